"""What every row that travels to the phones has in common."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

FAMILY_AUDIENCE = "family"
"""Every adult of the family, carers too."""
PARENTS_AUDIENCE = "parents"
"""Every parent, and no carer."""


class Synced(SQLModel):
    """A row of one family that the change feed carries to its members' devices."""

    kind: ClassVar[str]
    unsent: ClassVar[frozenset[str]] = frozenset()
    """Columns that stay on the server."""
    readers: ClassVar[str] = FAMILY_AUDIENCE
    """Who may receive its rows, where that is the same for all of them."""

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)

    def audience(self) -> str:
        """Who in the family may receive this row."""
        return self.readers

    def passing_day(self) -> date | None:
        """The day it tells of, after which a carer does not see it any more; None where no day passes."""
        return None


class Said(Synced):
    """A row that one adult wrote, and may take out of everyone's sight again."""

    unsent: ClassVar[frozenset[str]] = frozenset({"removed_at", "arrived_at"})

    account_id: UUID
    arrived_at: datetime
    removed_at: datetime | None = None

    def is_known_to(self, account_id: UUID) -> bool:
        """Whether this adult of the family may know that it is there."""
        return account_id == self.account_id or self.audience() != only_for(self.account_id)


def written_by(account_id: UUID) -> str:
    """The audience of an entry: the family's parents, and whoever wrote it."""
    return f"by:{account_id}"


def only_for(account_id: UUID) -> str:
    """The audience of what nobody but its author reads."""
    return f"account:{account_id}"
