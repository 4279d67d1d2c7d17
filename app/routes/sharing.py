"""Who sees what: the parents' side."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, status
from pydantic import BaseModel

from app.auth import CaregiverDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.access import Caregiver, parent
from app.domain.grants import ChangeGrant, SharedWith, change_grant, stop_grant
from app.domain.invitations import Invite, cancel_invitation, invite
from app.domain.sharing import Sharing, sharing_of
from app.limits import INVITATIONS_PER_FAMILY

router = APIRouter(prefix="/api/sharing")


class Issued(BaseModel):
    """A new invitation; the token is told this once."""

    id: UUID
    token: str


def _parent(caregiver: CaregiverDep) -> Caregiver:
    return parent(caregiver)


ParentDep = Annotated[Caregiver, Depends(_parent)]


@router.get("")
def sharing(caregiver: ParentDep, session: SessionDep, now: NowDep) -> Sharing:
    """Everything about who sees what, and who looked."""
    return sharing_of(session, caregiver, now)


@router.post("/invitations", status_code=status.HTTP_201_CREATED)
def make_invitation(
    request: Request, caregiver: ParentDep, args: Invite, session: SessionDep, now: NowDep
) -> Issued:
    """Invite a therapist or a further parent."""
    request.app.state.limits.count(INVITATIONS_PER_FAMILY, str(caregiver.family_id))
    invitation, token = invite(session, caregiver, args, now)
    return Issued(id=invitation.id, token=token)


@router.delete("/invitations/{invitation_id}", status_code=status.HTTP_204_NO_CONTENT)
def take_invitation_back(caregiver: ParentDep, invitation_id: UUID, session: SessionDep) -> None:
    """Make an invitation's link as good as none."""
    cancel_invitation(session, caregiver, invitation_id)


@router.patch("/grants/{grant_id}")
def change(
    caregiver: ParentDep, grant_id: UUID, args: ChangeGrant, session: SessionDep, now: NowDep
) -> SharedWith:
    """Share other kinds, or until another day."""
    return change_grant(session, caregiver, grant_id, args, now)


@router.delete("/grants/{grant_id}", status_code=status.HTTP_204_NO_CONTENT)
def stop(caregiver: ParentDep, grant_id: UUID, session: SessionDep, now: NowDep) -> None:
    """Stop sharing at once."""
    stop_grant(session, caregiver, grant_id, now)
