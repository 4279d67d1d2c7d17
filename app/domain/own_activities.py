"""Ideas for play that a family thought of itself."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlmodel import Session

from app.content.vocabulary import Energy, Place
from app.domain.access import Caregiver
from app.domain.args import Picture, Title, Words
from app.domain.entries import Entry, Remove, take_out, write_once
from app.models import OwnActivity

Step = Annotated[Words, StringConstraints(min_length=1, max_length=200)]


class AddActivity(Entry):
    """An idea in the family's own words; with the `root` of an earlier one it takes that one's place."""

    root: UUID
    title: Title
    summary: Annotated[Words, StringConstraints(max_length=200)] = ""
    picture: Picture
    minutes: Annotated[int, Field(ge=1, le=120, strict=True)]
    energy: Energy
    place: Place
    steps: list[Step] = Field(default_factory=list[Step], max_length=8)


def add_activity(session: Session, caregiver: Caregiver, args: AddActivity, at: datetime) -> OwnActivity:
    """Keep an idea among those of the library."""
    return write_once(session, caregiver, OwnActivity, args, account_id=caregiver.account_id, told_at=at)


def remove_activity(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> OwnActivity:
    """Take an idea out; what was played of it stays."""
    return take_out(session, caregiver, OwnActivity, args.id, at)
