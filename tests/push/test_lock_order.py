"""Wherever one piece of work is held up, another beside it ends: no two ever wait for each other.

Every pair is tried at every statement that takes a hold, and all of it is undone each time. SQLite has
one writer at a time, so this is about PostgreSQL.
"""

import asyncio
import re
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, product
from typing import Any, Literal
from uuid import UUID, uuid4

import pytest
from psycopg.errors import DeadlockDetected
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from app.db import Database
from app.domain import feed
from app.domain.access import Caregiver
from app.domain.members import remove
from app.domain.notices import tell_parents
from app.domain.reminder_actions import ActOnReminder, Shown, act_on_reminder, note_arrival
from app.domain.sessions import Proof, end_elsewhere, end_session
from app.domain.sync import Batch, sync
from app.errors import Problem
from app.models import Membership, PushSubscription, Role, Step
from app.push.backoff import ask
from app.push.claims import Errand, claim
from app.push.planner import plan_due
from app.push.results import write_results
from app.push.sender import Accepted, Gone, Outcome, Refused, Retry
from app.push.subscriptions import Unsubscribe, unsubscribe
from tests.conftest import StandingClock
from tests.people import mutation
from tests.push.household import Household, open_session
from tests.push.test_reminder_actions import token_of

DATABASES = ["postgresql"]
PARTS = 5
KEY = b"k" * 32
HOLDS = re.compile(r"^\s*(INSERT|UPDATE|DELETE)|\bFOR (NO KEY UPDATE|UPDATE|KEY SHARE|SHARE)\b")
WAITERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)

Work = Callable[[Session], object]


class Undone(Exception):
    """Raised where a piece of work would be kept."""


