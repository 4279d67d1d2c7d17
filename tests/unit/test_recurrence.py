"""A reminder falls due once per planned day, in every zone and across every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil import rrule, tz
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.recurrence import EVERY_DAY, Schedule, utc_from_wall

ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("posix"))
DAYS = st.dates(date(2020, 1, 1), date(2037, 12, 31))
WALLS = st.times().map(lambda t: t.replace(second=0, microsecond=0))
MASKS = st.integers(1, EVERY_DAY)


def oracle(wall: time, mask: int, zone: ZoneInfo, after: datetime) -> datetime:
    """The same question answered by rrule for the dates and by dateutil for skipped and doubled times."""
    start = datetime.combine(after.astimezone(zone).date() - timedelta(days=2), wall)
    days = [day for day in range(7) if mask >> day & 1]
    for naive in rrule.rrule(rrule.DAILY, dtstart=start, byweekday=days, count=20):
        due = tz.resolve_imaginary(tz.enfold(naive.replace(tzinfo=zone), fold=0)).astimezone(UTC)
        if due > after:
            return due
    raise AssertionError("the oracle found nothing within its horizon")


def transitions(zone: ZoneInfo, first: int = 2020, last: int = 2037) -> list[datetime]:
    """Every instant at which the zone's offset changes, to the minute."""
    found: list[datetime] = []
    step = timedelta(days=3)
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC)
    for index in range(int((end - start) / step)):
        low, high = start + index * step, start + (index + 1) * step
        if low.astimezone(zone).utcoffset() != high.astimezone(zone).utcoffset():
            before = low.astimezone(zone).utcoffset()
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
            found.append(high.replace(second=0, microsecond=0))
    return found


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(ZONES), WALLS, MASKS, DAYS, st.integers(0, 24 * 60 - 1))
def test_the_next_occurrence_is_the_one_rrule_finds(
    name: str, wall: time, mask: int, day: date, minute: int
) -> None:
    zone = ZoneInfo(name)
    after = datetime.combine(day, time(), tzinfo=UTC) + timedelta(minutes=minute)
    assert Schedule(f"{wall:%H:%M}", mask, name).next_due(after) == oracle(wall, mask, zone, after)


@pytest.mark.parametrize("name", ZONES[::9])
def test_around_every_clock_change_each_day_comes_once(name: str) -> None:
    zone = ZoneInfo(name)
    for change in transitions(zone)[:12]:
        shown = change.astimezone(zone)
        for wall in {
            time(2, 30),
            time(0, 0),
            time(23, 30),
            shown.time(),
            (shown - timedelta(minutes=30)).time(),
        }:
            dues, after = [], change - timedelta(days=3)
            while after < change + timedelta(days=3):
                after = Schedule(f"{wall:%H:%M}", EVERY_DAY, name).next_due(after) or pytest.fail(
                    "a daily reminder never ends"
                )
                dues.append(after)
            days = [Schedule(f"{wall:%H:%M}", EVERY_DAY, name).planned_day(due) for due in dues]
            assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days)), (
                name,
                change,
                wall,
            )


def test_a_skipped_time_moves_forward_by_the_gap() -> None:
    due = utc_from_wall(date(2027, 3, 28), "02:30", "Europe/Berlin")
    assert due.astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 30)


def test_a_doubled_time_takes_the_first() -> None:
    due = utc_from_wall(date(2026, 10, 25), "02:30", "Europe/Berlin")
    assert due == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_doubled_time_is_not_due_a_second_time() -> None:
    due = Schedule("02:30", EVERY_DAY, "Europe/Berlin").next_due(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert due == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_gap_at_midnight_keeps_the_planned_day_and_the_next_one() -> None:
    nuuk, wall = "America/Nuuk", "23:30"
    saturday = utc_from_wall(date(2027, 3, 27), wall, nuuk)
    sunday = Schedule(wall, EVERY_DAY, nuuk).next_due(saturday)
    assert saturday.astimezone(ZoneInfo(nuuk)).date() == date(2027, 3, 28)
    assert sunday is not None
    assert [Schedule(wall, EVERY_DAY, nuuk).planned_day(due) for due in (saturday, sunday)] == [
        date(2027, 3, 27),
        date(2027, 3, 28),
    ]


def test_a_date_that_never_existed_makes_no_second_reminder() -> None:
    apia, wall = "Pacific/Apia", "08:00"
    first = Schedule(wall, EVERY_DAY, apia).next_due(datetime(2011, 12, 30, 0, 0, tzinfo=UTC))
    assert first is not None
    assert Schedule(wall, EVERY_DAY, apia).planned_day(first) == date(2011, 12, 31)
    assert Schedule(wall, EVERY_DAY, apia).next_due(first) == first + timedelta(days=1)


def test_no_weekday_means_never() -> None:
    assert Schedule("07:30", 0, "Europe/Berlin").next_due(datetime(2026, 11, 23, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("mask", "expected"), [(1, date(2026, 11, 30)), (2, date(2026, 11, 24)), (64, date(2026, 11, 29))]
)
def test_the_mask_counts_from_monday(mask: int, expected: date) -> None:
    due = Schedule("07:30", mask, "UTC").next_due(datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert due is not None
    assert due.date() == expected
