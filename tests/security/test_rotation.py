"""A token changes from time to time, and a stolen one is worth little."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.main import create_app
from app.models import AuditLine, LoginSession
from app.settings import Settings
from tests.api.test_caseload import statements
from tests.conftest import StandingClock
from tests.people import ORIGIN, PASSWORD, Phone, a_child, another_client, new_id
from tests.security.browsers import code_of, given, holding, sign_in, token_of
from tests.sharing import a_shared_child


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent, signed in on her own phone."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


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
    once, written, rotated = ["SELECT"], ["SELECT", "UPDATE"], ["SELECT", "UPDATE", "UPDATE"]
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
    clock.forward(hours=25)
    leila.send()
    leila.send()


@pytest.mark.parametrize("times", [1, 3])
def test_a_token_that_a_thief_had_dropped_ends_what_the_thief_has(
    app: FastAPI, leila: Phone, clock: StandingClock, database: Database, times: int
) -> None:
    stolen = token_of(leila.client)
    clock.forward(hours=25)
    leila.send()
    for _ in range(times):
        clock.forward(minutes=5)
        taken = given(holding(app, stolen).post("/api/sync", json=leila.batch()))
        assert taken is not None
    clock.forward(minutes=5)
    hers = leila.client.post("/api/sync", json=leila.batch())
    assert (hers.status_code, code_of(hers)) == (401, "signed-out-elsewhere")
    assert code_of(holding(app, taken).get("/api/me")) == "signed-out-elsewhere"
    with database.transaction(write=False) as session:
        assert [line.what for line in session.exec(select(AuditLine))] == ["token-reused"]


def test_answers_that_cross_within_a_minute_sign_nobody_out(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    first = token_of(leila.client)
    clock.forward(hours=25)
    leila.send()
    proof = holding(app, first).post("/api/proofs", json={"password": PASSWORD})
    assert (proof.status_code, given(proof) is None) == (204, False)
    clock.forward(seconds=20)
    assert leila.client.get("/api/me").status_code == 200
    leila.send()
    clock.forward(hours=1)
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
