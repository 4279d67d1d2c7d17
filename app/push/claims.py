"""Takes deliveries into free seats, under a lease, after one more look whether they should still go."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from app.domain.families import in_time
from app.domain.reminder_choices import default_choices, next_quiet
from app.models import (
    Delivery,
    DeliveryState,
    Family,
    LoginSession,
    Membership,
    Occurrence,
    Purpose,
    PushSubscription,
    Reminder,
    ReminderAbout,
    ReminderChoices,
    Routine,
    Withheld,
)
from app.push.details import Detail, details_of
from app.push.endpoints import origin_of
from app.push.facts import Facts, circumstances
from app.push.verdict import Verdict, verdict

SEATS_PER_HOST = 72
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
    purpose: Purpose
    about: ReminderAbout | None
    turn: int
    silent: bool
    leads: bool
    """Whether what it is about begins a little later."""
    detail: Detail | None
    """What its lock screen may say; None where it says neutral words."""
    attempts: int
    endpoint: str
    p256dh: bytes
    auth: bytes
    has_worked: bool
    """Whether its push service took a message of ours before."""
    expires_at: datetime
    taken_at: datetime


class Taken(NamedTuple):
    """What one look took."""

    errands: list[Errand]
    more: bool
    """Whether seats stayed free while others may wait behind those that did not go out: look again."""


def claim(
    session: Session, seats: int, busy: Mapping[str, int], paused: Collection[str], now: datetime
) -> Taken:
    """Up to `seats` messages, `SEATS_PER_HOST` at a push service at most; `busy` is what is on its way.

    One look a transaction: with two, workers would hold adults in no common order, and wait for each other.
    """
    if seats <= 0:
        return Taken([], more=False)
    closed = {*paused, *(origin for origin, count in busy.items() if count >= SEATS_PER_HOST)}
    picked = _picked(session, seats, closed, now)
    found = _within_hosts(_candidates(session, picked, now), busy, now)
    around = circumstances(session, found, now)
    verdicts = {facts.delivery.id: verdict(facts, around, now) for facts in found}
    _settle(session, verdicts, now)
    lease = uuid4()
    leased = [facts for facts in found if verdicts[facts.delivery.id] is DeliveryState.LEASED]
    _set(
        session,
        [facts.delivery.id for facts in leased],
        state=DeliveryState.LEASED,
        lease_token=lease,
        lease_until=now + LEASE,
        attempts=col(Delivery.attempts) + 1,
    )
    details = details_of(session, leased)
    errands = [_errand(facts, lease, details.get(facts.delivery.id), now) for facts in leased]
    return Taken(errands, more=len(errands) < len(picked))


def _settle(session: Session, verdicts: Mapping[UUID, Verdict], now: datetime) -> None:
    """Write down what is not sent, and why."""
    for outcome in {each for each in verdicts.values() if each is not DeliveryState.LEASED}:
        why = outcome if isinstance(outcome, Withheld) else None
        state = DeliveryState.WITHHELD if why else outcome
        ids = [key for key, each in verdicts.items() if each is outcome]
        _set(session, ids, state=state, withheld=why, settled_at=now)


def _picked(session: Session, limit: int, closed: Collection[str], now: datetime) -> list[UUID]:
    """What a killed worker held goes first, then what has waited longest; `closed` get nothing.

    One after the other: asked for both at once, no index helps, and all that waits is joined and sorted.
    """
    abandoned = and_(col(Delivery.state) == DeliveryState.LEASED, col(Delivery.lease_until) < now)
    waiting = and_(col(Delivery.state) == DeliveryState.PENDING, col(Delivery.next_at) <= now)
    picked = _pick(session, abandoned, limit, closed, now)
    return picked + _pick(session, waiting, limit - len(picked), closed, now)


def _candidates(session: Session, picked: Sequence[UUID], now: datetime) -> list[Facts]:
    """What is known of those that were picked, in their order."""
    known = {facts.delivery.id: facts for facts in _facts_of(session, picked, now)} if picked else {}
    # Those whose family is gone: picked at every look, they would hold up what waits behind them.
    gone = set(picked) - known.keys()
    _set(session, gone, state=DeliveryState.WITHHELD, withheld=Withheld.UNREACHABLE, settled_at=now)
    return [known[id_] for id_ in picked if id_ in known]


def _pick(
    session: Session, ready: ColumnElement[bool], limit: int, closed: Collection[str], now: datetime
) -> list[UUID]:
    """The first so many, held for us. Nothing is joined: a planner that joins first sorts all that waits.

    What is too late is settled wherever it would have gone, or it would be said to be on its way.
    """
    too_late = col(Delivery.expires_at) <= now
    endpoint = (
        select(PushSubscription.endpoint)
        .where(col(PushSubscription.id) == col(Delivery.subscription_id))
        .scalar_subquery()
    )
    query = (
        select(Delivery.id)
        .where(ready, *(or_(too_late, ~endpoint.startswith(f"{origin}/")) for origin in closed))
        .order_by(col(Delivery.next_at))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Delivery)
    )
    return list(session.exec(query).all())


def _facts_of(session: Session, deliveries: Collection[UUID], now: datetime) -> list[Facts]:
    """In two queries, because PostgreSQL thinks for longer about nine tables than it then reads."""
    receivers = (
        rows_of(Delivery, PushSubscription, LoginSession, Membership, Family, ReminderChoices)
        .join(PushSubscription, col(PushSubscription.id) == col(Delivery.subscription_id))
        .join(LoginSession, col(LoginSession.id) == col(PushSubscription.session_id))
        .join(Family, col(Family.id) == col(Delivery.family_id))
        .outerjoin(Membership, and_(_same(Membership, Delivery.family_id, Delivery.account_id), in_time(now)))
        .outerjoin(ReminderChoices, _same(ReminderChoices, Delivery.family_id, Delivery.account_id))
        .where(col(Delivery.id).in_(deliveries))
    )
    subjects = (
        rows_of(col(Delivery.id), Occurrence, Reminder, Routine)
        .join(Occurrence, _same(Occurrence, Delivery.family_id, Delivery.occurrence_id))
        .outerjoin(Reminder, _same(Reminder, Delivery.family_id, Occurrence.reminder_id))
        .outerjoin(Routine, _same(Routine, Delivery.family_id, Reminder.routine_id))
        .where(col(Delivery.id).in_(deliveries))
    )
    about = {id_: subject for id_, *subject in session.execute(subjects)}  # pyright: ignore[reportDeprecated]
    return [
        Facts(
            *(delivery, subscription, opened, member, family),
            choices or default_choices(family, delivery.account_id),
            *about.get(delivery.id, (None, None, None)),
        )
        for delivery, subscription, opened, member, family, choices in session.execute(receivers)  # pyright: ignore[reportDeprecated]
    ]


def _same(table: Any, family_id: Any, id: Any) -> Any:  # noqa: ANN401 - columns of any table
    return and_(table.family_id == family_id, table.id == id)


def _within_hosts(found: Sequence[Facts], busy: Mapping[str, int], now: datetime) -> list[Facts]:
    """Those for which their push service has a seat left, and those that need none as they are too late."""
    taken, kept = Counter(busy), list[Facts]()
    for facts in found:
        origin = origin_of(facts.subscription.endpoint)
        if facts.delivery.expires_at <= now:
            kept.append(facts)
        elif taken[origin] < SEATS_PER_HOST:
            taken[origin] += 1
            kept.append(facts)
    return kept


def _set(session: Session, ids: Collection[UUID], **values: object) -> None:
    if ids:
        session.connection().execute(update(Delivery).where(col(Delivery.id).in_(ids)).values(**values))


def _errand(facts: Facts, lease: UUID, detail: Detail | None, now: datetime) -> Errand:
    """A push service keeps a message for a phone that is off, and no longer than until the quiet hours."""
    ends = facts.delivery.expires_at
    return Errand(
        delivery_id=facts.delivery.id,
        subscription_id=facts.subscription.id,
        occurrence_id=facts.delivery.occurrence_id,
        purpose=facts.delivery.purpose,
        about=facts.reminder.about if facts.reminder else None,
        turn=facts.delivery.turn,
        silent=facts.reminder is not None and facts.reminder.silent,
        leads=facts.reminder is not None and facts.reminder.lead_minutes > 0 and facts.delivery.turn == 0,
        detail=detail,
        lease=lease,
        attempts=facts.delivery.attempts + 1,
        endpoint=facts.subscription.endpoint,
        p256dh=facts.subscription.p256dh,
        auth=facts.subscription.auth,
        has_worked=facts.subscription.has_worked,
        expires_at=min(ends, next_quiet(facts.choices, now) or ends),
        taken_at=now,
    )
