"""What the parents read about their own family: who looked at what, and who changed who may see what."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import JSON, Select, SQLColumnExpression, literal, null, or_, select
from sqlmodel import Session, col

from app.domain.access import Caregiver
from app.errors import Invalid
from app.models import AuditLine, Look

PAGE = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class TrailLine(BaseModel):
    """Something that somebody did, or read: then `what` starts with `look-`, and `count` is of entries."""

    id: UUID
    at: datetime
    name: str
    what: str
    about: str
    child_id: UUID | None
    kinds: list[str]
    until: date | None
    count: int | None


class Trail(BaseModel):
    """Part of the list, newest first, and where to go on; None at its beginning."""

    lines: list[TrailLine]
    more_before: str | None


class Place(NamedTuple):
    """Where a line stands in the list; later ones sort higher."""

    at: datetime
    id: UUID


def read_trail(session: Session, caregiver: Caregiver, before: str | None = None, limit: int = PAGE) -> Trail:
    """The newest lines before a place, by one indexed read of each table; Invalid for an invented place."""
    place = _place_of(before) if before else None
    done, looks = (
        session.connection().execute(_newest(query, table, caregiver.family_id, place, limit + 1))
        for query, table in ((_DONE, AuditLine), (_LOOKED, Look))
    )
    lines = [TrailLine.model_validate(row, from_attributes=True) for row in (*done, *looks)]
    lines.sort(key=_place, reverse=True)
    page = lines[:limit]
    return Trail(lines=page, more_before=_cursor(page[-1]) if len(lines) > limit else None)


def _line(table: type[AuditLine] | type[Look], *rest: SQLColumnExpression[Any]) -> Select[*tuple[Any, ...]]:
    return select(col(table.id), col(table.at), col(table.name), col(table.child_id), *rest)


_DONE = _line(
    AuditLine,
    col(AuditLine.what),
    col(AuditLine.about),
    col(AuditLine.kinds),
    col(AuditLine.until),
    null().label("count"),
)
_LOOKED = _line(
    Look,
    (literal("look-") + col(Look.what)).label("what"),
    literal("").label("about"),
    literal([], JSON).label("kinds"),
    null().label("until"),
    col(Look.count),
)


def _newest(
    query: Select[*tuple[Any, ...]],
    table: type[AuditLine] | type[Look],
    family_id: UUID,
    place: Place | None,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    at, id_ = col(table.at), col(table.id)
    query = query.where(col(table.family_id) == family_id)
    if place:
        # The first condition says where to enter the index; the second only what to leave out there.
        query = query.where(at <= place.at, or_(at < place.at, id_ < place.id))
    return query.order_by(at.desc(), id_.desc()).limit(limit)


def _place(line: TrailLine) -> Place:
    return Place(line.at, line.id)


def _cursor(line: TrailLine) -> str:
    return f"{(line.at - _EPOCH) // timedelta(microseconds=1)}~{line.id}"


def _place_of(cursor: str) -> Place:
    try:
        microseconds, id_ = cursor.split("~")
        return Place(_EPOCH + timedelta(microseconds=int(microseconds)), UUID(id_))
    except (ValueError, OverflowError):
        raise Invalid from None
