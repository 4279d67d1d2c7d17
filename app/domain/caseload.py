"""A therapist's children: those whose families share with them now, those with something new first."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from app.domain import scope
from app.domain.access import Visitor, opens_for
from app.domain.ratings import says_something
from app.domain.sessions import require_todays_proof
from app.models import Child, Grant, Membership, Rating, Role, Win

_EXCERPT = 160
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Latest(BaseModel):
    """The newest entry that is shared; a check-in has no words to quote."""

    kind: Literal["win", "rating"]
    at: datetime
    excerpt: str


class CaseloadChild(BaseModel):
    """A child in the queue: what is shared, until when, and how much of it is new."""

    child_id: UUID
    nickname: str
    age_band: str
    picture: str
    parents: list[str]
    kinds: list[str]
    until: date
    new_count: int
    latest: Latest | None
    seen_at: datetime | None


def children_of(session: Session, visitor: Visitor, now: datetime) -> list[CaseloadChild]:
    """The visitor's children, newest unread first; as many queries for one child as for a hundred."""
    grants = list(session.scalars(select(Grant).where(opens_for(visitor.account_id, now))))
    if grants:
        require_todays_proof(visitor.proof, now)
    families = {grant.family_id for grant in grants}
    scope.enter(session, visitor.account_id, families)
    found = _children(session, grants)
    parents = parents_of(session, families)
    new = new_entries(session, grants)
    latest = _latest(session, grants)
    children = [
        _described(
            grant,
            found[grant.family_id, grant.child_id],
            parents[grant.family_id],
            new[grant.id],
            latest.get(grant.id),
        )
        for grant in grants
    ]
    return sorted(children, key=_newest_unread_first)


def _children(session: Session, grants: list[Grant]) -> dict[tuple[UUID, UUID], Child]:
    shared = tuple_(col(Child.family_id), col(Child.id)).in_([(g.family_id, g.child_id) for g in grants])
    return {(child.family_id, child.id): child for child in session.scalars(select(Child).where(shared))}


def parents_of(session: Session, families: set[UUID]) -> defaultdict[UUID, list[str]]:
    """What each family calls its parents: the founder, then in the order they joined."""
    query = (
        select(col(Membership.family_id), col(Membership.name))
        .where(col(Membership.family_id).in_(families), col(Membership.role) != Role.CARER)
        .order_by(col(Membership.role) != Role.OWNER, col(Membership.since), col(Membership.id))
    )
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    for family_id, name in session.connection().execute(query):
        names[family_id].append(name)
    return names


def new_entries(session: Session, grants: list[Grant]) -> defaultdict[UUID, int]:
    """How many shared entries have arrived since each grant's therapist last said "seen"."""
    counts: defaultdict[UUID, int] = defaultdict(int)
    for kind, entry in _ENTRIES.items():
        query = (
            select(col(Grant.id), func.count())
            .join(entry, _is_shared(entry))
            .where(col(Grant.id).in_(_sharing(grants, kind)))
            .where(or_(col(Grant.seen_at).is_(None), col(entry.arrived_at) > col(Grant.seen_at)))
            .group_by(col(Grant.id))
        )
        for grant_id, count in session.connection().execute(query):
            counts[grant_id] += count
    return counts


_ENTRIES: dict[str, type[Win] | type[Rating]] = {"wins": Win, "ratings": Rating}


def _latest(session: Session, grants: list[Grant]) -> dict[UUID, Latest]:
    connection = session.connection()
    wins = (
        select(col(Grant.id), col(Win.logged_at), col(Win.text))
        .join(Win, _is_newest(Win, col(Win.happened_on), col(Win.logged_at)))
        .where(col(Grant.id).in_(_sharing(grants, "wins")))
    )
    latest = {
        id_: Latest(kind="win", at=at, excerpt=text[:_EXCERPT]) for id_, at, text in connection.execute(wins)
    }
    ratings = (
        select(col(Grant.id), col(Rating.rated_at))
        .join(Rating, _is_newest(Rating, col(Rating.day), col(Rating.rated_at)))
        .where(col(Grant.id).in_(_sharing(grants, "ratings")))
    )
    for grant_id, at in connection.execute(ratings):
        if grant_id not in latest or at > latest[grant_id].at:
            latest[grant_id] = Latest(kind="rating", at=at, excerpt="")
    return latest


def _is_newest(
    entry: type[Win] | type[Rating], day: Mapped[date], at: Mapped[datetime]
) -> ColumnElement[bool]:
    newest = (
        select(col(entry.id))
        .where(_is_shared(entry))
        .order_by(day.desc(), at.desc(), col(entry.id).desc())
        .limit(1)
        .correlate(Grant)
        .scalar_subquery()
    )
    return and_(col(entry.family_id) == col(Grant.family_id), col(entry.id) == newest)


def _is_shared(entry: type[Win] | type[Rating]) -> ColumnElement[bool]:
    same_child = and_(
        col(entry.family_id) == col(Grant.family_id), col(entry.child_id) == col(Grant.child_id)
    )
    if entry is Win:
        in_window = col(Win.happened_on) >= col(Grant.since)
        return and_(same_child, in_window, col(Win.removed_at).is_(None), col(Win.private).is_(other=False))
    return and_(same_child, col(Rating.day) >= col(Grant.since), says_something())


def _sharing(grants: list[Grant], kind: str) -> list[UUID]:
    return [grant.id for grant in grants if kind in grant.kinds]


def _described(
    grant: Grant, child: Child, parents: list[str], new: int, latest: Latest | None
) -> CaseloadChild:
    return CaseloadChild(
        child_id=child.id,
        nickname=child.nickname,
        age_band=child.age_band,
        picture=child.picture,
        parents=parents,
        kinds=grant.kinds,
        until=grant.until,
        new_count=new,
        latest=latest,
        seen_at=grant.seen_at,
    )


def _newest_unread_first(child: CaseloadChild) -> tuple[bool, float, str]:
    at = child.latest.at if child.latest else _LONG_AGO
    return (child.new_count == 0, -at.timestamp(), child.nickname)
