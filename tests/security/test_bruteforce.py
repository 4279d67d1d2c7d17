"""A day of guesses at one parent's password, each from a place of its own."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from fastapi import FastAPI
from pydantic import SecretStr
from starlette.requests import Request
from starlette.testclient import TestClient

from app.domain.accounts import Credentials, WrongCredentials
from app.errors import TooMany
from app.recognition import recognised
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, another_client
from tests.security.keyring import add_passkey, codes_for, sign_in_with
from tests.security.slow import Slow

GUESSES = 1_000
"""Ten thousand take two minutes and change nothing: what is looked at is bounded by the clock."""
DAY = timedelta(days=1)


def from_place(app: FastAPI, n: int) -> Request:
    address = f"198.18.{n // 250}.{n % 250}"
    return Request({"type": "http", "app": app, "client": (address, 443), "headers": [], "method": "POST"})


async def outcome(guess: Coroutine[Any, Any, object]) -> type[Exception] | None:
    try:
        await guess
    except (WrongCredentials, TooMany) as refused:
        return type(refused)
    return None


def test_fifty_guesses_a_day_are_looked_at_and_their_owner_comes_in_all_the_same(
    app: FastAPI, client: TestClient, clock: StandingClock
):
    Phone(client).sign_up("Leila")
    key, codes = add_passkey(client), codes_for(client)
    app.state.passwords = slow = Slow(app.state.secrets.pepper)

    async def a_day_of_guesses() -> set[type[Exception] | None]:
        found = set()
        for n in range(GUESSES):
            given = Credentials(login="leila@home.test", password=SecretStr(f"guess number {n}"))
            found.add(await outcome(recognised(from_place(app, n), given, clock())))
            clock.forward(seconds=DAY.total_seconds() / GUESSES)
        return found

    assert asyncio.run(a_day_of_guesses()) == {WrongCredentials, TooMany}
    assert slow.count <= 50
    sent = {"login": "leila@home.test", "password": PASSWORD}
    assert client.post("/api/sessions", json=sent).status_code == 201
    assert sign_in_with(another_client(app), key).status_code == 201
    sent = {"login": "leila@home.test", "code": codes[0]}
    assert another_client(app).post("/api/sessions/recovery", json=sent).status_code == 201
