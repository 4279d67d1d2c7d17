"""Play: what was played and how it was liked, and what a family settled about an idea."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver, child_for
from app.domain.args import Args
from app.domain.entries import Entry, Remove, say, take_back
from app.domain.routines import TemplateId
from app.errors import Conflict
from app.models import Idea, Level, Play, Verdict

ActivityId = TemplateId
"""An id of the content, or the root of an idea of the family's own."""


class LogPlay(Entry):
    """That an idea was played on a day, and how it was liked."""

    activity_id: ActivityId
    day: date
    verdict: Verdict


class KeepIdea(Args):
    """What is to be settled about an idea for a child; what is left out stays as it is."""

    id: UUID
    child_id: UUID
    activity_id: ActivityId
    saved: Annotated[bool, Field(strict=True)] | None = None
    level: Level | None = None


def log_play(session: Session, caregiver: Caregiver, args: LogPlay, at: datetime) -> Play:
    """Keep that an idea was played; it moves up or down in what is suggested next."""
    return say(session, caregiver, Play, args, args.day, at, played_at=at)


def remove_play(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Play:
    """Take back what one said about a play."""
    return take_back(session, caregiver, Play, args.id, at)


def keep_idea(session: Session, caregiver: Caregiver, args: KeepIdea, _at: datetime) -> Idea:
    """Keep an idea at hand, or settle its version; one row for a child and an idea, whoever began it."""
    child = child_for(session, caregiver, args.child_id)
    idea = session.exec(
        select(Idea).where(
            col(Idea.family_id) == child.family_id,
            col(Idea.child_id) == child.id,
            col(Idea.activity_id) == args.activity_id,
        )
    ).first()
    if idea is None:
        if session.get(Idea, (child.family_id, args.id)):
            raise Conflict
        idea = Idea(family_id=child.family_id, id=args.id, child_id=child.id, activity_id=args.activity_id)
        session.add(idea)
    if args.saved is not None:
        idea.saved = args.saved
    if args.level is not None:
        idea.level = args.level
    feed.publish(session, idea)
    return idea
