"""What the two buttons of a reminder do."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints
from sqlmodel import Session, col, select

from app.domain import feed, scope
from app.domain.access import Caregiver
from app.domain.action_tokens import LIFETIME
from app.domain.args import Args
from app.domain.days import local_day
from app.domain.families import in_time
from app.domain.routines import MarkStep, mark_step, next_open_step
from app.domain.tokens import hash_of
from app.errors import NotFound
from app.models import Delivery, Family, Membership, Occurrence, PushSubscription, Reminder, StepState


class ActOnReminder(Args):
    """A button of a notification; `id` becomes the mark's, so that sending it twice is harmless."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    action: Literal["done", "not_today"]
    id: UUID


def act_on_reminder(session: Session, args: ActOnReminder, now: datetime) -> None:
    """Mark the routine's first open step of that day, once per reminder; NotFound for a dead token."""
    family_id, caregiver, occurrence, reminder = _behind(session, args.token, now)
    if occurrence.answered_at is None:
        occurrence.answered_at = now
        family = feed.lock(session, family_id)
        day = routine_day(family, occurrence.due_at)
        step = next_open_step(session, family_id, reminder.routine_id, day)
        if step:
            mark = MarkStep(id=args.id, step_id=step.id, day=day, state=StepState(args.action))
            mark_step(session, caregiver, mark, now)


def routine_day(family: Family, at: datetime) -> date:
    """The family's day that holds an instant: what happens after midnight still belongs to the day before."""
    return local_day(at, family.zone, family.day_starts_at)


def _behind(session: Session, token: str, now: datetime) -> tuple[UUID, Caregiver, Occurrence, Reminder]:
    # The token names the family: nobody is signed in where a notification's button is pressed.
    scope.everything(session)
    query = (
        select(Occurrence, Reminder, Membership, PushSubscription)
        .join(Delivery, col(Delivery.occurrence_id) == col(Occurrence.id))
        .join(
            Reminder,
            (col(Reminder.family_id) == col(Occurrence.family_id))
            & (col(Reminder.id) == col(Occurrence.reminder_id)),
        )
        .join(
            Membership,
            (col(Membership.family_id) == col(Delivery.family_id))
            & (col(Membership.id) == col(Delivery.account_id)),
        )
        .join(PushSubscription, col(PushSubscription.id) == col(Delivery.subscription_id))
        .where(
            col(Delivery.action_hash) == hash_of(token), col(Occurrence.due_at) > now - LIFETIME, in_time(now)
        )
        .with_for_update(of=Occurrence)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound
    occurrence, reminder, member, subscription = found
    who = Caregiver(member.id, subscription.session_id, member.family_id, member.role, member.name)
    return member.family_id, who, occurrence, reminder
