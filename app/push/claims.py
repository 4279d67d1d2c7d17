"""Takes deliveries into free seats, under a lease, after one more look whether they should still go."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select, update
from sqlmodel import Session, col

from app.domain.families import in_time
from app.domain.finished_routines import RoutineDay, finished
from app.domain.reminder_actions import routine_day
from app.models import (
    Delivery,
    DeliveryState,
    Family,
    LoginSession,
    Membership,
    Occurrence,
    PushSubscription,
    Reminder,
    Routine,
)
from app.push.endpoints import origin_of

SEATS_PER_HOST = 48
"""Enough for a thousand reminders of one minute within five seconds, at 100 ms a message."""
LEASE = timedelta(seconds=20)
"""Twice the longest a message can take: what a killed worker held goes out this much later."""


@dataclass(frozen=True)
class Errand:
    """One message to send now; `lease` proves that it is still ours when its result is written."""

    delivery_id: UUID
    subscription_id: UUID
    occurrence_id: UUID | None
    lease: UUID
    attempts: int
    endpoint: str
    p256dh: bytes
    auth: bytes
    expires_at: datetime


class _Facts(NamedTuple):
    delivery: Delivery
    subscription: PushSubscription
    opened: LoginSession
    member: Membership | None
    family: Family
    occurrence: Occurrence | None
    reminder: Reminder | None
    routine: Routine | None

    @property
    def routine_day(self) -> RoutineDay | None:
        if self.occurrence is None or self.routine is None:
            return None
        return self.routine.id, routine_day(self.family, self.occurrence.due_at)


def claim(
    session: Session, seats: int, busy: Mapping[str, int], paused: Collection[str], now: datetime
) -> list[Errand]:
    """Up to `seats` messages, `SEATS_PER_HOST` at a push service at most; `busy` is what is on its way."""
    if seats <= 0:
        return []
    closed = {*paused, *(origin for origin, count in busy.items() if count >= SEATS_PER_HOST)}
    found = _within_hosts(_candidates(session, seats, closed, now), busy)
    done = finished(session, {facts.routine_day for facts in found if facts.routine_day})
    fates = {facts.delivery.id: _fate(facts, done, now) for facts in found}
    for state in (DeliveryState.EXPIRED, DeliveryState.WITHHELD):
        _set(session, [key for key, fate in fates.items() if fate == state], state=state, settled_at=now)
    lease = uuid4()
    leased = [facts for facts in found if fates[facts.delivery.id] == DeliveryState.LEASED]
    _set(
        session,
        [facts.delivery.id for facts in leased],
        state=DeliveryState.LEASED,
        lease_token=lease,
        lease_until=now + LEASE,
        attempts=col(Delivery.attempts) + 1,
    )
    return [_errand(facts, lease) for facts in leased]


def _candidates(session: Session, limit: int, closed: Collection[str], now: datetime) -> Sequence[_Facts]:
    ready = or_(
        and_(col(Delivery.state) == DeliveryState.PENDING, col(Delivery.next_at) <= now),
        and_(col(Delivery.state) == DeliveryState.LEASED, col(Delivery.lease_until) < now),
    )
    query = (
        select(Delivery, PushSubscription, LoginSession, Membership, Family, Occurrence, Reminder, Routine)
        .join(PushSubscription, col(PushSubscription.id) == col(Delivery.subscription_id))
        .join(LoginSession, col(LoginSession.id) == col(PushSubscription.session_id))
        .join(Family, col(Family.id) == col(Delivery.family_id))
        .outerjoin(Membership, and_(_same(Membership, Delivery.family_id, Delivery.account_id), in_time(now)))
        .outerjoin(Occurrence, _same(Occurrence, Delivery.family_id, Delivery.occurrence_id))
        .outerjoin(Reminder, _same(Reminder, Delivery.family_id, Occurrence.reminder_id))
        .outerjoin(Routine, _same(Routine, Delivery.family_id, Reminder.routine_id))
        .where(ready, *(~col(PushSubscription.endpoint).startswith(f"{origin}/") for origin in closed))
        .order_by(col(Delivery.next_at))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Delivery)
    )
    return [_Facts(*row) for row in session.execute(query)]  # pyright: ignore[reportDeprecated]


def _same(table: Any, family_id: Any, id: Any) -> Any:  # noqa: ANN401 - columns of any table
    return and_(table.family_id == family_id, table.id == id)


def _within_hosts(found: Sequence[_Facts], busy: Mapping[str, int]) -> list[_Facts]:
    taken, kept = Counter(busy), list[_Facts]()
    for facts in found:
        origin = origin_of(facts.subscription.endpoint)
        if taken[origin] < SEATS_PER_HOST:
            taken[origin] += 1
            kept.append(facts)
    return kept


def _fate(facts: _Facts, done: Collection[RoutineDay], now: datetime) -> DeliveryState:
    """Leased, or why it is not sent: too late, or nobody should be reminded of this there any more."""
    reachable = (
        facts.opened.is_open(now)
        and facts.member is not None
        and facts.subscription.account_id == facts.delivery.account_id
        and not facts.subscription.needs_renewal
    )
    if now >= facts.delivery.expires_at:
        return DeliveryState.EXPIRED
    if reachable and (facts.occurrence is None or _wanted(facts, done)):
        return DeliveryState.LEASED
    return DeliveryState.WITHHELD


def _wanted(facts: _Facts, done: Collection[RoutineDay]) -> bool:
    return (
        facts.occurrence is not None
        and facts.occurrence.answered_at is None
        and facts.reminder is not None
        and facts.reminder.on
        and facts.routine is not None
        and not facts.routine.retired
        and facts.routine_day not in done
    )


def _set(session: Session, ids: Collection[UUID], **values: object) -> None:
    if ids:
        session.connection().execute(update(Delivery).where(col(Delivery.id).in_(ids)).values(**values))


def _errand(facts: _Facts, lease: UUID) -> Errand:
    return Errand(
        delivery_id=facts.delivery.id,
        subscription_id=facts.subscription.id,
        occurrence_id=facts.delivery.occurrence_id,
        lease=lease,
        attempts=facts.delivery.attempts + 1,
        endpoint=facts.subscription.endpoint,
        p256dh=facts.subscription.p256dh,
        auth=facts.subscription.auth,
        expires_at=facts.delivery.expires_at,
    )
