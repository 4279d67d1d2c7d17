"""Coming back without mail: by a second key, a line of the sheet, or the link that the operator makes."""

import re

import pytest
from fastapi import FastAPI
from pyotp.totp import TOTP
from starlette.testclient import TestClient

from tests.authenticator import Authenticator
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client, new_id
from tests.security.at_once import at_once
from tests.security.keyring import add_passkey, codes_for, credentials_of, prove, sign_in_with
from tests.sharing import a_shared_child, invited
from tests.sharing import an_invitation as an_invitation_for

NEXT = "another set of words entirely"
SHAPE = re.compile(r"[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){4}")


@pytest.fixture
def codes(client: TestClient) -> list[str]:
    """Leila's sheet."""
    Phone(client).sign_up("Leila")
    return codes_for(client)


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


def test_for_a_day_after_a_recovery_nothing_is_shared_and_nothing_taken_away(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock
):
    add_passkey(client)
    (key,) = credentials_of(client)["passkeys"]
    clock.forward(minutes=1)
    back = recovered(app, codes[0])
    refused = [
        back.post("/api/sharing/invitations", json=an_invitation()),
        back.delete(f"/api/passkeys/{key['id']}"),
        back.post("/api/recovery-codes", json={}),
        back.post("/api/entry-links", json={}),
        back.delete("/api/totp"),
    ]
    assert {(answer.status_code, type_of(answer)) for answer in refused} == {(403, "restricted")}
    assert int(refused[0].headers["retry-after"]) == 24 * 3600
    clock.forward(hours=24)
    assert back.put("/api/password", json={"password": NEXT}).status_code == 403
    assert prove(back).status_code == 204
    assert back.post("/api/sharing/invitations", json=an_invitation()).status_code == 201


