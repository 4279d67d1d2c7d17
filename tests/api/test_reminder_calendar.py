"""The family's reminders as a calendar: the instants at which they fall due, and no word of the family."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from dateutil.rrule import rrulestr
from fastapi import FastAPI
from icalendar import Calendar
from starlette.testclient import TestClient

from app.domain.reminders import schedule_of
from app.ids import uuid7
from app.models import Reminder, ReminderAbout
from tests.calendars import a_family, an_address, events, remind
from tests.conftest import StandingClock
from tests.people import Phone, a_routine, another_client, row_id


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A family with a child."""
    return a_family(client)


def instants(event: Any, until: datetime) -> list[datetime]:
    """The beginnings of an event's instances (UTC), as any calendar expands them."""
    start = event.DTSTART
    rule = event["RRULE"].to_ical().decode()
    zone = start.tzinfo
    # Wall time, which the zone then turns into instants; so is the end, which the rule says in UTC.
    last = event["RRULE"].get("UNTIL")
    if last:
        wall = last[0].astimezone(zone).strftime("%Y%m%dT%H%M%S")
        rule = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL")) + f";UNTIL={wall}"
    told = rrulestr(rule, dtstart=start.replace(tzinfo=None))
    found = (wall.replace(tzinfo=zone).astimezone(UTC) for wall in told)
    kept = []
    for at in found:
        if at > until:
            break
        kept.append(at)
    return kept


def due(reminder: Reminder, after: datetime, until: datetime) -> list[datetime]:
    """The wall times (UTC) that the reminder itself falls due for, before anything is taken off ahead."""
    schedule, ahead = schedule_of(reminder), timedelta(minutes=reminder.lead_minutes)
    found, at = [], schedule.next_due(after - timedelta(seconds=1))
    while at and at + ahead <= until:
        found.append(at + ahead)
        at = schedule.next_due(at)
    return found


SCHEDULES: dict[str, dict[str, Any]] = {
    "every day": {},
    "where the clocks skip it": {"at": "02:30"},
    "where the clocks show it twice": {"at": "01:30", "zone": "America/New_York"},
    "the other half of the world": {"at": "00:15", "zone": "Australia/Lord_Howe", "weekdays": 65},
    "weekdays, ahead of time": {"weekdays": 31, "lead_minutes": 30},
    "every second week, from a Sunday on": {
        "weekdays": 66,
        "every_weeks": 2,
        "starts_on": date(2026, 11, 29),
    },
    "every third week, since a year": {"weekdays": 1, "every_weeks": 3, "starts_on": date(2025, 11, 6)},
    "until a last day": {"weekdays": 127, "at": "23:50", "ends_on": date(2027, 3, 28)},
    "one day": {"starts_on": date(2027, 1, 12), "ends_on": date(2027, 1, 12)},
    "no summer time": {"zone": "Asia/Kolkata"},
    "Greenwich": {"zone": "UTC", "at": "00:00"},
    "an hour back for a month": {"zone": "Africa/Casablanca", "at": "02:30"},
}


@pytest.mark.parametrize("told", SCHEDULES.values(), ids=SCHEDULES.keys())
def test_a_calendar_shows_the_instants_at_which_the_reminder_falls_due_over_both_changes_of_the_clocks(
    app: FastAPI, leila: Phone, clock: StandingClock, told: dict[str, Any]
) -> None:
    address, reminder = an_address(leila), remind(app, leila, **told)
    (event,) = events(app, address)
    until = clock() + timedelta(days=400)
    midnight = datetime.combine(event.DTSTART, datetime.min.time(), event.DTSTART.tzinfo)
    shown = instants(event, until)
    assert shown == due(reminder, midnight.astimezone(UTC), until)
    assert shown
    assert shown[0] < clock() + timedelta(weeks=8)


