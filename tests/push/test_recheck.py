"""Whatever happens between planning and sending is seen before anything goes out, in hundreds of ways."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from app.db import Database
from app.domain.access import Caregiver
from app.domain.attention import PauseReminders, TakeDuty, pause_reminders, resume_reminders, take_duty
from app.domain.entries import Remove
from app.domain.members import remove
from app.domain.reminder_choices import ChooseReminders, choose_reminders
from app.domain.reminders import SetReminder, remove_reminder, set_reminder
from app.domain.routines import MarkStep, mark_step
from app.domain.sessions import Proof, end_session
from app.models import (
    Account,
    Delivery,
    LoginSession,
    Membership,
    PushSubscription,
    Reminder,
    Role,
    Routine,
    Step,
    StepState,
)
from app.push.planner import plan_due
from app.push.worker import Worker
from tests.conftest import StandingClock
from tests.push.crowd import gather
from tests.push.device import Device
from tests.push.fake_service import FakePushService
from tests.push.household import rows_of

WAYS, UNTROUBLED = 220, 20
TODAY = date(2026, 11, 23)
KEY = b"k" * 32


class Home:
    """One family of the crowd, its rows read afresh in the transaction in which something happens."""

    def __init__(self, session: Session, clock: StandingClock, family_id: UUID) -> None:
        self.session, self.now = session, clock()
        self.reminder = session.exec(select(Reminder).where(col(Reminder.family_id) == family_id)).one()
        self.step = session.exec(select(Step).where(col(Step.family_id) == family_id)).one()
        members = select(Membership).where(
            col(Membership.family_id) == family_id, col(Membership.role) == Role.PARENT
        )
        self.member = session.exec(members).one()
        mine = select(LoginSession).where(col(LoginSession.account_id) == self.member.id)
        self.opened = session.exec(mine).one()
        self.parent = Caregiver(self.member.id, self.opened.id, family_id, Role.PARENT, "Leila")

    def edit(self, **more: object) -> None:
        wish = self.reminder.model_dump(include=set(SetReminder.model_fields)) | more
        set_reminder(self.session, self.parent, SetReminder.model_validate(wish), self.now)

    def mark(self, state: StepState) -> None:
        wish = MarkStep(id=uuid4(), step_id=self.step.id, day=TODAY, state=state)
        self.now += timedelta(milliseconds=1)
        mark_step(self.session, self.parent, wish, self.now)

    def choose(self, most: int = 3, quiet_from: str = "21:00", quiet_to: str = "06:30") -> None:
        wish = ChooseReminders(quiet_from=quiet_from, quiet_to=quiet_to, most_a_day=most, notices=True)
        choose_reminders(self.session, self.parent, wish, self.now)

    def remove_parent(self) -> None:
        owner = replace(self.parent, account_id=uuid4(), role=Role.OWNER, proof=Proof(self.now))
        remove(self.session, owner, self.parent.account_id, self.now)

    def sign_out(self) -> None:
        end_session(self.session, self.opened.id)

    def let_another_take_over(self) -> None:
        other = uuid4()
        self.session.add(
            Account(id=other, login=other.hex, name="Sam", password_hash="-", created_at=self.now)
        )
        self.session.flush()
        self.session.add(
            Membership(family_id=self.parent.family_id, id=other, name="Sam", role=Role.CARER, since=self.now)
        )
        self.session.flush()
        duty = TakeDuty(id=uuid4(), account_id=other, until=self.now + timedelta(hours=2))
        take_duty(self.session, self.parent, duty, self.now)

    def pause(self) -> UUID:
        wish = PauseReminders(id=uuid4(), until=self.now + timedelta(days=2))
        return pause_reminders(self.session, self.parent, wish, self.now).id

    def pause_and_resume(self) -> None:
        resume_reminders(self.session, self.parent, Remove(id=self.pause()), self.now)

    def renew(self) -> None:
        rows = select(PushSubscription).where(col(PushSubscription.account_id) == self.member.id)
        self.session.exec(rows).one().needs_renewal = True

    def retire(self) -> None:
        routines = select(Routine).where(col(Routine.family_id) == self.parent.family_id)
        self.session.exec(routines).one().retired = True


STOPS: dict[str, Callable[[Home], object]] = {
    "done": lambda home: home.mark(StepState.DONE),
    "not today": lambda home: home.mark(StepState.NOT_TODAY),
    "member removed": Home.remove_parent,
    "signed out": Home.sign_out,
    "session over": lambda home: setattr(home.opened, "idle_until", home.now),
    "place over": lambda home: setattr(home.member, "until", home.now),
    "switched off": lambda home: home.edit(on=False),
    "moved": lambda home: home.edit(at="18:00"),
    "another weekday": lambda home: home.edit(weekdays=127 - 1),
    "ended": lambda home: home.edit(ends_on=TODAY - timedelta(days=1)),
    "taken away": lambda home: remove_reminder(
        home.session, home.parent, Remove(id=home.reminder.id), home.now
    ),
    "routine retired": Home.retire,
    "quiet": lambda home: home.choose(quiet_from="08:00", quiet_to="09:00"),
    "none a day": lambda home: home.choose(most=0),
    "paused": Home.pause,
    "another has the child": Home.let_another_take_over,
    "address to renew": Home.renew,
}
HARMLESS: dict[str, Callable[[Home], object]] = {
    "nothing": lambda _: None,
    "silent": lambda home: home.edit(silent=True),
    "moved and back": lambda home: (home.edit(at="18:00"), home.edit(at="08:30")),
    "off and on": lambda home: (home.edit(on=False), home.edit(on=True)),
    "opened again": lambda home: (home.mark(StepState.DONE), home.mark(StepState.OPEN)),
    "quiet later": lambda home: home.choose(quiet_from="12:00", quiet_to="13:00"),
    "paused and resumed": Home.pause_and_resume,
    "zone": lambda home: home.edit(zone="Europe/Vienna"),
}
"""After these the reminder still goes out: what stops the others is no accident."""
ENDS = {"member removed", "signed out", "taken away", "place over"}
"""After these nobody is left to do anything else."""


def ways() -> Iterator[list[list[str]]]:
    """What happens before the first try and what between two tries; something of it stops the reminder."""
    random = Random(7)
    for number in range(WAYS):
        stop = list(STOPS)[number % len(STOPS)]
        before = random.sample(list(HARMLESS), random.randint(0, 2))
        after = [] if stop in ENDS else random.sample(list(set(STOPS) - ENDS), random.randint(0, 1))
        happens = [*before, stop, *sorted(after)]
        cut = random.randint(0, len(before) + 1)
        yield [happens[:cut], happens[cut:]]


def happen(database: Database, clock: StandingClock, family_id: UUID, names: list[str]) -> None:
    for name in names:
        clock.forward(seconds=0.01)
        with database.transaction() as session:
            (STOPS | HARMLESS)[name](Home(session, clock, family_id))


def test_what_happens_between_planning_and_sending_is_seen(
    database: Database, service: FakePushService, clock: StandingClock
):
    due = clock.forward(minutes=30)
    devices = [service.subscribe() for _ in range(WAYS + UNTROUBLED)]
    gather(database, [device.subscription for device in devices], len(devices), due, most_each=1)
    with database.transaction() as session:
        while plan_due(session, KEY, clock()):
            continue
    families = {
        device.id: row.family_id for device, row in zip(devices, in_order(database, devices), strict=True)
    }
    harmless = [[[], [name]] for name in list(HARMLESS) * 3][:UNTROUBLED]
    plans = dict(zip(families, [*ways(), *harmless], strict=True))
    for turn in range(2):
        for device, plan in plans.items():
            happen(database, clock, families[device], plan[turn])
        if turn == 0:
            service.fail("500")
        else:
            service.faults.clear()
            clock.forward(seconds=5)
        asyncio.run(Worker(database, service.access(), clock, monotonic=lambda: 0.0).run_once())
    stopped = devices[:WAYS]
    tried = [plan for plan in plans.values() if not set(plan[0]) & set(STOPS)]
    assert service.calls["500"] == len(tried) > UNTROUBLED
    assert [list(plans[each.id]) for each in stopped if each.accepted] == []
    assert all(len(device.accepted) == 1 for device in devices[WAYS:])


def in_order(database: Database, devices: list[Device]) -> list[Delivery]:
    """The deliveries, in the order of their devices."""
    endpoints = {row.id: row.endpoint for row in rows_of(database, PushSubscription)}
    by_endpoint = {endpoints[row.subscription_id]: row for row in rows_of(database, Delivery)}
    return [by_endpoint[device.endpoint] for device in devices]


@pytest.mark.parametrize("name", STOPS)
def test_every_way_to_stop_a_reminder_is_tried_often(name: str):
    assert sum(name in happens for way in ways() for happens in way) >= 10
