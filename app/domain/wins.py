"""The journal of small wins."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator
from sqlmodel import Session

from app.domain import feed
from app.domain.access import Caregiver, child_for
from app.domain.args import Args, Words, check_day, unchanged
from app.errors import NotAllowed, NotFound
from app.models import Family, Win

Area = Literal["self_care", "communication", "play", "eating", "sleep", "calm"]


class LogWin(Args):
    """A small win: some words, or at least what it was about."""

    id: UUID
    child_id: UUID
    happened_on: date
    text: Annotated[Words, StringConstraints(max_length=2000)]
    areas: list[Area] = Field(default_factory=list[Area], max_length=6)
    private: bool = Field(default=False, strict=True)
    """Only its author reads it: no other parent, nobody it is shared with."""

    @model_validator(mode="after")
    def _says_something(self) -> "LogWin":
        if not self.text and not self.areas:
            message = "needs words or an area"
            raise ValueError(message)
        return self


class RemoveWin(Args):
    """The win to take out of the journal."""

    id: UUID


def log_win(session: Session, caregiver: Caregiver, args: LogWin, at: datetime) -> Win:
    """Keep a small win, dated the day it happened, not the day it was typed."""
    known = session.get(Win, (caregiver.family_id, args.id))
    if known:
        return unchanged(known, args, account_id=caregiver.account_id)
    child = child_for(session, caregiver, args.child_id)
    check_day(session.get_one(Family, caregiver.family_id), args.happened_on, at, caregiver.looks_back)
    win = Win(
        family_id=child.family_id,
        account_id=caregiver.account_id,
        logged_at=at,
        arrived_at=at,
        **args.model_dump(),
    )
    session.add(win)
    feed.publish(session, win)
    return win


def remove_win(session: Session, caregiver: Caregiver, args: RemoveWin, at: datetime) -> Win:
    """Take a win out of everyone's journal; only its author may. It is kept aside, not erased."""
    win = session.get(Win, (caregiver.family_id, args.id))
    is_own = win is not None and win.account_id == caregiver.account_id
    if win is None or (win.private and not is_own):
        raise NotFound
    if not is_own or (caregiver.is_carer and at - win.arrived_at > caregiver.looks_back):
        raise NotAllowed
    win.removed_at = win.removed_at or at
    feed.retract(session, win)
    return win
