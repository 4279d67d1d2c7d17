"""The journal of small wins."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.args import Words
from app.domain.entries import Entry, Remove, say, take_back
from app.models import Win

Area = Literal["self_care", "communication", "play", "eating", "sleep", "calm"]


class LogWin(Entry):
    """A small win: some words, or at least what it was about."""

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


def log_win(session: Session, caregiver: Caregiver, args: LogWin, at: datetime) -> Win:
    """Keep a small win, dated the day it happened, not the day it was typed."""
    return say(session, caregiver, Win, args, args.happened_on, at, logged_at=at)


def remove_win(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Win:
    """Take a win out of everyone's journal; only its author may. It is kept aside, not erased."""
    return take_back(session, caregiver, Win, args.id, at)
