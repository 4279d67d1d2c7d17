"""Families for the reminder tests: adults with devices, and routines that ask for attention."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, SQLModel, col, select

from app.db import Database
from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.reminders import SetReminder, set_reminder
from app.domain.routines import MarkStep, NewStep, StartRoutine, mark_step, start_routine
from app.ids import uuid7
from app.models import (
    Account,
    Child,
    Delivery,
    Family,
    LoginSession,
    Mark,
    Membership,
    Occurrence,
    ReminderChoices,
    Role,
    SessionKind,
    StepState,
)
from app.push.endpoints import EndpointRules
from app.push.subscriptions import Subscribe, subscribe
from app.push.worker import Worker
from tests.push.device import Device
from tests.push.fake_service import FakePushService

PARENT_WORDS = "Swimming with Noor"
"""The title of every routine here: it must never be seen in a message."""


UNLIMITED = 10_000
"""So many a day nobody can choose; what an adult's limits do has tests of its own."""


@dataclass
class Household:
    """A family, and shortcuts to what the tests ask about it."""

    database: Database
    service: FakePushService
    parent: Caregiver
    child_id: UUID
    devices: list[Device] = field(default_factory=list)
    routines: list[UUID] = field(default_factory=list)
    reminders: list[UUID] = field(default_factory=list)

    def worker(self, clock: Any, **how: Any) -> Worker:
        # A clock that stands and is moved is no clock that jumped: the steady one moves with it.
        how = {"monotonic": lambda: clock().timestamp()} | how
        return Worker(self.database, self.service.access(), clock, **how)

    def add_device(
        self, now: datetime, caregiver: Caregiver | None = None, host: str = "push.test"
    ) -> Device:
        device = self.service.subscribe(host)
        self.subscribe(device.subscription, self.service.rules, caregiver or self.parent, now)
        self.devices.append(device)
        return device

    def subscribe(self, wish: dict[str, Any], rules: EndpointRules, who: Caregiver, now: datetime) -> None:
        with self.database.transaction() as session:
            subscribe(session, who, Subscribe.model_validate(wish), rules, now)

    def add_parent(self, now: datetime) -> Caregiver:
        with self.database.transaction() as session:
            return _adult(session, self.parent.family_id, now)

    def add_reminders(self, now: datetime, count: int = 1, steps: int = 3) -> None:
        """Routines, each with its daily reminder at 08:30, set at `now`."""
        with self.database.transaction() as session:
            for _ in range(count):
                routine = _routine(self.child_id, steps)
                start_routine(session, self.parent, routine, now)
                self.routines.append(routine.id)
                self.reminders.append(uuid4())
                self._remind(session, self.reminders[-1], now, at="08:30", on=True)

    def set_reminder(self, reminder_id: UUID, now: datetime, at: str = "08:30", *, on: bool = True) -> None:
        with self.database.transaction() as session:
            self._remind(session, reminder_id, now, at=at, on=on)

    def set(self, reminder_id: UUID, now: datetime, **more: Any) -> None:
        """Set a reminder, of whatever kind, as it is not by default."""
        usual = {"id": reminder_id, "child_id": self.child_id, "at": "08:30", "weekdays": 127, "on": True}
        args = SetReminder.model_validate(usual | {"zone": "Europe/Berlin"} | more)
        with self.database.transaction() as session:
            set_reminder(session, self.parent, args, now)

    def say(self, apply: Callable[..., Any], args: Args, now: datetime, who: Caregiver | None = None) -> None:
        """Apply a mutation of an adult, the parent by default."""
        with self.database.transaction() as session:
            apply(session, who or self.parent, args, now)

    def limit(self, who: Caregiver | None = None, **limits: Any) -> None:
        """Set limits of an adult, the parent by default."""
        key = self.parent.family_id, (who or self.parent).account_id
        with self.database.transaction() as session:
            choices = session.get_one(ReminderChoices, key)
            for name, value in limits.items():
                setattr(choices, name, value)

    def _remind(self, session: Session, reminder_id: UUID, now: datetime, *, at: str, on: bool) -> None:
        args = SetReminder(
            id=reminder_id,
            child_id=self.child_id,
            routine_id=self.routines[self.reminders.index(reminder_id)],
            at=at,
            weekdays=127,
            zone="Europe/Berlin",
            on=on,
        )
        set_reminder(session, self.parent, args, now)

    def mark(self, step_id: UUID, day: str, now: datetime, state: StepState = StepState.DONE) -> None:
        with self.database.transaction() as session:
            args = MarkStep.model_validate({"id": uuid4(), "step_id": step_id, "day": day, "state": state})
            mark_step(session, self.parent, args, now)

    def rows(self, table: type[SQLModel]) -> list[Any]:
        """All rows of a table, read afresh."""
        return rows_of(self.database, table)

    def states(self) -> list[str]:
        """The states of all deliveries."""
        return sorted(delivery.state.value for delivery in self.rows(Delivery))

    def days(self) -> list[str]:
        """The days that occurrences were planned for."""
        return sorted(str(occurrence.day) for occurrence in self.rows(Occurrence))

    def marks(self) -> list[str]:
        """What was marked, in order."""
        return [mark.state.value for mark in sorted(self.rows(Mark), key=lambda mark: mark.marked_at)]

    def change(self, table: type[SQLModel], **values: Any) -> None:
        """Set columns in every row of a table."""
        with self.database.transaction() as session:
            for row in session.exec(select(table)):
                for name, value in values.items():
                    setattr(row, name, value)

    def forget(self, table: type[SQLModel], id: UUID) -> None:
        """Delete the rows with this id."""
        with self.database.transaction() as session:
            for row in session.exec(select(table).where(col(table.id) == id)):  # pyright: ignore[reportAttributeAccessIssue]
                session.delete(row)


