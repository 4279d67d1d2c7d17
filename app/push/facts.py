"""What is known about a message when it may go out: whom it would reach, about what, what forbids it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from app.domain.attention import Holder, on_duty, paused
from app.domain.days import local_day
from app.domain.left_to_do import Subject, finished, subject_of
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
    ReminderChoices,
    Routine,
)

_LONGEST_DAY = timedelta(hours=26)


class Facts(NamedTuple):
    """A delivery with all that it hangs on; what is gone meanwhile is None."""

    delivery: Delivery
    subscription: PushSubscription
    opened: LoginSession
    member: Membership | None
    family: Family
    choices: ReminderChoices
    """What the adult settled, or what holds for one who settled nothing."""
    occurrence: Occurrence | None
    reminder: Reminder | None
    routine: Routine | None

    @property
    def subject(self) -> Subject | None:
        """What it is about; None for what is no reminder."""
        if self.occurrence is None or self.reminder is None:
            return None
        return subject_of(self.family, self.reminder, self.occurrence.due_at)

    def day_of(self, at: datetime) -> date:
        """The family's day that holds an instant: what happens after midnight belongs to the day before."""
        return local_day(at, self.family.zone, self.family.day_starts_at)


@dataclass(frozen=True)
class Circumstances:
    """What holds for a whole batch: what is done, who pauses, who has the child, who was sent what today."""

    finished: Collection[Subject] = ()
    paused: Mapping[UUID, datetime] = field(default_factory=dict[UUID, datetime])
    on_duty: Mapping[UUID, Holder] = field(default_factory=dict[UUID, Holder])
    sent: dict[tuple[UUID, date], set[UUID]] = field(default_factory=dict[tuple[UUID, date], set[UUID]])
    """Of each adult and day, the occurrences that were sent or are on their way."""


def circumstances(session: Session, batch: Sequence[Facts], now: datetime) -> Circumstances:
    """The circumstances of a batch, each in one query whatever its size."""
    families = {facts.family.id for facts in batch}
    if not families:
        return Circumstances()
    return Circumstances(
        finished=finished(session, {facts.subject for facts in batch if facts.subject}),
        paused=paused(session, families, now),
        on_duty=on_duty(session, families, now),
        sent=_sent(session, batch, now),
    )


def _sent(session: Session, batch: Sequence[Facts], now: datetime) -> dict[tuple[UUID, date], set[UUID]]:
    reminded = {
        facts.delivery.account_id: facts for facts in batch if facts.delivery.purpose == Purpose.REMIND
    }
    if not reminded:
        return {}
    # Held until the transaction ends: two workers that count at once would both find room for the last one.
    session.exec(
        select(Membership.id)
        .where(col(Membership.id).in_(reminded))
        .order_by(col(Membership.id))
        .with_for_update(key_share=True)
    ).all()
    query = (
        select(Delivery.account_id, Occurrence.id, Occurrence.due_at)
        .distinct()
        .join(Occurrence, _same_occurrence())
        .where(
            col(Delivery.account_id).in_(reminded),
            col(Delivery.expires_at) > now - _LONGEST_DAY,
            col(Delivery.purpose) == Purpose.REMIND,
            # What was put off was sent before: its place in the day is its own.
            or_(
                col(Delivery.state).in_((DeliveryState.LEASED, DeliveryState.ACCEPTED)),
                col(Delivery.turn) > 0,
            ),
        )
    )
    sent: dict[tuple[UUID, date], set[UUID]] = {}
    for account, occurrence, due_at in session.exec(query):
        sent.setdefault((account, reminded[account].day_of(due_at)), set()).add(occurrence)
    return sent


def _same_occurrence() -> ColumnElement[bool]:
    return and_(
        col(Occurrence.family_id) == col(Delivery.family_id),
        col(Occurrence.id) == col(Delivery.occurrence_id),
    )
