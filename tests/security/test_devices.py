"""Where one is signed in: a list, and what ends with each of them."""

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain.sessions import MOST
from app.models import Delivery, PushSubscription
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, another_client
from tests.push.device import Device
from tests.security.browsers import code_of, holding, sign_in, token_of, touch


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent, signed in on her own phone."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


def test_the_list_names_each_browser_and_says_which_one_this_is(app: FastAPI, leila: Phone) -> None:
    tablet = another_client(app)
    tablet.headers["User-Agent"] = "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) Safari/604.1"
    tablet.post(
        "/api/sessions", json={"login": "leila@home.test", "password": PASSWORD, "shared_device": True}
    )
    listed = tablet.get("/api/sessions").json()["sessions"]
    seen = {(row["label"], row["kind"], row["factor"], row["current"]) for row in listed}
    assert seen == {("Safari · iPad", "shared", "password", True), ("", "own", "password", False)}
    assert set(listed[0]) == {"id", "label", "kind", "factor", "created_at", "last_seen_at", "current"}


def test_a_session_that_ran_out_is_not_in_the_list(app: FastAPI, leila: Phone, clock: StandingClock) -> None:
    sign_in(app, shared_device=True)
    clock.forward(minutes=31)
    assert len(leila.client.get("/api/sessions").json()["sessions"]) == 1


def test_a_browser_that_was_signed_out_from_another_is_told_to_forget(app: FastAPI, leila: Phone) -> None:
    tablet = Phone(sign_in(app))
    tablet.send(a_child())
    (its_id,) = [
        row["id"] for row in leila.client.get("/api/sessions").json()["sessions"] if not row["current"]
    ]
    assert leila.client.delete(f"/api/sessions/{its_id}").status_code == 204
    answer = tablet.client.post("/api/sync", json=tablet.batch(a_child()))
    assert (answer.status_code, code_of(answer)) == (401, "signed-out-elsewhere")
    leila.send()


def test_a_browser_that_missed_its_new_token_is_told_to_forget_as_well(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    tablet = sign_in(app)
    clock.forward(hours=24)
    holding(app, token_of(tablet)).post("/api/sync", json=leila.batch())
    touch(leila.client)
    assert code_of(tablet.get("/api/me")) == "signed-out-elsewhere"


def test_all_others_go_at_once_and_this_one_stays(app: FastAPI, leila: Phone) -> None:
    others = [sign_in(app) for _ in range(3)]
    assert touch(leila.client).status_code == 204
    assert {code_of(other.get("/api/me")) for other in others} == {"signed-out-elsewhere"}
    assert leila.client.get("/api/me").status_code == 200


def test_nobody_sees_or_ends_somebody_else_s_sessions(app: FastAPI, leila: Phone) -> None:
    omar = another_client(app)
    Phone(omar).sign_up("Omar")
    (hers,) = leila.client.get("/api/sessions").json()["sessions"]
    assert hers["id"] not in omar.get("/api/sessions").text
    assert omar.delete(f"/api/sessions/{hers['id']}").status_code == 404
    assert touch(omar).status_code == 204
    assert leila.client.get("/api/me").status_code == 200


def test_the_session_that_was_idle_longest_makes_room_for_the_twenty_first(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    browsers = [leila.client]
    for _ in range(MOST):
        clock.forward(hours=1)
        browsers.append(sign_in(app))
    assert [browser.get("/api/me").status_code for browser in browsers[:2]] == [401, 200]
    assert code_of(browsers[0].get("/api/me")) == "signed-out-elsewhere"
    assert len(browsers[-1].get("/api/sessions").json()["sessions"]) == MOST


@pytest.mark.parametrize("way", ["here", "from elsewhere", "all others"])
def test_reminders_and_what_was_on_its_way_end_in_the_same_moment(
    app: FastAPI, leila: Phone, database: Database, way: str
) -> None:
    tablet = sign_in(app)
    device = Device("fcm.googleapis.com", 443)
    subscription = device.subscription | {"endpoint": "https://fcm.googleapis.com/fcm/send/tablet"}
    assert tablet.put("/api/push/subscriptions", json=subscription).status_code == 201
    assert tablet.post("/api/push/tests").status_code == 202
    listed = tablet.get("/api/sessions").json()["sessions"]
    (its_id,) = [row["id"] for row in listed if row["current"]]
    with database.transaction(write=False) as session:
        assert len(session.exec(select(Delivery)).all()) == 1
    if way == "here":
        tablet.delete("/api/sessions/current")
    else:
        leila.client.delete("/api/sessions/others" if way == "all others" else f"/api/sessions/{its_id}")
    with database.transaction(write=False) as session:
        assert session.exec(select(PushSubscription)).all() == []
        assert session.exec(select(Delivery)).all() == []
