"""When a routine asks for attention."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from app.models.synced import Synced


class Reminder(Synced, table=True):
    """A local wall time in an IANA zone on some weekdays; `next_due_at` is derived from them."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "routine_id"], ["routine.family_id", "routine.id"], ondelete="CASCADE"
        ),
    )
    kind: ClassVar[str] = "reminder"
    unsent: ClassVar[frozenset[str]] = frozenset({"next_due_at"})

    child_id: UUID
    routine_id: UUID
    at: str = Field(max_length=5)
    weekdays: int
    zone: str = Field(max_length=64)
    on: bool
    next_due_at: datetime | None = Field(default=None, index=True)
    """The next instant it falls due; None while it is off."""
