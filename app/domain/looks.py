"""Who looked at what. A look is written in the same transaction as the reading it tells of."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.domain.access import Visitor
from app.ids import uuid7
from app.models import Grant, Look

Looked = Literal["journal", "summary", "print", "seen"]
"""At the entries, at the week on paper, at the week to print it, or "this far I have seen it"."""


class LookLine(BaseModel):
    """One look, as the parents read it."""

    at: datetime
    name: str
    what: Looked
    count: int
    child_id: UUID


def note_look(
    session: Session, visitor: Visitor, grant: Grant, now: datetime, *, what: Looked, count: int
) -> None:
    """Write down that the visitor read `count` entries."""
    session.add(
        Look(
            family_id=grant.family_id,
            id=uuid7(now),
            grant_id=grant.id,
            child_id=grant.child_id,
            account_id=visitor.account_id,
            name=visitor.name,
            what=what,
            count=count,
            at=now,
        )
    )


def looks_at(session: Session, family_id: UUID, limit: int) -> list[LookLine]:
    """The newest looks at a family's children, newest first."""
    newest = (
        select(Look)
        .where(col(Look.family_id) == family_id)
        .order_by(col(Look.at).desc(), col(Look.id).desc())
        .limit(limit)
    )
    return [LookLine.model_validate(look, from_attributes=True) for look in session.exec(newest)]


def last_looks(session: Session, family_id: UUID) -> dict[UUID, datetime]:
    """When each grant of a family was last used to read."""
    query = (
        select(Look.grant_id, func.max(Look.at))
        .where(col(Look.family_id) == family_id, col(Look.what) != "seen")
        .group_by(col(Look.grant_id))
    )
    return dict(session.exec(query).all())
