"""Messages on their way: which devices can be reached, and what waits to be sent to one.

Whoever removes subscriptions holds several, in an order of their own. So whoever sends to some waits for
none: those that somebody is removing are left out, and the others stay until the transaction ends.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from app.domain import scope
from app.domain.families import in_time
from app.ids import uuid7
from app.models import Delivery, DeliveryState, LoginSession, Membership, Purpose, PushSubscription


def reachable(families: Collection[UUID], now: datetime) -> Select[UUID, UUID, UUID]:
    """The devices of these families' adults that want messages: family, subscription, account; all stay."""
    return (
        select(Membership.family_id, PushSubscription.id, PushSubscription.account_id)
        .join(PushSubscription, col(PushSubscription.account_id) == col(Membership.id))
        .join(LoginSession, col(LoginSession.id) == col(PushSubscription.session_id))
        .where(
            col(Membership.family_id).in_(families),
            col(LoginSession.idle_until) > now,
            col(LoginSession.ends_at) > now,
            in_time(now),
            col(PushSubscription.needs_renewal).is_(other=False),
        )
        .with_for_update(read=True, key_share=True, skip_locked=True, of=PushSubscription)
    )


def that_stay(session: Session, *which: ColumnElement[bool]) -> set[UUID]:
    """Those of these subscriptions that nobody is removing; they stay until the transaction ends."""
    query = (
        select(PushSubscription.id).where(*which).with_for_update(read=True, key_share=True, skip_locked=True)
    )
    with scope.lifted(session):
        return set(session.exec(query))


def hold(session: Session, *which: ColumnElement[bool]) -> list[UUID]:
    """Hold these messages until the transaction ends, in one order, so that no two wait for each other."""
    query = select(Delivery.id).where(*which).order_by(col(Delivery.id)).with_for_update()
    return list(session.exec(query).all())


def hold_to(session: Session, *which: ColumnElement[bool]) -> None:
    """Hold these subscriptions, and then the messages to them, before they are removed together."""
    query = select(PushSubscription.id).where(*which).order_by(col(PushSubscription.id)).with_for_update()
    devices = session.exec(query).all()
    if devices:
        hold(session, col(Delivery.subscription_id).in_(devices))


def waiting(
    purpose: Purpose,
    family_id: UUID,
    device: tuple[UUID, UUID],
    now: datetime,
    **more: Any,  # noqa: ANN401 - columns of every type
) -> dict[str, Any]:
    """A new delivery to a device (its subscription and account); `more` says when, and of what."""
    subscription_id, account_id = device
    return {
        "id": uuid7(now),
        "family_id": family_id,
        "subscription_id": subscription_id,
        "account_id": account_id,
        "purpose": purpose,
        "state": DeliveryState.PENDING,
        "attempts": 0,
        "turn": 0,
        **more,
    }
