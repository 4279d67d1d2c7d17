"""A reminder that nobody ever follows asks whether it should stay; it never gets louder."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, func, select

from app.domain import feed
from app.domain.left_to_do import Subject, finished, subject_of
from app.models import Delivery, DeliveryState, Family, Occurrence, Reminder, ReminderAbout

ASKS_AFTER = 3
"""Ignored so often in a row, it asks."""

_DONE_ELSEWHERE = {ReminderAbout.SESSION, ReminderAbout.FOLLOW_UP}
"""Nothing in the app tells whether these were followed."""


Key = tuple[UUID, UUID]
"""A reminder's family and id."""


def count_ignored(session: Session, due: Sequence[Reminder]) -> list[Key]:
    """Before reminders are planned again: whether anything came of the last time each was sent.

    What was not sent was not ignored. The answer: those that should begin to ask now, or stop asking.
    """
    watched = {(row.family_id, row.id): row for row in due if row.about not in _DONE_ELSEWHERE}
    last = _last_sent(session, watched)
    done = finished(session, {subject for subject, _ in last.values()})
    for key, (subject, was_answered) in last.items():
        watched[key].ignored = 0 if was_answered or subject in done else watched[key].ignored + 1
    return [key for key in last if watched[key].asks != (watched[key].ignored >= ASKS_AFTER)]


def ask(session: Session, keys: Collection[Key]) -> None:
    """Let these reminders ask, or stop asking, on the phones of their families.

    A transaction of its own: phones hold their family before they change a reminder, and so must this.
    """
    for family_id, id_ in sorted(keys):
        feed.lock(session, family_id)
        reminder = session.get(Reminder, (family_id, id_), populate_existing=True)
        if reminder:
            reminder.asks = reminder.ignored >= ASKS_AFTER
            feed.publish(session, reminder)


def _last_sent(session: Session, watched: Mapping[Key, Reminder]) -> dict[Key, tuple[Subject, bool]]:
    """The subject of each reminder's last occurrence, if it was sent, and whether it was answered."""
    newest = (
        select(Occurrence.family_id, Occurrence.reminder_id, func.max(Occurrence.due_at).label("due_at"))
        .join(
            Reminder,
            (col(Reminder.family_id) == col(Occurrence.family_id))
            & (col(Reminder.id) == col(Occurrence.reminder_id)),
        )
        .where(
            col(Occurrence.family_id).in_({family_id for family_id, _ in watched}),
            col(Occurrence.reminder_id).in_({id_ for _, id_ in watched}),
            col(Occurrence.due_at) < col(Reminder.next_due_at),
        )
        .group_by(col(Occurrence.family_id), col(Occurrence.reminder_id))
        .subquery()
    )
    is_newest = (
        (newest.c.family_id == col(Occurrence.family_id))
        & (newest.c.reminder_id == col(Occurrence.reminder_id))
        & (newest.c.due_at == col(Occurrence.due_at))
    )
    was_sent = select(Delivery.id).where(
        col(Delivery.family_id) == col(Occurrence.family_id),
        col(Delivery.occurrence_id) == col(Occurrence.id),
        or_(col(Delivery.state) == DeliveryState.ACCEPTED, col(Delivery.turn) > 0),
    )
    query = (
        select(Occurrence, Family)
        .join(Family, col(Family.id) == col(Occurrence.family_id))
        .join(newest, is_newest)
        .where(was_sent.exists())
    )
    found: dict[Key, tuple[Subject, bool]] = {}
    for occurrence, family in session.exec(query):
        key = family.id, occurrence.reminder_id
        if key in watched:
            subject = subject_of(family, watched[key], occurrence.due_at)
            found[key] = subject, occurrence.answered_at is not None
    return found
