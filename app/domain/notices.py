"""Tells parents that a therapist sent something: one message for all that comes within five minutes."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.domain import scope
from app.domain.deliveries import reachable, waiting
from app.models import Delivery, DeliveryState, Membership, Purpose, PushSubscription, Role

GATHERS = timedelta(minutes=5)
_WORTH = timedelta(hours=4)


def tell_parents(session: Session, family_id: UUID, now: datetime) -> None:
    """Tell the parents on all their devices; whether they want to know is looked up when it goes out."""
    with scope.lifted(session):
        told = select(Delivery.id).where(
            col(Delivery.family_id) == family_id,
            col(Delivery.subscription_id) == col(PushSubscription.id),
            col(Delivery.purpose) == Purpose.NOTICE,
            col(Delivery.state) == DeliveryState.PENDING,
        )
        devices = reachable({family_id}, now).where(col(Membership.role) != Role.CARER, ~told.exists())
        at = now + GATHERS
        rows = [
            waiting(Purpose.NOTICE, family_id, (device, account), now, next_at=at, expires_at=at + _WORTH)
            for _, device, account in session.exec(devices)
        ]
        if rows:
            session.connection().execute(insert(Delivery), rows)
