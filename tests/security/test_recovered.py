"""The day after a recovery: what it opens, what it holds back, and for whom."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import PASSWORD, another_client
from tests.security.coming_back import NEXT, an_invitation, recovered, set_up, type_of
from tests.security.keyring import add_passkey, credentials_of, prove, sign_in_with
from tests.sharing import a_shared_child, invited
from tests.sharing import an_invitation as an_invitation_for


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


def test_who_came_back_has_half_an_hour_to_set_up_the_next_way_in(
    app: FastAPI, codes: list[str], clock: StandingClock
):
    back = recovered(app, codes[0])
    clock.forward(minutes=20)
    assert back.put("/api/password", json={"password": NEXT}).status_code == 204
    clock.forward(minutes=31)
    assert type_of(back.put("/api/password", json={"password": PASSWORD})) == "needs-proof"
