"""Food: what a child eats, and the quiet meetings with what they are getting to know. Nothing is counted."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from app.models.codes import code
from app.models.synced import PARENTS_AUDIENCE, Said, Synced


class Shelf(StrEnum):
    """Where a food stands at present."""

    SAFE = "safe"
    SOMETIMES = "sometimes"
    LEARNING = "learning"


class Rung(StrEnum):
    """How near a food came, each step as good as any other."""

    TABLE = "table"
    TOUCHED = "touched"
    SMELLED = "smelled"
    LICKED = "licked"
    BITE = "bite"


class Food(Synced, table=True):
    """A food a family keeps an eye on. Never renamed: a new wording is a new row with the same `root`."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "food"
    readers: ClassVar[str] = PARENTS_AUDIENCE
    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at"})

    child_id: UUID
    root: UUID
    name: str = Field(max_length=60)
    note: str = Field(default="", max_length=200)
    """Texture, temperature, colour, brand: what makes it the right one."""
    shelf: Shelf = Field(sa_type=code(Shelf))
    told_at: datetime
    removed_at: datetime | None = None


class FoodStep(Said, table=True):
    """A fact: a food was on the table, touched, smelled, licked or bitten on a day."""

    __tablename__ = "food_step"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "food_step"
    readers: ClassVar[str] = PARENTS_AUDIENCE

    child_id: UUID
    food_root: UUID
    """The food, whatever its wording is by now."""
    rung: Rung = Field(sa_type=code(Rung))
    day: date
    noted_at: datetime
