"""Who sees what: the parents' side."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from app.auth import ParentDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.grants import ChangeGrant, SharedWith, change_grant, stop_grant
from app.domain.review import Review, preview, preview_on
from app.domain.shared_journal import JournalPage
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


@router.get("/grants/{grant_id}/preview")
def show_what_they_see(caregiver: ParentDep, grant_id: UUID, session: SessionDep, now: NowDep) -> Review:
    """The child's page exactly as the grant's therapist gets it."""
    return preview(session, caregiver, grant_id, now)


@router.get("/grants/{grant_id}/preview/journal")
def show_what_they_read(
    caregiver: ParentDep,
    grant_id: UUID,
    session: SessionDep,
    now: NowDep,
    before: Annotated[str | None, Query(max_length=100)] = None,
) -> JournalPage:
    """A further page of the journal exactly as the grant's therapist gets it."""
    return preview_on(session, caregiver, grant_id, before, now)
