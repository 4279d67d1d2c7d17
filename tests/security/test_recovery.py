"""Coming back without mail: by a second key, a line of the sheet, or the link that the operator makes."""

import re

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.authenticator import Authenticator
from tests.conftest import StandingClock
from tests.people import Phone, another_client
from tests.security.at_once import at_once
from tests.security.coming_back import an_invitation, recovered, type_of
from tests.security.keyring import add_passkey, codes_for, credentials_of, prove, sign_in_with

SHAPE = re.compile(r"[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}")


def test_a_sheet_has_ten_lines_of_eighty_bits(client: TestClient, codes: list[str]):
    assert len({code[:4] for code in codes}) == len(codes) == 10
    assert all(SHAPE.fullmatch(code) for code in codes)
    assert credentials_of(client)["codes_left"] == 10
    assert credentials_of(client)["is_enough"]


def test_a_line_lets_its_owner_in_once(app: FastAPI, client: TestClient, codes: list[str]):
    back = recovered(app, codes[3])
    assert back.get("/api/me").json()["account"] == client.get("/api/me").json()["account"]
    sent = {"login": "leila@home.test", "code": codes[3]}
    again = another_client(app).post("/api/sessions/recovery", json=sent)
    assert (again.status_code, type_of(again)) == (401, "wrong-credentials")
    assert credentials_of(client)["codes_left"] == 9
    recovered(app, codes[4])


def test_a_line_may_be_typed_carelessly(app: FastAPI, codes: list[str]):
    recovered(app, f" {codes[0].lower().replace('-', ' ')} ")


def test_wrong_lines_and_unknown_names_get_the_same_answer(app: FastAPI, codes: list[str]):
    tries = [
        ("leila@home.test", f"{codes[0][:4]}-AAAA-AAAA-AAAA-AAAA"),
        ("leila@home.test", "AAAA-AAAA-AAAA-AAAA-AAAA"),
        ("nobody@home.test", codes[0]),
        ("leila@home.test", ""),
        ("leila@home.test", codes[0][:4]),
    ]
    sent = [{"login": login, "code": code} for login, code in tries]
    answers = [another_client(app).post("/api/sessions/recovery", json=each) for each in sent]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}


def test_guessing_the_rest_of_a_line_is_stopped(app: FastAPI, codes: list[str]):
    sent = {"login": "leila@home.test", "code": f"{codes[0][:4]}-AAAA-AAAA-AAAA-AAAA"}
    statuses = [another_client(app).post("/api/sessions/recovery", json=sent).status_code for _ in range(7)]
    assert statuses == [401] * 5 + [429] * 2


def test_whoever_knows_no_line_uses_up_nobodys_tries_but_their_own(app: FastAPI, codes: list[str]):
    sent = {"login": "leila@home.test", "code": "AAAA-AAAA-AAAA-AAAA-AAAA"}
    asked = [("POST", "/api/sessions/recovery", {"json": sent}) for _ in range(8)]
    assert {answer.status_code for answer in at_once(app, asked)} == {401}
    statuses = [another_client(app).post("/api/sessions/recovery", json=sent).status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]
    (answer,) = at_once(app, [("POST", "/api/sessions/recovery", {"json": sent | {"code": codes[0]}})])
    assert answer.status_code == 201


def test_a_line_used_by_many_at_once_lets_one_in(app: FastAPI, client: TestClient, codes: list[str]):
    sent = {"login": "leila@home.test", "code": codes[0]}
    asked = [("POST", "/api/sessions/recovery", {"json": sent}) for _ in range(5)]
    statuses = [answer.status_code for answer in at_once(app, asked)]
    assert sorted(statuses) == [201, 401, 401, 401, 401]
    assert credentials_of(client)["codes_left"] == 9


def test_a_new_sheet_ends_the_one_before_it(app: FastAPI, client: TestClient, codes: list[str]):
    fresh = codes_for(client)
    sent = {"login": "leila@home.test", "code": codes[0]}
    assert another_client(app).post("/api/sessions/recovery", json=sent).status_code == 401
    recovered(app, fresh[0])


def test_a_sheet_needs_a_fresh_proof(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    clock.forward(minutes=6)
    assert type_of(client.post("/api/recovery-codes", json={})) == "needs-proof"
    assert prove(client).status_code == 204
    codes_for(client)


def test_the_family_and_the_other_browsers_are_told(app: FastAPI, client: TestClient, codes: list[str]):
    recovered(app, codes[0])
    lines = client.get("/api/sharing/audit").json()["lines"]
    assert (lines[0]["what"], lines[0]["name"]) == ("recovered", "Leila")
    assert client.get("/api/me").json()["recovered_at"] == "2026-11-23T07:00:00Z"


def test_a_second_passkey_is_a_way_back(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    keys = [add_passkey(client, Authenticator()) for _ in range(2)]
    back = another_client(app)
    assert sign_in_with(back, keys[1]).status_code == 201
    assert back.post("/api/sharing/invitations", json=an_invitation()).status_code == 201


def test_the_page_takes_a_line_and_opens_the_app(app: FastAPI, codes: list[str]):
    browser = another_client(app)
    assert browser.get("/recover").status_code == 200
    wrong = browser.post("/recover", data={"login": "leila@home.test", "code": "AAAA"})
    assert (wrong.status_code, codes[1] in wrong.text) == (401, False)
    sent = {"login": "Leila@home.test", "code": codes[1]}
    answer = browser.post("/recover", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings/security?signed-in")
    assert type_of(browser.post("/api/sharing/invitations", json=an_invitation())) == "restricted"
