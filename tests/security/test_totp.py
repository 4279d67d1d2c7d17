"""A code beside the password: of this half minute or the one before, and each once."""

from datetime import timedelta

import pytest
from fastapi import FastAPI
from pyotp.totp import TOTP
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.models import Totp
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client
from tests.security.at_once import at_once
from tests.security.keyring import credentials_of, prove

HALF_MINUTE = timedelta(seconds=30)
RIGHT = {"login": "leila@home.test", "password": PASSWORD}


@pytest.fixture
def generator(client: TestClient, clock: StandingClock) -> TOTP:
    """Leila's code generator, set up."""
    Phone(client).sign_up("Leila")
    begun = client.post("/api/totp", json={}).json()
    made = TOTP(begun["secret"])
    assert client.put("/api/totp", json={"code": made.at(clock())}).status_code == 204
    clock.forward(minutes=1)
    return made


def told(app: FastAPI, **more: str) -> tuple[int, str]:
    """How signing in from a new browser goes."""
    answer = another_client(app).post("/api/sessions", json=RIGHT | more)
    return answer.status_code, answer.json().get("type", "")


def test_a_generator_is_set_up_with_a_picture_an_address_and_a_first_code(client: TestClient, clock):
    Phone(client).sign_up("Leila")
    begun = client.post("/api/totp", json={}).json()
    assert begun["uri"].startswith("otpauth://totp/Evenday:leila%40home.test?secret=")
    assert begun["qr"].startswith("data:image/svg+xml")
    assert not credentials_of(client)["totp"]
    wrong = client.put("/api/totp", json={"code": "000000"})
    assert (wrong.status_code, credentials_of(client)["totp"]) == (422, False)
    right = client.put("/api/totp", json={"code": TOTP(begun["secret"]).at(clock())})
    assert (right.status_code, credentials_of(client)["totp"]) == (204, True)


def test_the_password_alone_is_not_enough_any_more(app: FastAPI, generator: TOTP, clock: StandingClock):
    assert told(app) == (401, "/problems/code-needed")
    assert told(app, code="000000") == (401, "/problems/wrong-code")
    assert told(app, code=generator.at(clock())) == (201, "")


def test_a_wrong_password_is_told_nothing_of_codes(app: FastAPI, generator: TOTP, clock: StandingClock):
    wrong = {"password": "some other words"}
    assert told(app, **wrong) == (401, "/problems/wrong-credentials")
    assert told(app, code=generator.at(clock()), **wrong) == (401, "/problems/wrong-credentials")


def test_a_code_is_good_once(app: FastAPI, generator: TOTP, clock: StandingClock):
    code = generator.at(clock())
    assert told(app, code=code)[0] == 201
    assert told(app, code=code) == (401, "/problems/wrong-code")
    clock.forward(seconds=30)
    assert told(app, code=code) == (401, "/problems/wrong-code")


def test_the_code_that_set_it_up_is_used_up(app: FastAPI, client: TestClient, clock: StandingClock):
    Phone(client).sign_up("Leila")
    code = TOTP(client.post("/api/totp", json={}).json()["secret"]).at(clock())
    client.put("/api/totp", json={"code": code})
    assert told(app, code=code) == (401, "/problems/wrong-code")


def test_this_half_minute_and_the_one_before_are_good(app: FastAPI, generator: TOTP, clock: StandingClock):
    answers = {}
    for steps in (1, -2, -1, 0):
        answers[steps] = told(app, code=generator.at(clock() + steps * HALF_MINUTE))[0]
        clock.forward(minutes=3)
    assert answers == {1: 401, -2: 401, -1: 201, 0: 201}


def test_an_older_code_is_worth_nothing_after_a_newer_one(app, generator: TOTP, clock: StandingClock):
    before = generator.at(clock() - HALF_MINUTE)
    assert told(app, code=generator.at(clock()))[0] == 201
    assert told(app, code=before) == (401, "/problems/wrong-code")


def test_blanks_in_a_code_do_not_matter(app: FastAPI, generator: TOTP, clock: StandingClock):
    code = generator.at(clock())
    assert told(app, code=f" {code[:3]} {code[3:]} ")[0] == 201


def test_guessing_codes_is_stopped(app: FastAPI, generator: TOTP, clock: StandingClock):
    guesses = [told(app, code=f"00000{n}")[0] for n in range(7)]
    assert guesses == [401] * 5 + [429] * 2


def test_a_code_used_by_many_at_once_lets_one_in(app: FastAPI, generator: TOTP, clock: StandingClock):
    sent = RIGHT | {"code": generator.at(clock())}
    answers = at_once(app, [("POST", "/api/sessions", {"json": sent}) for _ in range(5)])
    assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401, 401]


def test_whoever_knows_no_password_uses_up_no_tries_of_a_code(
    app: FastAPI, generator: TOTP, clock: StandingClock
):
    guesses = [told(app, code="000000", password="some other words")[0] for _ in range(7)]
    assert guesses == [401] * 7
    assert told(app, code=generator.at(clock()))[0] == 201


def test_a_proof_asks_for_a_code_too(client: TestClient, generator: TOTP, clock: StandingClock):
    clock.forward(minutes=6)
    assert prove(client).json()["type"] == "/problems/code-needed"
    assert prove(client, code="000000").json()["type"] == "/problems/wrong-code"
    assert client.post("/api/totp", json={}).status_code == 403
    assert prove(client, code=generator.at(clock())).status_code == 204
    assert client.post("/api/totp", json={}).status_code == 201


def test_the_page_asks_for_the_code_and_takes_it(app: FastAPI, generator: TOTP, clock: StandingClock):
    browser = another_client(app)
    page = browser.post("/sign-in", data=RIGHT)
    assert (page.status_code, 'name="otp"' in page.text) == (401, True)
    answer = browser.post("/sign-in", data=RIGHT | {"otp": generator.at(clock())}, follow_redirects=False)
    assert answer.status_code == 303


def test_a_new_generator_takes_over_with_its_first_code(
    app: FastAPI, client: TestClient, generator: TOTP, clock: StandingClock
):
    fresh = TOTP(client.post("/api/totp", json={}).json()["secret"])
    assert told(app, code=fresh.at(clock()))[0] == 401
    assert told(app, code=generator.at(clock()))[0] == 201
    clock.forward(minutes=1)
    assert client.put("/api/totp", json={"code": fresh.at(clock())}).status_code == 204
    clock.forward(minutes=1)
    assert told(app, code=generator.at(clock()))[0] == 401
    assert told(app, code=fresh.at(clock()))[0] == 201


def test_ending_it_needs_a_proof(app: FastAPI, client: TestClient, generator: TOTP, clock: StandingClock):
    clock.forward(minutes=6)
    assert client.delete("/api/totp").status_code == 403
    assert prove(client, code=generator.at(clock())).status_code == 204
    assert client.delete("/api/totp").status_code == 204
    assert told(app)[0] == 201


def test_a_code_without_a_generator_begun_sets_nothing_up(client: TestClient):
    Phone(client).sign_up("Leila")
    answer = client.put("/api/totp", json={"code": "123456"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/no-code-begun")


def test_the_secret_is_sealed_in_the_database(client: TestClient, owner_database: Database):
    Phone(client).sign_up("Leila")
    secret = client.post("/api/totp", json={}).json()["secret"]
    with owner_database.transaction(write=False) as session:
        row = session.exec(select(Totp)).one()
    assert secret not in row.waiting_secret + row.sealed_secret
    assert len(row.waiting_secret) > 60
