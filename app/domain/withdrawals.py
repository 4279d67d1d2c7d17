"""What somebody has done is no news any more: a reminder that stands on other screens is replaced, once."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, insert, or_
from sqlmodel import Session, col, select

from app.domain.access import Caregiver
from app.domain.deliveries import that_stay, waiting
from app.domain.left_to_do import finished, subject_of
from app.models import Delivery, DeliveryState, Family, Occurrence, Purpose, PushSubscription, Reminder

STANDS = timedelta(hours=1)
"""So long after it fell due a reminder may still stand on a screen; later it has been put away by hand."""
_WORTH = timedelta(minutes=10)


def replace_finished(session: Session, doer: Caregiver, now: datetime) -> None:
    """Replace what was shown of the family's reminders that are finished now, but not where it was done."""
    shown = _shown(session, doer.family_id, now)
    if not shown:
        return
    family = session.get_one(Family, doer.family_id)
    subjects = {
        delivery.id: subject_of(family, reminder, occurrence.due_at)
        for delivery, occurrence, reminder in shown
    }
    done = finished(session, subjects.values())
    over = [
        (delivery, occurrence)
        for delivery, occurrence, _ in shown
        if occurrence.answered_at is not None or subjects[delivery.id] in done
    ]
    for _, occurrence in over:
        occurrence.done_by = doer.account_id
    devices = that_stay(
        session,
        col(PushSubscription.id).in_({delivery.subscription_id for delivery, _ in over}),
        col(PushSubscription.session_id) != doer.session_id,
    )
    rows = [_row(delivery, now) for delivery, _ in over if delivery.subscription_id in devices]
    if rows:
        session.connection().execute(insert(Delivery), rows)


def _shown(session: Session, family_id: UUID, now: datetime) -> list[tuple[Delivery, Occurrence, Reminder]]:
    """Reminders of the last hour that reached a device, or may have, and were not replaced there."""
    sent = col(Delivery.state).in_((DeliveryState.ACCEPTED, DeliveryState.LEASED))
    # An answer that got lost says nothing of where the message is.
    tried = and_(col(Delivery.state) == DeliveryState.PENDING, col(Delivery.attempts) > 0)
    query = (
        select(Delivery, Occurrence, Reminder)
        .join(Occurrence, col(Occurrence.id) == col(Delivery.occurrence_id))
        .join(Reminder, col(Reminder.id) == col(Occurrence.reminder_id))
        .where(
            col(Occurrence.family_id) == family_id,
            col(Occurrence.due_at) > now - STANDS,
            col(Delivery.family_id) == family_id,
            col(Reminder.family_id) == family_id,
            # Whoever finished it first has done it; what another adult does later changes nothing about that.
            col(Occurrence.done_by).is_(None),
            col(Delivery.purpose) == Purpose.REMIND,
            or_(sent, tried),
        )
    )
    return list(session.exec(query))


def _row(shown: Delivery, now: datetime) -> dict[str, object]:
    # What is on its way may arrive after this, and would stay: so this waits until it must have.
    at = max(now, shown.lease_until or now)
    return waiting(
        Purpose.DONE,
        shown.family_id,
        (shown.subscription_id, shown.account_id),
        now,
        occurrence_id=shown.occurrence_id,
        next_at=at,
        expires_at=at + _WORTH,
    )
