"""Two workers of which one is killed again and again, and a count of what reached the phones all the same."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import func, select
from sqlmodel import col

from app.db import Database
from app.models import Delivery, DeliveryState, Reminder
from tests.push.crowd import CANARIES, gather, phones_for
from tests.push.outside import ROOT, Outside, push_service_outside
from tests.push.paced_clock import HALF_PAST_EIGHT, PacedClock

FAULTS: Sequence[dict[str, Any]] = (
    {"mode": "429", "rate": 0.04},
    {"mode": "429", "rate": 0.01, "value": "1"},
    {"mode": "500", "rate": 0.05},
    {"mode": "reset_before", "rate": 0.02},
    {"mode": "reset_after", "rate": 0.02},
)
SLOW_RATE, TIMEOUT_SECONDS = 0.01, 10.0
HOSTS = ("a.push.test", "b.push.test", "c.push.test")


@dataclass(frozen=True)
class Plan:
    """What a run is like. Times are seconds on the wall; the workers' own time runs `pace` times as fast."""

    reminders: int
    kill_every: float
    pace: float
    most_kills: int
    seats: int
    answer_seconds: float = 0.1
    faults: bool = False
    mark_first: bool = False
    patience: float = 240.0
    workers: int = 2
    lead: float = 0.0
    """How long the workers have been there when all fall due."""


@dataclass
class Tally:
    """What came of a run."""

    kills: int
    seconds: float
    lost: int = 0
    visible_twice: int = 0
    accepted_twice: int = 0
    ambiguous: int = 0
    """Answers that leave open whether the message was taken: cut off after it, or too late."""


@dataclass
class Fleet:
    """Some workers, of which `kill` ends the older one the hard way and starts another in its place."""

    database_url: str
    outside: Outside
    clock: PacedClock
    plan: Plan
    kills: int = 0

    def __enter__(self) -> Self:
        wish: dict[str, object] = {
            "--database": self.database_url,
            "--port": self.outside.port,
            "--ca": self.outside.authority,
            "--clock": self.clock,
            "--seats": self.plan.seats,
        }
        command = [sys.executable, "-m", "tests.push.worker_process"]
        command += [str(part) for pair in wish.items() for part in pair]
        command += ["--mark-first"] if self.plan.mark_first else []
        self._workers = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(self.plan.workers):
            self._say("start", "working")
        return self

    def __exit__(self, *_: object) -> None:
        with self._workers:
            self._workers.communicate(timeout=60)

    def kill(self) -> None:
        """SIGKILL for the one that lived longest; its successor works when this returns."""
        self._say("kill", "killed")
        self.kills += 1
        self._say("start", "working")

    def _say(self, command: str, answer: str) -> None:
        assert self._workers.stdin is not None
        assert self._workers.stdout is not None
        self._workers.stdin.write(f"{command}\n")
        self._workers.stdin.flush()
        assert self._workers.stdout.readline().strip() == answer


def deliver(database_url: str, plan: Plan) -> Tally:
    """Send the plan's reminders through it all, until nothing waits any more, and count."""
    clock, database = PacedClock.at(HALF_PAST_EIGHT, plan.pace), Database(database_url)
    with push_service_outside(clock) as outside:
        waits = _furnish(database, outside, plan)
        clock = PacedClock.at(HALF_PAST_EIGHT - timedelta(seconds=plan.lead * plan.pace), plan.pace)
        with Fleet(database_url, outside, clock, plan) as fleet:
            began = time.monotonic()
            _kill_until_all_is_settled(fleet, database)
            tally = Tally(fleet.kills, time.monotonic() - began)
        database.dispose()
        return _count(tally, outside, waits)


def _furnish(database: Database, outside: Outside, plan: Plan) -> dict[str, int]:
    phones = [
        phone
        for number, host in enumerate(HOSTS)
        for phone in outside.subscribe(len(range(number, phones_for(plan.reminders), len(HOSTS))), host)
    ]
    for fault in FAULTS if plan.faults else ():
        outside.fail(**fault)
    if plan.faults:
        outside.fail("slow", rate=SLOW_RATE, value=str(TIMEOUT_SECONDS / plan.pace * 1.5))
    outside.fail("ok", value=str(plan.answer_seconds))
    return gather(database, phones, plan.reminders, HALF_PAST_EIGHT)


def _kill_until_all_is_settled(fleet: Fleet, database: Database) -> None:
    end = time.monotonic() + fleet.plan.patience
    while fleet.outside.accepted() < fleet.plan.seats:
        time.sleep(0.02)
    next_kill = time.monotonic() + fleet.plan.kill_every
    while _waiting(database, HALF_PAST_EIGHT + timedelta(hours=1)):
        assert time.monotonic() < end, f"{_waiting(database, HALF_PAST_EIGHT)} still wait"
        time.sleep(0.1)
        is_time = time.monotonic() >= next_kill and fleet.kills < fleet.plan.most_kills
        if is_time and (not fleet.plan.mark_first or _are_marked(fleet, database)):
            fleet.kill()
            next_kill = time.monotonic() + fleet.plan.kill_every


def _waiting(database: Database, until: datetime) -> int:
    """Reminders that are not planned and deliveries that are not settled."""
    open_states = [DeliveryState.PENDING, DeliveryState.LEASED]
    unplanned = select(func.count()).where(col(Reminder.next_due_at) <= until)
    unsettled = select(func.count()).where(col(Delivery.state).in_(open_states))
    counts = select(unplanned.scalar_subquery(), unsettled.scalar_subquery())
    with database.transaction(write=False) as session:
        return sum(session.connection().execute(counts).one())


def _are_marked(fleet: Fleet, database: Database) -> bool:
    """Whether many messages count as sent that are not; of one or two it might be the count that lags."""
    marked = select(func.count()).where(col(Delivery.state) == DeliveryState.ACCEPTED)
    with database.transaction(write=False) as session:
        missing = session.connection().execute(marked).scalar_one() - fleet.outside.accepted()
    return missing >= fleet.plan.seats // 2


def _count(tally: Tally, outside: Outside, waits: dict[str, int]) -> Tally:
    calls = outside.calls()
    tally.ambiguous = calls.get("reset_after", 0) + calls.get("slow", 0)
    for phone, shown in outside.tally(CANARIES).items():
        tally.lost += max(0, waits[phone] - len(shown))
        tally.visible_twice += max(0, len(shown) - waits[phone])
        tally.accepted_twice += sum(times - 1 for times in shown.values())
    return tally
