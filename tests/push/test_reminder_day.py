"""What became of today's reminders is told to whoever asks: sent, not sent and why, or too late."""

import asyncio
from datetime import datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.access import Caregiver
from app.domain.reminder_day import reminded_today
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, mutation, row_id
from tests.push.household import Household

Told = list[tuple[str, str | None]]


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def told(home: Household, now: datetime, who: Caregiver | None = None) -> Told:
    with home.database.transaction(write=False) as session:
        return [(row.outcome.value, row.why) for row in reminded_today(session, who or home.parent, now)]


def test_what_was_sent_is_told_on_its_day_and_not_on_the_next(home: Household, clock: StandingClock):
    assert told(home, clock()) == []
    clock.forward(minutes=30)
    run(home, clock)
    assert told(home, clock()) == [("sent", None)]
    # The family's day begins at four.
    clock.forward(hours=19, minutes=29)
    assert told(home, clock()) == [("sent", None)]
    clock.forward(minutes=1)
    assert told(home, clock()) == []


@pytest.mark.parametrize(
    ("limits", "why"),
    [({"quiet_from": "08:00", "quiet_to": "09:00"}, "quiet"), ({"most_a_day": 0}, "budget")],
)
def test_what_was_not_sent_says_why(home: Household, clock: StandingClock, limits: dict[str, Any], why: str):
    home.limit(**limits)
    clock.forward(minutes=30)
    run(home, clock)
    assert told(home, clock()) == [("withheld", why)]


@pytest.mark.parametrize("minutes", [10, 300])
def test_what_nobody_could_send_in_time_is_late_and_stays_unsent(
    home: Household, clock: StandingClock, minutes: int
):
    clock.forward(minutes=30 + minutes)
    run(home, clock)
    assert told(home, clock()) == [("late", None)]
    assert home.service.calls.total() == 0


def test_what_a_push_service_refused_until_it_was_too_late_is_late(home: Household, clock: StandingClock):
    home.service.fail("500")
    clock.forward(minutes=30)
    for _ in range(12):
        run(home, clock)
        clock.forward(minutes=1)
    assert told(home, clock()) == [("late", None)]


def test_whoever_has_no_device_is_told_of_nothing_that_was_sent_to_others(
    home: Household, clock: StandingClock
):
    father = home.add_parent(clock())
    clock.forward(minutes=30)
    run(home, clock)
    assert told(home, clock(), father) == []


def test_after_two_minutes_of_waiting_reminders_are_said_to_be_delayed(
    client: TestClient, clock: StandingClock
):
    phone = Phone(client)
    phone.sign_up()
    child = a_child()
    routine = a_routine(row_id(child))
    ask = mutation(
        "set_reminder", child_id=row_id(child), routine_id=row_id(routine), weekdays=127, zone="UTC", on=True
    )
    ask["args"]["at"] = "07:30"
    phone.send(child, routine, ask)
    clock.forward(minutes=32)
    assert client.get("/api/reminders/today").json() == {"delayed_since": None, "rows": []}
    clock.forward(seconds=1)
    assert client.get("/api/reminders/today").json()["delayed_since"] == "2026-11-23T07:30:00Z"
