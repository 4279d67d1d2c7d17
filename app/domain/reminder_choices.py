"""What each adult settled about being reminded: quiet hours, how many a day, and where they are."""

from datetime import datetime, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args, WallTime, Zone
from app.domain.recurrence import EVERY_DAY, Schedule
from app.domain.reminders import Flag, plan_anew
from app.errors import Invalid
from app.models import Family, Reminder, ReminderChoices

HARD_CAP = 6
"""Nobody can choose more a day: parents drown in messages already."""


class ChooseReminders(Args):
    """When nothing buzzes, and how much may."""

    quiet_from: WallTime | None
    quiet_to: WallTime | None
    most_a_day: Annotated[int, Field(ge=0, le=HARD_CAP, strict=True)]
    notices: Flag


class ReportZone(Args):
    """The zone of the phone that speaks."""

    zone: Zone


def choose_reminders(
    session: Session, caregiver: Caregiver, args: ChooseReminders, _at: datetime
) -> ReminderChoices:
    """Settle one's own limits; the phone that is heard last wins."""
    if (args.quiet_from is None) != (args.quiet_to is None):
        raise Invalid
    choices = _choices(session, caregiver)
    for name, value in args.model_dump().items():
        setattr(choices, name, value)
    feed.publish(session, choices)
    return choices


def report_zone(session: Session, caregiver: Caregiver, args: ReportZone, at: datetime) -> ReminderChoices:
    """The adult's phone is in another zone; their quiet hours move there, and reminders that follow it."""
    choices = _choices(session, caregiver)
    choices.zone = args.zone
    feed.publish(session, choices)
    query = select(Reminder).where(
        col(Reminder.family_id) == caregiver.family_id,
        col(Reminder.account_id) == caregiver.account_id,
        col(Reminder.follows_phone).is_(other=True),
        col(Reminder.zone) != args.zone,
    )
    for reminder in session.exec(query):
        reminder.zone = args.zone
        plan_anew(reminder, at)
        feed.publish(session, reminder)
    return choices


def default_choices(family: Family, account_id: UUID) -> ReminderChoices:
    """What holds for an adult who has settled nothing."""
    return ReminderChoices(family_id=family.id, id=account_id, zone=family.zone)


def is_quiet(choices: ReminderChoices, at: datetime) -> bool:
    """Whether nothing may buzz for this adult at the instant."""
    if choices.quiet_from is None or choices.quiet_to is None:
        return False
    begins, ends = time.fromisoformat(choices.quiet_from), time.fromisoformat(choices.quiet_to)
    clock = at.astimezone(ZoneInfo(choices.zone)).time()
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def next_quiet(choices: ReminderChoices, at: datetime) -> datetime | None:
    """The instant (UTC) at which the adult's next quiet hours begin; None where no hour is quiet."""
    if choices.quiet_from is None or choices.quiet_from == choices.quiet_to:
        return None
    return Schedule(choices.quiet_from, EVERY_DAY, choices.zone).next_due(at)


def _choices(session: Session, caregiver: Caregiver) -> ReminderChoices:
    known = session.get(ReminderChoices, (caregiver.family_id, caregiver.account_id))
    if known:
        return known
    choices = default_choices(session.get_one(Family, caregiver.family_id), caregiver.account_id)
    session.add(choices)
    return choices
