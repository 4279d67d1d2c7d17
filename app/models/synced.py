"""What every row that travels to the phones has in common."""

from typing import ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel

FAMILY_AUDIENCE = "family"


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
