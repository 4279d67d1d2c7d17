"""What a family says about a child: senses and interests, what helps, how it starts, what to leave out."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from app.models.codes import code
from app.models.synced import PARENTS_AUDIENCE, Synced


class AboutPart(StrEnum):
    """Which question about the child a line answers."""

    CALM = "calm"
    """What helps when everything is too much."""
    BEDTIME = "bedtime"
    """What helps to fall asleep."""
    SIGN = "sign"
    """How it starts."""
    AVOID = "avoid"
    """What to leave out."""


class Profile(Synced, table=True):
    """A child's senses and interests, the family's best guess; `id` is the child's id."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "profile"
    readers: ClassVar[str] = PARENTS_AUDIENCE

    senses: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """Sense -> avoids, mixed or seeks; a sense nobody spoke of is left out."""
    interests: list[str] = Field(default_factory=list, sa_type=JSON)
    mouths: bool | None = None
    """Whether things still go into the mouth; None where nobody has said."""


class AboutLine(Synced, table=True):
    """One line about a child. It is never rewritten: a new wording is a new line with the same `root`."""

    __tablename__ = "about_line"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "about"
    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at"})

    child_id: UUID
    root: UUID
    """The first wording's id: what was noted about it goes on counting for the later ones."""
    part: AboutPart = Field(sa_type=code(AboutPart))
    title: str = Field(max_length=60)
    note: str = Field(default="", max_length=160)
    picture: str = Field(max_length=40)
    template_id: str | None = Field(default=None, max_length=60)
    told_at: datetime
    removed_at: datetime | None = None


class AboutCard(SQLModel, table=True):
    """A link to one page about a child, for school or grandparents; it ends by itself or when stopped."""

    __tablename__ = "about_card"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    child_id: UUID
    token_hash: bytes = Field(unique=True)
    made_by: UUID
    created_at: datetime
    ends_at: datetime
    opened_at: datetime | None = None
    """When somebody last opened the page."""
    stopped_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether the page still opens."""
        return self.stopped_at is None and now < self.ends_at
