"""Links that sign in once: on a further device of one's own, and from whoever runs the service."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.cli import cli
from app.clock import system_clock
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import Phone, another_client, new_id, sign_in
from tests.security.at_once import at_once
from tests.security.browsers import code_of
from tests.security.keyring import add_passkey, prove

REASON = "Her phone fell into the lake"


def a_link(client: TestClient) -> str:
    answer = client.post("/api/entry-links", json={})
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


def entered(browser: TestClient, token: str, **more: str):
    return browser.post("/enter", data={"token": f"#{token}", **more}, follow_redirects=False)


def invite(client: TestClient):
    return client.post("/api/sharing/invitations", json={"id": new_id(), "role": "parent", "name": "Sam"})


@pytest.fixture
def operator(settings: Settings, monkeypatch: pytest.MonkeyPatch, clock: StandingClock):
    """What `evenday recovery-link` prints, for these words behind it; it asks the machine's own clock."""
    clock.now = system_clock()
    monkeypatch.setenv("EVENDAY_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("EVENDAY_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("EVENDAY_PUBLIC_URL", settings.public_url)
    return lambda *words: CliRunner().invoke(cli, ["recovery-link", *words])


def test_a_link_signs_a_further_device_in_once(app: FastAPI, client: TestClient):
    me = Phone(client).sign_up("Leila")
    token = a_link(client)
    tablet = another_client(app)
    assert entered(tablet, token).headers["location"] == "/?signed-in"
    assert tablet.get("/api/me").json() == me
    assert entered(another_client(app), token).status_code == 404


def test_a_link_that_somebody_photographed_proves_nothing(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    thief = another_client(app)
    entered(thief, a_link(client))
    refused = [
        invite(thief),
        thief.put("/api/password", json={"password": "another set of words entirely", "end_others": True}),
        thief.post("/api/passkeys/registrations", json={}),
        thief.post("/api/totp", json={}),
        thief.post("/api/entry-links", json={}),
    ]
    assert {(answer.status_code, code_of(answer)) for answer in refused} == {(403, "needs-proof")}
    assert client.get("/api/me").status_code == 200


def test_a_device_that_came_in_by_a_link_gets_a_passkey_after_the_password(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    tablet = another_client(app)
    entered(tablet, a_link(client))
    assert prove(tablet).status_code == 204
    add_passkey(tablet)
    assert invite(tablet).status_code == 201


@pytest.mark.parametrize("which", ["others", "one"])
def test_a_link_of_a_phone_that_was_signed_out_opens_nothing(app: FastAPI, client: TestClient, which: str):
    Phone(client).sign_up("Leila")
    old = sign_in(another_client(app), "leila@home.test")
    token = a_link(old)
    (its_id,) = (each["id"] for each in old.get("/api/sessions").json()["sessions"] if each["current"])
    path = "others" if which == "others" else its_id
    assert client.delete(f"/api/sessions/{path}").status_code == 204
    assert entered(old, token).status_code == 404
    assert old.get("/api/me").status_code == 401


def test_signing_out_elsewhere_leaves_the_operators_link(app: FastAPI, client: TestClient, operator):
    Phone(client).sign_up("Leila")
    token = operator("leila@home.test", "--reason", REASON).output.strip().partition("#")[2]
    assert client.delete("/api/sessions/others").status_code == 204
    assert entered(another_client(app), token).status_code == 303


def test_a_link_used_by_many_at_once_lets_one_in(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    sent = {"data": {"token": a_link(client)}, "follow_redirects": False}
    statuses = [answer.status_code for answer in at_once(app, [("POST", "/enter", sent) for _ in range(12)])]
    assert sorted(statuses) == [303] + [404] * 11


def test_a_link_is_a_picture_an_address_and_ten_minutes(client: TestClient):
    Phone(client).sign_up("Leila")
    made = client.post("/api/entry-links", json={}).json()
    assert made["url"] == f"https://evenday.test/enter#{made['token']}"
    assert made["qr"].startswith("data:image/svg+xml")
    assert made["expires_at"] == "2026-11-23T07:10:00Z"


def test_a_link_ends_after_ten_minutes(app: FastAPI, client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    token = a_link(client)
    clock.forward(minutes=10)
    answer = entered(another_client(app), token)
    assert (answer.status_code, answer.headers.get("set-cookie")) == (404, None)


def test_a_newer_link_ends_the_one_before_it(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    first, second = a_link(client), a_link(client)
    assert entered(another_client(app), first).status_code == 404
    assert entered(another_client(app), second).status_code == 303


def test_a_new_password_ends_the_links_on_their_way(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    token = a_link(client)
    client.put("/api/password", json={"password": "another set of words entirely"})
    assert entered(another_client(app), token).status_code == 404


def test_a_link_needs_a_fresh_proof(client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    clock.forward(minutes=6)
    assert client.post("/api/entry-links", json={}).status_code == 403
    prove(client)
    a_link(client)


def test_opening_the_page_uses_nothing_up_and_the_whole_link_can_be_pasted(app: FastAPI, client: TestClient):
    Phone(client).sign_up("Leila")
    token = a_link(client)
    tablet = another_client(app)
    assert tablet.get("/enter").status_code == 200
    sent = {"code": f"https://evenday.test/enter#{token}", "shared_device": "true"}
    assert tablet.post("/enter", data=sent, follow_redirects=False).status_code == 303
    assert tablet.get("/api/me").json()["shared_device"]


def test_guessing_links_is_stopped(app: FastAPI, client: TestClient):
    statuses = [entered(client, "x" * 43).status_code for _ in range(12)]
    assert statuses == [404] * 10 + [429] * 2


def test_a_demo_makes_no_links(client: TestClient):
    client.post("/api/demo", json={"door": "parent", "zone": "UTC"})
    assert client.post("/api/entry-links", json={}).status_code == 403


def test_the_operators_link_lets_somebody_back_in_for_a_day_of_waiting(
    app: FastAPI, client: TestClient, operator
):
    Phone(client).sign_up("Leila")
    printed = operator("LEILA@home.test", "--reason", REASON)
    back = another_client(app)
    address, _, token = printed.output.strip().partition("#")
    assert address == "https://evenday.test/enter"
    assert entered(back, token).status_code == 303
    refused = invite(back)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/restricted")
    add_passkey(back)
    assert entered(another_client(app), token).status_code == 404


def test_the_operators_link_ends_after_half_an_hour(
    app: FastAPI, client: TestClient, clock: StandingClock, operator
):
    Phone(client).sign_up("Leila")
    token = operator("leila@home.test", "--reason", REASON).output.strip().partition("#")[2]
    clock.forward(minutes=31)
    assert entered(another_client(app), token).status_code == 404


def test_the_family_reads_that_and_why_the_operator_made_a_link(client: TestClient, operator):
    Phone(client).sign_up("Leila")
    operator("leila@home.test", "--reason", REASON)
    (line,) = client.get("/api/sharing/audit").json()["lines"]
    assert (line["what"], line["about"], line["name"]) == ("recovery-link", "Leila", REASON)


def test_the_operators_link_needs_a_known_name_and_a_reason(client: TestClient, operator):
    Phone(client).sign_up("Leila")
    assert operator("nobody@home.test", "--reason", REASON).exit_code == 1
    assert operator("leila@home.test").exit_code == 2
    assert operator("leila@home.test", "--reason", " ").exit_code == 2
    assert operator("leila@home.test", "--reason", "x" * 61).exit_code == 2
    assert client.get("/api/sharing/audit").json()["lines"] == []
