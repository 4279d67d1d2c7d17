"""What every row that travels to the phones has in common."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

FAMILY_AUDIENCE = "family"
"""Every adult of the family, carers too."""
PARENTS_AUDIENCE = "parents"
"""Entries from before there were carers: no carer wrote them."""


class Synced(SQLModel):
    """A row of one family that the change feed carries to its members' devices."""

    kind: ClassVar[str]
    unsent: ClassVar[frozenset[str]] = frozenset()
    """Columns that stay on the server."""

    family_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)

    def audience(self) -> str:
        """Who in the family may receive this row."""
        return FAMILY_AUDIENCE

    def passing_day(self) -> date | None:
        """The day it tells of, after which a carer does not see it any more; None where no day passes."""
        return None


def written_by(account_id: UUID) -> str:
    """The audience of an entry: the family's parents, and whoever wrote it."""
    return f"by:{account_id}"


def only_for(account_id: UUID) -> str:
    """The audience of what nobody but its author reads."""
    return f"account:{account_id}"
