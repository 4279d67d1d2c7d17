"""Inviting into a family, and answering who asks to come in."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request, status
from pydantic import BaseModel
from sqlmodel import Session

from app.auth import ParentDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.access import Caregiver
from app.domain.invitations import Answer, Invite, answer, cancel_invitation, invite
from app.domain.rates import INVITATIONS_PER_FAMILY, INVITATIONS_PER_PARENT, Rates
from app.qr import qr_of

router = APIRouter(prefix="/api/sharing/invitations")


class Issued(BaseModel):
    """A new invitation; its token is told this once, in the link and as a picture of the link."""

    id: UUID
    token: str
    url: str
    qr: str


@router.post("", status_code=status.HTTP_201_CREATED)
def make_invitation(
    request: Request, caregiver: ParentDep, args: Invite, session: SessionDep, now: NowDep
) -> Issued:
    """Invite a therapist, a carer or a further parent."""
    count_offer(request, session, caregiver, now)
    invitation, token = invite(session, caregiver, args, now)
    url = f"{request.app.state.settings.public_url}/join#{token}"
    return Issued(id=invitation.id, token=token, url=url, qr=qr_of(url))


@router.delete("/{invitation_id}", status_code=status.HTTP_204_NO_CONTENT)
def take_invitation_back(caregiver: ParentDep, invitation_id: UUID, session: SessionDep, now: NowDep) -> None:
    """Make an invitation's link as good as none."""
    cancel_invitation(session, caregiver, invitation_id, now)


@router.post("/{invitation_id}/answers", status_code=status.HTTP_204_NO_CONTENT)
def answer_guest(
    caregiver: ParentDep, invitation_id: UUID, args: Answer, session: SessionDep, now: NowDep
) -> None:
    """Let in who asks to come in, or turn them away."""
    answer(session, caregiver, invitation_id, args, now)


def count_offer(request: Request, session: Session, caregiver: Caregiver, now: datetime) -> None:
    """Count one link into the family, an invitation's or a helper's; TooMany where there were too many."""
    rates: Rates = request.app.state.rates
    rates.spend(session, INVITATIONS_PER_PARENT, str(caregiver.account_id), now)
    rates.spend(session, INVITATIONS_PER_FAMILY, str(caregiver.family_id), now)
