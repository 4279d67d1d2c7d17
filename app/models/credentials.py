"""What a person can prove who they are with, beside a password."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Passkey(SQLModel, table=True):
    """A public key that one authenticator, or one vault of synced keys, signs with."""

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    credential_id: bytes = Field(unique=True)
    public_key: bytes
    sign_count: int
    transports: list[str] = Field(default_factory=list, sa_type=JSON)
    is_synced: bool
    """Whether the key is backed up, and so outlives the device."""
    name: str = Field(max_length=60)
    created_at: datetime
    last_used_at: datetime | None = None


class Challenge(SQLModel, table=True):
    """A question to an authenticator, asked once; it is gone with the first answer."""

    id: UUID = Field(primary_key=True)
    account_id: UUID | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE")
    """Who registers a key, or proves again who they are; None at sign-in, where nobody is known yet."""
    asked_of: bytes
    """Hash of the cookie that the question was given to."""
    purpose: str = Field(max_length=12)
    """register, sign-in or confirm."""
    challenge: bytes
    expires_at: datetime = Field(index=True)


class Totp(SQLModel, table=True):
    """A code generator that is asked for together with the password."""

    account_id: UUID = Field(primary_key=True, foreign_key="account.id", ondelete="CASCADE")
    sealed_secret: str = Field(default="", max_length=255)
    """Encrypted with a key that is not in the database; empty while nothing is asked for."""
    waiting_secret: str = Field(default="", max_length=255)
    """The next one, until a first right code has shown that a generator knows it."""
    confirmed_at: datetime | None = None
    last_step: int = 0
    """The thirty seconds of the last code: each is good once."""


class RecoveryCode(SQLModel, table=True):
    """One line of a printed sheet; good once."""

    __tablename__ = "recovery_code"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    mark: str = Field(max_length=4)
    """The first characters, which say which line of the sheet it is."""
    secret_hash: str = Field(max_length=255)
    created_at: datetime
    used_at: datetime | None = None


class EntryLink(SQLModel, table=True):
    """A link that signs an account in once: on a further device, or after everything else was lost."""

    __tablename__ = "entry_link"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    token_hash: bytes = Field(unique=True)
    purpose: str = Field(max_length=12)
    """device or recovery."""
    created_at: datetime
    expires_at: datetime = Field(index=True)
    used_at: datetime | None = None


class RateBucket(SQLModel, table=True):
    """How far ahead of its rate somebody is, by the generic cell rate algorithm; the key is a keyed hash."""

    __tablename__ = "rate_bucket"  # pyright: ignore[reportAssignmentType]

    key: bytes = Field(primary_key=True)
    full_until: float = Field(index=True)
    """Seconds since 1970 at which the bucket is empty again: the theoretical arrival time."""
