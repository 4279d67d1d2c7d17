"""When a routine asks for attention."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.reminders import SetReminder, set_reminder
from app.domain.routines import start_routine
from app.errors import Conflict, Invalid, NotFound
from app.models import ReminderChoices
from tests.unit.conftest import CHILD, NOW, ROUTINE, morning

REMINDER = UUID(int=8)


def asking(**more: Any) -> SetReminder:
    about = {"id": REMINDER, "child_id": CHILD, "routine_id": ROUTINE, "on": True}
    return SetReminder.model_validate(
        about | {"at": "07:30", "weekdays": 127, "zone": "Europe/Berlin"} | more
    )


def test_it_falls_due_at_the_next_wall_time_in_its_zone(session: Session, leila: Caregiver) -> None:
    assert set_reminder(session, leila, asking(), NOW).next_due_at == datetime(
        2026, 11, 24, 6, 30, tzinfo=UTC
    )
    later = set_reminder(session, leila, asking(zone="America/New_York"), NOW)
    assert later.next_due_at == datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def test_it_is_never_due_while_it_is_off(session: Session, leila: Caregiver) -> None:
    set_reminder(session, leila, asking(), NOW)
    assert set_reminder(session, leila, asking(on=False), NOW).next_due_at is None
    assert set_reminder(session, leila, asking(), NOW).next_due_at is not None


def test_it_stays_with_its_routine_and_its_child(session: Session, leila: Caregiver) -> None:
    other = start_routine(session, leila, morning(uuid4(), first_step=20), NOW)
    set_reminder(session, leila, asking(), NOW)
    with pytest.raises(Conflict):
        set_reminder(session, leila, asking(routine_id=other.id), NOW)
    with pytest.raises(Invalid):
        set_reminder(session, leila, asking(child_id=uuid4()), NOW)


def test_a_stranger_sets_no_reminder(session: Session, leila: Caregiver, eve: Caregiver) -> None:
    with pytest.raises(NotFound):
        set_reminder(session, eve, asking(), NOW)


@pytest.mark.parametrize(
    "flaw",
    [{"zone": "Europe/Atlantis"}, {"zone": "../etc"}, {"weekdays": 0}, {"weekdays": 128}, {"at": "25:00"}],
)
def test_a_time_that_does_not_exist_is_refused(flaw: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        asking(**flaw)


def test_the_phone_and_the_server_have_the_same_limits_for_whoever_settled_none() -> None:
    source = (Path(__file__).parents[2] / "frontend/src/store/reminder-effects.ts").read_text()
    (told,) = re.findall(r"export const USUAL = \{ (.+) \};", source)
    usual = ReminderChoices(family_id=REMINDER, id=REMINDER, zone="UTC")
    names = ("quiet_from", "quiet_to", "most_a_day", "notices")
    assert told == ", ".join(f"{name}: {json.dumps(getattr(usual, name))}" for name in names)
