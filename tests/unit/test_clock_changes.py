"""What a calendar is told about the clocks of a zone is what they say, at any instant."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_changes import clock_changes

ZONES = (
    *("Europe/Berlin", "America/New_York", "America/Nuuk", "America/Santiago", "Asia/Gaza"),
    *("Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin", "Asia/Kolkata", "UTC"),
)


def changes(zone: str, last_year: int = 2029) -> list[Any]:
    """What is told, one after the other; the first is what holds at the beginning."""
    return list(clock_changes(zone, 2026, last_year).subcomponents)


def begins(part: Any) -> datetime:
    """The instant from which it holds."""
    return (part["DTSTART"].dt - part["TZOFFSETFROM"].td).replace(tzinfo=UTC)


def told(zone: str, at: datetime) -> timedelta:
    """The offset that a strict reader takes for an instant: that of the last change before it."""
    offsets = {begins(part): part["TZOFFSETTO"].td for part in changes(zone)}
    return offsets[max(begun for begun in offsets if begun <= at)]


@given(zone=st.sampled_from(ZONES), hours=st.integers(0, 4 * 365 * 24))
def test_at_any_instant_it_is_what_the_clocks_say(zone: str, hours: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    assert told(zone, at) == at.astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize("zone", ZONES)
def test_each_change_is_told_to_the_second(zone: str) -> None:
    for part in changes(zone)[1:]:
        for instant in (begins(part) - timedelta(seconds=1), begins(part)):
            assert told(zone, instant) == instant.astimezone(ZoneInfo(zone)).utcoffset()


def test_summer_and_winter_have_their_names() -> None:
    parts = changes("Europe/Berlin", last_year=2026)
    assert [(part.name, part["TZNAME"]) for part in parts] == [
        ("STANDARD", "CET"),
        ("DAYLIGHT", "CEST"),
        ("STANDARD", "CET"),
    ]
    assert str(parts[1]["DTSTART"].dt) == "2026-03-29 02:00:00"
