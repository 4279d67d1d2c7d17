"""Reminders, set by the family."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlmodel import Session, col, func, select

from app.domain import feed
from app.domain.access import Caregiver, child_for, routine_for, step_for
from app.domain.args import Args, Title, WallTime, Weekdays, Zone
from app.domain.deliveries import hold
from app.domain.entries import Remove
from app.domain.recurrence import Schedule
from app.errors import Conflict, Invalid, NotFound
from app.models import Assignment, Delivery, Occurrence, Reminder, ReminderAbout

MOST = 100
"""Reminders of one family: what one family may be sent in a minute, others wait behind."""

PlanDay = Annotated[date, Field(ge=date(2020, 1, 1), le=date(2100, 1, 1))]
"""A day that a family can plan for."""
Flag = Annotated[bool, Field(strict=True)]
_STAYS = ("child_id", "about", "routine_id", "step_id", "assignment_id")
"""What a reminder is about, once and for all."""
_NAMED_BY = {
    ReminderAbout.ROUTINE: {"routine_id"},
    ReminderAbout.STEP: {"routine_id", "step_id"},
    ReminderAbout.CHECK_IN: set[str](),
    ReminderAbout.EXERCISE: {"assignment_id"},
    ReminderAbout.SESSION: {"label"},
    ReminderAbout.FOLLOW_UP: {"label"},
}
"""What names the subject of a reminder: all of these, and none of the others."""


class SetReminder(Args):
    """When something asks for attention, and whether it does."""

    id: UUID
    child_id: UUID
    about: ReminderAbout = ReminderAbout.ROUTINE
    routine_id: UUID | None = None
    step_id: UUID | None = None
    assignment_id: UUID | None = None
    label: Title | None = None
    at: WallTime
    weekdays: Weekdays
    every_weeks: Annotated[int, Field(ge=1, le=8, strict=True)] = 1
    starts_on: PlanDay | None = None
    ends_on: PlanDay | None = None
    lead_minutes: Annotated[int, Field(ge=0, le=120, strict=True)] = 0
    zone: Zone
    follows_phone: Flag = False
    silent: Flag = False
    on: bool


def set_reminder(session: Session, caregiver: Caregiver, args: SetReminder, at: datetime) -> Reminder:
    """Set, change or silence a reminder; it next falls due after `at`, and what it asked is answered."""
    _check(args)
    _check_subject(session, caregiver, args)
    reminder = session.get(Reminder, (caregiver.family_id, args.id))
    if reminder is None:
        _check_room(session, caregiver.family_id)
        reminder = Reminder(family_id=caregiver.family_id, **args.model_dump())
        session.add(reminder)
    elif any(getattr(reminder, name) != getattr(args, name) for name in _STAYS):
        raise Conflict
    for name, value in args.model_dump(exclude={"id", *_STAYS}).items():
        setattr(reminder, name, value)
    reminder.account_id = caregiver.account_id
    reminder.ignored, reminder.asks = 0, False
    plan_anew(reminder, at)
    feed.publish(session, reminder)
    return reminder


def keep_reminder(session: Session, caregiver: Caregiver, args: Remove, _at: datetime) -> Reminder:
    """Leave a reminder that asked as it is; it counts anew before it asks again."""
    reminder = _own(session, caregiver, args.id)
    reminder.ignored, reminder.asks = 0, False
    feed.publish(session, reminder)
    return reminder


def remove_reminder(session: Session, caregiver: Caregiver, args: Remove, _at: datetime) -> Reminder:
    """Take a reminder away, with what was planned of it."""
    reminder = _own(session, caregiver, args.id)
    feed.retract(session, reminder)
    planned = select(Occurrence.id).where(
        col(Occurrence.family_id) == reminder.family_id, col(Occurrence.reminder_id) == reminder.id
    )
    hold(session, col(Delivery.family_id) == reminder.family_id, col(Delivery.occurrence_id).in_(planned))
    session.delete(reminder)
    return reminder


def schedule_of(reminder: Reminder) -> Schedule:
    """When a reminder falls due."""
    return Schedule(
        at=reminder.at,
        weekdays=reminder.weekdays,
        zone=reminder.zone,
        every_weeks=reminder.every_weeks,
        starts_on=reminder.starts_on,
        ends_on=reminder.ends_on,
        lead_minutes=reminder.lead_minutes,
    )


def plan_anew(reminder: Reminder, after: datetime) -> None:
    """Find again when it next falls due, after one of the things that decide it has changed."""
    reminder.next_due_at = schedule_of(reminder).next_due(after) if reminder.on else None


def _check(args: SetReminder) -> None:
    names = {name for name in ("routine_id", "step_id", "assignment_id", "label") if getattr(args, name)}
    if names != _NAMED_BY[args.about]:
        raise Invalid
    if args.every_weeks > 1 and args.starts_on is None:
        raise Invalid
    if args.starts_on and args.ends_on and args.ends_on < args.starts_on:
        raise Invalid


def _check_subject(session: Session, caregiver: Caregiver, args: SetReminder) -> None:
    """Invalid where the subject is another child's; NotFound where the family has none with that id."""
    if args.routine_id:
        if routine_for(session, caregiver, args.routine_id).child_id != args.child_id:
            raise Invalid
        if args.step_id and step_for(session, caregiver, args.step_id).routine_id != args.routine_id:
            raise Invalid
    elif args.assignment_id:
        assignment = session.get(Assignment, (caregiver.family_id, args.assignment_id))
        if assignment is None:
            raise NotFound
        if assignment.child_id != args.child_id:
            raise Invalid
    else:
        child_for(session, caregiver, args.child_id)


def _own(session: Session, caregiver: Caregiver, id_: UUID) -> Reminder:
    reminder = session.get(Reminder, (caregiver.family_id, id_))
    if reminder is None:
        raise NotFound
    return reminder


def _check_room(session: Session, family_id: UUID) -> None:
    set_already = select(func.count()).select_from(Reminder).where(col(Reminder.family_id) == family_id)
    if session.exec(set_already).one() >= MOST:
        raise Invalid("too-many")
