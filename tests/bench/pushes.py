"""Pushes per second to the fake push service, ours and plain `pywebpush.webpush()`, in the same run."""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from pywebpush import webpush

from app import schema
from app.collector import calm_collector
from app.db import Database
from app.models import Purpose
from app.push import message
from app.push.claims import SEATS_PER_HOST
from app.push.sender import Accepted
from app.push.worker import Worker
from tests.push.crowd import gather, phones_for
from tests.push.device import unbase64url
from tests.push.fake_service import VAPID_KEY
from tests.push.outside import CONTACT, PUBLIC_URL, Outside, push_service_outside
from tests.push.paced_clock import HALF_PAST_EIGHT, PacedClock

ROUNDS, MESSAGES, DEVICES = 3, 1200, 40


def measure() -> dict[str, float]:
    """Medians of messages a second of processor time, which other work on the machine does not spoil.

    Our sender, our whole worker on SQLite, plain pywebpush, and encryption alone, below which nobody gets.
    """
    calm_collector()
    rounds: dict[str, list[float]] = defaultdict(list)
    with push_service_outside() as outside:
        subscriptions = outside.subscribe(DEVICES)
        for _ in range(ROUNDS):
            rounds["sender"].append(_sender(outside, subscriptions))
            rounds["worker on SQLite"].append(_worker(outside))
            rounds["pywebpush.webpush()"].append(_plain(outside, subscriptions))
            rounds["encryption alone"].append(_encryption(subscriptions))
    return {name: round(statistics.median(values), 1) for name, values in rounds.items()}


def _note() -> message.Note:
    return message.Note(
        Purpose.REMIND, uuid4(), "t" * 22, "A reminder", "Something from your plan is due.", "en"
    )


def _sender(outside: Outside, subscriptions: list[dict[str, Any]]) -> float:
    """Encrypting and delivering with as many under way at once as the worker allows itself."""

    async def run() -> float:
        access, todo = outside.access(), iter(range(MESSAGES))
        async with access.sender() as sender:

            async def seat() -> None:
                for number in todo:
                    subscription = subscriptions[number % DEVICES]
                    note = _note()
                    headers = message.headers("topic", now + timedelta(minutes=10), now)
                    plain, keys = message.payload(note, PUBLIC_URL), subscription["keys"]
                    body = message.encrypt(plain, unbase64url(keys["p256dh"]), unbase64url(keys["auth"]))
                    assert await sender.send(subscription["endpoint"], body, headers, now) == Accepted()

            now, start = datetime.now(UTC), time.process_time()
            await asyncio.gather(*(seat() for _ in range(SEATS_PER_HOST)))
            return MESSAGES / (time.process_time() - start)

    return asyncio.run(run())


def _worker(outside: Outside) -> float:
    """From reminders that fell due to results in the database, planning and leases included."""
    before, clock = outside.accepted(), PacedClock.at(HALF_PAST_EIGHT)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        schema.upgrade(database.engine)
        gather(database, outside.subscribe(phones_for(MESSAGES)), MESSAGES, HALF_PAST_EIGHT)
        start = time.process_time()
        asyncio.run(Worker(database, outside.access(), clock).run_once())
        seconds = time.process_time() - start
        assert outside.accepted() - before == MESSAGES
        database.dispose()
    return MESSAGES / seconds


def _plain(outside: Outside, subscriptions: list[dict[str, Any]]) -> float:
    """The library's own call, as its README shows it, one after the other."""
    count = MESSAGES // 4
    os.environ["REQUESTS_CA_BUNDLE"] = outside.authority
    text = message.payload(_note(), PUBLIC_URL).decode()
    start = time.process_time()
    for number in range(count):
        webpush(
            subscriptions[number % DEVICES],
            text,
            vapid_private_key=VAPID_KEY,
            vapid_claims={"sub": CONTACT},
            ttl=600,
            headers={"Topic": "topic", "Urgency": "high"},
        )
    return count / (time.process_time() - start)


def _encryption(subscriptions: list[dict[str, Any]]) -> float:
    """Bodies made, and nothing sent."""
    text = message.payload(_note(), PUBLIC_URL)
    start = time.process_time()
    for number in range(MESSAGES):
        keys = subscriptions[number % DEVICES]["keys"]
        message.encrypt(text, unbase64url(keys["p256dh"]), unbase64url(keys["auth"]))
    return MESSAGES / (time.process_time() - start)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
