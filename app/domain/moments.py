"""Hard moments: a ten-second note afterwards, for whoever wants to see what helps this child."""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.args import IdText, Words
from app.domain.entries import Entry, Remove, say, take_back
from app.errors import Invalid
from app.models import Moment

_A_DAY_AND_A_NIGHT = timedelta(days=2)

Before = Annotated[Words, StringConstraints(min_length=1, max_length=24)]
"""A code of the app, or the family's own word."""


class LogMoment(Entry):
    """What was before, what happened, what was tried, what helped: each may be left out."""

    happened_on: date
    began_at: AwareDatetime
    minutes: Annotated[int, Field(ge=1, le=600, strict=True)] | None = None
    before: list[Before] = Field(default_factory=list[Before], max_length=12)
    text: Annotated[Words, StringConstraints(max_length=2000)] = ""
    tried: list[IdText] = Field(default_factory=list[IdText], max_length=30)
    helped: list[IdText] = Field(default_factory=list[IdText], max_length=30)


def log_moment(session: Session, caregiver: Caregiver, args: LogMoment, at: datetime) -> Moment:
    """Keep a moment as one adult saw it; another adult's note about the same one stands beside it."""
    # By the wall clock of whoever wrote: an evening may belong to the day before, a year may not.
    if abs(args.began_at.date() - args.happened_on) > _A_DAY_AND_A_NIGHT:
        raise Invalid("day-out-of-range")
    return say(session, caregiver, Moment, args, args.happened_on, at, logged_at=at)


def remove_moment(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Moment:
    """Take a moment out of the journal; only its author may."""
    return take_back(session, caregiver, Moment, args.id, at)
