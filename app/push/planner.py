"""Turns reminders that fell due into deliveries, one for each device that can be reached."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select

from app.domain.action_tokens import action_token
from app.domain.families import in_time
from app.domain.recurrence import next_occurrence, planned_day
from app.domain.tokens import hash_of
from app.ids import uuid7
from app.models import (
    Delivery,
    DeliveryState,
    LoginSession,
    Membership,
    Occurrence,
    PushSubscription,
    Reminder,
)

MAX_LATE = timedelta(minutes=10)
"""A reminder older than this is not sent any more: it would only say that one is late."""
BATCH = 200
_KEEPS_MISSED = timedelta(days=7)


def plan_due(session: Session, key: bytes, now: datetime) -> int:
    """Plan up to `BATCH` due reminders, each once whoever else plans; the number that was due.

    One that fell due while no worker ran leaves its occurrence behind, without deliveries.
    """
    reminders = session.exec(
        select(Reminder)
        .where(col(Reminder.on).is_(other=True), col(Reminder.next_due_at) <= now)
        .order_by(col(Reminder.next_due_at))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    if reminders:
        made = _insert(session, Occurrence, [_occurrence(reminder, now) for reminder in reminders])
        punctual = [row for row in made if row.due_at > now - MAX_LATE]
        _insert(session, Delivery, _deliveries(session, punctual, key, now))
        _move_on(session, reminders, now)
    return len(reminders)


def _occurrence(reminder: Reminder, now: datetime) -> dict[str, Any]:
    return {
        "family_id": reminder.family_id,
        "id": uuid7(now),
        "reminder_id": reminder.id,
        "day": planned_day(reminder.at, reminder.zone, _due(reminder)),
        "slot": reminder.at,
        "due_at": _due(reminder),
    }


def _deliveries(
    session: Session, occurrences: Sequence[Occurrence], key: bytes, now: datetime
) -> list[dict[str, Any]]:
    devices = session.exec(
        select(Membership.family_id, PushSubscription.id, PushSubscription.account_id)
        .join(PushSubscription, col(PushSubscription.account_id) == col(Membership.id))
        .join(LoginSession, col(LoginSession.id) == col(PushSubscription.session_id))
        .where(
            col(Membership.family_id).in_({row.family_id for row in occurrences}),
            col(LoginSession.idle_until) > now,
            col(LoginSession.ends_at) > now,
            in_time(now),
            col(PushSubscription.needs_renewal).is_(other=False),
        )
    ).all()
    return [
        _delivery(row, subscription, account, key, now)
        for row in occurrences
        for family, subscription, account in devices
        if family == row.family_id
    ]


def _delivery(
    row: Occurrence, subscription: UUID, account: UUID, key: bytes, now: datetime
) -> dict[str, Any]:
    new = uuid7(now)
    return {
        "id": new,
        "family_id": row.family_id,
        "occurrence_id": row.id,
        "subscription_id": subscription,
        "account_id": account,
        "state": DeliveryState.PENDING,
        "attempts": 0,
        "next_at": row.due_at,
        "expires_at": row.due_at + MAX_LATE,
        "action_hash": hash_of(action_token(key, new)),
    }


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> Sequence[Any]:
    """The rows that were not there yet: a reminder moved back and forth keeps its first occurrence."""
    if not rows:
        return []
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return session.scalars(dialect.insert(table).on_conflict_do_nothing().returning(table), rows).all()


def _move_on(session: Session, reminders: Sequence[Reminder], now: datetime) -> None:
    moves = [
        {
            "of_family": reminder.family_id,
            "of_reminder": reminder.id,
            "next": next_occurrence(
                reminder.at, reminder.weekdays, reminder.zone, max(_due(reminder), now - _KEEPS_MISSED)
            ),
        }
        for reminder in reminders
    ]
    session.connection().execute(
        update(Reminder)
        .where(
            col(Reminder.family_id) == bindparam("of_family"), col(Reminder.id) == bindparam("of_reminder")
        )
        .values(next_due_at=bindparam("next")),
        moves,
    )


def _due(reminder: Reminder) -> datetime:
    assert reminder.next_due_at is not None  # noqa: S101 - the query asked for rows that have one
    return reminder.next_due_at
