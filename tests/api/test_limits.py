"""How much, how often and how fast one caller may ask."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from app import limits
from app.db import Database
from app.errors import TooMany
from app.limits import BodyLimits, Limits
from app.main import create_app
from app.settings import Settings
from tests.people import ORIGIN, Phone, a_child, a_win, another_client

RATES = {name: rate for name, rate in vars(limits).items() if name.isupper() and hasattr(rate, "namespace")}


async def unheard(_message: Any) -> None:
    """Nobody waits for the answer."""


def test_each_kind_of_try_is_counted_by_itself() -> None:
    counted = Limits()
    assert len(RATES) >= 6
    for rate in RATES.values():
        for _ in range(rate.amount):
            counted.count(rate, "here")
        with pytest.raises(TooMany):
            counted.count(rate, "here")
        counted.count(rate, "elsewhere")


def test_a_family_that_signed_in_often_can_still_sign_up(app: FastAPI) -> None:
    for _ in range(limits.SIGN_IN_PER_PLACE.amount):
        app.state.limits.count(limits.SIGN_IN_PER_PLACE, "testclient")
    Phone(another_client(app)).sign_up("Noor")


def test_too_many_tries_say_when_to_come_back(app: FastAPI, client: TestClient) -> None:
    for _ in range(limits.SIGN_IN_PER_NAME.amount):
        app.state.limits.count(limits.SIGN_IN_PER_NAME, "leila")
    answer = client.post("/api/sessions", json={"login": "LEILA", "password": "three small words"})
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-many")
    assert int(answer.headers["retry-after"]) > 0


def test_a_body_that_stops_arriving_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent() -> Any:
        await asyncio.sleep(60)

    async def reading(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    monkeypatch.setattr(limits, "BODY_DEADLINE", 0.05)
    scope = {"type": "http", "path": "/", "method": "POST", "headers": []}
    with pytest.raises(HTTPException) as gave_up:
        asyncio.run(BodyLimits(reading)(scope, silent, unheard))
    assert gave_up.value.status_code == 408


def test_a_large_body_is_refused_before_it_is_all_here() -> None:
    chunks = 0

    async def endless() -> Any:
        nonlocal chunks
        chunks += 1
        return {"type": "http.request", "body": b" " * 65_536, "more_body": True}

    async def reading(_scope: Any, receive: Any, _send: Any) -> None:
        while True:
            await receive()

    scope = {"type": "http", "path": "/", "method": "POST", "headers": []}
    with pytest.raises(HTTPException) as refused:
        asyncio.run(BodyLimits(reading)(scope, endless, unheard))
    assert refused.value.status_code == 413
    assert chunks == limits.LARGEST_BODY // 65_536 + 1


def test_writers_that_wait_leave_readers_their_seats(database: Database) -> None:
    async def crowd() -> float:
        writers = [asyncio.create_task(database.run(lambda _: time.sleep(0.05))) for _ in range(40)]
        await asyncio.sleep(0.06)
        began = time.monotonic()
        await database.run(lambda _: None, write=False)
        waited = time.monotonic() - began
        await asyncio.gather(*writers)
        return waited

    assert asyncio.run(crowd()) < 0.5


def test_many_phones_at_once_are_all_answered(settings: Settings, client: TestClient) -> None:
    phone = Phone(client)
    phone.sign_up()
    child = a_child()
    phone.send(child)
    with TestClient(create_app(settings), base_url=ORIGIN, headers={"Origin": ORIGIN}) as shared:
        shared.cookies.update(client.cookies)
        bodies = [phone.batch(a_win(child["args"]["id"])) for _ in range(40)]
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda body: shared.post("/api/sync", json=body), bodies))
    assert {answer.status_code for answer in answers} == {200}
    phone.send()
    assert len(phone.of_kind("win")) == 40
