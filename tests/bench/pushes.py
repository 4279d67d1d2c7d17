"""Pushes per second to the fake push service, ours and plain `pywebpush.webpush()`, in the same run."""

import asyncio
import json
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from pywebpush import webpush

from app import schema
from app.db import Database
from app.push import message
from app.push.claims import SEATS_PER_HOST
from app.push.endpoints import EndpointRules
from app.push.sender import Accepted
from app.push.service import PushService
from app.push.vapid import Vapid
from app.push.worker import Worker
from tests.push.device import unbase64url
from tests.push.fake_service import VAPID_KEY, FakePushService, LoopbackResolver
from tests.push.household import Household, move_in

ROUNDS, MESSAGES, DEVICES = 3, 1200, 40
ADULTS, DEVICES_EACH, REMINDERS = 2, 10, 60
HOST, CONTACT, PUBLIC_URL = "localhost", "mailto:operator@evenday.test", "https://evenday.test"
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@dataclass
class Outside:
    """The fake push service in a process of its own."""

    port: int
    authority: str
    client: httpx.Client

    def subscribe(self) -> dict[str, Any]:
        return self.client.post("/_subscriptions", json={"host": HOST}).raise_for_status().json()

    def accepted(self) -> int:
        return self.client.get("/_calls").raise_for_status().json().get("ok", 0)

    def access(self) -> PushService:
        tls = ssl.create_default_context(cafile=self.authority)
        rules = EndpointRules(frozenset({HOST}), self.port)
        return PushService(rules, Vapid(VAPID_KEY, CONTACT), b"k" * 32, PUBLIC_URL, LoopbackResolver(), tls)


def measure() -> dict[str, float]:
    """Medians of messages per second: our sender, our whole worker on SQLite, and plain pywebpush."""
    rounds: dict[str, list[float]] = {"sender": [], "worker on SQLite": [], "pywebpush.webpush()": []}
    with _outside() as outside:
        subscriptions = [outside.subscribe() for _ in range(DEVICES)]
        for _ in range(ROUNDS):
            rounds["sender"].append(_sender(outside, subscriptions))
            rounds["worker on SQLite"].append(_worker(outside))
            rounds["pywebpush.webpush()"].append(_plain(outside, subscriptions))
    return {name: round(statistics.median(values), 1) for name, values in rounds.items()}


def _sender(outside: Outside, subscriptions: list[dict[str, Any]]) -> float:
    """Encrypting and delivering with as many under way at once as the worker allows itself."""

    async def run() -> float:
        access, todo = outside.access(), iter(range(MESSAGES))
        async with access.sender() as sender:

            async def seat() -> None:
                for number in todo:
                    subscription = subscriptions[number % DEVICES]
                    note = message.Reminder(uuid4(), "t" * 22, "en")
                    headers = message.headers("topic", now + timedelta(minutes=10), now)
                    plain, keys = message.payload(note, PUBLIC_URL), subscription["keys"]
                    body = message.encrypt(plain, unbase64url(keys["p256dh"]), unbase64url(keys["auth"]))
                    assert await sender.send(subscription["endpoint"], body, headers, now) == Accepted()

            now, start = datetime.now(UTC), time.perf_counter()
            await asyncio.gather(*(seat() for _ in range(SEATS_PER_HOST)))
            return MESSAGES / (time.perf_counter() - start)

    return asyncio.run(run())


def _worker(outside: Outside) -> float:
    """From reminders that fell due to results in the database, planning and leases included."""
    before = outside.accepted()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        schema.upgrade(database.engine)
        home = _furnished(database, outside)
        start = time.perf_counter()
        asyncio.run(Worker(database, outside.access(), lambda: NOW + timedelta(minutes=30)).run_once())
        seconds = time.perf_counter() - start
        assert home.states() == ["accepted"] * (ADULTS * DEVICES_EACH * REMINDERS)
        assert outside.accepted() - before == len(home.states())
        database.dispose()
    return ADULTS * DEVICES_EACH * REMINDERS / seconds


def _furnished(database: Database, outside: Outside) -> Household:
    home = move_in(database, FakePushService(outside.port), NOW, furnished=False)
    for adult in (home.parent, home.add_parent(NOW)):
        for _ in range(DEVICES_EACH):
            home.subscribe(outside.subscribe(), outside.access().rules, adult, NOW)
    home.add_reminders(NOW, REMINDERS)
    return home


def _plain(outside: Outside, subscriptions: list[dict[str, Any]]) -> float:
    """The library's own call, as its README shows it, one after the other."""
    count = MESSAGES // 4
    os.environ["REQUESTS_CA_BUNDLE"] = outside.authority
    text = message.payload(message.Reminder(uuid4(), "t" * 22, "en"), PUBLIC_URL).decode()
    start = time.perf_counter()
    for number in range(count):
        webpush(
            subscriptions[number % DEVICES],
            text,
            vapid_private_key=VAPID_KEY,
            vapid_claims={"sub": CONTACT},
            ttl=600,
            headers={"Topic": "topic", "Urgency": "high"},
        )
    return count / (time.perf_counter() - start)


@contextmanager
def _outside() -> Iterator[Outside]:
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, "-m", "tests.push.fake_service"]
    process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    with process:
        facts = json.loads(process.stdout.readline())
        trust = ssl.create_default_context(cafile=facts["ca"])
        with httpx.Client(
            base_url=f"https://{HOST}:{facts['port']}", verify=trust, trust_env=False
        ) as client:
            yield Outside(facts["port"], facts["ca"], client)
        process.stdin.close()
        process.wait(10)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
