"""The days of a family: each starts in its own time zone, and not at midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.models import Family


def local_day(at: datetime, zone: str, day_starts_at: int) -> date:
    """The family's day that holds the instant `at`; a day runs from `day_starts_at` o'clock local time."""
    return (at.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_at)).date()


def over_at(family: Family, day: date) -> datetime:
    """The instant the family's day is over."""
    morning = datetime.combine(day + timedelta(days=1), time(family.day_starts_at), ZoneInfo(family.zone))
    return morning.astimezone(UTC)
