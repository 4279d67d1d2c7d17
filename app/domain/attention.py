"""Who has the child now, and pauses for everyone: both begin with a tap and end by themselves."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.entries import Remove
from app.domain.families import in_time
from app.errors import Conflict, Invalid, NotFound
from app.models import Duty, Membership, Pause, Role

LONGEST_DUTY = timedelta(hours=24)
LONGEST_PAUSE = timedelta(days=31)
"""Longer than this is forgotten rather than meant."""

Stretch = TypeVar("Stretch", Duty, Pause)


class TakeDuty(Args):
    """Which adult has the child, and until when."""

    id: UUID
    account_id: UUID
    until: datetime


class PauseReminders(Args):
    """Until when nobody is reminded."""

    id: UUID
    until: datetime


def take_duty(session: Session, caregiver: Caregiver, args: TakeDuty, at: datetime) -> Duty:
    """From now on one adult alone is reminded; whoever had the child before has not any more."""
    place = session.get(Membership, (caregiver.family_id, args.account_id))
    if place is None or (place.until and place.until <= at):
        raise NotFound
    return _begin(
        session, caregiver, Duty, args.id, args.account_id, _within(args.until, at, LONGEST_DUTY), at
    )


def end_duty(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Duty:
    """Everybody is reminded again."""
    return _end(session, caregiver, Duty, args.id, at)


def pause_reminders(session: Session, caregiver: Caregiver, args: PauseReminders, at: datetime) -> Pause:
    """Nobody is reminded until the pause ends by itself; a pause before it gives way."""
    until = _within(args.until, at, LONGEST_PAUSE)
    return _begin(session, caregiver, Pause, args.id, caregiver.account_id, until, at)


def resume_reminders(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Pause:
    """End a pause before its time; what fell due meanwhile stays away."""
    return _end(session, caregiver, Pause, args.id, at)


class Holder(NamedTuple):
    """The adult who has the child now."""

    account_id: UUID
    is_carer: bool


def on_duty(session: Session, families: Collection[UUID], now: datetime) -> dict[UUID, Holder]:
    """Of the families, those in which one adult has the child now, and which adult."""
    belongs = and_(
        col(Membership.family_id) == col(Duty.family_id), col(Membership.id) == col(Duty.account_id)
    )
    query = (
        select(Duty.family_id, Duty.account_id, Membership.role)
        .join(Membership, belongs)
        .where(col(Duty.family_id).in_(families), _in_force(Duty, now), in_time(now))
        .order_by(col(Duty.since), col(Duty.id))
    )
    return {family: Holder(account, role == Role.CARER) for family, account, role in session.exec(query)}


def paused(session: Session, families: Collection[UUID], now: datetime) -> dict[UUID, datetime]:
    """Of the families, those that paused their reminders, and until when."""
    query = (
        select(Pause.family_id, Pause.until)
        .where(col(Pause.family_id).in_(families), _in_force(Pause, now))
        .order_by(col(Pause.until))
    )
    return {family: until for family, until in session.exec(query)}  # noqa: C416 - rows are no pairs


def _within(until: datetime, at: datetime, longest: timedelta) -> datetime:
    if until.tzinfo is None or not at < until <= at + longest:
        raise Invalid
    return until


def _in_force(model: type[Stretch], at: datetime) -> ColumnElement[bool]:
    return and_(col(model.since) <= at, col(model.until) > at)


def _begin(
    session: Session,
    caregiver: Caregiver,
    model: type[Stretch],
    id_: UUID,
    account_id: UUID,
    until: datetime,
    at: datetime,
) -> Stretch:
    known = session.get(model, (caregiver.family_id, id_))
    if known:
        if known.account_id != account_id:
            raise Conflict
        return known
    others = select(model).where(col(model.family_id) == caregiver.family_id, col(model.until) > at)
    for other in session.exec(others).all():
        # A tap that is heard late does not end what was said after it: that one ends this one.
        if other.since > at:
            until = min(until, other.since)
        else:
            _cut(session, other, at)
    row = model(family_id=caregiver.family_id, id=id_, account_id=account_id, since=at, until=until)
    session.add(row)
    feed.publish(session, row)
    return row


def _end(session: Session, caregiver: Caregiver, model: type[Stretch], id_: UUID, at: datetime) -> Stretch:
    row = session.get(model, (caregiver.family_id, id_))
    if row is None:
        raise NotFound
    if row.until > at:
        _cut(session, row, at)
    return row


def _cut(session: Session, row: Duty | Pause, at: datetime) -> None:
    row.until = max(at, row.since)
    feed.publish(session, row)
