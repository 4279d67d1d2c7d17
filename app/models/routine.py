"""The day's plan: routines, their pictured steps, and what became of a step on a day."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index
from sqlmodel import Field

from app.models.codes import code
from app.models.synced import Synced


class StepState(StrEnum):
    """What a mark says about a step. `open` takes an earlier mark back."""

    DONE = "done"
    NOT_TODAY = "not_today"
    OPEN = "open"


class Routine(Synced, table=True):
    """A named sequence of steps that starts at a local wall time on some weekdays."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "routine"
    unsent: ClassVar[frozenset[str]] = frozenset({"created_at"})

    child_id: UUID
    template_id: str | None = Field(default=None, max_length=60)
    title: str = Field(max_length=60)
    picture: str = Field(max_length=40)
    starts_at: str = Field(max_length=5)
    """Local wall time, HH:MM."""
    weekdays: int
    """Bit mask, Monday 1 to Sunday 64."""
    only_on: date | None = None
    """The one day it is for, for example a play idea added to today; its weekdays say nothing then."""
    retired: bool = False
    created_at: datetime

    def is_planned(self, day: date) -> bool:
        """Whether it is for this day."""
        return day == self.only_on if self.only_on else bool(self.weekdays >> day.weekday() & 1)


class Step(Synced, table=True):
    """One pictured step; `position` is a string that sorts, so two phones can insert at once."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "routine_id"], ["routine.family_id", "routine.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_step_routine", "family_id", "routine_id"),
    )
    kind: ClassVar[str] = "step"

    routine_id: UUID
    child_id: UUID
    label: str = Field(max_length=60)
    picture: str = Field(max_length=40)
    parts: list[str] = Field(default_factory=list, sa_type=JSON)
    """Its smaller steps, in order, for whoever wants it broken down."""
    position: str = Field(max_length=60)


class Mark(Synced, table=True):
    """A fact: someone marked a step on a day. Marks are appended; the newest one counts."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "step_id"], ["step.family_id", "step.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_mark_routine_day", "family_id", "routine_id", "day"),
        Index("ix_mark_child_day", "family_id", "child_id", "day"),
        Index("ix_mark_step_day", "family_id", "step_id", "day"),
    )
    kind: ClassVar[str] = "mark"

    step_id: UUID
    routine_id: UUID
    child_id: UUID
    account_id: UUID
    day: date
    state: StepState = Field(sa_type=code(StepState))
    marked_at: datetime

    def passing_day(self) -> date | None:
        """The day of the step."""
        return self.day