def test_a_proof_opens_nothing_that_a_recovery_closed(app: FastAPI, codes: list[str], clock: StandingClock):
    back = recovered(app, codes[0])
    clock.forward(minutes=10)
    assert prove(back).status_code == 204
    assert type_of(back.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_who_came_back_sets_a_new_password_and_adds_a_passkey(app: FastAPI, codes: list[str]):
    back = recovered(app, codes[0])
    add_passkey(back)
    assert back.put("/api/password", json={"password": NEXT}).status_code == 204
    sent = {"login": "leila@home.test", "password": NEXT}
    assert another_client(app).post("/api/sessions", json=sent).status_code == 201


def test_who_came_back_signs_a_lost_phone_out_at_once(app: FastAPI, client: TestClient, codes: list[str]):
    back = recovered(app, codes[0])
    assert back.put("/api/password", json={"password": NEXT, "end_others": True}).status_code == 204
    assert client.get("/api/me").json()["type"] == "/problems/signed-out-elsewhere"


def test_what_a_recovery_made_holds_its_sessions_back_as_well(
    app: FastAPI, codes: list[str], clock: StandingClock
):
    back = recovered(app, codes[0])
    key = add_passkey(back)
    back.put("/api/password", json={"password": NEXT})
    by_key, by_password = another_client(app), another_client(app)
    sign_in_with(by_key, key)
    by_password.post("/api/sessions", json={"login": "leila@home.test", "password": NEXT})
    for browser in (by_key, by_password):
        assert type_of(browser.post("/api/sharing/invitations", json=an_invitation())) == "restricted"
    clock.forward(hours=24)
    later = another_client(app)
    sign_in_with(later, key)
    assert later.post("/api/sharing/invitations", json=an_invitation()).status_code == 201


@pytest.mark.parametrize("way", ["password", "passkey", "proof"])
def test_a_second_recovery_frees_nothing_that_the_first_one_made(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock, way: str
):
    clock.forward(hours=1)
    thief = recovered(app, codes[0])
    key = add_passkey(thief)
    thief.put("/api/password", json={"password": NEXT})
    clock.forward(minutes=10)
    recovered(app, codes[1])
    if way == "proof":
        assert prove(client, NEXT).status_code == 204
        thief = client
    elif way == "passkey":
        assert sign_in_with(thief, key).status_code == 201
    else:
        sent = {"login": "leila@home.test", "password": NEXT}
        assert thief.post("/api/sessions", json=sent).status_code == 201
    for path in ("/api/sharing/invitations", "/api/recovery-codes"):
        assert type_of(thief.post(path, json=an_invitation())) == "restricted"


def test_who_came_back_undoes_at_once_what_a_recovery_before_it_made(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock
):
    add_passkey(client)
    clock.forward(hours=1)
    thief = recovered(app, codes[0])
    add_passkey(thief)
    set_up(thief, clock)
    back = recovered(app, codes[1])
    (hers, stolen) = (key["id"] for key in credentials_of(back)["passkeys"])
    assert back.delete(f"/api/passkeys/{stolen}").status_code == 204
    assert type_of(back.delete(f"/api/passkeys/{hers}")) == "restricted"
    assert back.delete("/api/totp").status_code == 204


def test_a_proof_shortens_no_waiting(app: FastAPI, codes: list[str], clock: StandingClock):
    recovered(app, codes[0]).put("/api/password", json={"password": NEXT})
    clock.forward(hours=12)
    back = recovered(app, codes[1])
    assert prove(back, NEXT).status_code == 204
    clock.forward(hours=13)
    assert prove(back, NEXT).status_code == 204
    assert type_of(back.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_who_came_back_leaves_no_family_for_a_day(app: FastAPI, codes: list[str]):
    back = recovered(app, codes[0])
    assert type_of(back.delete("/api/sharing/membership")) == "restricted"


def test_an_invitation_is_no_way_round_the_day_of_waiting(app: FastAPI, codes: list[str]):
    recovered(app, codes[0]).put("/api/password", json={"password": NEXT})
    shared = a_shared_child(app, "Noor")
    token = invited(shared.parent, an_invitation_for(shared.child_id, name="Leila"))
    form = {"token": token, "way": "sign-in", "login": "leila@home.test", "password": NEXT}
    browser = another_client(app)
    assert browser.post("/join", data=form, follow_redirects=False).status_code == 303
    assert type_of(browser.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_signing_out_does_not_end_the_day_of_waiting(app: FastAPI, codes: list[str]):
    back = recovered(app, codes[0])
    key = add_passkey(back)
    back.delete("/api/sessions/current")
    sign_in_with(back, key)
    assert type_of(back.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_a_proof_by_what_a_recovery_made_holds_an_older_session_back(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock
):
    back = recovered(app, codes[0])
    back.put("/api/password", json={"password": NEXT})
    clock.forward(minutes=6)
    assert prove(client, NEXT).status_code == 204
    assert type_of(client.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_an_older_passkey_goes_on_as_before(app: FastAPI, client: TestClient, codes: list[str], clock):
    key = add_passkey(client)
    clock.forward(minutes=1)
    recovered(app, codes[0])
    other = another_client(app)
    sign_in_with(other, key)
    assert other.post("/api/sharing/invitations", json=an_invitation()).status_code == 201


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
    assert (answer.status_code, answer.headers["location"]) == (303, "/?signed-in")
    assert type_of(browser.post("/api/sharing/invitations", json=an_invitation())) == "restricted"


def test_a_recovery_takes_nobodys_generator_away(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock
):
    generator = set_up(client, clock)
    back = recovered(app, codes[0])
    for answer in (back.post("/api/totp", json={}), back.delete("/api/totp")):
        assert (answer.status_code, type_of(answer)) == (403, "restricted")
    clock.forward(minutes=6)
    assert type_of(prove(back)) == "code-needed"
    assert prove(client, code=generator.at(clock())).status_code == 204


def test_a_lost_generator_keeps_nobody_out_for_ever(
    app: FastAPI, client: TestClient, codes: list[str], clock: StandingClock
):
    set_up(client, clock)
    back = recovered(app, codes[0])
    clock.forward(hours=24)
    assert type_of(prove(client)) == "code-needed"
    assert prove(back).status_code == 204
    fresh = set_up(back, clock)
    clock.forward(minutes=6)
    assert type_of(prove(back)) == "code-needed"
    sent = {"login": "leila@home.test", "password": PASSWORD, "code": fresh.at(clock())}
    assert another_client(app).post("/api/sessions", json=sent).status_code == 201
