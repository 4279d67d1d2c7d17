"""The only doors to a family's rows. A stranger gets the same answer as for an id that never existed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, SQLModel, col, select

from app.domain import scope
from app.domain.args import CARER_LOOKS_BACK, OLDEST_ENTRY
from app.domain.sessions import NO_PROOF, Proof, require_todays_proof
from app.errors import NotFound
from app.models import SHAREABLE, Child, Grant, Role, Routine, Step

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True)
class Caregiver:
    """A signed-in adult of a family."""

    account_id: UUID
    session_id: UUID
    family_id: UUID
    role: Role
    name: str
    proof: Proof = NO_PROOF

    @property
    def looks_back(self) -> timedelta:
        """How far back they may write."""
        return CARER_LOOKS_BACK if self.is_carer else OLDEST_ENTRY

    @property
    def is_carer(self) -> bool:
        """Whether they help for today, and neither look back nor decide."""
        return self.role == Role.CARER


@dataclass(frozen=True)
class Visitor:
    """A signed-in account, whatever it may read; a therapist is a visitor with open grants."""

    account_id: UUID
    session_id: UUID
    name: str
    proof: Proof = NO_PROOF


@dataclass(frozen=True)
class Reach:
    """How far someone may read about a child: which kinds of entries, and from which day on."""

    family_id: UUID
    child_id: UUID
    kinds: Collection[str]
    since: date


def reach_of(grant: Grant) -> Reach:
    """What a therapist may read."""
    return Reach(grant.family_id, grant.child_id, grant.kinds, grant.since)


def whole_reach(child: Child) -> Reach:
    """What the family itself may read: everything."""
    return Reach(child.family_id, child.id, SHAREABLE, date.min)


def child_for(session: Session, caregiver: Caregiver, child_id: UUID) -> Child:
    """The family's child with this id; NotFound for any other."""
    return held(session, _own(session.get(Child, (caregiver.family_id, child_id))))


def routine_for(session: Session, caregiver: Caregiver, routine_id: UUID) -> Routine:
    """The family's routine with this id; NotFound for any other."""
    return held(session, _own(session.get(Routine, (caregiver.family_id, routine_id))))


def step_for(session: Session, caregiver: Caregiver, step_id: UUID) -> Step:
    """The family's step with this id; NotFound for any other."""
    return held(session, _own(session.get(Step, (caregiver.family_id, step_id))))


def parent(caregiver: Caregiver) -> Caregiver:
    """The caregiver, where sharing is theirs to decide; NotFound for a carer."""
    if caregiver.is_carer:
        raise NotFound
    return caregiver


def grant_for(session: Session, visitor: Visitor, child_id: UUID, now: datetime) -> Grant:
    """The visitor's open right to read about a child; NotFound where there is none, or none any more.

    NeedsProof where it was not today that they proved who they are: the child is somebody else's.
    """
    query = (
        select(Grant)
        .where(col(Grant.child_id) == child_id, opens_for(visitor.account_id, now))
        .order_by(col(Grant.created_at), col(Grant.id))
    )
    grant = _own(session.exec(query).first())
    require_todays_proof(visitor.proof, now)
    scope.enter(session, visitor.account_id, [grant.family_id])
    return grant


def opens_for(account_id: UUID, now: datetime) -> ColumnElement[bool]:
    """The condition of a grant that lets this account read at `now`."""
    return and_(col(Grant.account_id) == account_id, open_grants(now))


def open_grants(now: datetime) -> ColumnElement[bool]:
    """The condition of a grant that lets its therapist read at `now`; there is no other."""
    return and_(col(Grant.stopped_at).is_(None), col(Grant.ends_at) > now)


def held(session: Session, row: Row) -> Row:
    """The row, known to the session until it closes; else fifty wins would read their child fifty times."""
    session.info.setdefault("held", []).append(row)
    return row


def _own(row: Row | None) -> Row:
    if row is None:
        raise NotFound
    return row
