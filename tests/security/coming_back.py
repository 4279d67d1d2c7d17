"""What somebody does who lost everything, and what they may do after that."""

from fastapi import FastAPI
from pyotp.totp import TOTP
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import another_client, new_id

NEXT = "another set of words entirely"


def recovered(app: FastAPI, code: str, login: str = "leila@home.test") -> TestClient:
    """A new browser that came back with a code."""
    browser = another_client(app)
    answer = browser.post("/api/sessions/recovery", json={"login": login, "code": code})
    assert answer.status_code == 201, answer.text
    return browser


def set_up(client: TestClient, clock: StandingClock) -> TOTP:
    """A code generator of whoever is signed in here and has just proved it."""
    generator = TOTP(client.post("/api/totp", json={}).json()["secret"])
    assert client.put("/api/totp", json={"code": generator.at(clock())}).status_code == 204
    clock.forward(minutes=1)
    return generator


def type_of(answer) -> str:
    return answer.json()["type"].removeprefix("/problems/")


def an_invitation() -> dict[str, str]:
    return {"id": new_id(), "role": "parent", "name": "Sam"}
