"""A reminder that nobody ever follows asks once whether it should stay; it never gets louder."""

import asyncio

from app.domain.entries import Remove
from app.domain.reminders import keep_reminder
from app.models import Reminder, Step
from tests.conftest import StandingClock
from tests.push.household import Household


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def test_what_is_ignored_three_times_asks_once_and_is_not_louder(home: Household, clock: StandingClock):
    clock.forward(minutes=30)
    asked = []
    for _ in range(5):
        run(home, clock)
        asked.append(home.rows(Reminder)[0].asks)
        clock.forward(days=1)
    assert asked == [False, False, False, True, True]
    assert len(home.devices[0].messages()) == 5
    home.say(keep_reminder, Remove(id=home.reminders[0]), clock())
    run(home, clock)
    assert (home.rows(Reminder)[0].asks, home.rows(Reminder)[0].ignored) == (False, 1)


def test_what_is_followed_once_is_not_ignored(home: Household, clock: StandingClock):
    clock.forward(minutes=30)
    for day in range(5):
        run(home, clock)
        if day % 2:
            for step in home.rows(Step):
                home.mark(step.id, str(clock().date()), clock())
        clock.forward(days=1)
    assert not home.rows(Reminder)[0].asks


def test_what_was_not_sent_was_not_ignored(home: Household, clock: StandingClock):
    home.limit(quiet_from="08:00", quiet_to="09:00")
    clock.forward(minutes=30)
    for _ in range(5):
        run(home, clock)
        clock.forward(days=1)
    assert home.rows(Reminder)[0].ignored == 0


def test_what_is_followed_again_stops_asking(home: Household, clock: StandingClock):
    clock.forward(minutes=30)
    for _ in range(4):
        run(home, clock)
        clock.forward(days=1)
    assert home.rows(Reminder)[0].asks
    run(home, clock)
    for step in home.rows(Step):
        home.mark(step.id, str(clock().date()), clock())
    clock.forward(days=1)
    run(home, clock)
    assert not home.rows(Reminder)[0].asks
