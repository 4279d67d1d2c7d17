"""What was done about who may see what; written once, read by the family's parents."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel


class AuditLine(SQLModel, table=True):
    """Somebody did something that changes who sees what. Names are kept as they were; never content."""

    __tablename__ = "audit_line"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),
        Index("ix_audit_line_family_at", "family_id", "at"),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    at: datetime
    account_id: UUID | None = None
    """Who did it; None for the operator, and for what ends by itself."""
    name: str = Field(max_length=60)
    what: str = Field(max_length=24)
    """A code; its sentence is in the catalogue under `audit.<what>`."""
    about: str = Field(default="", max_length=60)
    """The name of the person it was done to, if any."""
    child_id: UUID | None = None
    kinds: list[str] = Field(default_factory=list, sa_type=JSON)
    until: date | None = None
