"""Signing up, in and out."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import PASSWORD, Phone, another_client


def test_a_new_parent_is_signed_in_and_owns_a_family(client: TestClient) -> None:
    me = Phone(client).sign_up("Leila")
    assert me["family"]["role"] == "owner"
    assert client.get("/api/me").json() == me


def test_a_stranger_is_told_to_sign_in(client: TestClient) -> None:
    answer = client.get("/api/me")
    assert answer.status_code == 401
    assert answer.json()["type"] == "/problems/signed-out"


def test_a_second_browser_signs_in_by_name_and_password(app: FastAPI, client: TestClient) -> None:
    me = Phone(client).sign_up("Leila")
    second = another_client(app)
    answer = second.post("/api/sessions", json={"login": "LEILA@home.test ", "password": PASSWORD})
    assert answer.status_code == 201
    assert second.get("/api/me").json() == me


def test_signing_in_says_the_same_for_a_wrong_name_and_a_wrong_password(
    app: FastAPI, client: TestClient
) -> None:
    Phone(client).sign_up("Leila")
    wrong = [
        another_client(app).post("/api/sessions", json={"login": login, "password": "some other words"})
        for login in ("leila@home.test", "nobody@home.test")
    ]
    assert [answer.status_code for answer in wrong] == [401, 401]
    assert wrong[0].content == wrong[1].content


def test_the_cookie_of_a_session_that_was_ended_opens_nothing(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    kept = another_client(app)
    kept.cookies.update(client.cookies)
    answer = client.delete("/api/sessions/current")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert kept.get("/api/me").status_code == 401


def test_a_taken_name_is_refused_and_changes_nothing(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    second = another_client(app)
    body = {"name": "Eve", "login": "leila@home.test", "password": PASSWORD, "zone": "Europe/Berlin"}
    answer = second.post("/api/accounts", json=body)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/login-taken")
    assert second.get("/api/me").status_code == 401


def test_guessing_is_stopped_after_ten_tries(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    guess = {"login": "leila@home.test", "password": "a wrong guess of mine"}
    tried = [another_client(app).post("/api/sessions", json=guess) for _ in range(11)]
    assert [answer.status_code for answer in tried] == [401] * 10 + [429]
    assert tried[-1].headers["retry-after"] == "30"
