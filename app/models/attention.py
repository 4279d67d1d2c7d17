"""Whose attention may be asked for: who has the child now, pauses for everyone, each adult's limits."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from app.models.synced import Synced, only_for


class Span(Synced):
    """A stretch of time that one adult began and that ends by itself: in force from `since` until `until`."""

    account_id: UUID
    since: datetime
    until: datetime


class Duty(Span, table=True):
    """One adult has the child, and alone is reminded; the newest that is in force counts."""

    __table_args__ = (ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),)
    kind: ClassVar[str] = "duty"


class Pause(Span, table=True):
    """Nobody in the family is reminded, for an illness, a holiday or a hard week."""

    __table_args__ = (ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),)
    kind: ClassVar[str] = "pause"


QUIET_FROM, QUIET_TO = "21:00", "06:30"
MOST_A_DAY = 3


class ReminderChoices(Synced, table=True):
    """One adult's limits; `id` is the account's. Without a row these defaults hold, in the family's zone."""

    __tablename__ = "reminder_choices"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "id"], ["membership.family_id", "membership.id"], ondelete="CASCADE"
        ),
    )
    kind: ClassVar[str] = "reminder_choices"

    quiet_from: str | None = Field(default=QUIET_FROM, max_length=5)
    """Wall time from which nothing buzzes; None, like `quiet_to`, where no hour is quiet."""
    quiet_to: str | None = Field(default=QUIET_TO, max_length=5)
    zone: str = Field(max_length=64)
    """Where the adult is, as their phone says."""
    most_a_day: int = MOST_A_DAY
    """Reminders a day, over all children; the rest stand in the app."""
    notices: bool = True
    """Whether to tell when a therapist sent something."""

    def audience(self) -> str:
        """Nobody but the adult."""
        return only_for(self.id)
