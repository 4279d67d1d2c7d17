"""What day it is for a family."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.clock import system_clock
from app.domain.days import local_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("utc", "zone", "day"),
    [
        ("2026-11-23T02:59:59", "Europe/Berlin", date(2026, 11, 22)),
        ("2026-11-23T03:00:00", "Europe/Berlin", MONDAY),
        ("2026-11-24T02:59:59", "Europe/Berlin", MONDAY),
        ("2026-11-23T11:59:59", "America/Los_Angeles", date(2026, 11, 22)),
        ("2026-11-23T12:00:00", "America/Los_Angeles", MONDAY),
        ("2026-11-22T14:00:00", "Pacific/Kiritimati", MONDAY),
        ("2026-11-22T22:15:00", "Asia/Kathmandu", MONDAY),
    ],
)
def test_a_day_starts_at_four_in_the_familys_own_time(utc: str, zone: str, day: date) -> None:
    assert local_day(datetime.fromisoformat(utc).replace(tzinfo=UTC), zone, 4) == day


def test_every_hour_of_a_year_belongs_to_the_day_before_or_its_own() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = [local_day(start + timedelta(hours=hour), "Europe/Berlin", 4) for hour in range(365 * 24)]
    assert days == sorted(days)
    assert {days.count(day) for day in set(days[24:-24])} <= {23, 24, 25}


def test_the_clock_is_aware_and_in_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)
