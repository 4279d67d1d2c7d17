"""Who sees what: the parents' side."""

from uuid import UUID

from fastapi import APIRouter, status

from app.auth import ParentDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.grants import ChangeGrant, SharedWith, change_grant, stop_grant
from app.domain.sharing import Sharing, sharing_of

router = APIRouter(prefix="/api/sharing")


@router.get("")
def sharing(caregiver: ParentDep, session: SessionDep, now: NowDep) -> Sharing:
    """Everything about who sees what, and who looked."""
    return sharing_of(session, caregiver, now)


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
