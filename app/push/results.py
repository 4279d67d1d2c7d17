"""Writes down what became of messages, as long as the lease they were sent under still holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import SystemRandom

from sqlalchemy import bindparam, delete, update
from sqlmodel import Session, col

from app.models import Delivery, DeliveryState, PushSubscription
from app.push.claims import Errand
from app.push.sender import Accepted, Failed, Gone, Outcome, Refused, Retry

LONGEST_PAUSE = timedelta(seconds=60)
_RANDOM = SystemRandom()

Result = tuple[Errand, Outcome]


def write_results(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Settle each delivery or plan its next try; a subscription that is gone goes with all its deliveries."""
    if not results:
        return
    session.connection().execute(
        update(Delivery)
        .where(
            col(Delivery.id) == bindparam("of_delivery"), col(Delivery.lease_token) == bindparam("of_lease")
        )
        .values(
            state=bindparam("to_state"),
            next_at=bindparam("to_next_at"),
            settled_at=bindparam("to_settled_at"),
            lease_token=None,
            lease_until=None,
        ),
        [_row(errand, outcome, now) for errand, outcome in results],
    )
    refused = [errand.subscription_id for errand, outcome in results if isinstance(outcome, Refused)]
    if refused:
        session.connection().execute(
            update(PushSubscription).where(col(PushSubscription.id).in_(refused)).values(needs_renewal=True)
        )
    # One at a time and in one order, so that two workers that learn the same never wait for each other.
    for gone in sorted({errand.subscription_id for errand, outcome in results if isinstance(outcome, Gone)}):
        session.connection().execute(delete(PushSubscription).where(col(PushSubscription.id) == gone))


def pause_before(attempt: int, asked: timedelta | None) -> timedelta:
    """The wait after a failed attempt (from 1): full jitter up to 2, 4, 8 … 60 s, or what was asked."""
    longest = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(attempt, 10)))
    return asked * _RANDOM.uniform(1, 1.2) if asked else longest * _RANDOM.random()


def _row(errand: Errand, outcome: Outcome, now: datetime) -> dict[str, object]:
    state, next_at = _fate(errand, outcome, now)
    return {
        "of_delivery": errand.delivery_id,
        "of_lease": errand.lease,
        "to_state": state,
        "to_next_at": next_at,
        "to_settled_at": None if state == DeliveryState.PENDING else now,
    }


def _fate(errand: Errand, outcome: Outcome, now: datetime) -> tuple[DeliveryState, datetime]:
    match outcome:
        case Accepted():
            return DeliveryState.ACCEPTED, now
        case Gone() | Refused() | Failed():
            return DeliveryState.FAILED, now
        case Retry(after):
            again = now + pause_before(errand.attempts, after)
            return (DeliveryState.PENDING if again < errand.expires_at else DeliveryState.EXPIRED), again
