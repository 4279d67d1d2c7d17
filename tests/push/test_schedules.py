"""Every other week, until a day, wherever the phone is: once a day and slot."""

import asyncio
from typing import Any

import pytest

from app.domain.reminder_choices import ReportZone, report_zone
from app.models import Occurrence
from tests.conftest import StandingClock
from tests.push.household import Household


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
