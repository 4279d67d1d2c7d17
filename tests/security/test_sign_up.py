"""Sign-up can be closed: new families are then let in by nobody, and all others by invitation, as before."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings, read_settings
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client, sign_in
from tests.sharing import member

WANTED = {"name": "Eve", "login": "eve@home.test", "password": PASSWORD, "zone": "Europe/Berlin"}


@pytest.fixture
def closed(client: TestClient, settings: Settings, clock: StandingClock) -> Iterator[FastAPI]:
    """The same installation, closed once Leila's family was in."""
    Phone(client).sign_up("Leila")
    built = create_app(settings.model_copy(update={"sign_up": False}), clock)
    with TestClient(built):
        yield built


def test_a_new_family_is_told_calmly_that_sign_up_is_closed(closed: FastAPI) -> None:
    for body in (WANTED, WANTED | {"login": "leila@home.test"}):
        answer = another_client(closed).post("/api/accounts", json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sign-up-closed")
        assert answer.json()["title"] == "New families are let in by invitation here."
    said = {"login": WANTED["login"], "password": PASSWORD}
    assert another_client(closed).post("/api/sessions", json=said).status_code == 401


def test_who_is_invited_still_comes_in_and_a_visitor_still_looks_around(closed: FastAPI) -> None:
    leila = Phone(sign_in(another_client(closed), "leila@home.test"))
    sam = member(leila).client.get("/api/me").json()
    assert sam["family"]["role"] == "parent"
    assert another_client(closed).post("/api/demo", json={"door": "parent"}).status_code == 201


@pytest.mark.parametrize(("said", "is_open"), [({}, True), ({"EVENDAY_SIGN_UP": "0"}, False)])
def test_sign_up_is_open_unless_the_operator_closes_it(said: dict[str, str], is_open: bool) -> None:
    assert read_settings(said).sign_up is is_open
