"""Who outside the family may read what, until when, and when they looked."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, Index, column
from sqlmodel import Field, SQLModel

SHAREABLE = ("wins", "ratings", "routines")
"""The kinds of entries a family can share by name."""


class Grant(SQLModel, table=True):
    """A therapist's right to read named kinds of entries about one child, for a while."""

    __tablename__ = "access_grant"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_grant_account", "account_id", "ends_at"),
        # A therapist asks for a child by its id alone, so that id may lead to one family only.
        Index(
            "uq_access_grant_child",
            "account_id",
            "child_id",
            unique=True,
            sqlite_where=column("stopped_at").is_(None),
            postgresql_where=column("stopped_at").is_(None),
        ),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    child_id: UUID
    account_id: UUID = Field(foreign_key="account.id", ondelete="CASCADE")
    made_by: UUID
    kinds: list[str] = Field(sa_type=JSON)
    refused: list[str] = Field(default_factory=list, sa_type=JSON)
    """Kinds the family was asked about and said no to: a refusal is a decision too."""
    purpose: str = Field(default="", max_length=120)
    """What the family shares for, in its own words."""
    since: date
    """The earliest day whose entries are shared."""
    until: date
    """The last day of sharing, in the family's zone."""
    ends_at: datetime
    """The instant `until` is over; reading stops here by itself."""
    created_at: datetime
    stopped_at: datetime | None = None
    seen_at: datetime | None = None


class Invitation(SQLModel, table=True):
    """A single-use link into a family: as an owner, a parent, a carer, or a child's therapist."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(unique=True)
    role: str = Field(max_length=12)
    name: str = Field(max_length=60)
    child_id: UUID | None = None
    kinds: list[str] = Field(default_factory=list, sa_type=JSON)
    refused: list[str] = Field(default_factory=list, sa_type=JSON)
    purpose: str = Field(default="", max_length=120)
    since: date | None = None
    until: date | None = None
    """The last day of a therapist's reading, or of a carer's place; None for a place that stays."""
    made_by: UUID
    invited_by: str = Field(default="", max_length=60)
    """What the family calls who made it: all that its guest is told before they are let in."""
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    """When somebody opened the link and asked to come in; the link is good for nothing from then on."""
    account_id: UUID | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE")
    """Who asked to come in: they see nothing until a parent of the family lets them."""
    answered_at: datetime | None = None
    """When a parent let them in, or did not."""


class Look(SQLModel, table=True):
    """A therapist read something: what, how many entries, and when. Never edited."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id", "child_id"], ["child.family_id", "child.id"], ondelete="CASCADE"),
        Index("ix_look_family_at", "family_id", "at"),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    grant_id: UUID
    child_id: UUID
    account_id: UUID
    name: str = Field(max_length=60)
    what: str = Field(max_length=12)
    count: int
    at: datetime
