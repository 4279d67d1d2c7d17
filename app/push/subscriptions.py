"""The devices that want reminders."""

import hashlib
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.domain import scope
from app.domain.access import Caregiver
from app.domain.args import Args
from app.errors import NotFound
from app.ids import uuid7
from app.models import Delivery, PushSubscription
from app.push.endpoints import EndpointRules, auth_secret, receiver_key
from app.push.planner import MAX_LATE

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
        if row is not None:
            row.account_id, row.session_id = caregiver.account_id, caregiver.session_id
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
        )
        session.add(row)
    row.p256dh, row.auth, row.needs_renewal = p256dh, auth, False
    return row


def unsubscribe(session: Session, caregiver: Caregiver, args: Unsubscribe) -> None:
    """Send nothing more to this browser; an address that is not the caller's is left alone without a word."""
    row = session.exec(_at(args.endpoint)).first()
    if row is not None and row.account_id == caregiver.account_id:
        session.delete(row)


def ask_for_test(session: Session, caregiver: Caregiver, now: datetime) -> None:
    """Send a test message to the browsers of this session; NotFound when none is subscribed."""
    query = select(PushSubscription).where(col(PushSubscription.session_id) == caregiver.session_id)
    rows = session.exec(query).all()
    if not rows:
        raise NotFound
    session.add_all(_test(caregiver, row.id, now) for row in rows)


def _at(endpoint: str) -> SelectOfScalar[PushSubscription]:
    return select(PushSubscription).where(col(PushSubscription.endpoint_hash) == _hash_of(endpoint))


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


def _test(caregiver: Caregiver, subscription_id: UUID, now: datetime) -> Delivery:
    return Delivery(
        id=uuid7(now),
        family_id=caregiver.family_id,
        subscription_id=subscription_id,
        account_id=caregiver.account_id,
        next_at=now,
        expires_at=now + MAX_LATE,
    )
