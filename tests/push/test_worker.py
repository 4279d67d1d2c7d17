"""A reminder that falls due arrives, once, on every device that may have it."""

import asyncio
from datetime import timedelta

import pytest

from app.models import LoginSession, Membership, PushSubscription, Reminder, Routine, Step
from tests.conftest import StandingClock
from tests.push.household import PARENT_WORDS, Household, move_in


@pytest.fixture
def half_past_eight(home: Household, clock: StandingClock) -> StandingClock:
    """The clock, at the moment the home's reminder falls due."""
    clock.forward(minutes=30)
    return clock


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def test_nothing_is_sent_before_it_is_due(home: Household, clock: StandingClock):
    clock.forward(minutes=29)
    run(home, clock)
    assert home.states() == []
    assert home.service.calls.total() == 0


def test_a_due_reminder_arrives_and_says_nothing_private(home: Household, half_past_eight: StandingClock):
    run(home, half_past_eight)
    (message,) = home.devices[0].messages()
    assert message["notification"]["data"]["k"] == "reminder"
    assert [action["action"] for action in message["notification"]["actions"]] == [
        "done",
        "later",
        "not_today",
    ]
    assert not any(word in str(message) for word in (*PARENT_WORDS.split(), "Leila", "Mika"))
    assert home.states() == ["accepted"]


def test_it_is_sent_once_however_often_the_worker_looks(home: Household, half_past_eight: StandingClock):
    for _ in range(3):
        run(home, half_past_eight)
    assert home.service.calls == {"ok": 1}


def test_it_comes_again_the_next_day(home: Household, half_past_eight: StandingClock):
    run(home, half_past_eight)
    half_past_eight.forward(days=1)
    run(home, half_past_eight)
    assert home.days() == ["2026-11-23", "2026-11-24"]
    assert len(home.devices[0].visible()) == 2


def test_every_device_of_every_adult_gets_it(home: Household, half_past_eight: StandingClock):
    other = home.add_parent(half_past_eight())
    home.add_device(half_past_eight(), other, host="other.push.test")
    home.add_device(half_past_eight())
    run(home, half_past_eight)
    assert [len(device.messages()) for device in home.devices] == [1, 1, 1]


def test_each_device_has_its_own_action_token(home: Household, half_past_eight: StandingClock):
    home.add_device(half_past_eight())
    run(home, half_past_eight)
    tokens = {device.messages()[0]["notification"]["data"]["t"] for device in home.devices}
    assert len(tokens) == 2


def test_other_families_hear_nothing(home: Household, half_past_eight: StandingClock):
    neighbours = move_in(home.database, home.service, half_past_eight(), furnished=False)
    device = neighbours.add_device(half_past_eight())
    run(home, half_past_eight)
    assert device.accepted == []


@pytest.mark.parametrize(
    "change",
    [
        (Reminder, {"on": False}),
        (Routine, {"retired": True}),
        (LoginSession, {"idle_until": StandingClock().now}),
        (LoginSession, {"ends_at": StandingClock().now}),
        (PushSubscription, {"needs_renewal": True}),
    ],
)
def test_what_changed_since_the_planning_is_seen_before_sending(
    home: Household, half_past_eight: StandingClock, change
):
    home.service.fail("500", count=1)
    run(home, half_past_eight)
    home.change(change[0], **change[1])
    run(home, forward(half_past_eight, seconds=5))
    assert home.states() == ["withheld"]
    assert home.devices[0].accepted == []


def test_a_removed_adult_is_not_reminded(home: Household, half_past_eight: StandingClock):
    home.service.fail("500", count=1)
    run(home, half_past_eight)
    home.forget(Membership, home.parent.account_id)
    run(home, forward(half_past_eight, seconds=5))
    assert home.devices[0].accepted == []


def test_a_signed_out_device_is_not_reminded(home: Household, half_past_eight: StandingClock):
    home.forget(LoginSession, home.parent.session_id)
    run(home, half_past_eight)
    assert home.service.calls.total() == 0


def test_a_finished_routine_asks_for_nothing(home: Household, half_past_eight: StandingClock):
    for step in home.rows(Step):
        home.mark(step.id, "2026-11-23", half_past_eight())
    run(home, half_past_eight)
    assert home.states() == ["withheld"]
    assert home.service.calls.total() == 0


def test_a_routine_finished_yesterday_asks_again(home: Household, half_past_eight: StandingClock):
    for step in home.rows(Step):
        home.mark(step.id, "2026-11-22", half_past_eight())
    run(home, half_past_eight)
    assert home.states() == ["accepted"]


def test_a_reminder_moved_to_later_today_still_comes_today(home: Household, half_past_eight: StandingClock):
    run(home, half_past_eight)
    home.set_reminder(home.reminders[0], half_past_eight(), at="18:00")
    run(home, forward(half_past_eight, hours=9, minutes=31))
    assert home.days() == ["2026-11-23", "2026-11-23"]
    assert home.states() == ["accepted", "accepted"]


def test_a_reminder_that_is_too_late_is_not_sent_but_not_forgotten(home: Household, clock: StandingClock):
    run(home, forward(clock, minutes=41))
    assert home.days() == ["2026-11-23"]
    assert home.states() == []


def test_after_an_outage_of_days_each_missed_day_is_on_record(home: Household, clock: StandingClock):
    run(home, forward(clock, days=3, minutes=35))
    assert home.days() == ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"]
    assert len(home.devices[0].messages()) == 1


def test_a_silenced_reminder_that_is_switched_on_again_comes_tomorrow(home: Household, clock: StandingClock):
    home.set_reminder(home.reminders[0], clock(), on=False)
    run(home, forward(clock, minutes=40))
    home.set_reminder(home.reminders[0], clock())
    run(home, forward(clock, days=1))
    assert home.days() == ["2026-11-24"]


def test_the_heartbeat_says_when_the_worker_last_looked(home: Household, clock: StandingClock):
    worker = home.worker(clock)
    asyncio.run(worker.run_once())
    assert worker.heartbeat == clock()


def forward(clock: StandingClock, **step: float) -> StandingClock:
    clock.forward(**step)
    assert timedelta(**step) > timedelta()
    return clock
