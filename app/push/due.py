"""Whether anything waits to be sent, and since when."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.domain.access import Caregiver
from app.models import Delivery, DeliveryState, Purpose, Reminder

DELAYED = timedelta(seconds=120)
"""What waits longer than this is said to be delayed."""


def delayed_since(session: Session, caregiver: Caregiver, now: datetime) -> datetime | None:
    """Since when this adult's reminders wait longer than they should; None where they do not."""
    family = select(func.min(col(Reminder.next_due_at))).where(
        col(Reminder.family_id) == caregiver.family_id, col(Reminder.on).is_(other=True)
    )
    own = select(func.min(col(Delivery.next_at))).where(
        col(Delivery.family_id) == caregiver.family_id,
        col(Delivery.account_id) == caregiver.account_id,
        col(Delivery.expires_at) > now,
        col(Delivery.purpose) == Purpose.REMIND,
        col(Delivery.state) == DeliveryState.PENDING,
    )
    found = session.connection().execute(select(family.scalar_subquery(), own.scalar_subquery())).one()
    since = min((each for each in found if each), default=None)
    return since if since and now - since > DELAYED else None


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the longest waiting reminder or delivery is due; None when nothing waits."""
    since = next_due(session)
    return since if since and since <= now else None


def next_due(session: Session) -> datetime | None:
    """The first instant at which there is something to do, in the past if it waits; None where never."""
    reminder = select(func.min(col(Reminder.next_due_at))).where(col(Reminder.on).is_(other=True))
    pending = select(func.min(col(Delivery.next_at))).where(col(Delivery.state) == DeliveryState.PENDING)
    leased = select(func.min(col(Delivery.lease_until))).where(col(Delivery.state) == DeliveryState.LEASED)
    parts = (reminder.scalar_subquery(), pending.scalar_subquery(), leased.scalar_subquery())
    found = session.connection().execute(select(*parts)).one()
    return min((at for at in found if at), default=None)
