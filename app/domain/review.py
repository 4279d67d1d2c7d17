"""One child as a therapist sees it: what is shared, twelve weeks, and the newest of the journal."""

from datetime import date, datetime, timedelta
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session

from app.domain.access import Caregiver, Visitor, grant_for, reach_of
from app.domain.attention import paused
from app.domain.caseload import new_entries, parents_of
from app.domain.days import local_day
from app.domain.grants import open_grant
from app.domain.looks import note_look
from app.domain.routine_days import routine_days
from app.domain.shared_journal import JournalPage, read_journal
from app.domain.weeks import Week, weekly_means
from app.models import Child, Family, Grant

ROUTINE_PERIOD = timedelta(days=14)


class ReviewedChild(BaseModel):
    """As much of a child as every therapist sees."""

    id: UUID
    nickname: str
    age_band: str
    picture: str


class RoutineCount(BaseModel):
    """On how many of its days in the last two weeks a routine was finished."""

    title: str
    picture: str
    finished: int
    of: int


class Review(JournalPage):
    """The child's page, with the first page of the journal."""

    child: ReviewedChild
    parents: list[str]
    kinds: list[str]
    since: date
    until: date
    seen_at: datetime | None
    paused_until: datetime | None
    """Until when the family has paused its reminders: what was not done meanwhile was not forgotten."""
    weeks: list[Week]
    routines: list[RoutineCount]


class Seen(BaseModel):
    """When the therapist last said "seen this far"."""

    seen_at: datetime


def review(session: Session, visitor: Visitor, child_id: UUID, now: datetime) -> Review:
    """The child's page, for a visitor with an open grant; the look is noted."""
    grant = grant_for(session, visitor, child_id, now)
    page = _review(session, grant, now)
    note_look(session, visitor, grant, now, what="journal", count=len(page.entries))
    return page


def read_on(
    session: Session, visitor: Visitor, child_id: UUID, before: str | None, now: datetime
) -> JournalPage:
    """A further page of the journal, for a visitor with an open grant; the look is noted."""
    grant = grant_for(session, visitor, child_id, now)
    page = read_journal(session, reach_of(grant), before)
    note_look(session, visitor, grant, now, what="journal", count=len(page.entries))
    return page


def preview(session: Session, caregiver: Caregiver, grant_id: UUID, now: datetime) -> Review:
    """What one of the family's grants shows its therapist now; nobody looked."""
    return _review(session, open_grant(session, caregiver, grant_id, now), now)


def preview_on(
    session: Session, caregiver: Caregiver, grant_id: UUID, before: str | None, now: datetime
) -> JournalPage:
    """A further page of the journal, as the grant's therapist reads it; nobody looked."""
    return read_journal(session, reach_of(open_grant(session, caregiver, grant_id, now)), before)


def _review(session: Session, grant: Grant, now: datetime) -> Review:
    """The child's page as far as a grant reaches."""
    reach = reach_of(grant)
    family = session.get_one(Family, grant.family_id)
    child = session.get_one(Child, (grant.family_id, grant.child_id))
    today = local_day(now, family.zone, family.day_starts_at)
    page = read_journal(session, reach)
    first = max(today - ROUTINE_PERIOD + timedelta(days=1), reach.since)
    return Review(
        child=ReviewedChild.model_validate(child, from_attributes=True),
        parents=parents_of(session, {grant.family_id})[grant.family_id],
        kinds=grant.kinds,
        since=grant.since,
        until=grant.until,
        seen_at=grant.seen_at,
        paused_until=_paused_until(session, grant, now),
        weeks=weekly_means(session, reach, today),
        routines=[
            RoutineCount(title=r.title, picture=r.picture, finished=len(r.finished), of=r.total)
            for r in routine_days(session, reach, first, today)
        ],
        entries=page.entries,
        more_before=page.more_before,
    )


def _paused_until(session: Session, grant: Grant, now: datetime) -> datetime | None:
    """None, too, for whoever is not shown routines."""
    if "routines" not in grant.kinds:
        return None
    return paused(session, {grant.family_id}, now).get(grant.family_id)


def mark_seen(session: Session, visitor: Visitor, child_id: UUID, now: datetime) -> Seen:
    """Everything up to now is seen; what arrives later is new."""
    grant = grant_for(session, visitor, child_id, now)
    note_look(session, visitor, grant, now, what="seen", count=new_entries(session, [grant])[grant.id])
    grant.seen_at = now
    return Seen(seen_at=now)
