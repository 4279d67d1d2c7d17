"""Passkeys: making them, signing in with them, and whatever does not fit."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.authenticator import Authenticator
from tests.conftest import StandingClock
from tests.people import Phone, another_client
from tests.security.keyring import (
    add_passkey,
    asked,
    asked_to_register,
    asked_to_sign_in,
    credentials_of,
    prove,
    sign_in_with,
)


def test_a_passkey_signs_its_owner_in_without_a_name(app: FastAPI, client: TestClient):
    me = Phone(client).sign_up("Leila")
    key = add_passkey(client)
    second = another_client(app)
    assert sign_in_with(second, key).status_code == 201
    assert second.get("/api/me").json() == me


def test_the_options_ask_for_a_key_that_knows_its_owner_and_checks_who_holds_it(client: TestClient):
    Phone(client).sign_up("Leila")
    add_passkey(client)
    options = asked_to_register(client)["options"]
    assert options["rp"] == {"name": "Evenday", "id": "evenday.test"}
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert [each["alg"] for each in options["pubKeyCredParams"]] == [-8, -7, -257]
    assert len(options["excludeCredentials"]) == 1
    assert options["timeout"] == 300_000


def test_signing_in_asks_nobody_in_particular(client: TestClient):
    options = asked_to_sign_in(client)["options"]
    assert (options["rpId"], options["allowCredentials"]) == ("evenday.test", [])
    assert options["userVerification"] == "required"


def test_the_cookie_of_a_question_is_for_this_browser_and_five_minutes(client: TestClient):
    cookie = client.post("/api/passkeys/questions", json={}).headers["set-cookie"].lower()
    assert cookie.startswith("__host-asked=")
    assert {"max-age=300", "path=/", "secure", "httponly", "samesite=strict"} <= set(cookie.split("; "))


def test_two_tabs_can_both_be_answered(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    key = add_passkey(client)
    second = another_client(app)
    first, _ = asked_to_sign_in(second), asked_to_sign_in(second)
    sent = {"id": first["id"], "credential": key.sign(first["options"])}
    assert second.post("/api/sessions/passkey", json=sent).status_code == 201


def test_a_key_that_counts_has_to_count_up(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    key = add_passkey(client, Authenticator(count=5))
    statuses = []
    for key.count in (6, 6, 5, 9, 0, 10):
        statuses.append(sign_in_with(another_client(app), key).status_code)
    assert statuses == [201, 401, 401, 201, 401, 201]


def test_a_synced_key_counts_nothing_and_goes_on(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    key = add_passkey(client)
    assert [sign_in_with(another_client(app), key).status_code for _ in range(3)] == [201] * 3
    (row,) = credentials_of(client)["passkeys"]
    assert row["is_synced"]
    assert row["last_used_at"] is not None


def test_a_passkey_is_renamed_and_removed_by_its_owner_alone(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    add_passkey(client)
    (row,) = credentials_of(client)["passkeys"]
    address = f"/api/passkeys/{row['id']}"
    other = another_client(app)
    Phone(other).sign_up("Sam")
    assert other.patch(address, json={"name": "Mine"}).status_code == 404
    assert other.delete(address).status_code == 404
    assert client.patch(address, json={"name": "Old phone"}).json()["name"] == "Old phone"
    assert client.delete(address).status_code == 204
    assert credentials_of(client)["passkeys"] == []


def test_a_removed_passkey_opens_nothing(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    key = add_passkey(client)
    (row,) = credentials_of(client)["passkeys"]
    client.delete(f"/api/passkeys/{row['id']}")
    assert sign_in_with(another_client(app), key).status_code == 401


def test_there_are_ten_passkeys_at_most(client: TestClient):
    Phone(client).sign_up("Leila")
    for _ in range(10):
        add_passkey(client)
    answer = client.post("/api/passkeys/registrations", json={})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/passkeys-full")


def test_two_passkeys_are_enough_and_one_is_not(client: TestClient):
    Phone(client).sign_up("Leila")
    enough = [credentials_of(client)["is_enough"]]
    for _ in range(2):
        add_passkey(client)
        enough.append(credentials_of(client)["is_enough"])
    assert enough == [False, False, True]


def test_a_passkey_proves_once_more_who_it_is(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    key = add_passkey(client)
    clock.forward(minutes=6)
    assert client.post("/api/passkeys/registrations", json={}).json()["type"] == "/problems/needs-proof"
    question = asked(client, "/api/proofs/questions")
    assert len(question["options"]["allowCredentials"]) == 1
    sent = {"id": question["id"], "credential": key.sign(question["options"])}
    assert client.post("/api/proofs/passkey", json=sent).status_code == 204
    asked_to_register(client)


def test_somebody_elses_passkey_proves_nothing(app: FastAPI, client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    other = another_client(app)
    Phone(other).sign_up("Sam")
    theirs = add_passkey(other)
    clock.forward(minutes=6)
    question = asked(client, "/api/proofs/questions")
    sent = {"id": question["id"], "credential": theirs.sign(question["options"])}
    assert client.post("/api/proofs/passkey", json=sent).status_code == 401
    assert client.post("/api/passkeys/registrations", json={}).status_code == 403


def test_a_passkey_needs_a_fresh_proof(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    clock.forward(minutes=6)
    assert client.post("/api/passkeys/registrations", json={}).status_code == 403
    assert prove(client).status_code == 204
    add_passkey(client)


def test_a_demo_keeps_no_passkeys(client: TestClient):
    client.post("/api/demo", json={"door": "parent", "zone": "UTC"})
    assert not credentials_of(client)["passkeys_possible"]
    assert client.post("/api/passkeys/registrations", json={}).status_code == 403


def test_guesses_at_the_password_never_keep_a_passkey_out(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    key = add_passkey(client)
    guess = {"login": "leila@home.test", "password": "a wrong guess of mine"}
    statuses = {another_client(app).post("/api/sessions", json=guess).status_code for _ in range(30)}
    assert statuses == {401, 429}
    assert sign_in_with(another_client(app), key).status_code == 201
