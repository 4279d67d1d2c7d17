"""Who can sign in, and from where they are signed in now."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel


class Account(SQLModel, table=True):
    """A person who can sign in; a parent, a therapist, or both."""

    id: UUID = Field(primary_key=True)
    login: str = Field(max_length=120, unique=True)
    name: str = Field(max_length=60)
    title: str = Field(default="", max_length=80)
    """A therapist's profession and place, in their own words; empty for parents."""
    password_hash: str = Field(max_length=255)
    created_at: datetime
    demo_ends_at: datetime | None = Field(default=None, index=True)


class LoginSession(SQLModel, table=True):
    """One signed-in browser. Only the hash of its token is kept."""

    __tablename__ = "login_session"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    token_hash: bytes = Field(unique=True)
    shared_device: bool = False
    created_at: datetime
    last_seen_at: datetime
    idle_until: datetime
    ends_at: datetime

    def is_open(self, now: datetime) -> bool:
        """Whether the session still signs its owner in at `now`."""
        return now < self.idle_until and now < self.ends_at
