"""Everything the app can suggest in one language, as one immutable value that is sent as it is."""

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
    CalmStage,
    CalmTip,
    Corner,
    CountryNumbers,
    EvidenceNote,
    FoodTip,
    Item,
    RestTip,
    RoutineTemplate,
    SafetyCard,
    Source,
    Way,
)
from app.messages import DEFAULT_LANGUAGE, negotiate

# Stays on the server: who signed what, and the ids behind an evidence line.
_NOT_SENT: Final = {"version", "sources", "practices", "reviewed_by", "reviewed_on"}


@dataclass(frozen=True)
class Library:
    """The items of every kind in a stable order, with their sources."""

    language: str
    routines: tuple[RoutineTemplate, ...]
    activities: tuple[Activity, ...]
    calm: tuple[CalmTip, ...]
    rest: tuple[RestTip, ...]
    food: tuple[FoodTip, ...]
    stages: tuple[CalmStage, ...]
    ways: tuple[Way, ...]
    corners: tuple[Corner, ...]
    cards: tuple[SafetyCard, ...]
    notes: tuple[EvidenceNote, ...]
    numbers: tuple[CountryNumbers, ...]
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
                "stages": self.stages,
                "ways": self.ways,
                "corners": self.corners,
                "cards": self.cards,
                "notes": self.notes,
            }
        )

    @cached_property
    def activity_ids(self) -> frozenset[str]:
        """The ids of all ideas for play."""
        return frozenset(idea.id for idea in self.activities)

    def emergency_number(self, country: str | None) -> str | None:
        """What to dial in a country when nothing can wait; None where the country is not known here."""
        return next((known.numbers[0].number for known in self.numbers if known.country == country), None)

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
    def _sent(self) -> dict[str, Any]:
        return {
            "language": self.language,
            **{kind: [_for_client(item) for item in shelf] for kind, shelf in self.shelves.items()},
            "numbers": [country.model_dump(mode="json") for country in self.numbers],
        }


def in_language(packs: Mapping[str, Library], accept_language: str | None) -> Library:
    """The library that fits the Accept-Language header best; the English one where none does."""
    return packs.get(negotiate(accept_language), packs[DEFAULT_LANGUAGE])


def _for_client(item: Item) -> dict[str, Any]:
    fields = item.model_dump(mode="json", exclude=_NOT_SENT)
    if isinstance(item, Activity):
        fields["evidence"].pop("practices")
    elif isinstance(item, EvidenceNote):
        fields["findings"] = [finding.text for finding in item.findings]
    return {**fields, "reviewed": item.reviewed}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
