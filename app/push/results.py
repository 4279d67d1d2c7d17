"""Writes down what became of messages, as long as the lease they were sent under still holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import SystemRandom
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from app.domain.deliveries import hold, that_stay
from app.models import Delivery, DeliveryState, PushSubscription
from app.push.claims import Errand
from app.push.sender import Accepted, Failed, Gone, Outcome, Refused, Retry

LONGEST_PAUSE = timedelta(seconds=60)
_RANDOM = SystemRandom()

Result = tuple[Errand, Outcome]


class Fate(NamedTuple):
    """What is written down of a delivery."""

    state: DeliveryState
    next_at: datetime
    settled_at: datetime | None


def write_results(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Settle each delivery or plan its next try; a subscription that is gone goes with all its deliveries."""
    if not results:
        return
    gone = _held(session, _subscriptions(results, Gone))
    _note(session, _held(session, _subscriptions(results, Refused), stays=True), needs_renewal=True)
    _note(session, _held(session, _proven(results), stays=True), has_worked=True)
    others = {errand.subscription_id for errand, _ in results} - gone
    ours = gone | that_stay(session, col(PushSubscription.id).in_(others))
    # Where somebody is removing a subscription, its messages end with it.
    results = [result for result in results if result[0].subscription_id in ours]
    written = col(Delivery.id).in_([errand.delivery_id for errand, _ in results])
    hold(session, or_(written, col(Delivery.subscription_id).in_(gone)) if gone else written)
    for (lease, fate), deliveries in _alike(results, now).items():
        session.connection().execute(
            update(Delivery)
            .where(col(Delivery.id).in_(deliveries), col(Delivery.lease_token) == lease)
            .values(**fate._asdict(), lease_token=None, lease_until=None)
        )
    if gone:
        session.connection().execute(delete(PushSubscription).where(col(PushSubscription.id).in_(gone)))


def _subscriptions(results: Sequence[Result], kind: type[Outcome]) -> set[UUID]:
    return {errand.subscription_id for errand, outcome in results if isinstance(outcome, kind)}


def _proven(results: Sequence[Result]) -> set[UUID]:
    """A subscription that took a message was made for our key; one that never did may have been made up."""
    return {
        errand.subscription_id
        for errand, outcome in results
        if isinstance(outcome, Accepted) and not errand.has_worked
    }


def _held(session: Session, subscriptions: set[UUID], *, stays: bool = False) -> set[UUID]:
    """Those that nobody else holds, held until the transaction ends; the next message tells of the others.

    Nobody waits for a subscription here, as whoever removes one waits for its messages.
    """
    if not subscriptions:
        return set()
    query = (
        select(PushSubscription.id)
        .where(col(PushSubscription.id).in_(subscriptions))
        .with_for_update(skip_locked=True, key_share=stays)
    )
    return set(session.exec(query))


def _note(session: Session, subscriptions: set[UUID], **what: bool) -> None:
    if subscriptions:
        session.connection().execute(
            update(PushSubscription).where(col(PushSubscription.id).in_(subscriptions)).values(**what)
        )


def pause_before(attempt: int, asked: timedelta | None) -> timedelta:
    """The wait after a failed attempt (from 1): full jitter up to 2, 4, 8 … 60 s, or what was asked."""
    longest = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(attempt, 10)))
    return asked * _RANDOM.uniform(1, 1.2) if asked else longest * _RANDOM.random()


def _alike(results: Sequence[Result], now: datetime) -> dict[tuple[UUID, Fate], list[UUID]]:
    """The deliveries of one lease that met one fate, which one statement writes down: most arrive."""
    found: dict[tuple[UUID, Fate], list[UUID]] = {}
    for errand, outcome in results:
        found.setdefault((errand.lease, _fate(errand, outcome, now)), []).append(errand.delivery_id)
    return found


def _fate(errand: Errand, outcome: Outcome, now: datetime) -> Fate:
    match outcome:
        case Accepted():
            return Fate(DeliveryState.ACCEPTED, now, now)
        case Gone() | Refused() | Failed():
            return Fate(DeliveryState.FAILED, now, now)
        case Retry(after):
            again = now + pause_before(errand.attempts, after)
            if again < errand.expires_at:
                return Fate(DeliveryState.PENDING, again, None)
            return Fate(DeliveryState.EXPIRED, again, now)
