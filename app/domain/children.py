"""Children of a family."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, StringConstraints
from sqlmodel import Session

from app.content.vocabulary import AgeBand
from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args, Picture, Words, as_name, unchanged
from app.models import Child

Nickname = Annotated[
    Words,
    BeforeValidator(as_name),
    StringConstraints(min_length=1, max_length=40),
]


class AddChild(Args):
    """A nickname, an age band and a picture; nothing that identifies the child."""

    id: UUID
    nickname: Nickname
    age_band: AgeBand
    picture: Picture


def add_child(session: Session, caregiver: Caregiver, args: AddChild, at: datetime) -> Child:
    """Add a child to the caregiver's family; sending it again changes nothing."""
    known = session.get(Child, (caregiver.family_id, args.id))
    if known:
        return unchanged(known, args)
    child = Child(family_id=caregiver.family_id, created_at=at, **args.model_dump())
    session.add(child)
    feed.publish(session, child)
    return child
