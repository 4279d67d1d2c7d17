"""What a mutation may carry: frozen models that refuse what they do not know."""

import unicodedata
from datetime import date, datetime, timedelta
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from app.errors import Conflict, Invalid
from app.models import Family

Row = TypeVar("Row")

_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_ZONES = available_timezones()
OLDEST_ENTRY = timedelta(days=400)
"""How far back a parent may write."""
CARER_LOOKS_BACK = timedelta(days=2)
"""How far back a carer may write, and goes on seeing what they wrote."""


class Args(BaseModel):
    """The arguments of one order; unknown fields and foreign types are refused, not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _clean(value: str) -> str:
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in value):
        message = "holds a control character"
        raise ValueError(message)
    return unicodedata.normalize("NFC", value).strip()


def _known_zone(value: str) -> str:
    if value not in _ZONES:
        message = "is not a time zone"
        raise ValueError(message)
    return value


def _level(value: str) -> str:
    # A direction that is turned and never turned back would reorder our own words around a name.
    return "".join(letter for letter in value if unicodedata.bidirectional(letter) not in _TURNS)


def as_name(value: object) -> object:
    """The value, where it is text without blanks around it and marks that turn the direction of writing."""
    return _level(value).strip() if isinstance(value, str) else value


Words = Annotated[str, AfterValidator(_clean)]
"""Text a person wrote: any script, line breaks, no control characters."""
Title = Annotated[Words, BeforeValidator(as_name), StringConstraints(min_length=1, max_length=60)]
Picture = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
WallTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""Local time of day, HH:MM."""
Weekdays = Annotated[int, Field(ge=1, le=127)]
"""Bit mask, Monday 1 to Sunday 64."""
IdText = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""An id as text, for lists that are kept as JSON."""
Zone = Annotated[str, AfterValidator(_known_zone)]
"""An IANA time zone name."""


def check_day(family: Family, day: date, at: datetime, looks_back: timedelta) -> None:
    """Refuse a day that the family cannot have lived yet, or that is too long ago to be remembered."""
    today = at.astimezone(ZoneInfo(family.zone)).date()
    if not today - looks_back <= day <= today + timedelta(days=1):
        raise Invalid("day-out-of-range")


def unchanged(known: Row, args: Args, **more: object) -> Row:
    """The row that already has this id; Conflict unless it says what was sent, as it keeps its own."""
    sent = {**args.model_dump(), **more}
    if any(getattr(known, name) != value for name, value in sent.items()):
        raise Conflict
    return known
