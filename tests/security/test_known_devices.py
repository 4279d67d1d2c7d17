"""A known device has tries of its own, and many of them together are still no way to guess."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from pyotp.totp import TOTP
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client
from tests.security.browsers import COOKIE, code_of, sign_in
from tests.security.keyring import prove

LOGIN = "leila@home.test"
WRONG = {"login": LOGIN, "password": "a wrong guess of mine"}
OTHER = "a quiet river at dawn"


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent, signed in on her own phone."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


def lost(app: FastAPI, number: int) -> list[TestClient]:
    """Devices she has signed in on before, in other hands."""
    devices = [sign_in(app) for _ in range(number)]
    for device in devices:
        device.cookies.delete(COOKIE)
    return devices


def with_code(phone: Phone, clock: StandingClock) -> TOTP:
    secret = phone.client.post("/api/totp", json={}).json()["secret"]
    generator = TOTP(secret)
    assert phone.client.put("/api/totp", json={"code": generator.at(clock.now)}).status_code == 204
    return generator


def new_password(phone: Phone, clock: StandingClock) -> None:
    assert phone.client.put("/api/password", json={"password": OTHER}).status_code == 204


def guesses(devices: list[TestClient], each: int, **said: str) -> list[str]:
    told = WRONG | said
    return [code_of(one.post("/api/sessions", json=told)) for one in devices for _ in range(each)]


@pytest.mark.parametrize("change", [new_password, with_code])
def test_after_a_change_of_how_she_signs_in_every_other_device_is_a_stranger(
    app: FastAPI, leila: Phone, clock: StandingClock, change: Callable[[Phone, StandingClock], object]
) -> None:
    (device,) = lost(app, 1)
    clock.forward(seconds=1)
    change(leila, clock)
    assert guesses([another_client(app)], 11)[-1] == "too-many"
    assert guesses([device], 1) == ["too-many"]


@pytest.mark.parametrize("change", [new_password, with_code])
def test_the_device_on_which_she_changes_it_stays_known(
    app: FastAPI, leila: Phone, clock: StandingClock, change: Callable[[Phone, StandingClock], object]
) -> None:
    clock.forward(seconds=1)
    change(leila, clock)
    leila.client.delete("/api/sessions/current")
    assert guesses([another_client(app)], 11)[-1] == "too-many"
    assert guesses([leila.client], 1) == ["wrong-credentials"]


def test_a_device_that_signs_in_after_the_change_is_known_again(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    clock.forward(seconds=1)
    new_password(leila, clock)
    tablet = sign_in(app, password=OTHER)
    assert guesses([another_client(app)], 11)[-1] == "too-many"
    assert guesses([tablet], 1) == ["wrong-credentials"]


def test_many_known_devices_guess_a_password_no_faster_than_two(app: FastAPI, leila: Phone) -> None:
    answers = guesses(lost(app, 4), 8)
    assert [answers.count(kind) for kind in ("wrong-credentials", "too-many")] == [20, 12]


def test_many_known_devices_guess_a_code_no_faster_than_two(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    generator, devices = with_code(leila, clock), list[TestClient]()
    for _ in range(4):
        clock.forward(minutes=1)
        devices.append(sign_in(app, code=generator.at(clock.now)))
    clock.forward(minutes=5)
    answers = guesses(devices, 4, password=PASSWORD, code="000000")
    assert [answers.count(kind) for kind in ("wrong-code", "too-many")] == [10, 6]


def test_whoever_guesses_on_an_old_phone_uses_up_no_proof_of_its_owner_s(app: FastAPI, leila: Phone) -> None:
    phone = sign_in(app)
    answers = [prove(phone, "a wrong guess of mine").status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]
    assert prove(leila.client).status_code == 204


def test_all_the_sessions_of_an_account_together_have_thirty_proofs_an_hour(
    app: FastAPI, leila: Phone
) -> None:
    phones = [sign_in(app) for _ in range(4)]
    answers = [prove(phone, "a wrong guess of mine").status_code for phone in phones for _ in range(10)]
    assert answers == [401] * 30 + [429] * 10
