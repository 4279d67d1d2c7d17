"""The only doors to a family's rows. A stranger gets the same answer as for an id that never existed."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel

from app.errors import NotFound
from app.models import Child, Role, Routine, Step

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True)
class Caregiver:
    """A signed-in adult of a family."""

    account_id: UUID
    session_id: UUID
    family_id: UUID
    role: Role
    name: str

    @property
    def audiences(self) -> list[str]:
        """The feed audiences this adult belongs to."""
        return ["family", f"account:{self.account_id}"]


@dataclass(frozen=True)
class Visitor:
    """A signed-in account, whatever it may read; a therapist is a visitor with open grants."""

    account_id: UUID
    session_id: UUID
    name: str


def child_for(session: Session, caregiver: Caregiver, child_id: UUID) -> Child:
    """The family's child with this id; NotFound for any other."""
    return _own(session.get(Child, (caregiver.family_id, child_id)))


def routine_for(session: Session, caregiver: Caregiver, routine_id: UUID) -> Routine:
    """The family's routine with this id; NotFound for any other."""
    return _own(session.get(Routine, (caregiver.family_id, routine_id)))


def step_for(session: Session, caregiver: Caregiver, step_id: UUID) -> Step:
    """The family's step with this id; NotFound for any other."""
    return _own(session.get(Step, (caregiver.family_id, step_id)))


def _own(row: Row | None) -> Row:
    if row is None:
        raise NotFound
    return row
