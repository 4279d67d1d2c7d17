"""What the buttons of a reminder do."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import or_, update
from sqlmodel import Session, col, select

from app.domain import feed, scope
from app.domain.access import Caregiver
from app.domain.action_tokens import LIFETIME
from app.domain.args import Args
from app.domain.deliveries import hold, that_stay
from app.domain.families import in_time
from app.domain.left_to_do import day_of
from app.domain.routines import MarkStep, mark_step, next_open_step
from app.domain.tokens import hash_of
from app.domain.withdrawals import replace_finished
from app.errors import NotFound
from app.models import (
    Delivery,
    DeliveryState,
    Membership,
    Occurrence,
    Purpose,
    PushSubscription,
    Reminder,
    StepState,
)

PUT_OFF = timedelta(minutes=10)
LONGEST_PUT_OFF = timedelta(hours=2)
"""Nobody is reminded of something again so long after its time."""
MAX_LATE = timedelta(minutes=10)
"""A reminder older than this is not sent any more: it would only say that one is late."""


class ActOnReminder(Args):
    """A button of a notification; `id` becomes the mark's, so that sending it twice is harmless."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    action: Literal["done", "later", "not_today"]
    id: UUID
    turn: Annotated[int, Field(ge=0, le=100)] | None = None
    """Which of its turns was put off; a tap that is sent again does not put off the next one too."""


class Shown(Args):
    """A message that a browser has shown."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=64)]


def act_on_reminder(session: Session, args: ActOnReminder, now: datetime) -> None:
    """Do what the button says, once per reminder; NotFound for a dead token, and for ten minutes too late.

    Done and not today mark the step the reminder is about, or the routine's first open step of that day.
    """
    # The token names the family: nobody is signed in where a notification's button is pressed.
    scope.everything(session)
    # The family first, as a phone that sends its marks holds it before it touches a reminder's rows.
    family = feed.lock(session, _family_of(session, args.token))
    caregiver, delivery, occurrence, reminder = _behind(session, args.token, now)
    if args.action == "later":
        # Without its turn, a tap on what was put off already, and not sent since, is one that came twice.
        is_put_off = delivery.state == DeliveryState.PENDING and delivery.attempts == 0
        if args.turn == delivery.turn or (args.turn is None and not is_put_off):
            _put_off(session, delivery, occurrence, now)
        return
    if occurrence.answered_at is not None:
        return
    occurrence.answered_at = now
    day = day_of(family, reminder, occurrence.due_at)
    step_id = _step_to_mark(session, reminder, day)
    if step_id:
        mark = MarkStep(id=args.id, step_id=step_id, day=day, state=StepState(args.action))
        mark_step(session, caregiver, mark, now)
    replace_finished(session, caregiver, now)


def note_arrival(session: Session, args: Shown, now: datetime) -> None:
    """A browser says that it has shown a message; NotFound for a token that is none."""
    scope.everything(session)
    delivery = session.exec(select(Delivery).where(col(Delivery.action_hash) == hash_of(args.token))).first()
    if delivery is None:
        raise NotFound
    # The subscription first, as whoever signs its browser out holds it before what is on its way there.
    subscription = session.get(
        PushSubscription, delivery.subscription_id, with_for_update={"key_share": True}
    )
    if subscription is None:
        raise NotFound
    subscription.last_arrived_at = now
    delivery.arrived_at = delivery.arrived_at or now


def _put_off(session: Session, pressed: Delivery, occurrence: Occurrence, now: datetime) -> None:
    """Send it once more in ten minutes, to all devices of whoever pressed; the others know nothing of it.

    What waits to be tried once more on another of their devices waits with it, and what was pressed comes
    whatever became of it: its answer may have got lost. NotFound where it does not come again, as somebody
    has answered it or its time is long over.
    """
    again = now + PUT_OFF
    if occurrence.answered_at is not None or again > occurrence.due_at + LONGEST_PUT_OFF:
        raise NotFound
    devices = that_stay(session, col(PushSubscription.account_id) == pressed.account_id)
    on_its_way = (DeliveryState.ACCEPTED, DeliveryState.LEASED, DeliveryState.PENDING)
    held = hold(
        session,
        col(Delivery.family_id) == pressed.family_id,
        col(Delivery.occurrence_id) == pressed.occurrence_id,
        col(Delivery.account_id) == pressed.account_id,
        col(Delivery.purpose) == Purpose.REMIND,
        col(Delivery.turn) == pressed.turn,
        or_(col(Delivery.state).in_(on_its_way), col(Delivery.id) == pressed.id),
        col(Delivery.subscription_id).in_(devices),
    )
    if not held:
        raise NotFound
    session.connection().execute(
        update(Delivery)
        .where(col(Delivery.id).in_(held))
        .values(
            state=DeliveryState.PENDING,
            next_at=again,
            expires_at=again + MAX_LATE,
            turn=col(Delivery.turn) + 1,
            attempts=0,
            lease_token=None,
            lease_until=None,
            settled_at=None,
            withheld=None,
        )
    )


def _step_to_mark(session: Session, reminder: Reminder, day: date) -> UUID | None:
    if reminder.step_id or not reminder.routine_id:
        return reminder.step_id
    step = next_open_step(session, reminder.family_id, reminder.routine_id, day)
    return step.id if step else None


def _family_of(session: Session, token: str) -> UUID:
    query = (
        select(Occurrence.family_id)
        .join(Delivery, col(Delivery.occurrence_id) == col(Occurrence.id))
        .where(
            col(Delivery.action_hash) == hash_of(token), col(Delivery.family_id) == col(Occurrence.family_id)
        )
    )
    family_id = session.exec(query).first()
    if family_id is None:
        raise NotFound
    return family_id


def _behind(session: Session, token: str, now: datetime) -> tuple[Caregiver, Delivery, Occurrence, Reminder]:
    query = (
        select(Delivery, Occurrence, Reminder, Membership)
        .join(Occurrence, col(Occurrence.id) == col(Delivery.occurrence_id))
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
        .where(
            col(Delivery.action_hash) == hash_of(token),
            col(Occurrence.family_id) == col(Delivery.family_id),
            col(Occurrence.due_at) > now - LIFETIME,
            in_time(now),
        )
        .with_for_update(of=Occurrence)
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound
    delivery, occurrence, reminder, member = found
    subscription = session.get_one(PushSubscription, delivery.subscription_id)
    who = Caregiver(member.id, subscription.session_id, member.family_id, member.role, member.name)
    return who, delivery, occurrence, reminder
