"""Which messages are taken, and how many at once."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app.domain.left_to_do import Subject, finished
from app.domain.routines import next_open_step
from app.models import (
    Delivery,
    DeliveryState,
    Occurrence,
    Purpose,
    PushSubscription,
    Reminder,
    ReminderAbout,
    Step,
    StepState,
    Withheld,
)
from app.push.claims import LEASE, SEATS_PER_HOST, Errand, claim
from app.push.due import DELAYED, delayed_since, next_due, oldest_due
from app.push.endpoints import origin_of
from app.push.planner import BATCH, plan_due
from app.push.results import LONGEST_PAUSE, pause_before
from tests.conftest import StandingClock
from tests.push.household import Household

KEY = b"k" * 32


def plan(home: Household, clock: StandingClock) -> int:
    with home.database.transaction() as session:
        return plan_due(session, KEY, clock()).due


def take(home: Household, clock: StandingClock, seats: int = 100, busy=None, paused=()) -> list[Errand]:
    """Look until the seats are taken or nothing waits, as a worker does."""
    taken, under_way, more = list[Errand](), Counter[str](busy), True
    while more:
        with home.database.transaction() as session:
            errands, more = claim(session, seats - len(taken), under_way, paused, clock())
        taken += errands
        under_way += origins(errands)
    return taken


@pytest.fixture
def many(home: Household, clock: StandingClock) -> Household:
    """Forty reminders due on three devices, two of them at one push service."""
    home.add_device(clock())
    home.add_device(clock(), host="other.push.test")
    home.add_reminders(clock(), 39, steps=1)
    clock.forward(minutes=30)
    plan(home, clock)
    return home


def origins(errands: list[Errand]) -> Counter[str]:
    return Counter(origin_of(errand.endpoint) for errand in errands)


def test_one_push_service_never_gets_all_the_seats(many: Household, clock: StandingClock):
    first, other = (f"https://{host}:{many.service.port}" for host in ("push.test", "other.push.test"))
    assert origins(take(many, clock, seats=120)) == {first: SEATS_PER_HOST, other: 40}


def test_what_is_under_way_counts(many: Household, clock: StandingClock):
    first, other = (f"https://{host}:{many.service.port}" for host in ("push.test", "other.push.test"))
    taken = origins(take(many, clock, busy={first: SEATS_PER_HOST, other: 60}))
    assert taken == {other: SEATS_PER_HOST - 60}


def test_a_slow_push_service_with_a_backlog_takes_no_seat_of_the_others(
    many: Household, clock: StandingClock
):
    first, other = (f"https://{host}:{many.service.port}" for host in ("push.test", "other.push.test"))
    with many.database.transaction() as session:
        for row in session.exec(select(Delivery).join(PushSubscription)):
            late = "other" in session.get_one(PushSubscription, row.subscription_id).endpoint
            row.next_at += timedelta(seconds=late)
    clock.forward(seconds=1)
    for _ in range(2):
        taken = origins(take(many, clock, seats=20, busy={first: SEATS_PER_HOST - 1}))
        assert taken == {first: 1, other: 19}


def test_what_is_too_late_is_settled_where_the_push_service_is_paused_or_full(
    many: Household, clock: StandingClock
):
    first, other = (f"https://{host}:{many.service.port}" for host in ("push.test", "other.push.test"))
    clock.forward(minutes=10)
    assert take(many, clock, seats=20, busy={other: SEATS_PER_HOST}, paused=[first]) == []
    assert {row.state for row in many.rows(Delivery)} == {DeliveryState.EXPIRED}


def test_a_paused_push_service_is_left_alone_while_the_other_goes_on(many: Household, clock: StandingClock):
    paused = f"https://push.test:{many.service.port}"
    assert set(origins(take(many, clock, paused=[paused]))) == {
        f"https://other.push.test:{many.service.port}"
    }


def test_a_message_is_taken_by_one_worker(many: Household, clock: StandingClock):
    first, second = (take(many, clock, seats=20) for _ in range(2))
    assert not {errand.delivery_id for errand in first} & {errand.delivery_id for errand in second}
    assert (len(first), len(second)) == (20, 20)


def test_what_has_lost_its_family_is_settled_once_and_holds_up_nothing(home: Household, clock: StandingClock):
    clock.forward(minutes=30)
    plan(home, clock)
    (planned,) = home.rows(Delivery)
    with home.database.transaction() as session:
        lost = Delivery(
            id=uuid4(),
            family_id=uuid4(),
            purpose=Purpose.TEST,
            **planned.model_dump(include={"subscription_id", "account_id", "expires_at"}),
            next_at=planned.next_at - timedelta(minutes=1),
        )
        session.add(lost)
    assert [errand.delivery_id for errand in take(home, clock, seats=1)] == [planned.id]
    settled = {row.id: (row.state, row.withheld) for row in home.rows(Delivery)}
    assert settled[lost.id] == (DeliveryState.WITHHELD, Withheld.UNREACHABLE)


def test_a_lease_ends_after_twice_the_longest_send(home: Household, clock: StandingClock):
    clock.forward(minutes=30)
    plan(home, clock)
    (first,) = take(home, clock)
    clock.now += LEASE
    assert take(home, clock) == []
    clock.forward(seconds=1)
    (again,) = take(home, clock)
    assert (again.delivery_id, again.attempts) == (first.delivery_id, 2)
    assert again.lease != first.lease


def test_nothing_is_planned_twice(many: Household, clock: StandingClock):
    assert plan(many, clock) == 0
    assert len(many.rows(Delivery)) == 120


def test_what_is_late_is_settled_without_being_taken(many: Household, clock: StandingClock):
    clock.forward(minutes=10)
    assert take(many, clock) == []
    settled = [row for row in many.rows(Delivery) if row.state == DeliveryState.EXPIRED]
    assert settled
    assert all(row.settled_at == clock() for row in settled)


def test_since_when_something_waits_is_known(home: Household, clock: StandingClock):
    due = clock() + timedelta(minutes=30)

    def waiting():
        with home.database.transaction(write=False) as session:
            return oldest_due(session, clock())

    with home.database.transaction(write=False) as session:
        assert next_due(session) == due
    assert waiting() is None
    clock.forward(minutes=31)
    assert waiting() == due
    plan(home, clock)
    assert waiting() == due
    take(home, clock)
    assert waiting() is None
    clock.forward(seconds=25)
    assert waiting() is not None


def test_a_push_service_that_is_down_makes_reminders_late_however_often_they_are_tried(
    home: Household, clock: StandingClock
):
    home.service.fail("500")
    clock.forward(minutes=30)
    due = clock()
    for _ in range(9):
        asyncio.run(home.worker(clock).run_once())
        with home.database.transaction(write=False) as session:
            late = clock() - due > DELAYED
            assert delayed_since(session, home.parent, clock()) == (due if late else None)
            assert oldest_due(session, clock()) == due
        clock.forward(minutes=1)


@given(st.integers(1, 10_000))
def test_a_pause_grows_to_a_minute_and_no_further(attempt: int):
    longest = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(attempt, 10)))
    assert timedelta() <= pause_before(attempt, None) <= longest


@given(st.integers(1, 20), st.integers(1, 3600))
def test_a_pause_is_never_shorter_than_asked_nor_a_fifth_longer(attempt: int, seconds: int):
    asked = timedelta(seconds=seconds)
    assert asked <= pause_before(attempt, asked) <= asked * 1.2


@pytest.mark.parametrize("states", [[], ["done"], ["done", "not_today", "done"], ["done", "done", "open"]])
def test_a_routine_is_finished_exactly_when_it_has_no_next_step(
    home: Household, clock: StandingClock, states: list[str]
):
    steps: list[UUID] = [step.id for step in home.rows(Step)]
    for step, state in zip(steps, states, strict=False):
        clock.forward(seconds=1)
        home.mark(step, "2026-11-23", clock(), StepState.DONE)
        clock.forward(seconds=1)
        home.mark(step, "2026-11-23", clock(), StepState(state))
    family, routine, day = home.parent.family_id, home.routines[0], date(2026, 11, 23)
    asked = Subject(ReminderAbout.ROUTINE, family, routine, day)
    with home.database.transaction(write=False) as session:
        following = next_open_step(session, family, routine, day)
        assert (asked in finished(session, [asked])) == (following is None)


def test_a_batch_is_a_part_of_what_is_due(home: Household, clock: StandingClock):
    (one,) = home.rows(Reminder)
    with home.database.transaction() as session:
        session.add_all(Reminder(**one.model_dump() | {"id": uuid4()}) for _ in range(BATCH))
    clock.forward(minutes=30)
    assert [plan(home, clock) for _ in range(3)] == [BATCH, 1, 0]


def test_what_does_not_go_out_holds_up_nothing_behind_it(home: Household, clock: StandingClock):
    home.add_reminders(clock(), 98, steps=1)
    clock.forward(minutes=30)
    plan(home, clock)
    off, wanted = home.reminders[:-1], home.reminders[-1]
    with home.database.transaction() as session:
        for reminder_id in off:
            session.get_one(Reminder, (home.parent.family_id, reminder_id)).on = False
    (only,) = take(home, clock, seats=20)
    with home.database.transaction(write=False) as session:
        occurrence = session.get_one(Occurrence, (home.parent.family_id, only.occurrence_id))
        assert occurrence.reminder_id == wanted
