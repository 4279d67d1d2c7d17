"""A secret address for an adult's own calendar: made, read by whoever has it, and stopped at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.domain import scope
from app.domain.access import Caregiver
from app.domain.audit import note
from app.domain.families import in_time
from app.domain.reminder_calendar import Say, calendar_of
from app.domain.sessions import require_proof
from app.domain.tokens import hash_of, is_plausible, new_token
from app.errors import NotFound
from app.models import Assignment, CalendarFeed, Family, Membership, Reminder, Role, Routine

_NOTED_EVERY = timedelta(hours=1)


class FeedState(BaseModel):
    """Since when an adult has an address, and when a calendar last read it; both None where there is none."""

    since: datetime | None = None
    last_read_at: datetime | None = None


def feed_state(session: Session, caregiver: Caregiver) -> FeedState:
    """Whether this adult has an address, and whether it is read."""
    feed = session.get(CalendarFeed, (caregiver.family_id, caregiver.account_id))
    return FeedState(since=feed.created_at, last_read_at=feed.last_read_at) if feed else FeedState()


def make_feed(session: Session, caregiver: Caregiver, now: datetime) -> str:
    """A new secret, which is told once; the former one opens nothing from now on."""
    require_proof(caregiver.proof, now)
    token = new_token()
    session.merge(
        CalendarFeed(
            family_id=caregiver.family_id,
            id=caregiver.account_id,
            token_hash=hash_of(token),
            created_at=now,
            last_read_at=None,
        )
    )
    note(session, caregiver, "calendar-made", now)
    return token


def stop_feed(session: Session, caregiver: Caregiver, now: datetime) -> None:
    """From now on the address opens nothing; nothing happens where there is none."""
    feed = session.get(CalendarFeed, (caregiver.family_id, caregiver.account_id))
    if feed:
        session.delete(feed)
        note(session, caregiver, "calendar-stopped", now)


def read_feed(session: Session, token: str, now: datetime, say: Say) -> str:
    """The family's reminders as a calendar; NotFound alike for a stopped address and for none."""
    feed = _behind(session, token, now)
    scope.enter(session, feed.id, [feed.family_id])
    if feed.last_read_at is None or now - feed.last_read_at >= _NOTED_EVERY:
        feed.last_read_at = now
    return calendar_of(_reminders_of(session, feed.family_id), feed.created_at, now, say)


def _behind(session: Session, token: str, now: datetime) -> CalendarFeed:
    if not is_plausible(token):
        raise NotFound
    # The token names the family: a calendar is not signed in.
    scope.everything(session)
    query = (
        select(CalendarFeed, Family)
        .join(
            Membership,
            (col(Membership.family_id) == col(CalendarFeed.family_id))
            & (col(Membership.id) == col(CalendarFeed.id)),
        )
        .join(Family, col(Family.id) == col(CalendarFeed.family_id))
        .where(
            col(CalendarFeed.token_hash) == hash_of(token),
            col(Membership.role) != Role.CARER,
            in_time(now),
        )
    )
    found = session.exec(query).first()
    if found is None or (found[1].demo_ends_at and found[1].demo_ends_at <= now):
        raise NotFound
    return found[0]


def _reminders_of(session: Session, family_id: UUID) -> Sequence[Reminder]:
    """Those that are on, but not of a routine that was put away or an idea that stands no more."""
    query = (
        select(Reminder)
        .outerjoin(
            Routine,
            (col(Routine.family_id) == col(Reminder.family_id))
            & (col(Routine.id) == col(Reminder.routine_id)),
        )
        .outerjoin(
            Assignment,
            (col(Assignment.family_id) == col(Reminder.family_id))
            & (col(Assignment.id) == col(Reminder.assignment_id)),
        )
        .where(
            col(Reminder.family_id) == family_id,
            col(Reminder.on).is_(True),
            or_(col(Routine.id).is_(None), col(Routine.retired).is_(other=False)),
            col(Assignment.removed_at).is_(None),
        )
        .order_by(col(Reminder.id))
    )
    return session.exec(query).all()
