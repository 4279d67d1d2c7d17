"""What became of today's reminders, for one adult: what was sent, what was not, and why."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session, col, select

from app.domain.access import Caregiver
from app.domain.days import local_day, over_at
from app.models import (
    PARENTS_AUDIENCE,
    Delivery,
    DeliveryState,
    Family,
    Occurrence,
    Purpose,
    Reminder,
    Withheld,
)


class Outcome(StrEnum):
    """What became of a reminder."""

    SENT = "sent"
    WITHHELD = "withheld"
    LATE = "late"
    """It fell due while nothing could be sent, and is not sent any more."""
    COMING = "coming"


class RemindedOf(BaseModel):
    """One time that a reminder fell due today."""

    reminder_id: UUID
    due_at: datetime
    outcome: Outcome
    why: Withheld | None


def reminded_today(session: Session, caregiver: Caregiver, now: datetime) -> list[RemindedOf]:
    """What fell due on the family's today, in order; one read."""
    family = session.get_one(Family, caregiver.family_id)
    today = local_day(now, family.zone, family.day_starts_at)
    begins = over_at(family, today - timedelta(days=1))
    mine = (
        (col(Delivery.occurrence_id) == col(Occurrence.id))
        & (col(Delivery.family_id) == col(Occurrence.family_id))
        & (col(Delivery.account_id) == caregiver.account_id)
        & (col(Delivery.purpose) == Purpose.REMIND)
    )
    of_reminder = (col(Reminder.family_id) == col(Occurrence.family_id)) & (
        col(Reminder.id) == col(Occurrence.reminder_id)
    )
    query = (
        select(Occurrence, Reminder, Delivery)
        .join(Reminder, of_reminder)
        .outerjoin(Delivery, mine)
        .where(col(Occurrence.family_id) == family.id, col(Occurrence.due_at) >= begins)
        .order_by(col(Occurrence.due_at), col(Occurrence.id))
    )
    found: dict[UUID, tuple[Occurrence, list[Delivery]]] = {}
    for row in session.exec(query):
        occurrence, reminder, delivery = cast("tuple[Occurrence, Reminder, Delivery | None]", row)
        if caregiver.is_carer and reminder.audience() == PARENTS_AUDIENCE:
            continue
        _, deliveries = found.setdefault(occurrence.id, (occurrence, []))
        if delivery:
            deliveries.append(delivery)
    return [told for occurrence, deliveries in found.values() if (told := _told(occurrence, deliveries))]


def _told(occurrence: Occurrence, deliveries: Sequence[Delivery]) -> RemindedOf | None:
    """None where nothing was to be sent to this adult: they had no device, or it was switched off or moved.

    What fell due while nothing ran is told to everyone: nobody knows whom it would have reached.
    """
    outcome, why = _outcome(occurrence, deliveries)
    if outcome is None or why == Withheld.OFF:
        return None
    return RemindedOf(
        reminder_id=occurrence.reminder_id,
        due_at=occurrence.due_at,
        outcome=outcome,
        why=why,
    )


def _outcome(
    occurrence: Occurrence, deliveries: Sequence[Delivery]
) -> tuple[Outcome | None, Withheld | None]:
    """The best that happened on any device."""
    states = {delivery.state for delivery in deliveries}
    if DeliveryState.ACCEPTED in states or any(delivery.turn for delivery in deliveries):
        return Outcome.SENT, None
    if states & {DeliveryState.PENDING, DeliveryState.LEASED}:
        return Outcome.COMING, None
    if DeliveryState.WITHHELD in states:
        return Outcome.WITHHELD, next((each.withheld for each in deliveries if each.withheld), None)
    return (Outcome.LATE if occurrence.missed or states else None), None