def move_in(
    database: Database, service: FakePushService, now: datetime, *, furnished: bool = True
) -> Household:
    """A family with one parent and a child; furnished, also with one device and one reminder."""
    with database.transaction() as session:
        family = Family(id=uuid7(now), zone="Europe/Berlin", epoch=uuid4(), created_at=now)
        session.add(family)
        session.flush()
        parent = _adult(session, family.id, now)
        child = Child(
            family_id=family.id, id=uuid7(now), nickname="Noor", age_band="6-8", picture="fox", created_at=now
        )
        session.add(child)
        home = Household(database, service, parent, child.id)
    if furnished:
        home.add_device(now)
        home.add_reminders(now)
    return home


def _routine(child_id: UUID, steps: int) -> StartRoutine:
    new = [NewStep(id=uuid4(), label=f"{n}", picture="sun", position=f"a{n}") for n in range(steps)]
    return StartRoutine(
        id=uuid4(),
        child_id=child_id,
        title=PARENT_WORDS,
        picture="sun",
        starts_at="08:30",
        weekdays=127,
        steps=new,
    )


def _adult(session: Session, family_id: UUID, now: datetime) -> Caregiver:
    account = Account(id=uuid7(now), login=uuid4().hex, name="Leila", password_hash="-", created_at=now)
    session.add(account)
    session.flush()
    opened = open_session(account.id, now)
    session.add(opened)
    session.add(Membership(family_id=family_id, id=account.id, name="Leila", role=Role.PARENT, since=now))
    session.flush()
    session.add(
        ReminderChoices(
            family_id=family_id,
            id=account.id,
            quiet_from=None,
            quiet_to=None,
            zone="Europe/Berlin",
            most_a_day=UNLIMITED,
        )
    )
    return Caregiver(account.id, opened.id, family_id, Role.PARENT, "Leila")


def open_session(account_id: UUID, since: datetime) -> LoginSession:
    """A browser of an adult's own, signed in a moment ago."""
    return LoginSession(
        id=uuid7(since),
        account_id=account_id,
        token_hash=uuid4().bytes,
        rotated_at=since,
        kind=SessionKind.OWN,
        factor="password",
        fresh_at=since,
        created_at=since,
        last_seen_at=since,
        idle_until=since + timedelta(days=30),
        ends_at=since + timedelta(days=90),
    )


def rows_of(database: Database, table: type[SQLModel]) -> list[Any]:
    """All rows of a table, read afresh."""
    with database.transaction(write=False) as session:
        return list(session.exec(select(table)))
