"""Where one is signed in, and signing out there from here."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel

from app.auth import VisitorDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.sessions import end_elsewhere, end_one, open_sessions
from app.models import SessionKind

router = APIRouter(prefix="/api/sessions")


class SignedInBrowser(BaseModel):
    """One browser that the account is signed in on."""

    id: UUID
    label: str
    kind: SessionKind
    factor: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class SignedInBrowsers(BaseModel):
    """All of them, the most recently used first."""

    sessions: list[SignedInBrowser]


@router.get("")
def list_sessions(visitor: VisitorDep, session: SessionDep, now: NowDep) -> SignedInBrowsers:
    """Where one is signed in."""
    found = open_sessions(session, visitor.account_id, now)
    return SignedInBrowsers(
        sessions=[SignedInBrowser(**row.model_dump(), current=row.id == visitor.session_id) for row in found]
    )


@router.delete("/others", status_code=status.HTTP_204_NO_CONTENT)
def sign_others_out(visitor: VisitorDep, session: SessionDep, now: NowDep) -> None:
    """Sign out everywhere but here."""
    end_elsewhere(session, visitor.account_id, now, keep=visitor.session_id)


@router.delete("/{session_id}", status_code=status.HTTP_204_NO_CONTENT)
def sign_one_out(session_id: UUID, visitor: VisitorDep, session: SessionDep, now: NowDep) -> None:
    """Sign one browser out."""
    end_one(session, visitor.account_id, session_id, now)
