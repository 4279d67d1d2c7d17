"""What a family shares, with whom, until when, and who looked."""

from datetime import datetime

from pydantic import BaseModel
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.grants import SharedWith, grants_of
from app.domain.invitations import Invited, invitations_of
from app.domain.looks import LookLine, looks_at
from app.domain.members import Member, members_of

_NEWEST = 20


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
        invitations=invitations_of(session, caregiver.family_id, now),
        members=members_of(session, caregiver, now),
        looks=looks_at(session, caregiver.family_id, _NEWEST),
    )
