"""Play: what was played and how it was liked, ideas a family keeps, has of its own, or was sent."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.models.codes import code
from app.models.synced import PARENTS_AUDIENCE, Said, Synced


class Verdict(StrEnum):
    """How it was liked, in the child's own way of saying so."""

    LOVED = "loved"
    OK = "ok"
    NOT_NOW = "not_now"


class Level(StrEnum):
    """Which version of an idea fits this child at present."""

    EASIER = "easier"
    AS_IS = "as_is"
    FURTHER = "further"


class Play(Said, table=True):
    """A fact: an idea was played on a day. The order of suggestions follows from it; it is no score."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_play_child_day", "family_id", "child_id", "day"),
    )
    kind: ClassVar[str] = "play"
    readers: ClassVar[str] = PARENTS_AUDIENCE

    child_id: UUID
    activity_id: str = Field(max_length=60)
    """An id of the content, or the root of an idea of the family's own."""
    day: date
    verdict: Verdict = Field(sa_type=code(Verdict))
    played_at: datetime


class Idea(Synced, table=True):
    """What a family settled about an idea for a child: whether it is kept at hand, and which version fits."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        UniqueConstraint("family_id", "child_id", "activity_id"),
    )
    kind: ClassVar[str] = "idea"
    readers: ClassVar[str] = PARENTS_AUDIENCE

    child_id: UUID
    activity_id: str = Field(max_length=60)
    saved: bool = False
    level: Level = Field(default=Level.AS_IS, sa_type=code(Level))


class OwnActivity(Synced, table=True):
    """An idea of the family's own. It is never rewritten: a new wording is a new row with the same `root`."""

    __tablename__ = "own_activity"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "activity"
    readers: ClassVar[str] = PARENTS_AUDIENCE
    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at"})

    child_id: UUID
    account_id: UUID
    root: UUID
    title: str = Field(max_length=60)
    summary: str = Field(default="", max_length=200)
    picture: str = Field(max_length=40)
    minutes: int
    energy: str = Field(max_length=8)
    place: str = Field(max_length=12)
    steps: list[str] = Field(default_factory=list, sa_type=JSON)
    told_at: datetime
    removed_at: datetime | None = None


class Assignment(Synced, table=True):
    """An idea that a therapist sends home, with the reason; it stands until either side takes it back."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_assignment_child", "family_id", "child_id"),
    )
    kind: ClassVar[str] = "assignment"
    readers: ClassVar[str] = PARENTS_AUDIENCE
    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at"})

    child_id: UUID
    account_id: UUID
    name: str = Field(max_length=60)
    """What the therapist was called at the time."""
    activity_id: str = Field(max_length=60)
    why: str = Field(max_length=200)
    assigned_at: datetime
    removed_at: datetime | None = None
