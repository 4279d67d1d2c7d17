"""Who did what about who may see what. A line is written in the transaction of what it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sqlmodel import Session

from app.ids import uuid7
from app.models import AuditLine


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
    what: str,
    now: datetime,
    *,
    about: str = "",
    child_id: UUID | None = None,
    kinds: Sequence[str] = (),
    until: date | None = None,
) -> None:
    """Write down that they did `what`; its sentence is in the catalogue under `audit.<what>`."""
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
