"""Everything the app can suggest, as one immutable value that is sent as it is."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from app.content.schema import (
    Activity,
    CalmTip,
    FoodTip,
    Item,
    RestTip,
    RoutineTemplate,
    Source,
)

# Stays on the server: who signed what, and the ids behind an evidence line.
_NOT_SENT: Final = {"version", "sources", "practices", "reviewed_by", "reviewed_on"}


@dataclass(frozen=True)
class Library:
    """The items of every kind in a stable order, with their sources."""

    routines: tuple[RoutineTemplate, ...]
    activities: tuple[Activity, ...]
    calm: tuple[CalmTip, ...]
    rest: tuple[RestTip, ...]
    food: tuple[FoodTip, ...]
    sources: Mapping[str, Source]

    @cached_property
    def shelves(self) -> Mapping[str, tuple[Item, ...]]:
        """The items by kind, named as clients name them."""
        return MappingProxyType(
            {
                "routines": self.routines,
                "activities": self.activities,
                "calm": self.calm,
                "rest": self.rest,
                "food": self.food,
            }
        )

    @cached_property
    def version(self) -> str:
        """A hash that changes when anything a client sees changes."""
        return hashlib.sha256(_json(self._sent)).hexdigest()[:16]

    @cached_property
    def body(self) -> bytes:
        """The JSON a client gets, made once."""
        return _json({"version": self.version, **self._sent})

    @cached_property
    def squeezed(self) -> bytes:
        """The same JSON as gzip, the same bytes on every machine."""
        return gzip.compress(self.body, mtime=0)

    @cached_property
    def _sent(self) -> dict[str, list[dict[str, Any]]]:
        return {kind: [_for_client(item) for item in shelf] for kind, shelf in self.shelves.items()}


def _for_client(item: Item) -> dict[str, Any]:
    fields = item.model_dump(mode="json", exclude=_NOT_SENT)
    if isinstance(item, Activity):
        fields["evidence"].pop("practices")
    return {**fields, "reviewed": item.reviewed}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
