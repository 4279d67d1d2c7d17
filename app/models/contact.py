"""Numbers to call: what a family wrote down beside those of its country."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from app.models.synced import Synced


class Contact(Synced, table=True):
    """One number. It is never rewritten: another number is another row."""

    __table_args__ = (ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),)
    kind: ClassVar[str] = "contact"
    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at"})

    label: str = Field(max_length=60)
    number: str = Field(max_length=24)
    what: str | None = Field(default=None, max_length=20)
    """The kind of the country's numbers that it stands before; None for one of another kind."""
    told_at: datetime
    removed_at: datetime | None = None
