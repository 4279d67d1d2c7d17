"""Sessions: how long they live, what ends them, and that a stolen token is worth little."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain.sessions import LIMITS, MOST, rekind
from app.main import create_app
from app.models import AuditLine, Delivery, LoginSession, Membership, PushSubscription, Role, SessionKind
from app.settings import Settings
from tests.api.test_caseload import statements
from tests.conftest import StandingClock
from tests.people import ORIGIN, PASSWORD, Phone, a_child, another_client, mutation, new_id
from tests.push.device import Device
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
    body = {"data": said} if address == "/sign-in" else {"json": said}
    answer = holding(app, planted).post(address, follow_redirects=False, **body)
    assert given(answer) not in {None, planted}
    assert holding(app, planted).get("/api/me").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "ü", "a" * 43, "b" * 101, "c" * 4000, "../../etc", "\x00"])
def test_an_invented_token_is_nobody(app: FastAPI, leila: Phone, token: str) -> None:
    browser = another_client(app)
    answer = browser.get("/api/me", headers={"Cookie": f"__Host-sid={token}".encode()})
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
    body = {"data": said} if door == "/sign-in" else {"json": said}
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


# -- the token changes ------------------------------------------------------------------------------------


def test_after_a_day_whoever_writes_gets_a_new_token(leila: Phone, clock: StandingClock) -> None:
    first = token_of(leila.client)
    clock.forward(hours=23)
    leila.send()
    assert token_of(leila.client) == first
    clock.forward(hours=1)
    assert leila.client.get("/api/me").status_code == 200
    assert token_of(leila.client) == first
    leila.send(a_child())
    assert token_of(leila.client) != first
    leila.send(a_child())


def test_a_therapist_s_reading_brings_a_new_token_too(
    app: FastAPI, database: Database, clock: StandingClock
) -> None:
    shared = a_shared_child(app)
    with database.transaction() as session:
        for row in session.exec(select(LoginSession)):
            row.rotated_at = clock.now - timedelta(hours=24)
    before = token_of(shared.therapist)
    shared.review()
    assert token_of(shared.therapist) != before
    shared.review()


def test_a_sync_asks_for_its_session_once_and_writes_it_down_once_a_minute(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    about: list[list[str]] = []
    for seconds in (30, 20, 20, 3600 * 24, 30, 20):
        clock.forward(seconds=seconds)
        with statements(app) as seen:
            leila.send()
        about.append([one.split()[0] for one in seen if "login_session" in one or "ended_session" in one])
    once, written, rotated = ["SELECT"], ["SELECT", "UPDATE"], ["SELECT", "UPDATE", "UPDATE", "SELECT"]
    assert about == [once, once, written, rotated, written, once]


def test_what_was_on_its_way_with_the_former_token_still_arrives(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    late = holding(app, token_of(leila.client))
    clock.forward(hours=24)
    leila.send()
    clock.forward(seconds=30)
    leila.send()
    clock.forward(seconds=30)
    answer = late.post("/api/sync", json=leila.batch(a_child()))
    assert (answer.status_code, given(answer)) == (200, None)
    leila.send()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_that_comes_back_after_its_successor_was_used_ends_the_session(
    app: FastAPI, leila: Phone, clock: StandingClock, database: Database, method: str
) -> None:
    stolen = holding(app, token_of(leila.client))
    clock.forward(hours=24)
    leila.send()
    clock.forward(minutes=1, seconds=1)
    leila.send()
    address = "/api/me" if method == "GET" else "/api/sync"
    answer = stolen.request(method, address, json=None if method == "GET" else leila.batch())
    assert (answer.status_code, code_of(answer)) == (401, "signed-out-elsewhere")
    hers = leila.client.post("/api/sync", json=leila.batch())
    assert (hers.status_code, code_of(hers)) == (401, "signed-out-elsewhere")
    with database.transaction(write=False) as session:
        assert [(line.what, line.name) for line in session.exec(select(AuditLine))] == [
            ("token-reused", "Leila")
        ]


def test_the_family_s_other_sessions_go_on_when_a_stolen_one_ends(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    tablet = sign_in(app)
    stolen = holding(app, token_of(leila.client))
    clock.forward(hours=24)
    for _ in range(2):
        leila.send()
        clock.forward(minutes=2)
    assert stolen.get("/api/me").status_code == 401
    assert tablet.get("/api/me").status_code == 200


def test_an_answer_that_was_lost_on_a_train_signs_nobody_out(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    first = token_of(leila.client)
    clock.forward(hours=24)
    lost = given(holding(app, first).post("/api/sync", json=leila.batch()))
    assert lost is not None
    clock.forward(hours=5)
    assert leila.client.get("/api/me").status_code == 200
    leila.send(a_child())
    assert token_of(leila.client) not in {first, lost}
    assert holding(app, lost).get("/api/me").status_code == 401
    leila.send()


def test_after_a_lost_answer_the_first_token_is_spent_as_soon_as_a_new_one_arrived(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    first = token_of(leila.client)
    clock.forward(hours=24)
    holding(app, first).post("/api/sync", json=leila.batch())
    clock.forward(hours=5)
    leila.send()
    clock.forward(minutes=2)
    leila.send()
    assert code_of(holding(app, first).get("/api/me")) == "signed-out-elsewhere"
    assert leila.client.get("/api/me").status_code == 401


def test_a_refused_request_leaves_the_token_as_it_was(leila: Phone, clock: StandingClock) -> None:
    clock.forward(hours=24)
    answer = leila.client.delete(f"/api/sessions/{new_id()}")
    assert (answer.status_code, given(answer)) == (404, None)
    clock.forward(hours=1)
    leila.send()


def test_requests_at_once_agree_on_one_new_token(
    settings: Settings, leila: Phone, clock: StandingClock
) -> None:
    clock.forward(hours=24)
    with TestClient(create_app(settings, clock), base_url=ORIGIN, headers={"Origin": ORIGIN}) as shared:
        cookie = {"Cookie": f"__Host-sid={token_of(leila.client)}"}
        with ThreadPoolExecutor(10) as pool:
            answers = list(
                pool.map(lambda _: shared.post("/api/sync", json=leila.batch(), headers=cookie), range(20))
            )
        tokens = [token for token in map(given, answers) if token]
        assert ({answer.status_code for answer in answers}, len(tokens)) == ({200}, 1)
        shared.cookies.clear()
        after = shared.get("/api/me", headers={"Cookie": f"__Host-sid={tokens[0]}"})
    assert after.status_code == 200


def test_a_proof_brings_a_new_token_and_the_former_one_dies(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    before = token_of(leila.client)
    clock.forward(minutes=10)
    assert leila.client.post("/api/proofs", json={"password": PASSWORD}).status_code == 204
    assert token_of(leila.client) != before
    clock.forward(minutes=2)
    leila.send()
    assert code_of(holding(app, before).get("/api/me")) == "signed-out-elsewhere"


def test_who_signs_in_where_a_stolen_token_was_left_ends_what_the_thief_has(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    robbed = another_client(app)
    robbed.cookies.update(leila.client.cookies)
    clock.forward(hours=24)
    for _ in range(2):
        leila.send()
        clock.forward(minutes=2)
    assert (
        robbed.post("/api/sessions", json={"login": "leila@home.test", "password": PASSWORD}).status_code
        == 201
    )
    assert leila.client.get("/api/me").status_code == 401


# -- the list of devices ----------------------------------------------------------------------------------


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
    assert code_of(browsers[0].get("/api/me")) == "signed-out"
    assert len(browsers[-1].get("/api/sessions").json()["sessions"]) == MOST


# -- what ends with a session -----------------------------------------------------------------------------


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


# -- a role that changes ----------------------------------------------------------------------------------


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
