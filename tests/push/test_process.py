"""The worker beside the server and as its own process: it starts, says that it lives, and stops in order."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text
from starlette.testclient import TestClient

from app.db import Database
from app.main import create_app
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import another_client
from tests.push.household import Household
from tests.push.paced_clock import HALF_PAST_EIGHT, PacedClock

ENOUGH = 20.0


def until(holds: Callable[[], object]) -> None:
    """Wait for something that another thread or process does."""
    end = time.monotonic() + ENOUGH
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def test_the_server_sends_reminders_and_says_that_its_worker_lives(
    home: Household, settings: Settings, clock: StandingClock
):
    settings = settings.model_copy(update={"worker": True})
    built = create_app(settings, clock, home.service.access(), lambda: clock().timestamp())
    with TestClient(built):
        clock.forward(minutes=30)
        until(lambda: home.states() == ["accepted"])
        assert another_client(built).get("/health").json()["worker"] == "2026-11-23T07:30:00Z"
    assert len(home.devices[0].messages()) == 1


def test_a_server_without_a_worker_says_since_when_a_reminder_waits(
    client: TestClient, home: Household, clock: StandingClock
):
    assert client.get("/health").json()["waiting_since"] is None
    clock.forward(minutes=32)
    health = client.get("/health").json()
    assert (health["worker"], health["waiting_since"]) == (None, "2026-11-23T07:30:00Z")
    assert home.states() == []


def test_what_falls_due_between_two_looks_does_not_wait_for_the_second(home: Household):
    async def until_it_arrived() -> None:
        stop = asyncio.Event()
        worker = home.worker(clock, monotonic=clock.monotonic, idle_pause=10 * ENOUGH)
        task = asyncio.create_task(worker.run(stop))
        await asyncio.to_thread(until, lambda: home.service.calls["ok"])
        stop.set()
        await task

    clock = PacedClock.at(HALF_PAST_EIGHT - timedelta(seconds=1))
    asyncio.run(until_it_arrived())
    assert home.states() == ["accepted"]


def test_a_stopped_worker_writes_down_what_was_under_way(home: Household, clock: StandingClock):
    async def stopped_meanwhile() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(home.worker(clock).run(stop))
        await asyncio.to_thread(until, lambda: home.service.calls["slow"])
        stop.set()
        await task

    home.service.fail("slow", value="0.5")
    clock.forward(minutes=30)
    asyncio.run(stopped_meanwhile())
    assert home.states() == ["accepted"]


def test_a_result_that_cannot_be_written_is_kept_and_not_sent_again(
    home: Household, clock: StandingClock, owner_database: Database
):
    def rename(old: str, new: str) -> None:
        with owner_database.engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    async def database_away() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(home.worker(clock).run(stop))
        await asyncio.to_thread(until, lambda: home.service.calls["slow"])
        rename("delivery", "away")
        await asyncio.to_thread(home.devices[0].reached.wait)
        await asyncio.sleep(0.5)
        rename("away", "delivery")
        await asyncio.to_thread(until, lambda: home.states() == ["accepted"])
        stop.set()
        await task

    home.service.fail("slow", value="0.5")
    clock.forward(minutes=30)
    asyncio.run(database_away())
    assert len(home.devices[0].accepted) == 1


def test_the_worker_process_stops_in_order_when_asked(settings: Settings):
    environment = {
        "PATH": os.environ["PATH"],
        "EVENDAY_DATA_DIR": str(settings.data_dir),
        "EVENDAY_DATABASE_URL": settings.database_url,
        "EVENDAY_PUBLIC_URL": settings.public_url,
    }
    command = [sys.executable, "-m", "app.cli", "worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("reminders are being sent" in line for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=ENOUGH)
    assert process.returncode == 0, said
    assert "Traceback" not in said


def test_a_clock_that_jumped_is_said_where_health_is_asked(
    home: Household, settings: Settings, clock: StandingClock
):
    built = create_app(
        settings.model_copy(update={"worker": True}), clock, home.service.access(), lambda: 0.0
    )
    with TestClient(built):
        asking = another_client(built)
        until(lambda: asking.get("/health").json()["worker"])
        assert asking.get("/health").json()["clock"] == "ok"
        clock.forward(hours=1)
        until(lambda: asking.get("/health").json()["clock"] == "degraded")
