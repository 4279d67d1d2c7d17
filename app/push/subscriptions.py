"""The devices that want reminders."""

import hashlib
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.domain import scope
from app.domain.access import Caregiver
from app.domain.action_tokens import action_token
from app.domain.args import Args
from app.domain.deliveries import hold_to
from app.domain.reminder_actions import MAX_LATE
from app.domain.tokens import hash_of
from app.errors import NotFound
from app.ids import uuid7
from app.models import Delivery, DeliveryState, Purpose, PushSubscription
from app.push.endpoints import EndpointRules, auth_secret, receiver_key

MOST_DEVICES = 10
"""Subscriptions of one adult; an eleventh takes the place of the oldest."""

Endpoint = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Keys(Args):
    """The browser's public key and shared secret, base64url."""

    p256dh: Key
    auth: Key


class Subscribe(Args):
    """What `PushSubscription.toJSON()` says in the browser, as far as we need it."""

    endpoint: Endpoint
    keys: Keys
    detailed: Annotated[bool, Field(strict=True)] | None = None
    """Whether its lock screen may show what a reminder is about; left out, it stays as it was."""


class Reached(BaseModel):
    """What is known of how well a device is reached."""

    detailed: bool
    last_arrived_at: datetime | None
    unconfirmed_since: datetime | None
    """Since when messages were sent there of which none was shown; None where all is well."""


class Unsubscribe(Args):
    """Which address is not to be written to any more."""

    endpoint: Endpoint


def subscribe(
    session: Session, caregiver: Caregiver, args: Subscribe, rules: EndpointRules, now: datetime
) -> PushSubscription:
    """Send reminders to this browser from now on, and no longer to whoever subscribed it before."""
    rules.check(args.endpoint)
    p256dh, auth = receiver_key(args.keys.p256dh), auth_secret(args.keys.auth)
    # The address may still be subscribed for somebody else, who used this browser before.
    with scope.lifted(session):
        row = session.exec(_at(args.endpoint)).first()
        if row is not None and row.account_id != caregiver.account_id:
            # What they chose for it, and what is known of it, was theirs.
            session.delete(row)
            session.flush()
            row = None
        elif row is not None:
            row.session_id = caregiver.session_id
    if row is None:
        _make_room(session, caregiver.account_id)
        row = PushSubscription(
            id=uuid7(now),
            account_id=caregiver.account_id,
            session_id=caregiver.session_id,
            endpoint=args.endpoint,
            endpoint_hash=_hash_of(args.endpoint),
            p256dh=p256dh,
            auth=auth,
            created_at=now,
            detailed=_was_detailed(session, caregiver.session_id),
        )
        session.add(row)
    row.p256dh, row.auth, row.needs_renewal = p256dh, auth, False
    if args.detailed is not None:
        row.detailed = args.detailed
    return row


def reached(session: Session, row: PushSubscription) -> Reached:
    """How well a device is reached: what a push service accepts does not always arrive."""
    since = select(func.min(Delivery.settled_at)).where(
        col(Delivery.subscription_id) == row.id,
        col(Delivery.state) == DeliveryState.ACCEPTED,
        col(Delivery.action_hash).is_not(None),
        col(Delivery.settled_at) > (row.last_arrived_at or row.created_at),
        col(Delivery.arrived_at).is_(None),
    )
    return Reached(
        detailed=row.detailed,
        last_arrived_at=row.last_arrived_at,
        unconfirmed_since=session.exec(since).one(),
    )


def unsubscribe(session: Session, caregiver: Caregiver, args: Unsubscribe) -> None:
    """Send nothing more to this browser; an address that is not the caller's is left alone without a word."""
    row = session.exec(_at(args.endpoint)).first()
    if row is not None and row.account_id == caregiver.account_id:
        hold_to(session, col(PushSubscription.id) == row.id)
        session.delete(row)


def ask_for_test(session: Session, caregiver: Caregiver, key: bytes, now: datetime) -> None:
    """Send a test message to the browsers of this session; NotFound when none is subscribed."""
    query = select(PushSubscription).where(col(PushSubscription.session_id) == caregiver.session_id)
    rows = session.exec(query).all()
    if not rows:
        raise NotFound
    session.add_all(_test(caregiver, row.id, key, now) for row in rows)


def _at(endpoint: str) -> SelectOfScalar[PushSubscription]:
    return select(PushSubscription).where(col(PushSubscription.endpoint_hash) == _hash_of(endpoint))


def _was_detailed(session: Session, session_id: UUID) -> bool:
    """What was chosen for this browser under its last address; browsers change theirs without being asked."""
    query = (
        select(PushSubscription.detailed)
        .where(col(PushSubscription.session_id) == session_id)
        .order_by(col(PushSubscription.created_at).desc(), col(PushSubscription.id).desc())
        .limit(1)
    )
    return session.exec(query).first() or False


def _hash_of(endpoint: str) -> bytes:
    return hashlib.sha256(endpoint.encode()).digest()


def _make_room(session: Session, account_id: UUID) -> None:
    query = (
        select(PushSubscription)
        .where(col(PushSubscription.account_id) == account_id)
        .order_by(col(PushSubscription.created_at).desc())
        .offset(MOST_DEVICES - 1)
    )
    for row in session.exec(query):
        session.delete(row)


def _test(caregiver: Caregiver, subscription_id: UUID, key: bytes, now: datetime) -> Delivery:
    new = uuid7(now)
    return Delivery(
        id=new,
        purpose=Purpose.TEST,
        action_hash=hash_of(action_token(key, new)),
        family_id=caregiver.family_id,
        subscription_id=subscription_id,
        account_id=caregiver.account_id,
        next_at=now,
        expires_at=now + MAX_LATE,
    )
