"""Passwords: which are refused, how they change, and what it costs everybody else that hashing is slow."""

import asyncio
import threading
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain import passwords
from app.domain.password_strength import EasyToGuess, OwnName, check_strength
from app.domain.passwords import Passwords
from app.errors import Unavailable
from app.models import Account
from tests.conftest import QUICK, StandingClock
from tests.people import ORIGIN, PASSWORD, Phone, another_client
from tests.security.keyring import prove
from tests.security.slow import Slow
from tests.sharing import a_shared_child, an_invitation, invited, join_form

NEXT = "another set of words entirely"
SIGN_UP = {"name": "Leila", "login": "leila@home.test", "password": PASSWORD, "zone": "UTC"}
SIGN_IN = {"login": "leila@home.test", "password": PASSWORD}
COSTLIER = Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1)


@pytest.mark.parametrize(
    "password",
    [
        "leila loves small words",
        "we say EVENDAY each day",
        "at home.we.rest daily",
        "the LEILA of our hearts",
    ],
)
def test_a_password_holds_no_name_that_others_know(password: str):
    with pytest.raises(OwnName):
        check_strength(password, "Leila Sari", "leila@home.test")


@pytest.mark.parametrize(
    "password",
    [
        "password12345678",
        "qwertyuiopasdfgh",
        "123456789012345678",
        "letmeinletmeinletmein",
        "sam sam sam sam sam",
    ],
)
def test_a_password_is_none_that_guessing_finds_early(password: str):
    with pytest.raises(EasyToGuess):
        check_strength(password, "Sam", "sam@clinic.example")


@pytest.mark.parametrize(
    "password",
    [PASSWORD, NEXT, "drei kleine Wörter", "三つの小さな言葉と静かな朝の散歩道"],
)
def test_a_few_words_are_enough_in_any_language(password: str):
    check_strength(password, "Sam", "sam@x.example")


@pytest.mark.parametrize(
    ("password", "why"),
    [("leila and small words", "password-has-name"), ("password1234567", "password-too-easy")],
)
def test_signing_up_says_what_is_wrong_with_a_password(client: TestClient, password: str, why: str):
    answer = client.post("/api/accounts", json=SIGN_UP | {"password": password})
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{why}")
    assert client.get("/api/me").status_code == 401


def test_the_page_of_an_invitation_says_it_too_and_uses_nothing_up(app: FastAPI):
    shared = a_shared_child(app)
    token = invited(shared.parent, an_invitation(shared.child_id, name="Tom"))
    browser = another_client(app)
    page = browser.post("/join", data=join_form(token, "Tom Berg", password="password1234567"))
    assert (page.status_code, "found early by guessing" in page.text) == (422, True)
    assert browser.post("/join", data=join_form(token, "Tom Berg"), follow_redirects=False).status_code == 303


