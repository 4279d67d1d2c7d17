"""Whether anything waits to be sent, and since when."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Delivery, DeliveryState, Reminder


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the longest waiting reminder or delivery is due; None when nothing waits."""
    reminder = select(func.min(col(Reminder.next_due_at))).where(
        col(Reminder.on).is_(other=True), col(Reminder.next_due_at) <= now
    )
    pending = select(func.min(col(Delivery.next_at))).where(
        col(Delivery.state) == DeliveryState.PENDING, col(Delivery.next_at) <= now
    )
    abandoned = select(func.min(col(Delivery.lease_until))).where(
        col(Delivery.state) == DeliveryState.LEASED, col(Delivery.lease_until) < now
    )
    parts = (reminder.scalar_subquery(), pending.scalar_subquery(), abandoned.scalar_subquery())
    found = session.connection().execute(select(*parts)).one()
    return min((since for since in found if since), default=None)
