"""Families, the adults in them, and the children they look after."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from app.models.codes import code
from app.models.synced import FAMILY_AUDIENCE, Synced


class Role(StrEnum):
    """What an adult is to the family."""

    OWNER = "owner"
    PARENT = "parent"
    CARER = "carer"


class Family(SQLModel, table=True):
    """One household: the tenant that every private row belongs to, and its revision counter."""

    kind: ClassVar[str] = "family"
    unsent: ClassVar[frozenset[str]] = frozenset({"revision", "epoch", "created_at", "demo_ends_at"})

    id: UUID = Field(primary_key=True)
    zone: str = Field(max_length=64)
    day_starts_at: int = 4
    country: str | None = Field(default=None, max_length=2)
    """ISO 3166 code, for the numbers to call; None where nobody has said."""
    revision: int = 0
    epoch: UUID
    created_at: datetime
    demo_ends_at: datetime | None = Field(default=None, index=True)

    @property
    def family_id(self) -> UUID:
        """A family is a row of its own feed."""
        return self.id

    def audience(self) -> str:
        """Everyone in the family knows its zone and day start."""
        return FAMILY_AUDIENCE

    def passing_day(self) -> date | None:
        """No day passes over it."""
        return None


class Membership(Synced, table=True):
    """An adult's place in a family; `id` is the account's id, `name` what this family calls them."""

    __table_args__ = (
        ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["id"], ["account.id"], ondelete="CASCADE"),
    )
    kind: ClassVar[str] = "person"
    unsent: ClassVar[frozenset[str]] = frozenset({"since", "until", "removal_at", "removal_by"})

    id: UUID = Field(primary_key=True, index=True)
    name: str = Field(max_length=60)
    role: Role = Field(sa_type=code(Role))
    since: datetime
    until: datetime | None = None
    """When a helper's place ends by itself."""
    removal_at: datetime | None = None
    """When another owner's wish to remove this one takes effect, unless somebody takes it back."""
    removal_by: UUID | None = None


class HelperPass(SQLModel, table=True):
    """A link and a PIN for a helper without an account; it ends by itself, and when its helper is removed."""

    __tablename__ = "helper_pass"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "account_id"], ["membership.family_id", "membership.id"], ondelete="CASCADE"
        ),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    account_id: UUID
    """The account that was made for this helper; nobody signs in to it by name."""
    token_hash: bytes = Field(unique=True)
    pin_hash: str = Field(max_length=255)
    wrong_pins: int = 0
    until: datetime
    made_by: UUID
    created_at: datetime


class Child(Synced, table=True):
    """A child, by nickname; nothing here says more than the family wants to."""

    __table_args__ = (ForeignKeyConstraint(["family_id"], ["family.id"], ondelete="CASCADE"),)
    kind: ClassVar[str] = "child"
    unsent: ClassVar[frozenset[str]] = frozenset({"created_at"})

    nickname: str = Field(max_length=40)
    age_band: str = Field(max_length=8)
    picture: str = Field(max_length=40)
    created_at: datetime