def test_an_event_says_when_and_next_to_nothing_of_what(app: FastAPI, leila: Phone) -> None:
    (child,) = leila.of_kind("child")
    routine = a_routine(child["id"], title="Swimming")
    leila.send(routine)
    address = an_address(leila)
    plan = remind(app, leila, about=ReminderAbout.ROUTINE, routine_id=UUID(row_id(routine)))
    visit = {"about": ReminderAbout.SESSION, "label": "Ines at the clinic", "lead_minutes": 20}
    remind(app, leila, **visit)
    text = another_client(app).get(address).text
    for word in ("Mika", "Swimming", "Step", "Ines", "clinic", "Leila"):
        assert word not in text
    first, second = sorted(events(app, address), key=lambda event: event["SUMMARY"])
    assert (first["UID"], first["SUMMARY"], second["SUMMARY"]) == (
        str(plan.id),
        "Reminder",
        "Therapy session",
    )
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["DURATION"].dt == timedelta(minutes=15)
    assert first["DTSTAMP"].dt == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    alarms = [event.walk("VALARM")[0]["TRIGGER"].dt for event in (first, second)]
    assert alarms == [timedelta(), timedelta(minutes=-20)]


@pytest.mark.parametrize("about", ReminderAbout)
def test_every_kind_of_reminder_has_a_title(app: FastAPI, leila: Phone, about: ReminderAbout) -> None:
    remind(app, leila, about=about)
    (event,) = events(app, an_address(leila))
    assert event["SUMMARY"] in {"Reminder", "Check-in", "Therapy session", "Follow-up"}


def test_what_is_off_or_over_is_in_no_calendar(app: FastAPI, leila: Phone) -> None:
    remind(app, leila, on=False)
    remind(app, leila, ends_on=date(2026, 11, 22))
    remind(app, leila, weekdays=1, starts_on=date(2026, 11, 24), ends_on=date(2026, 11, 29))
    assert events(app, an_address(leila)) == []


def test_a_calendar_s_past_goes_back_to_when_a_reminder_was_made_and_no_further_than_its_address(
    app: FastAPI, leila: Phone, clock: StandingClock
) -> None:
    remind(app, leila, id=uuid7(clock() - timedelta(days=100)))
    wrong_clock = {"id": uuid7(clock() + timedelta(days=3000))}
    remind(app, leila, **wrong_clock)
    remind(app, leila, id=UUID("0b7ad7a5-9c4a-4d6a-a0a6-9f0a5f2a7d11"))
    address = an_address(leila)
    assert {event.DTSTART.date() for event in events(app, address)} == {date(2026, 11, 23)}
    remind(app, leila, id=uuid7(clock.forward(days=2)))
    assert max(event.DTSTART.date() for event in events(app, address)) == date(2026, 11, 25)


def test_no_day_and_no_id_is_so_far_away_that_the_calendar_breaks(app: FastAPI, leila: Phone) -> None:
    last = date(9999, 12, 31)
    remind(app, leila, ends_on=last, zone="America/New_York", at="23:00")
    remind(app, leila, starts_on=last, weekdays=1)
    remind(app, leila, id=UUID("ffffffff-ffff-7fff-bfff-ffffffffffff"))
    found = events(app, an_address(leila))
    assert sorted(event["DTSTART"].dt.strftime("%H:%M") for event in found) == ["08:30", "23:00"]


def test_it_is_told_when_the_clocks_are_moved_and_nothing_of_a_zone_that_nobody_uses(
    app: FastAPI, leila: Phone
) -> None:
    for zone in ("Europe/Berlin", "Europe/Berlin", "Africa/Casablanca", "UTC"):
        remind(app, leila, zone=zone)
    calendar: Any = Calendar.from_ical(another_client(app).get(an_address(leila)).text)
    assert sorted(zone["TZID"] for zone in calendar.walk("VTIMEZONE")) == [
        "Africa/Casablanca",
        "Europe/Berlin",
    ]
    assert calendar.get_missing_tzids() == set()
