"""Who did what, and who looked: for the parents alone."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.auth import ParentDep
from app.db import SessionDep
from app.domain.audit_trail import Trail, read_trail

router = APIRouter(prefix="/api/sharing/audit")


@router.get("")
def audit(
    caregiver: ParentDep, session: SessionDep, before: Annotated[str | None, Query(max_length=80)] = None
) -> Trail:
    """The list from a place on, towards older lines."""
    return read_trail(session, caregiver, before)
