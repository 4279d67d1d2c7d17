"""Ideas for play that a therapist sends home, each with its reason."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, StringConstraints
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver, Visitor, grant_for
from app.domain.args import Args, Words, as_name
from app.domain.audit import Actor, Done, note
from app.domain.entries import Remove, set_aside, take_out
from app.domain.notices import tell_parents
from app.domain.plays import ActivityId
from app.errors import Conflict, Invalid, NotFound
from app.models import Assignment, Child, Grant

MOST_AT_A_TIME: Final = 5
"""More than this at once is homework, and nothing of it is played."""


class Assign(Args):
    """Which idea, and why this one: a reason is what makes it get played."""

    id: UUID
    activity_id: ActivityId
    why: Annotated[Words, BeforeValidator(as_name), StringConstraints(min_length=1, max_length=200)]


class Assigned(BaseModel):
    """One idea of one's own that stands with a family."""

    id: UUID
    activity_id: str
    why: str
    assigned_at: datetime


def assign(
    session: Session, visitor: Visitor, child_id: UUID, args: Assign, known: Collection[str], now: datetime
) -> Assigned:
    """Send an idea home, for a visitor with an open grant; `known` are the ids of the content's ideas."""
    grant = grant_for(session, visitor, child_id, now)
    if args.activity_id not in known:
        raise Invalid
    # Held until the transaction ends, so that two sent at once are counted one after the other.
    feed.lock(session, grant.family_id)
    standing = _own(session, grant, visitor)
    if any(row.activity_id == args.activity_id for row in standing):
        raise Conflict("already-sent")
    if len(standing) >= MOST_AT_A_TIME:
        raise Conflict("enough-sent")
    if session.get(Assignment, (grant.family_id, args.id)):
        raise Conflict
    row = Assignment(
        family_id=grant.family_id,
        child_id=grant.child_id,
        account_id=visitor.account_id,
        name=visitor.name,
        assigned_at=now,
        **args.model_dump(),
    )
    session.add(row)
    feed.publish(session, row)
    _tell(session, grant, visitor, "idea-sent", now)
    tell_parents(session, grant.family_id, now)
    return Assigned.model_validate(row, from_attributes=True)


def assigned_by(session: Session, visitor: Visitor, child_id: UUID, now: datetime) -> list[Assigned]:
    """The visitor's own ideas that stand with the family, oldest first."""
    grant = grant_for(session, visitor, child_id, now)
    return [Assigned.model_validate(row, from_attributes=True) for row in _own(session, grant, visitor)]


def take_back(session: Session, visitor: Visitor, child_id: UUID, assignment_id: UUID, now: datetime) -> None:
    """Take one of one's own ideas back."""
    grant = grant_for(session, visitor, child_id, now)
    row = next((own for own in _own(session, grant, visitor) if own.id == assignment_id), None)
    if row is None:
        raise NotFound
    set_aside(session, row, now)
    _tell(session, grant, visitor, "idea-taken-back", now)


def remove_assignment(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Assignment:
    """Put away what a therapist sent; the therapist sees that it stands no more."""
    return take_out(session, caregiver, Assignment, args.id, at)


def _own(session: Session, grant: Grant, visitor: Visitor) -> list[Assignment]:
    query = (
        select(Assignment)
        .where(
            col(Assignment.family_id) == grant.family_id,
            col(Assignment.child_id) == grant.child_id,
            col(Assignment.account_id) == visitor.account_id,
            col(Assignment.removed_at).is_(None),
        )
        .order_by(col(Assignment.assigned_at), col(Assignment.id))
    )
    return list(session.exec(query))


def _tell(
    session: Session,
    grant: Grant,
    visitor: Visitor,
    what: Done,
    now: datetime,
) -> None:
    child = session.get_one(Child, (grant.family_id, grant.child_id))
    actor = Actor(grant.family_id, visitor.account_id, visitor.name)
    note(session, actor, what, now, about=child.nickname, child_id=child.id)
