"""When the clocks of a zone are moved, as a calendar is told (RFC 5545, VTIMEZONE).

The library's own rules begin an hour late in spring, and miss a change that is soon taken back (Morocco).
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from app.domain.calendar_part import part

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=256)
def clock_changes(zone: str, first_year: int, last_year: int) -> Timezone:
    """What the clocks of an IANA zone say from the first year (UTC) to the end of the last."""
    clock = ZoneInfo(zone)
    begin, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    told = part(Timezone, tzid=zone)
    told.add_component(_from(clock, begin, _offset(clock, begin)))
    for at in _changes(clock, begin, end):
        told.add_component(_from(clock, at, _offset(clock, at - _SECOND)))
    return told


def _changes(clock: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants from which the clocks say something else."""
    day = begin
    while day < end:
        if _offset(clock, day + _DAY) != _offset(clock, day):
            yield _change_within(clock, day)
        day += _DAY


def _change_within(clock: ZoneInfo, day: datetime) -> datetime:
    before = _offset(clock, day)
    seconds = range(_DAY // _SECOND)
    moved = bisect_left(seconds, x=1, key=lambda second: _offset(clock, day + second * _SECOND) != before)
    return day + moved * _SECOND


def _from(clock: ZoneInfo, at: datetime, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    """What holds from an instant on, which is told by the wall time that the clocks showed until then."""
    shown = at.astimezone(clock)
    return part(
        TimezoneDaylight if shown.dst() else TimezoneStandard,
        dtstart=(at + before).replace(tzinfo=None),
        tzoffsetfrom=before,
        tzoffsetto=_offset(clock, at),
        tzname=shown.tzname(),
    )


def _offset(clock: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(clock).utcoffset() or timedelta()
