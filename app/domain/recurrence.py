"""When a reminder falls due: the one place where local wall time becomes UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = 127
"""Bit mask of all weekdays, Monday = 1 … Sunday = 64."""

_ONE_DAY = timedelta(days=1)
# A gap of a whole day (Samoa, 2011-12-30) can push a date past the days that a weekday needs.
_SPARE_DAYS = 3


@dataclass(frozen=True)
class Schedule:
    """A wall time HH:MM in a zone on some weekdays, every n weeks, between two days, some minutes ahead."""

    at: str
    weekdays: int
    zone: str
    every_weeks: int = 1
    starts_on: date | None = None
    """The first day, and the week that `every_weeks` counts from; needed where that is more than one."""
    ends_on: date | None = None
    """The last day."""
    lead_minutes: int = 0

    def falls_on(self, day: date) -> bool:
        """Whether it is for this local day."""
        if not self.weekdays >> day.weekday() & 1:
            return False
        if self.starts_on and (
            day < self.starts_on or _weeks_between(self.starts_on, day) % self.every_weeks
        ):
            return False
        return self.ends_on is None or day <= self.ends_on

    def due_on(self, day: date) -> datetime:
        """The instant (UTC) it falls due for a local day."""
        return utc_from_wall(day, self.at, self.zone) - self._lead

    def planned_day(self, due: datetime) -> date:
        """The local day a due instant was planned for: a gap at midnight (Nuuk) can show the next one.

        Where the zone's rules have changed since, it was planned for the day that is nearest by today's.
        """
        shown = (due + self._lead).astimezone(ZoneInfo(self.zone)).date()
        return min((shown, shown - _ONE_DAY, shown + _ONE_DAY), key=lambda day: abs(self.due_on(day) - due))

    def next_due(self, after: datetime) -> datetime | None:
        """The first due instant (UTC) strictly later than `after`; None when there is none any more."""
        day = (after + self._lead).astimezone(ZoneInfo(self.zone)).date() - _ONE_DAY
        day = max(day, self.starts_on or day)
        for _ in range(7 * self.every_weeks + _SPARE_DAYS):
            if self.falls_on(day) and (due := self.due_on(day)) > after:
                return due
            day += _ONE_DAY
        return None

    @property
    def _lead(self) -> timedelta:
        return timedelta(minutes=self.lead_minutes)


def utc_from_wall(day: date, wall_time: str, zone: str) -> datetime:
    """The instant (UTC) of a wall time HH:MM: a skipped one moves on by the gap, of two the first counts."""
    return datetime.combine(day, time.fromisoformat(wall_time), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _weeks_between(first: date, day: date) -> int:
    """Whole weeks between the Mondays of two days."""
    return (_monday(day) - _monday(first)).days // 7


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
