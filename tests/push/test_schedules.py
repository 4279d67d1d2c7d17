"""Every other week, until a day, wherever the phone is: once a day and slot."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.reminder_choices import ReportZone, report_zone
from app.models import Mark, Occurrence, Reminder, Step
from tests.conftest import StandingClock
from tests.push.household import Household
from tests.push.test_reminder_actions import press, token_of


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


@pytest.mark.parametrize("schedule", [{"every_weeks": 2}, {"ends_on": "2026-11-24"}])
def test_it_comes_every_other_week_or_until_its_last_day(
    home: Household, clock: StandingClock, schedule: dict[str, Any]
):
    more = {"starts_on": "2026-11-23", "weekdays": 3} | schedule
    home.set(home.reminders[0], clock(), routine_id=home.routines[0], **more)
    clock.forward(minutes=30)
    for _ in range(16):
        run(home, clock)
        clock.forward(days=1)
    weeks = ["2026-11-23", "2026-11-24", "2026-12-07", "2026-12-08"]
    assert home.days() == (weeks if "every_weeks" in schedule else weeks[:2])


def test_it_follows_the_phone_and_never_comes_twice_a_day(home: Household, clock: StandingClock):
    home.set(home.reminders[0], clock(), routine_id=home.routines[0], follows_phone=True)
    clock.forward(minutes=30)
    run(home, clock)
    home.say(report_zone, ReportZone(zone="America/New_York"), clock())
    for _ in range(30):
        clock.forward(hours=1)
        run(home, clock)
    assert [(str(row.day), row.due_at.hour) for row in sorted_by_day(home)] == [
        ("2026-11-23", 7),
        ("2026-11-24", 13),
    ]
    assert len(home.devices[0].messages()) == 2


def sorted_by_day(home: Household) -> list[Any]:
    return sorted(home.rows(Occurrence), key=lambda row: row.due_at)


@pytest.mark.parametrize("weekdays", [127, 1])
@pytest.mark.parametrize("hours", [-1, 1])
@pytest.mark.parametrize(("at", "starts"), [("08:30", 0), ("23:50", 0), ("00:10", 7)])
def test_what_was_planned_by_a_zone_s_former_rules_comes_once_and_on_its_day(
    home: Household, clock: StandingClock, at: str, starts: int, hours: int, weekdays: int
):
    home.limit(quiet_from=None, quiet_to=None)
    clock.forward(days=starts, hours=-10 * bool(starts))
    home.set(home.reminders[0], clock(), routine_id=home.routines[0], at=at, weekdays=weekdays)
    (planned,) = home.rows(Reminder)
    right = planned.next_due_at
    home.change(Reminder, next_due_at=right + timedelta(hours=hours))
    for now in sorted((right, right + timedelta(hours=hours))):
        clock.now = now
        run(home, clock)
    # Too early, it waits for its time; an hour late is better than never.
    assert [row.due_at for row in home.rows(Occurrence)] == [max(right, right + timedelta(hours=hours))]
    assert home.days() == [str(date(2026, 11, 23) + timedelta(days=starts))]
    assert home.states() == ["accepted"]
    (moved_on,) = home.rows(Reminder)
    assert moved_on.next_due_at == right + timedelta(days=1 if weekdays == 127 else 7)


def test_a_lead_time_into_the_day_before_is_about_its_own_day(
    client: TestClient, home: Household, clock: StandingClock
):
    for step in home.rows(Step):
        home.mark(step.id, "2026-11-23", clock())
    home.limit(quiet_from=None, quiet_to=None)
    early = {"routine_id": home.routines[0], "at": "05:00", "lead_minutes": 90}
    home.set(home.reminders[0], clock(), **early)
    clock.now = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    run(home, clock)
    assert home.states() == ["accepted"]
    assert [row.day for row in home.rows(Occurrence)] == [date(2026, 11, 24)]
    assert press(client, token_of(home)).status_code == 200
    assert str(max(home.rows(Mark), key=lambda mark: mark.marked_at).day) == "2026-11-24"
