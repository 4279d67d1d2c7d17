"""How an enumeration is stored: by its value, as text, the same on both databases."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum


def code(kind: type[StrEnum]) -> Any:  # noqa: ANN401 - SQLModel takes it, and says that it takes classes only
    """Column type that keeps the members' values, so a row reads the same in the database and on the wire."""
    return Enum(kind, native_enum=False, length=12, values_callable=_values)


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
