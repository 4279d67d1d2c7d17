"""A secret address at which an adult's own calendar reads when the family is reminded."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel


class CalendarFeed(SQLModel, table=True):
    """The one address of an adult, until they stop it; `id` is the account's id. It goes with their place."""

    __tablename__ = "calendar_feed"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "id"], ["membership.family_id", "membership.id"], ondelete="CASCADE"
        ),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(unique=True)
    created_at: datetime
    last_read_at: datetime | None = None
    """When a calendar last read it, to the hour."""
