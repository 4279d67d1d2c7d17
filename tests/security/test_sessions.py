"""Sessions: how long they live, what they are opened with, and what a change of role makes of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain.sessions import LIMITS, rekind
from app.models import LoginSession, Membership, Role, SessionKind
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client, mutation
from tests.security.browsers import code_of, given, holding, sign_in, token_of, touch
from tests.sharing import a_shared_child

KINDS = list(SessionKind)


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent, signed in on her own phone."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


def of_kind(app: FastAPI, database: Database, kind: SessionKind, me: dict[str, Any]) -> TestClient:
    """A browser with a session of that kind."""
    with database.transaction() as session:
        place = session.get_one(Membership, (UUID(me["family"]["id"]), UUID(me["account"]["id"])))
        if kind == SessionKind.CARER:
            place.role = Role.CARER
        elif kind == SessionKind.THERAPIST:
            session.delete(place)
    return sign_in(app, shared_device=kind == SessionKind.SHARED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_session_ends_when_it_was_idle_for_its_kind_s_time(
    app: FastAPI, client: TestClient, database: Database, clock: StandingClock, kind: SessionKind
) -> None:
    browser = of_kind(app, database, kind, Phone(client).sign_up("Leila"))
    clock.forward(seconds=LIMITS[kind].idle.total_seconds() - 1)
    assert browser.get("/api/me").status_code == 200
    clock.forward(seconds=1)
    answer = browser.get("/api/me")
    assert (answer.status_code, code_of(answer)) == (401, "signed-out")


@pytest.mark.parametrize("kind", KINDS)
def test_a_session_ends_at_its_kind_s_longest_however_busy_it_is(
    app: FastAPI, client: TestClient, database: Database, clock: StandingClock, kind: SessionKind
) -> None:
    browser = of_kind(app, database, kind, Phone(client).sign_up("Leila"))
    idle, longest = LIMITS[kind]
    ends = clock.now + longest
    while clock.now + idle * 0.9 < ends:
        clock.forward(seconds=idle.total_seconds() * 0.9)
        assert touch(browser).status_code == 204
    clock.now = ends - timedelta(seconds=1)
    assert touch(browser).status_code == 204
    clock.forward(seconds=1)
    assert touch(browser).status_code == 401


def test_a_demo_s_session_ends_with_the_demo(client: TestClient, clock: StandingClock) -> None:
    me = client.post("/api/demo", json={"door": "parent"}).json()
    (listed,) = client.get("/api/sessions").json()["sessions"]
    assert (listed["factor"], listed["kind"]) == ("demo", "own")
    while clock.now.isoformat() < me["demo_ends_at"]:
        clock.forward(hours=6)
    assert client.get("/api/me").status_code == 401


def test_reading_keeps_a_therapist_s_half_hour_alive(app: FastAPI, clock: StandingClock) -> None:
    shared = a_shared_child(app)
    for _ in range(6):
        clock.forward(minutes=25)
        shared.review()
    clock.forward(minutes=31)
    assert shared.therapist.get(f"/api/caseload/{shared.child_id}").status_code == 401


@pytest.mark.parametrize("address", ["/api/sessions", "/sign-in", "/api/accounts"])
def test_a_token_that_somebody_put_into_a_browser_is_never_taken_over(
    app: FastAPI, leila: Phone, address: str
) -> None:
    planted = "planted" * 6
    said: dict[str, Any] = {"login": "leila@home.test", "password": PASSWORD}
    if address == "/api/accounts":
        said |= {"login": "eve", "name": "Eve", "zone": "UTC"}
    body: dict[str, Any] = {"data": said} if address == "/sign-in" else {"json": said}
    answer = holding(app, planted).post(address, follow_redirects=False, **body)
    assert given(answer) not in {None, planted}
    assert holding(app, planted).get("/api/me").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "ü", "a" * 43, "b" * 101, "c" * 4000, "../../etc", "\x00"])
def test_an_invented_token_is_nobody(app: FastAPI, leila: Phone, token: str) -> None:
    browser = another_client(app)
    answer = browser.get("/api/me", headers=[(b"cookie", f"__Host-sid={token}".encode())])
    assert (answer.status_code, code_of(answer)) == (401, "signed-out")


def test_every_sign_in_has_a_token_of_its_own(app: FastAPI, leila: Phone) -> None:
    tokens = {token_of(sign_in(app)) for _ in range(4)}
    assert len(tokens | {token_of(leila.client)}) == 5
    assert min(map(len, tokens)) == 43


def test_no_token_is_in_the_database(leila: Phone, database: Database) -> None:
    with database.transaction(write=False) as session:
        (row,) = session.exec(select(LoginSession))
    assert token_of(leila.client) not in repr(row.model_dump())
    assert len(row.token_hash) == 32


@pytest.mark.parametrize("door", ["/api/sessions", "/sign-in", "/api/accounts", "/api/demo"])
def test_the_cookie_is_for_this_site_alone_and_for_no_script(app: FastAPI, leila: Phone, door: str) -> None:
    said: dict[str, Any] = {"login": "leila@home.test", "password": PASSWORD}
    if door == "/api/accounts":
        said |= {"login": "eve", "name": "Eve", "zone": "UTC"}
    said = {"door": "therapist"} if door == "/api/demo" else said
    body: dict[str, Any] = {"data": said} if door == "/sign-in" else {"json": said}
    answer = another_client(app).post(door, follow_redirects=False, **body)
    cookies = answer.headers.get_list("set-cookie")
    assert cookies[0].startswith("__Host-sid=")
    for value in cookies:
        flags = {part.lower().partition("=")[0] for part in value.split("; ")[1:]}
        assert flags == {"secure", "httponly", "samesite", "path", "max-age"}
        assert "path=/;" in value.lower() + ";"


def test_signing_out_ends_the_session_and_takes_the_cookie_back(app: FastAPI, leila: Phone) -> None:
    token = token_of(leila.client)
    answer = leila.client.delete("/api/sessions/current")
    assert (answer.status_code, answer.headers["clear-site-data"]) == (204, '"cache", "storage"')
    assert given(answer) == '""'
    assert code_of(holding(app, token).get("/api/me")) == "signed-out"


def change_role(database: Database, me: dict[str, Any], role: Role, clock: StandingClock) -> None:
    """What the family's owner does, without the asking."""
    with database.transaction() as session:
        place = session.get_one(Membership, (UUID(me["family"]["id"]), UUID(me["account"]["id"])))
        place.role = role
        session.flush()
        rekind(session, place.id, clock.now)


def test_who_becomes_a_carer_gets_a_carer_s_limits_and_a_new_token(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    phone = Phone(client)
    me = phone.sign_up("Leila")
    before = token_of(client)
    change_role(database, me, Role.CARER, clock)
    assert client.get("/api/sessions").json()["sessions"][0]["kind"] == "carer"
    phone.send()
    assert token_of(client) != before
    clock.forward(days=7)
    assert client.get("/api/me").status_code == 401


def test_who_becomes_a_parent_keeps_the_session_for_longer(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    me = Phone(client).sign_up("Leila")
    for role in (Role.CARER, Role.PARENT):
        change_role(database, me, role, clock)
    clock.forward(days=29)
    assert client.get("/api/me").status_code == 200


def test_a_role_that_changes_after_a_lost_answer_signs_nobody_out(
    app: FastAPI, client: TestClient, database: Database, clock: StandingClock
) -> None:
    phone = Phone(client)
    me = phone.sign_up("Leila")
    clock.forward(hours=24)
    holding(app, token_of(client)).post("/api/sync", json=phone.batch())
    change_role(database, me, Role.CARER, clock)
    clock.forward(hours=1)
    phone.send()
    phone.send(mutation("add_child", nickname="Mika", age_band="6-8", picture="fox"))
