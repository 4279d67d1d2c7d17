"""What somebody who knows a parent's name, and sits anywhere, can do to their signing in."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import ORIGIN, PASSWORD, Phone, another_client

GUESS = {"login": "leila@home.test", "password": "a wrong guess of mine"}
RIGHT = GUESS | {"password": PASSWORD}


@pytest.fixture
def at(app: FastAPI) -> Callable[[str], TestClient]:
    """A browser at an address of its own."""
    return lambda address: TestClient(
        app, base_url=ORIGIN, headers={"Origin": ORIGIN}, client=(address, 50000)
    )


def test_one_place_cannot_keep_a_name_locked(
    client: TestClient, at: Callable[[str], TestClient], clock: StandingClock
) -> None:
    Phone(client).sign_up("Leila")
    for _ in range(21):
        at("203.0.113.9").post("/api/sessions", json=RIGHT | {"login": "someone else"})
    locking = [at("203.0.113.9").post("/api/sessions", json=GUESS) for _ in range(11)]
    assert {answer.status_code for answer in locking} == {429}
    assert at("198.51.100.4").post("/api/sessions", json=RIGHT).status_code == 201


def test_a_home_is_one_place_whatever_its_addresses(at: Callable[[str], TestClient]) -> None:
    tries = [
        at(f"2001:db8:7:7::{n:x}").post("/api/sessions", json=GUESS | {"login": f"name {n}"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in tries] == [401] * 20 + [429]
    assert at("2001:db8:7:8::1").post("/api/sessions", json=GUESS).status_code == 401


def test_a_mapped_address_is_the_address_it_maps(at: Callable[[str], TestClient]) -> None:
    for n in range(20):
        at("203.0.113.9").post("/api/sessions", json=GUESS | {"login": f"name {n}"})
    assert at("::ffff:203.0.113.9").post("/api/sessions", json=GUESS).status_code == 429
    assert at("::ffff:203.0.113.8").post("/api/sessions", json=GUESS).status_code == 401


@pytest.mark.parametrize("address", ["/api/sessions", "/sign-in", "/api/accounts"])
def test_whoever_signs_in_ends_the_session_the_browser_had(
    app: FastAPI, client: TestClient, address: str
) -> None:
    Phone(client).sign_up("Leila")
    before = another_client(app)
    before.cookies.update(client.cookies)
    Phone(another_client(app)).sign_up("Sam")
    sam = RIGHT | {"login": "sam@home.test"}
    said: dict[str, Any] = {"data": sam} if address == "/sign-in" else {"json": sam}
    if address == "/api/accounts":
        said = {"json": RIGHT | {"login": "eve", "name": "Eve", "zone": "UTC"}}
    assert client.post(address, follow_redirects=False, **said).status_code in {201, 303}
    assert before.get("/api/me").status_code == 401
    assert client.get("/api/me").json()["account"]["name"] in {"Sam", "Eve"}


def test_a_refused_sign_in_leaves_the_session_there_was(client: TestClient) -> None:
    me = Phone(client).sign_up("Leila")
    assert client.post("/api/sessions", json=GUESS).status_code == 401
    assert client.get("/api/me").json() == me


def test_the_cookie_is_secure_where_the_address_is_whatever_else_is_allowed(
    settings: Settings, clock: StandingClock
) -> None:
    moved = settings.model_copy(update={"insecure_lan": True})
    with TestClient(create_app(moved, clock), base_url=ORIGIN, headers={"Origin": ORIGIN}) as client:
        set_cookie = client.post("/api/accounts", json=RIGHT | {"name": "Leila", "zone": "UTC"}).headers[
            "set-cookie"
        ]
    assert set_cookie.startswith("__Host-sid=")
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= set(set_cookie.lower().split("; "))


@pytest.mark.parametrize("address", ["/api/me/", "/journal/", "//evil.test/", "//evil.test/%2e%2e"])
def test_no_address_sends_a_browser_to_the_host_it_named(client: TestClient, address: str) -> None:
    answer = client.get(f"{ORIGIN}{address}", headers={"Host": "evil.test"}, follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location")) == (404, None)
