"""Devices that can be reached, and what became of each attempt to reach them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.codes import code


class DeliveryState(StrEnum):
    """Where a delivery stands; everything after `leased` is final."""

    PENDING = "pending"
    LEASED = "leased"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    WITHHELD = "withheld"
    FAILED = "failed"


class Purpose(StrEnum):
    """What a delivery is for."""

    REMIND = "remind"
    DONE = "done"
    """To replace a reminder that is already on a screen, as somebody has done it meanwhile."""
    NOTICE = "notice"
    """To tell that a therapist sent something."""
    TEST = "test"


class Withheld(StrEnum):
    """Why a delivery was not sent."""

    DONE = "done"
    ANSWERED = "answered"
    OFF = "off"
    QUIET = "quiet"
    BUDGET = "budget"
    PAUSED = "paused"
    NOT_ON_DUTY = "not_on_duty"
    UNREACHABLE = "unreachable"


class PushSubscription(SQLModel, table=True):
    """One browser's address at its push service. It belongs to one signed-in session and ends with it."""

    __tablename__ = "push_subscription"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    session_id: UUID = Field(foreign_key="login_session.id", index=True, ondelete="CASCADE")
    endpoint: str = Field(max_length=2000)
    endpoint_hash: bytes = Field(unique=True)
    p256dh: bytes
    auth: bytes
    created_at: datetime
    needs_renewal: bool = False
    """The push service refused our key for it; the app subscribes anew when it is next opened."""
    has_worked: bool = False
    """Whether its push service ever took a message of ours for it."""
    detailed: bool = False
    """Whether its lock screen may show what a reminder is about."""
    last_arrived_at: datetime | None = None
    """When it last said that a message was shown."""


class Occurrence(SQLModel, table=True):
    """One time that a reminder fell due."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "reminder_id"], ["reminder.family_id", "reminder.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("family_id", "reminder_id", "day", "slot"),
        UniqueConstraint("family_id", "reminder_id", "due_at"),
        Index("ix_occurrence_family_due", "family_id", "due_at"),
    )

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    reminder_id: UUID
    day: date
    slot: str = Field(max_length=5)
    """The wall time it was planned for, so that a reminder moved to later today still comes today."""
    due_at: datetime
    answered_at: datetime | None = None
    """When someone pressed a button of its notification; the buttons work once."""
    done_by: UUID | None = None
    """Whose doing left nothing to be reminded of, once that was noticed."""
    missed: bool = False
    """Whether it fell due while nothing ran, and was too late when something did."""


class Delivery(SQLModel, table=True):
    """One message on its way to one subscription; a reminder and what replaces it have an occurrence."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["family_id", "occurrence_id"], ["occurrence.family_id", "occurrence.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("occurrence_id", "subscription_id", "purpose"),
        Index("ix_delivery_claim", "state", "next_at"),
        Index("ix_delivery_account", "account_id", "expires_at"),
    )

    id: UUID = Field(primary_key=True)
    family_id: UUID
    occurrence_id: UUID | None = None
    subscription_id: UUID = Field(foreign_key="push_subscription.id", index=True, ondelete="CASCADE")
    account_id: UUID
    purpose: Purpose = Field(default=Purpose.REMIND, sa_type=code(Purpose))
    state: DeliveryState = Field(default=DeliveryState.PENDING, sa_type=code(DeliveryState))
    attempts: int = 0
    next_at: datetime
    expires_at: datetime
    """Later than this it is worth nothing and is not sent."""
    withheld: Withheld | None = Field(default=None, sa_type=code(Withheld))
    turn: int = 0
    """How often it was put off by ten minutes; each turn is shown and heard anew."""
    lease_token: UUID | None = None
    lease_until: datetime | None = None
    action_hash: bytes | None = Field(default=None, unique=True)
    """Hash of the single-purpose token that rides in the notification."""
    settled_at: datetime | None = None
    arrived_at: datetime | None = None
    """When the browser said that it was shown."""


class Heartbeat(SQLModel, table=True):
    """When a worker last looked at the database; one row for each worker that runs."""

    id: UUID = Field(primary_key=True)
    at: datetime