def test_a_new_password_replaces_the_one_before(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    assert client.put("/api/password", json={"password": NEXT}).status_code == 204
    known = {"login": "leila@home.test"}
    old = another_client(app).post("/api/sessions", json=known | {"password": PASSWORD})
    new = another_client(app).post("/api/sessions", json=known | {"password": NEXT})
    assert (old.status_code, new.status_code) == (401, 201)


def test_a_new_password_is_as_fit_as_the_first(client: TestClient):
    Phone(client).sign_up("Leila")
    types = [
        client.put("/api/password", json={"password": each}).json()["type"].rpartition("/")[2]
        for each in ("short", "leila and small words", "password1234567", "x" * 129)
    ]
    assert types == ["invalid", "password-has-name", "password-too-easy", "invalid"]


def test_a_new_password_needs_a_fresh_proof(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    clock.forward(minutes=6)
    answer = client.put("/api/password", json={"password": NEXT})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/needs-proof")
    assert prove(client).status_code == 204
    assert client.put("/api/password", json={"password": NEXT}).status_code == 204


@pytest.mark.parametrize("end_others", [True, False])
def test_other_browsers_stay_unless_they_are_to_go(app: FastAPI, client: TestClient, end_others: bool):
    Phone(client).sign_up("Leila")
    other = another_client(app)
    other.post("/api/sessions", json={"login": "leila@home.test", "password": PASSWORD})
    client.put("/api/password", json={"password": NEXT, "end_others": end_others})
    told = other.get("/api/me")
    assert told.status_code == (401 if end_others else 200)
    assert not end_others or told.json()["type"] == "/problems/signed-out-elsewhere"
    assert client.get("/api/me").status_code == 200


def test_a_proof_by_a_wrong_password_proves_nothing_and_is_counted(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    clock.forward(minutes=6)
    statuses = [prove(client, "some other words").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]
    assert client.put("/api/password", json={"password": NEXT}).status_code == 403


def test_a_demo_has_no_password_to_set(client: TestClient):
    client.post("/api/demo", json={"door": "parent", "zone": "UTC"})
    assert client.put("/api/password", json={"password": NEXT}).status_code == 403
    assert prove(client).status_code == 403


def test_a_hash_of_another_cost_is_renewed_by_signing_in(app: FastAPI, client: TestClient, owner_database):
    Phone(client).sign_up("Leila")
    before = kept(owner_database)
    app.state.passwords = Passwords(app.state.secrets.pepper, COSTLIER)
    for _ in range(2):
        answer = another_client(app).post("/api/sessions", json=SIGN_IN)
        assert answer.status_code == 201
    assert "m=8,t=1" in before
    assert "m=16,t=2" in kept(owner_database)


def kept(database: Database) -> str:
    with database.transaction(write=False) as session:
        return session.exec(select(Account)).one().password_hash


def test_a_password_that_changes_while_it_is_checked_opens_nothing(
    app: FastAPI, client: TestClient, owner_database: Database
):
    Phone(client).sign_up("Leila")

    class Meddling(Passwords):
        def check(self, password: str, kept: str | None):
            verdict = super().check(password, kept)
            with owner_database.transaction() as session:
                session.exec(select(Account)).one().password_hash = self.hash(NEXT)
            return verdict

    app.state.passwords = Meddling(app.state.secrets.pepper, QUICK)
    assert another_client(app).post("/api/sessions", json=SIGN_IN).status_code == 401


def test_unknown_names_are_checked_as_known_ones_are(app: FastAPI, client: TestClient):
    app.state.passwords = slow = Slow(app.state.secrets.pepper)
    Phone(client).sign_up("Leila")
    counts = []
    for login in ("leila@home.test", "nobody@home.test"):
        before = slow.count
        another_client(app).post(
            "/api/sessions", json=SIGN_IN | {"login": login, "password": "some other words"}
        )
        counts.append(slow.count - before)
    assert counts == [1, 1]


def test_a_taken_name_costs_whoever_asks_for_it_a_hash_as_a_free_one_does(app: FastAPI, client: TestClient):
    app.state.passwords = slow = Slow(app.state.secrets.pepper)
    Phone(client).sign_up("Leila")
    taken = another_client(app).post("/api/accounts", json=SIGN_UP)
    assert (taken.status_code, slow.count) == (409, 2)


@pytest.mark.parametrize("address", ["/api/sessions", "/api/accounts", "/sign-in", "/join", "/api/proofs"])
def test_others_write_while_a_password_is_hashed(app: FastAPI, client: TestClient, address: str):
    """The hash ends only once a phone has synced ten times, each with a turn to write."""
    phone = Phone(client)
    phone.sign_up("Noor")
    shared = a_shared_child(app)
    token = invited(shared.parent, an_invitation(shared.child_id, name="Tom"))
    begun, others_wrote = threading.Event(), threading.Event()
    waited: list[bool] = []
    app.state.passwords = Slow("pepper", lambda: (begun.set(), waited.append(others_wrote.wait(20))))
    bodies: dict[str, dict[str, Any]] = {
        "/api/sessions": {"json": SIGN_IN},
        "/api/accounts": {"json": SIGN_UP | {"login": "eve"}},
        "/sign-in": {"data": SIGN_IN},
        "/join": {"data": join_form(token, "Tom Berg")},
        "/api/proofs": {"json": {"password": PASSWORD}},
    }

    async def both() -> None:
        async with a_browser(app, client) as parent, a_browser(app, shared.parent) as other:
            slow = asyncio.create_task(other.post(address, **bodies[address]))
            assert await asyncio.to_thread(begun.wait, 20)
            for _ in range(10):
                assert (await parent.post("/api/sync", json=phone.batch())).status_code == 200
            others_wrote.set()
            await slow

    asyncio.run(both())
    assert waited == [True]


def a_browser(app: FastAPI, signed_in: TestClient) -> AsyncClient:
    """The same browser, for requests at once."""
    cookies = dict(signed_in.cookies)
    return AsyncClient(
        transport=ASGITransport(app), base_url=ORIGIN, headers={"Origin": ORIGIN}, cookies=cookies
    )


def test_two_hash_at_once_and_who_waits_too_long_is_asked_to_come_back(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passwords, "PATIENCE", 0.2)
    end = threading.Event()
    slow = Slow("pepper", lambda: end.wait(20))

    async def crowd() -> list[object]:
        work = [asyncio.create_task(slow.in_turn(lambda hashes: hashes.hash(PASSWORD))) for _ in range(5)]
        while sum(task.done() for task in work) < 3:  # noqa: ASYNC110 - there is no event for what gives up
            await asyncio.sleep(0.01)
        assert {type(task.exception()) for task in work if task.done()} == {Unavailable}
        end.set()
        return await asyncio.gather(*work, return_exceptions=True)

    results = asyncio.run(crowd())
    assert [isinstance(each, str) for each in results].count(True) == 2
    assert [type(each) for each in results].count(Unavailable) == 3
