"""Who did what about who may see what. A line is written in the transaction of what it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol
from uuid import UUID

from sqlmodel import Session

from app.ids import uuid7
from app.models import AuditLine

Done = Literal[
    "invited",
    "invitation-cancelled",
    "asked-to-join",
    "let-in",
    "turned-away",
    "grant-changed",
    "grant-stopped",
    "member-removed",
    "member-left",
    "member-over",
    "role-changed",
    "removal-asked",
    "removal-taken-back",
    "helper-made",
    "helper-came-in",
    "helper-pass-ended",
    "card-made",
    "card-stopped",
    "calendar-made",
    "calendar-stopped",
    "idea-sent",
    "idea-taken-back",
    "recovery-link",
    "recovered",
    "token-reused",
]
"""What somebody can do to who may see what; each has its sentence in the catalogue under `audit.`."""


class Acting(Protocol):
    """Who does something to a family: one of its adults, or somebody who asks to become one."""

    @property
    def family_id(self) -> UUID:
        """Whose audit it is."""
        ...

    @property
    def account_id(self) -> UUID | None:
        """Their account; None for the operator, and for what ends by itself."""
        ...

    @property
    def name(self) -> str:
        """What they are called."""
        ...


@dataclass(frozen=True)
class Actor:
    """Somebody who does something to a family without being signed in to it."""

    family_id: UUID
    account_id: UUID | None
    name: str


def note(
    session: Session,
    who: Acting,
    what: Done,
    now: datetime,
    *,
    about: str = "",
    child_id: UUID | None = None,
    kinds: Sequence[str] = (),
    until: date | None = None,
) -> None:
    """Write down that they did `what`."""
    session.add(
        AuditLine(
            family_id=who.family_id,
            id=uuid7(now),
            at=now,
            account_id=who.account_id,
            name=who.name,
            what=what,
            about=about,
            child_id=child_id,
            kinds=list(kinds),
            until=until,
        )
    )
