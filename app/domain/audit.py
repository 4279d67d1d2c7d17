"""Who did what about who may see what. A line is written in the transaction of what it tells of."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from app.domain.access import Caregiver
from app.ids import uuid7
from app.models import AuditLine


def note(
    session: Session,
    caregiver: Caregiver,
    what: str,
    now: datetime,
    *,
    about: str = "",
    child_id: UUID | None = None,
    kinds: Sequence[str] = (),
    until: date | None = None,
) -> None:
    """Write down that the caregiver did `what`; its sentence is in the catalogue under `audit.<what>`."""
    session.add(
        AuditLine(
            family_id=caregiver.family_id,
            id=uuid7(now),
            at=now,
            account_id=caregiver.account_id,
            name=caregiver.name,
            what=what,
            about=about,
            child_id=child_id,
            kinds=list(kinds),
            until=until,
        )
    )
