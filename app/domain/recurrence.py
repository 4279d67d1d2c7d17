"""When a reminder falls due: the one place where local wall time becomes UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = 127
"""Bit mask of all weekdays, Monday = 1 … Sunday = 64."""

_ONE_DAY = timedelta(days=1)
# A gap of a whole day (Samoa, 2011-12-30) can push a date past the seven days a weekday needs.
_DAYS_TO_TRY = 10


def next_occurrence(wall_time: str, weekdays: int, zone: str, after: datetime) -> datetime | None:
    """The first due instant (UTC) strictly later than `after`; None when no weekday is set."""
    if not weekdays & EVERY_DAY:
        return None
    day = after.astimezone(ZoneInfo(zone)).date() - _ONE_DAY
    for _ in range(_DAYS_TO_TRY):
        if weekdays >> day.weekday() & 1 and (due := utc_from_wall(day, wall_time, zone)) > after:
            return due
        day += _ONE_DAY
    return None


def utc_from_wall(day: date, wall_time: str, zone: str) -> datetime:
    """The instant (UTC) of a wall time HH:MM: a skipped one moves on by the gap, of two the first counts."""
    return datetime.combine(day, time.fromisoformat(wall_time), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def planned_day(wall_time: str, zone: str, due: datetime) -> date:
    """The local date a due instant was planned for: a gap at midnight (Nuuk) can show the next one."""
    shown = due.astimezone(ZoneInfo(zone)).date()
    if utc_from_wall(shown, wall_time, zone) == due:
        return shown
    return shown - _ONE_DAY
