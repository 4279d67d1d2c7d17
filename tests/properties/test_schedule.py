"""Schedules against two oracles: rrule for their days, plain offsets around every change of every clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil import rrule, tz
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.recurrence import EVERY_DAY, Schedule

FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
DAY, STEP = timedelta(days=1), timedelta(days=3)
CHUNKS = 8
ZONES = sorted(available_timezones() - {"localtime"})
WALLS = st.times().map(lambda at: f"{at:%H:%M}")


@dataclass(frozen=True)
class Change:
    """An instant from which the clocks of a zone show another offset than before."""

    zone: str
    at: datetime
    before: timedelta
    after: timedelta


def offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def changes(name: str) -> Iterator[Change]:
    """Every change of a zone's offset: looked for every three days, then narrowed down to the second."""
    zone, low = ZoneInfo(name), FIRST
    before = offset(zone, low)
    while low < LAST:
        high = low + STEP
        after = offset(zone, high)
        if after != before:
            left, right = low, high
            while right - left > timedelta(seconds=1):
                middle = left + timedelta(seconds=(right - left) // timedelta(seconds=2))
                left, right = (middle, right) if offset(zone, middle) == before else (left, middle)
            yield Change(name, right, before, after)
        low, before = high, after


@cache
def all_changes() -> list[Change]:
    """Those of all zones; zones that are one under several names are looked at once."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for name in ZONES:
        own = list(changes(name))
        found[(offset(ZoneInfo(name), FIRST), *((each.at, each.after) for each in own))] = own
    return [each for own in found.values() for each in own]


def expected(change: Change, day: date, wall: time) -> datetime:
    """The first instant that shows the wall time; where none does, the one it would be on the old clocks."""
    naive = datetime.combine(day, wall, UTC)
    old, new = naive - change.before, naive - change.after
    shown = [instant for instant, is_so in ((old, old < change.at), (new, new >= change.at)) if is_so]
    return min(shown, default=old)


def walls_around(change: Change) -> set[time]:
    minutes = (-31, -1, 0, 1, 30)
    old = {(change.at + change.before + timedelta(minutes=n)).time() for n in minutes}
    new = {(change.at + change.after + timedelta(minutes=n)).time() for n in minutes}
    return {at.replace(second=0) for at in old | new} | {time(2, 30), time(23, 30), time(8)}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_around_every_change_of_every_clock_each_date_has_one_due_instant(chunk: int) -> None:
    assert len(all_changes()) > 1000
    for change in all_changes()[chunk::CHUNKS]:
        first = (change.at + change.before).date() - DAY
        for wall in walls_around(change):
            schedule = Schedule(f"{wall:%H:%M}", EVERY_DAY, change.zone)
            after = expected(change, first, wall) - timedelta(seconds=1)
            for number in range(4):
                due = schedule.next_due(after) or LAST
                day = first + number * DAY
                assert due == expected(change, day, wall), (change, wall, day)
                assert schedule.planned_day(due) == day
                after = due


@pytest.mark.parametrize(
    ("zone", "skipped"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
        ("Pacific/Enderbury", date(1994, 12, 31)),
    ],
)
@pytest.mark.parametrize("wall", ["00:00", "00:30", "08:00", "12:00", "23:59"])
def test_a_date_that_a_zone_skipped_asks_for_nothing(zone: str, skipped: date, wall: str) -> None:
    schedule = Schedule(wall, EVERY_DAY, zone)
    after = schedule.due_on(skipped - 3 * DAY)
    days: list[date] = []
    while (after := schedule.next_due(after) or LAST).astimezone(ZoneInfo(zone)).date() < skipped + 3 * DAY:
        days.append(schedule.planned_day(after))
    assert days == [skipped + number * DAY for number in (-2, -1, 1, 2)]


@settings(max_examples=500)
@given(
    zone=st.sampled_from(ZONES),
    wall=WALLS,
    mask=st.integers(1, EVERY_DAY),
    every=st.integers(1, 8),
    starts=st.dates(date(2020, 1, 1), date(2036, 1, 1)),
    lasts=st.none() | st.integers(0, 200),
    lead=st.integers(0, 120),
    looks=st.integers(-40, 260),
)
def test_the_days_are_those_that_rrule_finds(
    zone: str, wall: str, mask: int, every: int, starts: date, lasts: int | None, lead: int, looks: int
) -> None:
    ends = None if lasts is None else starts + lasts * DAY
    schedule = Schedule(wall, mask, zone, every, starts, ends, lead)
    after = datetime.combine(starts, time(), UTC) + timedelta(days=looks)
    assert schedule.next_due(after) == by_rrule(schedule, after)


def by_rrule(schedule: Schedule, after: datetime) -> datetime | None:
    """The same by rrule for the days and by dateutil for wall times that are skipped or come twice."""
    assert schedule.starts_on is not None
    first = datetime.combine(schedule.starts_on, time.fromisoformat(schedule.at))
    last = after.replace(tzinfo=None) + timedelta(weeks=20)
    ends = datetime.combine(schedule.ends_on, time.max) if schedule.ends_on else last
    days = [day for day in range(7) if schedule.weekdays >> day & 1]
    found = rrule.rrule(
        *(rrule.WEEKLY, first, schedule.every_weeks, rrule.MO),
        byweekday=days,
        until=max(min(ends, last), first),
    )
    for naive in found:
        if naive <= ends:
            here = tz.resolve_imaginary(tz.enfold(naive.replace(tzinfo=ZoneInfo(schedule.zone)), fold=0))
            due = here.astimezone(UTC) - timedelta(minutes=schedule.lead_minutes)
            if due > after:
                return due
    return None


@dataclass
class Diary:
    """What a reminder that follows a phone makes of a journey, by the planner's rules of what is unique."""

    wall: str
    days: dict[date, datetime] = field(default_factory=dict)

    def stay(self, zone: str, since: datetime, until: datetime) -> None:
        """The phone is in a zone; the reminder was planned anew when it arrived."""
        schedule, due = Schedule(self.wall, EVERY_DAY, zone), since
        while (due := schedule.next_due(due) or until) < until:
            if due not in self.days.values():
                self.days.setdefault(schedule.planned_day(due), due)


@settings(max_examples=400)
@given(
    wall=WALLS,
    start=st.integers(0, 17 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes)),
    journey=st.lists(st.tuples(st.sampled_from(ZONES), st.integers(1, 96)), min_size=2, max_size=8),
)
def test_a_traveller_is_asked_once_on_each_date_that_their_clock_showed_the_time(
    wall: str, start: datetime, journey: list[tuple[str, int]]
) -> None:
    diary, since = Diary(wall), start
    for zone, hours in journey:
        until = since + timedelta(hours=hours)
        diary.stay(zone, since, until)
        schedule = Schedule(wall, EVERY_DAY, zone)
        day = since.astimezone(ZoneInfo(zone)).date() - DAY
        for each in (day + number * DAY for number in range(7)):
            if since < schedule.due_on(each) < until and schedule.due_on(each - DAY) != schedule.due_on(each):
                assert each in diary.days
        since = until
    assert all(later != earlier for earlier, later in pairwise(sorted(diary.days.values())))
