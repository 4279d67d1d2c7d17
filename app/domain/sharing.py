"""What a family shares, with whom, until when, and who looked."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from app.domain.access import Caregiver
from app.domain.grants import SharedWith, grants_of
from app.domain.looks import LookLine, looks_at
from app.models import Invitation, Membership, Role

_NEWEST = 20


class Invited(BaseModel):
    """An invitation that nobody has used yet."""

    id: UUID
    role: str
    child_id: UUID | None
    name: str
    kinds: list[str]
    until: date | None
    created_at: datetime
    expires_at: datetime


class Member(BaseModel):
    """An adult of the family."""

    id: UUID
    name: str
    role: Role
    you: bool


class Sharing(BaseModel):
    """Everything about who sees what."""

    grants: list[SharedWith]
    invitations: list[Invited]
    members: list[Member]
    looks: list[LookLine]


def sharing_of(session: Session, caregiver: Caregiver, now: datetime) -> Sharing:
    """Open grants and invitations, the adults of the family, and the newest looks."""
    return Sharing(
        grants=grants_of(session, caregiver.family_id, now),
        invitations=_invitations(session, caregiver.family_id, now),
        members=_members(session, caregiver),
        looks=looks_at(session, caregiver.family_id, _NEWEST),
    )


def open_at(now: datetime) -> ColumnElement[bool]:
    """The condition of an invitation whose link still works."""
    return and_(col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now)


def _invitations(session: Session, family_id: UUID, now: datetime) -> list[Invited]:
    query = (
        select(Invitation)
        .where(col(Invitation.family_id) == family_id, open_at(now))
        .order_by(col(Invitation.created_at), col(Invitation.id))
    )
    return [Invited.model_validate(found, from_attributes=True) for found in session.exec(query)]


def _members(session: Session, caregiver: Caregiver) -> list[Member]:
    query = (
        select(Membership)
        .where(col(Membership.family_id) == caregiver.family_id)
        .order_by(col(Membership.role) != Role.OWNER, col(Membership.since), col(Membership.id))
    )
    return [
        Member(id=found.id, name=found.name, role=found.role, you=found.id == caregiver.account_id)
        for found in session.exec(query)
    ]
