"""The therapist's side: every reading of a child leaves a look in the same transaction."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, status
from pydantic import BaseModel

from app.auth import VisitorDep, WatchedVisitorDep
from app.clock import NowDep
from app.db import SessionDep, WritingSessionDep
from app.domain.args import Args
from app.domain.assignments import Assign, Assigned, assign, assigned_by, take_back
from app.domain.caseload import CaseloadChild, children_of
from app.domain.rates import IDEAS_SENT, Rates
from app.domain.review import Review, Seen, mark_seen, read_on, review
from app.domain.shared_journal import JournalPage
from app.messages import DEFAULT_LANGUAGE

router = APIRouter(prefix="/api/caseload")


class Caseload(BaseModel):
    """The children whose families share with the visitor."""

    children: list[CaseloadChild]


class Sent(BaseModel):
    """The ideas the visitor has sent home for a child."""

    assignments: list[Assigned]


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


@router.get("/{child_id}/assignments")
def sent_home(visitor: VisitorDep, child_id: UUID, session: SessionDep, now: NowDep) -> Sent:
    """One's own ideas that stand with the family; nothing of the family's is read."""
    return Sent(assignments=assigned_by(session, visitor, child_id, now))


@router.post("/{child_id}/assignments", status_code=status.HTTP_201_CREATED)
def send_home(
    request: Request, visitor: VisitorDep, child_id: UUID, args: Assign, session: SessionDep, now: NowDep
) -> Assigned:
    """Send an idea home."""
    rates: Rates = request.app.state.rates
    rates.spend(session, IDEAS_SENT, f"{visitor.account_id} {child_id}", now)
    known = request.app.state.packs[DEFAULT_LANGUAGE].activity_ids
    return assign(session, visitor, child_id, args, known, now)


@router.delete("/{child_id}/assignments/{assignment_id}", status_code=status.HTTP_204_NO_CONTENT)
def take_idea_back(
    visitor: VisitorDep, child_id: UUID, assignment_id: UUID, session: SessionDep, now: NowDep
) -> None:
    """Take an idea back."""
    take_back(session, visitor, child_id, assignment_id, now)
