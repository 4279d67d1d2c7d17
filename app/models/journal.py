"""What parents write down: small wins, hard moments, and how a day compared with usual."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.models.synced import Said, Synced, only_for, written_by

OBSERVATIONS = ("mood", "communication", "sleep", "attention", "irritability", "comfort")
"""The six things a check-in can rate, each 1 to 5 around 3, the child's own usual."""


class Win(Said, table=True):
    """A small win, dated the day it happened."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_win_child_day", "family_id", "child_id", "happened_on"),
    )
    kind: ClassVar[str] = "win"

    child_id: UUID
    happened_on: date
    text: str = Field(max_length=2000)
    areas: list[str] = Field(default_factory=list, sa_type=JSON)
    private: bool = False
    """Only its author reads it: no other parent, nobody it is shared with."""
    logged_at: datetime
    """When the parent wrote it, by the phone's clock, never later than `arrived_at`."""

    def audience(self) -> str:
        """The parents and its author; a private one, nobody but its author."""
        return only_for(self.account_id) if self.private else written_by(self.account_id)

    def passing_day(self) -> date | None:
        """The day it happened."""
        return self.happened_on


class Moment(Said, table=True):
    """A hard moment as an adult saw it: what was before, what happened, what was tried and what helped."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "moment"

    child_id: UUID
    happened_on: date
    began_at: datetime
    minutes: int | None = None
    """About how long it lasted; None where nobody looked at the clock."""
    before: list[str] = Field(default_factory=list, sa_type=JSON)
    text: str = Field(max_length=2000)
    tried: list[str] = Field(default_factory=list, sa_type=JSON)
    """Roots of lines about the child; `helped` are those among them that helped."""
    helped: list[str] = Field(default_factory=list, sa_type=JSON)
    logged_at: datetime

    def audience(self) -> str:
        """The parents and its author."""
        return written_by(self.account_id)

    def passing_day(self) -> date | None:
        """The day it happened."""
        return self.happened_on


class Rating(Synced, table=True):
    """One adult's check-in for one day. Nobody's later rating overwrites another's."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        UniqueConstraint("family_id", "child_id", "day", "account_id"),
    )
    kind: ClassVar[str] = "rating"
    unsent: ClassVar[frozenset[str]] = frozenset({"arrived_at"})

    child_id: UUID
    account_id: UUID
    day: date
    mood: int | None = None
    communication: int | None = None
    sleep: int | None = None
    attention: int | None = None
    irritability: int | None = None
    comfort: int | None = None
    rated_at: datetime
    arrived_at: datetime

    def audience(self) -> str:
        """The parents and its author."""
        return written_by(self.account_id)

    def passing_day(self) -> date | None:
        """The day that was rated."""
        return self.day
