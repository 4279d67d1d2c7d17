"""What a family says about a child, a line at a time, and the profile of senses and interests."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlmodel import Session

from app.content.vocabulary import Sense
from app.domain import feed
from app.domain.access import Caregiver, child_for
from app.domain.args import Args, Picture, Title, Words
from app.domain.entries import Entry, Remove, take_out, write_once
from app.domain.routines import TemplateId
from app.models import AboutLine, AboutPart, Profile

Leaning = Literal["avoids", "mixed", "seeks"]
Interest = Annotated[Words, StringConstraints(min_length=1, max_length=24)]
"""A code of the content, or the family's own word."""


class DescribeChild(Args):
    """What is to be different in a child's profile; what is left out stays as it is."""

    child_id: UUID
    senses: dict[Sense, Leaning | None] = Field(default_factory=dict[Sense, Leaning | None])
    """A sense with None is taken back."""
    interests: list[Interest] | None = Field(default=None, max_length=20)
    mouths: bool | None = Field(default=None, strict=True)
    """None, where it is said, takes an earlier answer back."""


class TellAbout(Entry):
    """A new line about a child; with the `root` of an earlier one it takes that one's place."""

    root: UUID
    part: AboutPart
    title: Title
    note: Annotated[Words, StringConstraints(max_length=160)] = ""
    picture: Picture
    template_id: TemplateId | None = None


def describe_child(session: Session, caregiver: Caregiver, args: DescribeChild, _at: datetime) -> Profile:
    """Change a child's profile sense by sense, so that two parents who describe different ones both count."""
    child = child_for(session, caregiver, args.child_id)
    profile = session.get(Profile, (child.family_id, child.id))
    if profile is None:
        profile = Profile(family_id=child.family_id, id=child.id)
        session.add(profile)
    senses = profile.senses | args.senses
    # New values, as a change inside the old ones would not be noticed.
    profile.senses = {sense: leaning for sense, leaning in senses.items() if leaning}
    if args.interests is not None:
        profile.interests = list(args.interests)
    if "mouths" in args.model_fields_set:
        profile.mouths = args.mouths
    feed.publish(session, profile)
    return profile


def tell_about(session: Session, caregiver: Caregiver, args: TellAbout, at: datetime) -> AboutLine:
    """Keep a line about a child; nobody's wording is overwritten by another's."""
    return write_once(session, caregiver, AboutLine, args, told_at=at)


def remove_about(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> AboutLine:
    """Take a line out; what was noted about it stays where it was noted."""
    return take_out(session, caregiver, AboutLine, args.id, at)
