"""Reminders of a routine, set by the family."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.domain import feed
from app.domain.access import Caregiver, routine_for
from app.domain.args import Args, WallTime, Weekdays, Zone
from app.domain.recurrence import next_occurrence
from app.errors import Conflict, Invalid
from app.models import Reminder

MOST = 100
"""Reminders of one family: what one family may be sent in a minute, others wait behind."""


class SetReminder(Args):
    """When a routine asks for attention, and whether it does."""

    id: UUID
    child_id: UUID
    routine_id: UUID
    at: WallTime
    weekdays: Weekdays
    zone: Zone
    on: bool


def set_reminder(session: Session, caregiver: Caregiver, args: SetReminder, at: datetime) -> Reminder:
    """Set, change or silence a routine's reminder; it next falls due after `at`."""
    routine = routine_for(session, caregiver, args.routine_id)
    if routine.child_id != args.child_id:
        raise Invalid
    reminder = session.get(Reminder, (caregiver.family_id, args.id))
    if reminder is None:
        _check_room(session, caregiver.family_id)
        reminder = Reminder(family_id=caregiver.family_id, **args.model_dump())
        session.add(reminder)
    elif reminder.routine_id != args.routine_id:
        raise Conflict
    for name in ("at", "weekdays", "zone", "on"):
        setattr(reminder, name, getattr(args, name))
    due = next_occurrence(args.at, args.weekdays, args.zone, at)
    reminder.next_due_at = due if args.on else None
    feed.publish(session, reminder)
    return reminder


def _check_room(session: Session, family_id: UUID) -> None:
    set_already = select(func.count()).select_from(Reminder).where(col(Reminder.family_id) == family_id)
    if session.exec(set_already).one() >= MOST:
        raise Invalid("too-many")
