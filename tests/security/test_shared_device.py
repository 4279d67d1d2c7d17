"""A machine that others use too: a session ends when its owner has gone, even with the page left open."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, another_client


@pytest.fixture
def shared(app: FastAPI, client: TestClient) -> Phone:
    """Leila, signed in on a shared device."""
    Phone(client).sign_up("Leila")
    phone = Phone(another_client(app))
    said = {"login": "leila@home.test", "password": PASSWORD, "shared_device": True}
    assert phone.client.post("/api/sessions", json=said).status_code == 201
    return phone


def test_a_page_left_open_does_not_keep_the_session(shared: Phone, clock: StandingClock) -> None:
    for _ in range(2):
        clock.forward(minutes=14)
        shared.send()
    clock.forward(minutes=3)
    assert shared.client.post("/api/sync", json=shared.batch()).status_code == 401


def test_writing_keeps_it(shared: Phone, clock: StandingClock) -> None:
    for _ in range(3):
        clock.forward(minutes=25)
        shared.send(a_child())
    assert shared.client.get("/api/me").status_code == 200


def test_on_one_s_own_device_looking_keeps_it(client: TestClient, clock: StandingClock) -> None:
    phone = Phone(client)
    phone.sign_up("Leila")
    for _ in range(2):
        clock.forward(days=20)
        phone.send()
    assert client.get("/api/me").status_code == 200
