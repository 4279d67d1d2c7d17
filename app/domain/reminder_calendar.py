"""A family's reminders in the language of calendars (RFC 5545): when, and next to nothing of what."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from app.domain.calendar_part import part
from app.domain.clock_changes import clock_changes
from app.domain.recurrence import Schedule, utc_from_wall
from app.domain.reminders import schedule_of
from app.ids import made_at
from app.models import Reminder

_LASTS = timedelta(minutes=15)
_READ_EVERY = timedelta(hours=1)
_YEARS_AHEAD = 2
"""How far clock changes are told; a calendar reads again long before."""
_FOR_EVER = date(9000, 1, 1)
"""A day after it is an instant that no calendar can write."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONE_DAY = timedelta(days=1)
# Another year in UTC than on the clocks of the zone.
_NEW_YEAR = timedelta(days=2)


class Say(Protocol):
    """The catalogue in one language."""

    def __call__(self, key: str, /) -> str:
        """The text of a key."""
        ...


def calendar_of(reminders: Iterable[Reminder], begun: datetime, now: datetime, say: Say) -> str:
    """Reminders as one calendar whose past goes back to `begun` and no further.

    Reminders of one state give one text, whenever it is read in one year.
    """
    calendar = part(
        Calendar, prodid="-//Evenday//Reminders//EN", version="2.0", x_wr_calname=say("calendar.name")
    )
    calendar.refresh_interval = _READ_EVERY
    last_year = now.year + _YEARS_AHEAD
    for reminder in reminders:
        made = made_at(reminder.id)
        # A phone whose clock was wrong says anything.
        since = made if made and begun <= made <= now else begun
        first = _first_day(schedule_of(reminder), since, last_year)
        if first:
            title = say(f"calendar.about.{reminder.about}")
            calendar.add_component(_event(reminder, first, since, title))
    for zone in sorted(calendar.get_used_tzids()):
        told = clock_changes(zone, (begun - _NEW_YEAR).year, last_year)
        calendar.subcomponents.insert(0, told)
    return calendar.to_ical().decode()


def _first_day(schedule: Schedule, since: datetime, last_year: int) -> date | None:
    """The first local day that a reminder is for; None where a calendar has none to know yet."""
    day = since.astimezone(ZoneInfo(schedule.zone)).date()
    day = max(day, schedule.starts_on or day)
    if day.year > last_year:
        return None
    days = (day + n * _ONE_DAY for n in range(7 * schedule.every_weeks))
    return next(filter(schedule.falls_on, days), None)


def _event(reminder: Reminder, first: date, since: datetime, title: str) -> Event:
    event = part(
        Event,
        uid=str(reminder.id),
        dtstamp=since.astimezone(UTC),
        summary=title,
        dtstart=datetime.combine(first, time.fromisoformat(reminder.at), ZoneInfo(reminder.zone)),
        # Not an end: where the clocks are moved it could lie before the beginning.
        duration=_LASTS,
        rrule=_rule(reminder),
        transp="TRANSPARENT",
    )
    if not reminder.silent:
        ahead = -timedelta(minutes=reminder.lead_minutes)
        event.add_component(part(Alarm, action="DISPLAY", description=title, trigger=ahead))
    return event


def _rule(reminder: Reminder) -> dict[str, object]:
    days = [name for number, name in enumerate(_WEEKDAYS) if reminder.weekdays >> number & 1]
    rule: dict[str, object] = {
        "freq": "WEEKLY",
        "interval": reminder.every_weeks,
        "byday": days,
        "wkst": "MO",
    }
    if reminder.ends_on:
        rule["until"] = utc_from_wall(min(reminder.ends_on, _FOR_EVER), reminder.at, reminder.zone)
    return rule
