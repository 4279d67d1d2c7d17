"""Some things take a fresh password or passkey, even on a phone that is signed in."""

from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain.sessions import FRESH_FOR
from app.models import LoginSession
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, another_client, new_id, row_id
from tests.security.browsers import code_of, holding, sign_in, token_of
from tests.sharing import an_invitation

ASKED = [
    ("POST", "/api/sharing/invitations", an_invitation(new_id())),
    ("POST", f"/api/sharing/invitations/{new_id()}/answers", {"let_in": True}),
    ("PATCH", f"/api/sharing/members/{new_id()}", {"role": "owner"}),
    ("POST", "/api/sharing/helper-passes", {"id": new_id(), "name": "Ida", "until": "2026-11-25T08:00:00Z"}),
    ("PUT", "/api/password", {"password": "a quiet river at dawn"}),
    ("POST", "/api/passkeys/registrations", {}),
    ("DELETE", f"/api/passkeys/{new_id()}", None),
    ("POST", "/api/totp", {}),
    ("DELETE", "/api/totp", None),
    ("POST", "/api/recovery-codes", {}),
    ("POST", "/api/entry-links", {}),
]
NEVER = [
    ("POST", "/api/sync"),
    ("GET", "/api/me"),
    ("GET", "/api/sharing"),
    ("GET", "/api/sessions"),
    ("DELETE", "/api/sessions/others"),
]


@pytest.fixture
def leila(client: TestClient, clock: StandingClock) -> Phone:
    """A parent who signed in a while ago."""
    phone = Phone(client)
    phone.sign_up("Leila")
    clock.forward(seconds=FRESH_FOR.total_seconds() + 1)
    return phone


def prove(phone: Phone, password: str = PASSWORD) -> int:
    return phone.client.post("/api/proofs", json={"password": password}).status_code


@pytest.mark.parametrize(("method", "path", "body"), ASKED, ids=range(len(ASKED)))
def test_what_changes_who_comes_in_takes_a_fresh_proof(
    leila: Phone, method: str, path: str, body: dict[str, object] | None
) -> None:
    before = leila.client.request(method, path, json=body)
    assert (before.status_code, code_of(before)) == (403, "needs-proof")
    assert prove(leila) == 204
    after = leila.client.request(method, path, json=body)
    assert after.status_code != 403, after.text


@pytest.mark.parametrize(("method", "path"), NEVER, ids=range(len(NEVER)))
def test_what_is_done_every_day_and_what_takes_away_takes_none(leila: Phone, method: str, path: str) -> None:
    body = leila.batch(a_child()) if path == "/api/sync" else None
    assert leila.client.request(method, path, json=body).status_code in {200, 204}


def test_a_sign_in_is_a_proof_for_five_minutes(client: TestClient, clock: StandingClock) -> None:
    Phone(client).sign_up("Leila")
    clock.forward(seconds=FRESH_FOR.total_seconds())
    assert client.post("/api/recovery-codes", json={}).status_code == 201
    clock.forward(seconds=1)
    assert client.post("/api/recovery-codes", json={}).status_code == 403


def test_a_proof_lasts_five_minutes_and_for_one_browser(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    tablet = sign_in(app)
    clock.forward(minutes=6)
    assert prove(leila) == 204
    assert tablet.post("/api/recovery-codes", json={}).status_code == 403
    assert leila.client.post("/api/recovery-codes", json={}).status_code == 201
    clock.forward(minutes=5, seconds=1)
    assert leila.client.post("/api/recovery-codes", json={}).status_code == 403


def test_a_wrong_password_proves_nothing_and_changes_no_token(leila: Phone) -> None:
    before = token_of(leila.client)
    assert prove(leila, "three other words here") == 401
    assert token_of(leila.client) == before
    assert leila.client.post("/api/recovery-codes", json={}).status_code == 403


def test_ten_tries_an_hour_and_the_session_stays(leila: Phone) -> None:
    tries = [prove(leila, f"a wrong guess number {n}") for n in range(11)]
    assert tries == [401] * 10 + [429]
    assert prove(leila) == 429
    assert leila.client.get("/api/me").status_code == 200


def test_for_a_day_after_a_recovery_no_proof_is_enough(
    leila: Phone, database: Database, clock: StandingClock
) -> None:
    with database.transaction() as session:
        (row,) = session.exec(select(LoginSession))
        row.restricted_until = clock.now + timedelta(hours=24)
    assert prove(leila) == 204
    child = a_child()
    leila.send(child)
    answer = leila.client.post("/api/sharing/invitations", json=an_invitation(row_id(child)))
    assert (answer.status_code, code_of(answer)) == (403, "restricted")
    assert int(answer.headers["retry-after"]) == 24 * 3600
    clock.forward(hours=24)
    assert prove(leila) == 204
    assert leila.client.post("/api/sharing/invitations", json=an_invitation(row_id(child))).status_code == 201


def test_a_demo_has_nothing_to_prove(client: TestClient, clock: StandingClock) -> None:
    client.post("/api/demo", json={"door": "parent"})
    clock.forward(minutes=30)
    phone = Phone(client)
    phone.send()
    child = phone.of_kind("child")[0]["id"]
    assert client.post("/api/sharing/invitations", json=an_invitation(child)).status_code == 201


def test_who_is_not_signed_in_can_prove_nothing(app: FastAPI, leila: Phone) -> None:
    stranger = another_client(app)
    assert stranger.post("/api/proofs", json={"password": PASSWORD}).status_code == 401
    assert holding(app, "a" * 43).post("/api/proofs", json={"password": PASSWORD}).status_code == 401
