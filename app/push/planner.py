"""Turns reminders that fell due into deliveries, one for each device that can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select

from app.domain.action_tokens import action_token
from app.domain.deliveries import reachable, waiting
from app.domain.reminder_actions import MAX_LATE
from app.domain.reminders import schedule_of
from app.domain.tokens import hash_of
from app.ids import uuid7
from app.models import (
    Delivery,
    Occurrence,
    Purpose,
    Reminder,
)
from app.push.backoff import Key, count_ignored

BATCH = 200
_KEEPS_MISSED = timedelta(days=7)

Row = dict[str, Any]
"""Columns by name: rows that are written by the hundred are not worth an object each."""


@dataclass(frozen=True)
class Planned:
    """How many reminders were due, and which of them should ask whether they are still wanted."""

    due: int = 0
    asking: Sequence[Key] = ()

    def __bool__(self) -> bool:
        """Whether any was due."""
        return self.due > 0


def plan_due(session: Session, key: bytes, now: datetime) -> Planned:
    """Plan up to `BATCH` due reminders, each once whoever else plans.

    One that fell due while no worker ran leaves its occurrence behind, without deliveries.
    """
    reminders = session.exec(
        select(Reminder)
        .where(col(Reminder.on).is_(other=True), col(Reminder.next_due_at) <= now)
        .order_by(col(Reminder.next_due_at))
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    if not reminders:
        return Planned()
    due = [reminder for reminder in reminders if _true_due(reminder) <= now]
    planned = [_occurrence(reminder, now) for reminder in due]
    if planned:
        session.connection().execute(_new(session, Occurrence), planned)
    made = _written(session, planned)
    punctual = [row for row in planned if row["id"] in made and not row["missed"]]
    if deliveries := _deliveries(session, punctual, key, now):
        session.connection().execute(_new(session, Delivery), deliveries)
    asking = count_ignored(session, due)
    _move_on(session, reminders, now)
    return Planned(len(reminders), asking)


def _occurrence(reminder: Reminder, now: datetime) -> Row:
    return {
        "family_id": reminder.family_id,
        "id": uuid7(now),
        "reminder_id": reminder.id,
        "day": schedule_of(reminder).planned_day(_due(reminder)),
        "slot": reminder.at,
        "due_at": _due(reminder),
        "missed": _due(reminder) <= now - MAX_LATE,
    }


def _written(session: Session, planned: Sequence[Row]) -> set[UUID]:
    """Those that are new. Many rows in one INSERT would tell at once, and cost far more than this look."""
    query = select(Occurrence.id).where(
        col(Occurrence.family_id).in_({row["family_id"] for row in planned}),
        col(Occurrence.id).in_([row["id"] for row in planned]),
    )
    return set(session.exec(query))


def _deliveries(session: Session, occurrences: Sequence[Row], key: bytes, now: datetime) -> list[Row]:
    devices = session.exec(reachable({row["family_id"] for row in occurrences}, now)).all()
    of_family: dict[UUID, list[tuple[UUID, UUID]]] = {}
    for family, subscription, account in devices:
        of_family.setdefault(family, []).append((subscription, account))
    return [
        _delivery(row, device, key, now)
        for row in occurrences
        for device in of_family.get(row["family_id"], ())
    ]


def _delivery(row: Row, device: tuple[UUID, UUID], key: bytes, now: datetime) -> Row:
    new = waiting(
        Purpose.REMIND,
        row["family_id"],
        device,
        now,
        occurrence_id=row["id"],
        next_at=row["due_at"],
        expires_at=row["due_at"] + MAX_LATE,
    )
    return new | {"action_hash": hash_of(action_token(key, new["id"]))}


def _new(session: Session, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """Inserts the rows that are not there yet: a reminder moved back and forth keeps its first occurrence."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()


def _move_on(session: Session, reminders: Sequence[Reminder], now: datetime) -> None:
    moves = [
        {
            "of_family": reminder.family_id,
            "of_reminder": reminder.id,
            "next": _next(reminder, now),
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


def _next(reminder: Reminder, now: datetime) -> datetime | None:
    due = _true_due(reminder)
    return due if due > now else schedule_of(reminder).next_due(max(_due(reminder), now - _KEEPS_MISSED))


def _true_due(reminder: Reminder) -> datetime:
    """When it falls due by the zone's rules of today: they may have changed since it was planned."""
    schedule = schedule_of(reminder)
    return schedule.due_on(schedule.planned_day(_due(reminder)))


def _due(reminder: Reminder) -> datetime:
    assert reminder.next_due_at is not None  # noqa: S101 - the query asked for rows that have one
    return reminder.next_due_at
