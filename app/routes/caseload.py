"""The therapist's side: every reading of a child leaves a look in the same transaction."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status
from pydantic import BaseModel

from app.auth import VisitorDep, WatchedVisitorDep
from app.clock import NowDep
from app.db import SessionDep, WritingSessionDep
from app.domain.args import Args
from app.domain.caseload import CaseloadChild, children_of
from app.domain.review import Review, Seen, mark_seen, read_on, review
from app.domain.shared_journal import JournalPage

router = APIRouter(prefix="/api/caseload")


class Caseload(BaseModel):
    """The children whose families share with the visitor."""

    children: list[CaseloadChild]


class Empty(Args):
    """A request that says nothing more."""


@router.get("")
def caseload(visitor: VisitorDep, session: SessionDep, now: NowDep) -> Caseload:
    """The visitor's children, newest unread first; a list of names is not a look."""
    return Caseload(children=children_of(session, visitor, now))


@router.get("/{child_id}")
def child(visitor: WatchedVisitorDep, child_id: UUID, session: WritingSessionDep, now: NowDep) -> Review:
    """One child, as far as it is shared."""
    return review(session, visitor, child_id, now)


@router.get("/{child_id}/journal")
def journal(
    visitor: WatchedVisitorDep,
    child_id: UUID,
    session: WritingSessionDep,
    now: NowDep,
    before: Annotated[str | None, Query(max_length=100)] = None,
) -> JournalPage:
    """The journal from a place on, towards older entries."""
    return read_on(session, visitor, child_id, before, now)


@router.post("/{child_id}/looks", status_code=status.HTTP_201_CREATED)
def seen(visitor: VisitorDep, child_id: UUID, _args: Empty, session: SessionDep, now: NowDep) -> Seen:
    """Mark everything up to now as seen."""
    return mark_seen(session, visitor, child_id, now)
