"""Whether anything waits to be sent, and since when."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlmodel import Session, col

from app.domain.access import Caregiver
from app.domain.reminder_actions import MAX_LATE
from app.models import Delivery, DeliveryState, Purpose, Reminder

DELAYED = timedelta(seconds=120)
"""What waits longer than this is said to be delayed."""


def delayed_since(session: Session, caregiver: Caregiver, now: datetime) -> datetime | None:
    """Since when this adult's reminders wait longer than they should; None where they do not."""
    family = select(func.min(col(Reminder.next_due_at))).where(
        col(Reminder.family_id) == caregiver.family_id, col(Reminder.on).is_(other=True)
    )
    own = _last_call(
        col(Delivery.family_id) == caregiver.family_id,
        col(Delivery.account_id) == caregiver.account_id,
        col(Delivery.expires_at) > now,
    )
    planned, last_call = session.connection().execute(select(family.scalar_subquery(), own)).one()
    since = _first(planned, last_call and last_call - MAX_LATE)
    return since if since and now - since > DELAYED else None


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the longest waiting reminder or delivery is due; None when nothing waits."""
    last_call = session.connection().execute(select(_last_call())).scalar()
    since = _first(next_due(session), last_call and last_call - MAX_LATE)
    return since if since and since <= now else None


def _last_call(*which: ColumnElement[bool]) -> ScalarSelect[datetime]:
    """When the first of the reminders that wait is worth nothing any more, so long after it fell due.

    Each try that failed moves `next_at`, and a push service that is down would look like one that keeps up.
    """
    tried_again = and_(col(Delivery.state) == DeliveryState.LEASED, col(Delivery.attempts) > 1)
    return (
        select(func.min(col(Delivery.expires_at)))
        .where(
            col(Delivery.purpose) == Purpose.REMIND,
            or_(col(Delivery.state) == DeliveryState.PENDING, tried_again),
            *which,
        )
        .scalar_subquery()
    )


def _first(*instants: datetime | None) -> datetime | None:
    return min((at for at in instants if at), default=None)


def next_due(session: Session) -> datetime | None:
    """The first instant at which there is something to do, in the past if it waits; None where never."""
    reminder = select(func.min(col(Reminder.next_due_at))).where(col(Reminder.on).is_(other=True))
    pending = select(func.min(col(Delivery.next_at))).where(col(Delivery.state) == DeliveryState.PENDING)
    leased = select(func.min(col(Delivery.lease_until))).where(col(Delivery.state) == DeliveryState.LEASED)
    parts = (reminder.scalar_subquery(), pending.scalar_subquery(), leased.scalar_subquery())
    return _first(*session.connection().execute(select(*parts)).one())
