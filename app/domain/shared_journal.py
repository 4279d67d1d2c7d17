"""The journal as far as somebody may read it: newest first, page by page."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from app.domain.access import Reach
from app.domain.ratings import says_something
from app.errors import Invalid
from app.models import OBSERVATIONS, Account, Membership, Rating, Win

PAGE = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class WinEntry(BaseModel):
    """A small win."""

    kind: Literal["win"] = "win"
    id: UUID
    at: datetime
    day: date
    by: str
    text: str
    areas: list[str]


class RatingEntry(BaseModel):
    """A check-in: six values around 3, the child's usual; None was left blank."""

    kind: Literal["rating"] = "rating"
    id: UUID
    at: datetime
    day: date
    by: str
    mood: int | None
    communication: int | None
    sleep: int | None
    attention: int | None
    irritability: int | None
    comfort: int | None


Entry = WinEntry | RatingEntry


class JournalPage(BaseModel):
    """Part of the journal, and where to go on; None at its beginning."""

    entries: list[Entry]
    more_before: str | None


Key = tuple[Mapped[date], Mapped[datetime], Mapped[UUID]]


class Place(NamedTuple):
    """Where an entry stands in the journal; later ones sort higher."""

    day: date
    at: datetime
    id: UUID


def read_journal(session: Session, reach: Reach, before: str | None = None, limit: int = PAGE) -> JournalPage:
    """The newest entries before a place; Invalid for a place that no page gave out."""
    place = _place_of(before) if before else None
    entries = [*_wins(session, reach, place, limit + 1), *_ratings(session, reach, place, limit + 1)]
    entries.sort(key=_place, reverse=True)
    page = entries[:limit]
    return JournalPage(entries=page, more_before=_cursor(page[-1]) if len(entries) > limit else None)


def wins_within(reach: Reach) -> ColumnElement[bool]:
    """The condition of a win that may be read; removed ones and private ones never are."""
    return and_(
        col(Win.family_id) == reach.family_id,
        col(Win.child_id) == reach.child_id,
        col(Win.happened_on) >= reach.since,
        col(Win.removed_at).is_(None),
        col(Win.private).is_(other=False),
    )


def ratings_within(reach: Reach) -> ColumnElement[bool]:
    """The condition of a check-in that may be read; blank ones never are."""
    return and_(
        col(Rating.family_id) == reach.family_id,
        col(Rating.child_id) == reach.child_id,
        col(Rating.day) >= reach.since,
        says_something(),
    )


def author_of(entry: type[Win] | type[Rating]) -> ColumnElement[str]:
    """What the family calls who wrote it; their own name where they are not in the family any more."""
    in_family = (
        select(col(Membership.name))
        .where(col(Membership.family_id) == col(entry.family_id), col(Membership.id) == col(entry.account_id))
        .correlate(entry)
        .scalar_subquery()
    )
    own = (
        select(col(Account.name))
        .where(col(Account.id) == col(entry.account_id))
        .correlate(entry)
        .scalar_subquery()
    )
    return func.coalesce(in_family, own, "")


def _wins(session: Session, reach: Reach, place: Place | None, limit: int) -> list[Entry]:
    if "wins" not in reach.kinds:
        return []
    key = (col(Win.happened_on), col(Win.logged_at), col(Win.id))
    rest = (author_of(Win).label("by"), col(Win.text), col(Win.areas))
    query = select(*_named(key), *rest).where(wins_within(reach))
    rows = session.connection().execute(_newest(query, key, place, limit))
    return [WinEntry.model_validate(row, from_attributes=True) for row in rows]


def _ratings(session: Session, reach: Reach, place: Place | None, limit: int) -> list[Entry]:
    if "ratings" not in reach.kinds:
        return []
    key = (col(Rating.day), col(Rating.rated_at), col(Rating.id))
    rest = (author_of(Rating).label("by"), *(col(getattr(Rating, name)) for name in OBSERVATIONS))
    query = select(*_named(key), *rest).where(ratings_within(reach))
    rows = session.connection().execute(_newest(query, key, place, limit))
    return [RatingEntry.model_validate(row, from_attributes=True) for row in rows]


def _named(key: Key) -> list[ColumnElement[Any]]:
    return [column.label(name) for column, name in zip(key, Place._fields, strict=True)]


def _newest(query: Select[Any], key: Key, place: Place | None, limit: int) -> Select[Any]:
    day, at, id_ = key
    if place:
        same_day = and_(day == place.day, or_(at < place.at, and_(at == place.at, id_ < place.id)))
        query = query.where(or_(day < place.day, same_day))
    return query.order_by(day.desc(), at.desc(), id_.desc()).limit(limit)


def _place(entry: Entry) -> Place:
    return Place(entry.day, entry.at, entry.id)


def _cursor(entry: Entry) -> str:
    microseconds = (entry.at - _EPOCH) // timedelta(microseconds=1)
    return f"{entry.day}~{microseconds}~{entry.id}"


def _place_of(cursor: str) -> Place:
    try:
        day, microseconds, id_ = cursor.split("~")
        return Place(date.fromisoformat(day), _EPOCH + timedelta(microseconds=int(microseconds)), UUID(id_))
    except (ValueError, OverflowError):
        raise Invalid from None