def undone(database: Database, work: Work, after_each: Callable[[], object] | None = None) -> None:
    """Do it all but the commit, unless it is refused; `after_each` runs after every statement that holds."""

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if after_each and HOLDS.search(statement):
            after_each()

    with suppress(Undone, Problem), database.transaction() as session:
        # Who stands still is no fault here, however busy the machine is.
        session.connection().exec_driver_sql("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
        event.listen(session.connection(), "after_cursor_execute", look)
        work(session)
        feed.settle(session)
        session.flush()
        raise Undone


def beside(database: Database, first: Work, second: Work, at: int) -> bool | None:
    """Do `second` while `first` stands still at its nth hold: whether they wait for each other for ever.

    None where it has not so many.
    """
    others: list[Future[None]] = []
    holds = 0
    with ThreadPoolExecutor(1) as pool:

        def stand_still() -> None:
            nonlocal holds
            holds += 1
            if holds == at:
                others.append(pool.submit(undone, database, second))
                wait_until_it_waits(database, others[0])

        try:
            undone(database, first, stand_still)
            for other in others:
                other.result()
        except OperationalError as error:
            if not isinstance(error.orig, DeadlockDetected):
                raise
            return True
    return False if others else None


def wait_until_it_waits(database: Database, other: Future[None]) -> None:
    """Until the other piece of work waits for a hold of somebody's, or has ended."""
    with database.engine.connect() as looking:
        while not other.done() and not looking.execute(WAITERS).scalar_one():
            time.sleep(0.002)


@pytest.fixture
def works(home: Household, clock: StandingClock) -> dict[str, Work]:
    """What may happen around half past eight, in a home of two parents with two devices each.

    One reminder is on all screens, the messages of a second are on their way, those of a third wait, and
    a fourth is yet to be planned.
    """
    sam = home.add_parent(clock())
    # Two browsers of one adult, and the newer session has the older subscription.
    other = open_session(sam.account_id, clock())
    with home.database.transaction() as session:
        session.add(other)
    for who in (home.parent, replace(sam, session_id=other.id), sam):
        home.add_device(clock(), who)
    home.add_reminders(clock(), 3)
    for reminder_id, at in zip(home.reminders, ("08:30", "08:31", "08:32", "08:33"), strict=True):
        home.set_reminder(reminder_id, clock(), at)
    clock.forward(minutes=30)
    asyncio.run(home.worker(clock).run_once())
    home.change(PushSubscription, has_worked=False)
    clock.forward(minutes=1)
    sent = claimed(home, clock)
    clock.forward(minutes=1)
    with home.database.transaction() as session:
        plan_due(session, KEY, clock())
    clock.forward(minutes=1)
    return of_workers(sent, clock()) | of_people(home, sam, clock())


def claimed(home: Household, clock: StandingClock) -> list[Errand]:
    with home.database.transaction() as session:
        plan_due(session, KEY, clock())
    with home.database.transaction() as session:
        return claim(session, 96, {}, (), clock()).errands


def of_workers(sent: list[Errand], now: datetime) -> dict[str, Work]:
    def hand_in(*outcomes: Outcome) -> Work:
        results = list(zip(sent, cycle(outcomes), strict=False))
        return lambda session: write_results(session, results, now)

    return {
        "plan": lambda session: plan_due(session, KEY, now),
        "claim": lambda session: claim(session, 96, {}, (), now),
        "claim few": lambda session: claim(session, 2, {}, (), now),
        "arrived": hand_in(Accepted()),
        "gone": hand_in(Gone()),
        "refused": hand_in(Refused()),
        "of all kinds": hand_in(Accepted(), Gone(), Retry(), Refused()),
        "of all kinds too": hand_in(Refused(), Retry(), Gone(), Accepted()),
    }


def of_people(home: Household, sam: Caregiver, now: datetime) -> dict[str, Work]:
    owner = replace(home.parent, role=Role.OWNER, proof=Proof(now))
    family = home.parent.family_id
    token = token_of(home, 2)

    def press(action: Literal["done", "later"]) -> Work:
        args = ActOnReminder(token=token, action=action, id=uuid4(), turn=0)
        return lambda session: act_on_reminder(session, args, now)

    def send(name: str, **args: Any) -> Work:
        batch = {"device_id": uuid4(), "cursor": 0, "mutations": [mutation(name, at=now, **args)]}
        return lambda session: sync(session, home.parent, Batch.model_validate(batch), now)

    def tell(session: Session) -> None:
        feed.lock(session, family)
        tell_parents(session, family, now)

    return {
        "done": press("done"),
        "later": press("later"),
        "shown": lambda session: note_arrival(session, Shown(token=token), now),
        "checked in": send("mark_step", step_id=str(home.rows(Step)[0].id), day="2026-11-23", state="done"),
        "reminder removed": send("remove_reminder", id=str(home.reminders[1])),
        "told": tell,
        "asks": lambda session: ask(session, [(family, id_) for id_ in home.reminders]),
        "unsubscribed": lambda session: unsubscribe(
            session, sam, Unsubscribe(endpoint=home.devices[3].endpoint)
        ),
        "signed out": lambda session: end_session(session, sam.session_id),
        "ended": lambda session: end_elsewhere(session, sam.account_id, now),
        "removed": lambda session: remove(session, owner, sam.account_id, now),
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_no_two_pieces_of_work_wait_for_each_other(
    home: Household, works: dict[str, Work], part: int
) -> None:
    deadlocks, held_up, firsts = list[str](), 0, list(works.items())[part::PARTS]
    for (name, first), (other, second) in product(firsts, works.items()):
        at = 1
        while (found := beside(home.database, first, second, at)) is not None:
            deadlocks += [f"{other} while {name} stands at {at}"] if found else []
            held_up, at = held_up + 1, at + 1
    assert deadlocks == []
    assert held_up > len(firsts) * len(works)


def test_two_that_do_wait_for_each_other_are_found(home: Household) -> None:
    """The control: two adults' places, held in two orders."""
    other = home.add_parent(datetime.now(UTC))
    ids = [home.parent.account_id, other.account_id]

    def hold(*wanted: UUID) -> Work:
        def work(session: Session) -> None:
            for id_ in wanted:
                session.exec(select(Membership.id).where(col(Membership.id) == id_).with_for_update()).one()

        return work

    assert beside(home.database, hold(*ids), hold(*ids), 1) is False
    assert beside(home.database, hold(*ids), hold(*reversed(ids)), 1) is True
