"""A parent's calendar address, and what a calendar reads there."""

from typing import Any
from uuid import UUID

from fastapi import FastAPI
from icalendar import Calendar
from sqlmodel import select
from starlette.testclient import TestClient

from app.ids import uuid7
from app.models import Family, Reminder, ReminderAbout
from tests.people import Phone, a_child, another_client

_ANY: dict[str, Any] = {"about": ReminderAbout.CHECK_IN, "at": "08:30", "weekdays": 127}
_ANY |= {"zone": "Europe/Berlin", "on": True}


def a_family(client: TestClient) -> Phone:
    """The phone of a parent with a child."""
    phone = Phone(client)
    phone.sign_up("Leila")
    phone.send(a_child("Mika"))
    return phone


def an_address(phone: Phone, status: int = 201) -> str:
    """A new address, as a calendar asks for it."""
    answer = phone.client.post("/api/calendar-feed", json={})
    assert answer.status_code == status, answer.text
    return answer.json().get("url", "").removeprefix("https://evenday.test")


def remind(app: FastAPI, phone: Phone, **told: Any) -> Reminder:
    """Put a reminder into the family, as somebody's phone would have set it."""
    (child,) = phone.of_kind("child")
    row: dict[str, Any] = {"id": uuid7(app.state.clock())} | _ANY | told
    with app.state.database.transaction() as session:
        family_id = session.exec(select(Family.id)).one()
        reminder = Reminder(family_id=family_id, child_id=UUID(child["id"]), **row)
        session.add(reminder)
    return reminder


def events(app: FastAPI, address: str) -> list[Any]:
    """What a calendar finds there."""
    answer = another_client(app).get(address)
    assert answer.status_code == 200, answer.text
    calendar: Any = Calendar.from_ical(answer.text)
    assert not calendar.errors
    return calendar.walk("VEVENT")
