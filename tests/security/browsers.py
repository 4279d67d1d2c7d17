"""Browsers whose cookie a test can read, keep and put back."""

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from tests.people import PASSWORD, another_client

COOKIE = "__Host-sid"


def holding(app: FastAPI, token: str) -> TestClient:
    """A browser that shows this token, whatever the answers give it."""
    browser = another_client(app)
    browser.headers["Cookie"] = f"{COOKIE}={token}"
    return browser


def token_of(browser: TestClient) -> str:
    """The token in the browser's cookie."""
    return browser.cookies[COOKIE]


def given(answer: Response) -> str | None:
    """The token that an answer gives, if any."""
    values = [value for value in answer.headers.get_list("set-cookie") if value.startswith(COOKIE)]
    return values[0].partition("=")[2].partition(";")[0] if values else None


def sign_in(app: FastAPI, name: str = "Leila", **said: object) -> TestClient:
    """A further browser that somebody signs in on."""
    browser = another_client(app)
    told = {"login": f"{name}@home.test", "password": PASSWORD} | said
    answer = browser.post("/api/sessions", json=told)
    assert answer.status_code == 201, answer.text
    return browser


def touch(browser: TestClient) -> Response:
    """Something that is done by hand, and changes nothing where there is one browser."""
    return browser.delete("/api/sessions/others")


def code_of(answer: Response) -> str:
    """The problem's own name."""
    return answer.json()["type"].removeprefix("/problems/")
