"""The change feed that phones read, and the receipts for what they sent."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from app.models.codes import code


class ReceiptStatus(StrEnum):
    """What became of a mutation."""

    APPLIED = "applied"
    REJECTED = "rejected"


class Change(SQLModel, table=True):
    """The newest JSON of one synced row; an empty body is a tombstone."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),
        Index("ix_change_revision", "family_id", "revision"),
    )

    family_id: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True, max_length=20)
    id: UUID = Field(primary_key=True)
    revision: int
    audience: str = Field(max_length=48)
    day: date | None = None
    """The day it tells of, for those who may not look back; None where no day passes."""
    body: str | None = None


class Receipt(SQLModel, table=True):
    """The stored answer to one mutation, given again whenever it is sent again."""

    __table_args__ = (ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),)

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    account_id: UUID
    device_id: UUID
    name: str = Field(max_length=40)
    status: ReceiptStatus = Field(sa_type=code(ReceiptStatus))
    reason: str | None = Field(default=None, max_length=40)
    at: datetime
