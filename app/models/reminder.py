"""When something asks for attention."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from app.models.codes import code
from app.models.synced import FAMILY_AUDIENCE, PARENTS_AUDIENCE, Synced


class ReminderAbout(StrEnum):
    """What a reminder is about, and so when there is nothing left to be reminded of."""

    ROUTINE = "routine"
    STEP = "step"
    CHECK_IN = "check_in"
    EXERCISE = "exercise"
    """An idea that a therapist sent home."""
    SESSION = "session"
    """A therapy session, in the family's own words."""
    FOLLOW_UP = "follow_up"
    """A look-back, a review, an appointment to make: something to follow up on a day."""


_OF_PARENTS = {ReminderAbout.EXERCISE, ReminderAbout.SESSION, ReminderAbout.FOLLOW_UP}


class Reminder(Synced, table=True):
    """A local wall time in an IANA zone on some weekdays; `next_due_at` is derived from them."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(
            ["family_id", "routine_id"], ["routine.family_id", "routine.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(["family_id", "step_id"], ["step.family_id", "step.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(
            ["family_id", "assignment_id"], ["assignment.family_id", "assignment.id"], ondelete="CASCADE"
        ),
    )
    kind: ClassVar[str] = "reminder"
    unsent: ClassVar[frozenset[str]] = frozenset({"next_due_at", "ignored"})

    child_id: UUID
    about: ReminderAbout = Field(default=ReminderAbout.ROUTINE, sa_type=code(ReminderAbout))
    routine_id: UUID | None = None
    step_id: UUID | None = None
    assignment_id: UUID | None = None
    label: str | None = Field(default=None, max_length=60)
    """What it is in the family's own words, where nothing else names it."""
    at: str = Field(max_length=5)
    weekdays: int
    every_weeks: int = 1
    starts_on: date | None = None
    """Its first day; with `every_weeks` also the week that is counted from."""
    ends_on: date | None = None
    """Its last day."""
    lead_minutes: int = 0
    """How long before the wall time it falls due."""
    zone: str = Field(max_length=64)
    follows_phone: bool = False
    """Whether the zone is that of the phone of `account_id`, wherever it is, instead of the child's home."""
    silent: bool = False
    on: bool
    account_id: UUID | None = None
    """Who set it last."""
    ignored: int = 0
    """How often in a row it was sent and nothing came of it."""
    asks: bool = False
    """Whether it was ignored so often that it asks to be moved, dropped or kept."""
    next_due_at: datetime | None = Field(default=None, index=True)
    """The next instant it falls due; None while it is off."""

    def audience(self) -> str:
        """Everyone who helps with the day; what concerns therapists is between them and the parents."""
        return PARENTS_AUDIENCE if self.about in _OF_PARENTS else FAMILY_AUDIENCE
