"""Who can sign in, and from where they are signed in now."""

import secrets
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.models.codes import code


class SessionKind(StrEnum):
    """Whose device it is and what its owner is to a family: each kind has limits of its own."""

    OWN = "own"
    SHARED = "shared"
    CARER = "carer"
    THERAPIST = "therapist"


def _new_handle() -> bytes:
    return secrets.token_bytes(32)


class Account(SQLModel, table=True):
    """A person who can sign in; a parent, a therapist, or both."""

    id: UUID = Field(primary_key=True)
    login: str = Field(max_length=120, unique=True)
    name: str = Field(max_length=60)
    title: str = Field(default="", max_length=80)
    """A therapist's profession and place, in their own words; empty for parents."""
    password_hash: str = Field(max_length=255)
    """Empty where nobody signs in by password: with passkeys alone, in a demo, through a helper's link."""
    password_set_at: datetime | None = None
    """When it was last changed; None where it is the first."""
    handle: bytes = Field(default_factory=_new_handle, unique=True)
    """What a passkey knows its owner by; random, so that it says nothing about anybody."""
    created_at: datetime
    demo_ends_at: datetime | None = Field(default=None, index=True)


class LoginSession(SQLModel, table=True):
    """One signed-in browser. Only the hash of its token is kept."""

    __tablename__ = "login_session"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    token_hash: bytes = Field(unique=True)
    former_hash: bytes | None = Field(default=None, index=True)
    """The token before the last rotation: good for a moment longer, and a sign of theft after that."""
    rotated_at: datetime
    kind: SessionKind = Field(sa_type=code(SessionKind))
    label: str = Field(default="", max_length=60)
    """Browser and system in a few words, so that its owner knows it in a list."""
    factor: str = Field(max_length=12)
    """How it was opened: password, passkey, recovery, device, helper or demo."""
    fresh_at: datetime
    """When its owner last proved who they are."""
    restricted_until: datetime | None = None
    """After a recovery: until then nothing may be shared, invited or removed from here."""
    created_at: datetime
    last_seen_at: datetime
    idle_until: datetime
    ends_at: datetime

    def is_open(self, now: datetime) -> bool:
        """Whether the session still signs its owner in at `now`."""
        return now < self.idle_until and now < self.ends_at

    @property
    def has_arrived(self) -> bool:
        """Whether the newest token has been used, as far as is known; the first one always has."""
        return self.former_hash is None or self.last_seen_at > self.rotated_at

    @property
    def shared_device(self) -> bool:
        """Whether several people use the device, so that nothing may stay on it."""
        return self.kind == SessionKind.SHARED


class EndedSession(SQLModel, table=True):
    """A token that was taken back from elsewhere: whoever still holds it has to forget all."""

    __tablename__ = "ended_session"  # pyright: ignore[reportAssignmentType]

    token_hash: bytes = Field(primary_key=True)
    ended_at: datetime = Field(index=True)
    goes_on_as: UUID | None = None
    """The session, where it went on without this token; no reference, as the mark outlives the session."""
