"""The adults of a family: removing, leaving, and equal rights."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from app import auth
from app.auth import CaregiverDep, ParentDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.members import ChangeRole, Member, change_role, leave, remove, take_removal_back

router = APIRouter(prefix="/api/sharing")


@router.patch("/members/{account_id}")
def change(
    caregiver: ParentDep, account_id: UUID, args: ChangeRole, session: SessionDep, now: NowDep
) -> Member:
    """Make a parent an equal owner, or step back from being one."""
    return change_role(session, caregiver, account_id, args, now)


@router.delete("/members/{account_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove_member(caregiver: ParentDep, account_id: UUID, session: SessionDep, now: NowDep) -> None:
    """End a member's place, or ask for the end of an owner's."""
    remove(session, caregiver, account_id, now)


@router.delete("/members/{account_id}/removal", status_code=status.HTTP_204_NO_CONTENT)
def keep_member(caregiver: ParentDep, account_id: UUID, session: SessionDep, now: NowDep) -> None:
    """Take the removal of an owner back."""
    take_removal_back(session, caregiver, account_id, now)


@router.delete("/membership", status_code=status.HTTP_204_NO_CONTENT)
def leave_family(
    request: Request, response: Response, caregiver: CaregiverDep, session: SessionDep, now: NowDep
) -> None:
    """Leave the family; every browser of the one who leaves is signed out and forgets it."""
    leave(session, caregiver, now)
    auth.clear_cookie(request, response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
