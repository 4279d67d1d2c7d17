"""Tries are counted in the database: exactly, whoever tries at once, and nobody uses up somebody else's."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain import rates
from app.domain.passwords import Passwords
from app.domain.rates import Rate, Rates
from app.errors import TooMany
from app.main import create_app
from app.models import RateBucket
from app.settings import Settings
from tests.conftest import QUICK, StandingClock, restarted
from tests.people import ORIGIN, PASSWORD, Phone, another_client

KNOWN = {name: rate for name, rate in vars(rates).items() if isinstance(rate, Rate)}
GUESS = {"login": "leila@home.test", "password": "a wrong guess of mine"}
RIGHT = GUESS | {"password": PASSWORD}
NEWCOMER = {"name": "Noor", "login": "noor@home.test", "password": PASSWORD, "zone": "Europe/Berlin"}
FIVE = Rate("five", 5, timedelta(minutes=5))


@pytest.fixture
def counted() -> Rates:
    """The counters of an installation."""
    return Rates("pepper")


def tries(database: Database, counted: Rates, clock: StandingClock, number: int, rate: Rate = FIVE) -> int:
    """How many of that many tries in a row are let through."""
    with database.transaction() as session:
        return sum(not counted.take(session, rate, "leila", clock.now) for _ in range(number))


def at(app: FastAPI, address: str) -> TestClient:
    return TestClient(app, base_url=ORIGIN, headers={"Origin": ORIGIN}, client=(address, 50000))


def test_as_many_tries_as_allowed_and_one_more_each_time_its_part_has_passed(
    database: Database, counted: Rates, clock: StandingClock
) -> None:
    assert tries(database, counted, clock, 9) == 5
    clock.forward(seconds=59)
    assert tries(database, counted, clock, 1) == 0
    clock.forward(seconds=1)
    assert tries(database, counted, clock, 3) == 1
    clock.forward(minutes=20)
    assert tries(database, counted, clock, 9) == 5


def test_each_kind_of_try_and_each_key_is_counted_by_itself(
    database: Database, counted: Rates, clock: StandingClock
) -> None:
    assert len({rate.name for rate in KNOWN.values()}) == len(KNOWN) >= 15
    small = [rate for rate in KNOWN.values() if rate.amount <= 30]
    assert [tries(database, counted, clock, rate.amount + 1, rate) for rate in small] == [
        rate.amount for rate in small
    ]
    with database.transaction() as session:
        counted.spend(session, FIVE, "noor", clock.now)


def test_the_last_try_says_how_long_to_wait(database: Database, counted: Rates, clock: StandingClock) -> None:
    tries(database, counted, clock, 5)
    with database.transaction() as session, pytest.raises(TooMany) as refused:
        counted.spend(session, FIVE, "leila", clock.now + timedelta(seconds=13))
    assert refused.value.retry_after == 47


def test_fifty_at_once_take_exactly_what_is_allowed(
    database: Database, counted: Rates, clock: StandingClock
) -> None:
    async def crowd() -> list[int]:
        each = [database.run(lambda s: counted.take(s, FIVE, "leila", clock.now)) for _ in range(50)]
        return await asyncio.gather(*each)

    waits = asyncio.run(crowd())
    assert (waits.count(0), len(waits)) == (5, 50)


def test_fifty_guesses_at_once_are_ten_guesses(settings: Settings, clock: StandingClock) -> None:
    built = create_app(settings, clock)
    with TestClient(built, base_url=ORIGIN, headers={"Origin": ORIGIN}) as guessing:
        built.state.passwords = Passwords(built.state.secrets.pepper, QUICK)
        with ThreadPoolExecutor(25) as pool:
            answers = list(pool.map(lambda _: guessing.post("/api/sessions", json=GUESS), range(50)))
    assert sorted(answer.status_code for answer in answers) == [401] * 10 + [429] * 40


def test_a_restart_forgets_no_try(
    app: FastAPI, client: TestClient, settings: Settings, clock: StandingClock
) -> None:
    Phone(client).sign_up("Leila")
    assert [at(app, "203.0.113.9").post("/api/sessions", json=GUESS).status_code for _ in range(11)][
        -1
    ] == 429
    with restarted(settings, clock) as again:
        assert again.post("/api/sessions", json=RIGHT).status_code == 429


def test_without_its_counters_the_service_lets_nobody_try(
    app: FastAPI, client: TestClient, owner_database: Database
) -> None:
    Phone(client).sign_up("Leila")
    with owner_database.transaction() as session:
        session.connection().execute(text("ALTER TABLE rate_bucket RENAME TO rate_bucket_away"))
    answer = at(app, "203.0.113.9").post("/api/sessions", json=RIGHT)
    assert answer.status_code in {500, 503}
    assert "set-cookie" not in answer.headers


def test_who_fills_a_name_s_bucket_does_not_stop_the_device_that_knows_it(
    app: FastAPI, client: TestClient
) -> None:
    Phone(client).sign_up("Leila")
    client.delete("/api/sessions/current")
    for n in range(30):
        at(app, f"203.0.113.{n}").post("/api/sessions", json=GUESS)
    assert at(app, "198.51.100.7").post("/api/sessions", json=RIGHT).status_code == 429
    assert client.post("/api/sessions", json=RIGHT).status_code == 201


def test_a_known_device_that_guesses_stops_itself_alone(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    assert [client.post("/api/sessions", json=GUESS).status_code for _ in range(11)] == [401] * 10 + [429]
    assert at(app, "198.51.100.7").post("/api/sessions", json=RIGHT).status_code == 201


def test_an_account_of_one_s_own_is_no_further_bucket_for_somebody_else_s(
    app: FastAPI, client: TestClient
) -> None:
    Phone(client).sign_up("Leila")
    thief = at(app, "203.0.113.9")
    Phone(thief).sign_up("Eve")
    (known,) = [name for name in thief.cookies if "device" in name]
    (hers,) = [name for name in client.cookies if "device" in name]
    thief.cookies.set(hers, thief.cookies[known], domain="evenday.test")
    assert [thief.post("/api/sessions", json=GUESS).status_code for _ in range(11)] == [401] * 10 + [429]
    assert at(app, "198.51.100.7").post("/api/sessions", json=RIGHT).status_code == 429


@pytest.mark.parametrize("value", ["", ".", "x", "x.y", "ü.ü", "a" * 4000, "x." + "0" * 64])
def test_an_invented_device_is_none(app: FastAPI, client: TestClient, value: str) -> None:
    Phone(client).sign_up("Leila")
    (hers,) = [name for name in client.cookies if "device" in name]
    guessing = at(app, "203.0.113.9")
    headers = [(b"cookie", f"{hers}={value}".encode())]
    answers = [guessing.post("/api/sessions", json=GUESS, headers=headers).status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]


def test_however_a_name_is_written_it_is_one_bucket(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    written = ["leila@home.test", "LEILA@home.test", " Leila@Home.Test "] * 4
    answers = [
        at(app, f"203.0.113.{n}").post("/api/sessions", json=GUESS | {"login": login}).status_code
        for n, login in enumerate(written)
    ]
    assert answers == [401] * 10 + [429] * 2


def test_no_name_and_no_address_is_in_the_table(app: FastAPI, client: TestClient, database: Database) -> None:
    Phone(client).sign_up("Leila")
    at(app, "203.0.113.9").post("/api/sessions", json=GUESS)
    with database.transaction(write=False) as session:
        keys = [bucket.key for bucket in session.exec(select(RateBucket))]
    assert len(keys) >= 4
    assert {len(key) for key in keys} == {32}


def test_a_home_of_many_guesses_at_most_fifty_times_a_day_whatever_its_patience(
    app: FastAPI, client: TestClient, clock: StandingClock
) -> None:
    Phone(client).sign_up("Leila")
    evaluated = 0
    for n in range(24 * 6):
        for address in (f"203.0.{n}.7", f"203.0.{n}.8"):
            answer = at(app, address).post("/api/sessions", json=GUESS)
            evaluated += answer.status_code == 401
        clock.forward(minutes=10)
    assert 25 <= evaluated <= 50


@pytest.mark.parametrize(
    ("rate", "path", "body", "others"),
    [
        (rates.SIGN_UP_EVERYWHERE, "/api/accounts", NEWCOMER, 201),
        (rates.RECOVERY_EVERYWHERE, "/api/sessions/recovery", {"login": "leila@home.test", "code": "x"}, 401),
    ],
    ids=["sign-up", "recovery"],
)
def test_slow_hashes_are_bounded_however_many_places_ask_for_them(
    app: FastAPI, client: TestClient, clock: StandingClock, rate: Rate, path: str, body: Any, others: int
) -> None:
    Phone(client).sign_up("Leila")
    with app.state.database.transaction() as session:
        taken = [app.state.rates.take(session, rate, "", clock.now) for _ in range(rate.amount)]
    assert taken.count(0) >= rate.amount - 1
    assert at(app, "203.0.113.9").post(path, json=body).status_code == 429
    assert at(app, "203.0.113.9").post("/api/sessions", json=RIGHT).status_code == 201
    clock.forward(minutes=5)
    assert at(app, "203.0.113.9").post(path, json=body).status_code == others


def test_signing_in_on_a_shared_device_leaves_no_mark_on_it(app: FastAPI, client: TestClient) -> None:
    Phone(client).sign_up("Leila")
    shared = another_client(app)
    shared.post("/api/sessions", json=RIGHT | {"shared_device": True})
    assert not [name for name in shared.cookies if "device" in name]


def test_too_many_tries_say_when_to_come_back(app: FastAPI) -> None:
    for n in range(10):
        at(app, f"203.0.113.{n}").post("/api/sessions", json=GUESS)
    answer = at(app, "203.0.113.99").post("/api/sessions", json=GUESS | {"login": "LEILA@HOME.TEST"})
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-many")
    assert int(answer.headers["retry-after"]) == 30


def test_a_place_that_signed_in_often_can_still_sign_up(app: FastAPI) -> None:
    for n in range(20):
        at(app, "203.0.113.9").post("/api/sessions", json=GUESS | {"login": f"name {n}"})
    Phone(at(app, "203.0.113.9")).sign_up("Noor")
