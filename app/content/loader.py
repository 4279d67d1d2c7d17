"""Read the content files once and check them against each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from app.content.library import Library
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
from app.content.yaml_file import ContentError, Document, Location, read_yaml
from app.messages import DEFAULT_LANGUAGE

CONTENT: Final = Path(__file__).parent

# Kind -> where its files are below the folder of a language: one file an item, or a list in one file.
_SHELVES: Final[Mapping[str, tuple[str, type[Item]]]] = {
    "routines": ("routines/*.yaml", RoutineTemplate),
    "activities": ("activities/*.yaml", Activity),
    "calm": ("tips/calm.yaml", CalmTip),
    "rest": ("tips/rest.yaml", RestTip),
    "food": ("tips/food.yaml", FoodTip),
    "stages": ("calm/stages.yaml", CalmStage),
    "ways": ("calm/ways.yaml", Way),
    "corners": ("calm/corners.yaml", Corner),
    "cards": ("safety/cards.yaml", SafetyCard),
    "notes": ("safety/evidence_note.yaml", EvidenceNote),
}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Entry(Generic[Model]):
    """One validated value and the place it was read from."""

    document: Document
    where: Location
    value: Model

    def refuse(self, reason: str, *part: str | int) -> NoReturn:
        """Raise ContentError that points at `part` of this entry."""
        line = self.document.line_of((*self.where, *part))
        raise ContentError(self.document.path, line, reason)


Shelves = Mapping[str, tuple[Entry[Any], ...]]
"""The entries of every kind in one language as they were read, each with its place."""


def load_packs(root: Path = CONTENT) -> Mapping[str, Library]:
    """The library of every language that has a folder; raises ContentError with file, line and reason."""
    return MappingProxyType({language: load_library(root, language) for language in languages(root)})


@cache
def shipped_packs() -> Mapping[str, Library]:
    """What this release ships, read once in a process."""
    return load_packs()


def load_library(root: Path = CONTENT, language: str = DEFAULT_LANGUAGE) -> Library:
    """Read and check one language; what it has not said yet is said in English."""
    sources = _sources(root)
    shelves = read_shelves(root, DEFAULT_LANGUAGE)
    _all_are_cited(shelves, sources)
    if language != DEFAULT_LANGUAGE:
        shelves = _laid_over(shelves, read_shelves(root, language))
    return Library(
        language=language,
        numbers=_values(tuple(_listed(root / "emergency_numbers.yaml", CountryNumbers))),
        sources=MappingProxyType({entry.value.id: entry.value for entry in sources}),
        **{kind: _values(entries) for kind, entries in shelves.items()},
    )


def languages(root: Path = CONTENT) -> list[str]:
    """The languages that have a folder of content."""
    return sorted(path.parent.name for path in root.glob("*/activities"))


def read_shelves(root: Path = CONTENT, language: str = DEFAULT_LANGUAGE) -> Shelves:
    """The items of one language alone, each with its place for messages about it."""
    shelves = {
        kind: tuple(_entries(root / language, where, model)) for kind, (where, model) in _SHELVES.items()
    }
    _cross_check(items_of(shelves), {entry.value.id for entry in _sources(root)})
    return shelves


def items_of(shelves: Shelves) -> tuple[Entry[Any], ...]:
    """Everything a family can be shown."""
    return tuple(entry for entries in shelves.values() for entry in entries)


def _entries(folder: Path, where: str, model: type[Item]) -> Iterator[Entry[Any]]:
    if "*" in where:
        yield from _one_per_file(sorted(folder.glob(where)), model)
    else:
        yield from _listed(folder / where, model)


def _one_per_file(paths: list[Path], model: type[Item]) -> Iterator[Entry[Item]]:
    for path in paths:
        document = read_yaml(path)
        entry = Entry(document, (), _validated(document, (), document.data, model))
        if entry.value.id != path.stem:
            entry.refuse(f"the file is called {path.stem}, the id is {entry.value.id}", "id")
        yield entry


def _listed(path: Path, model: type[Model]) -> Iterator[Entry[Model]]:
    document = read_yaml(path)
    if not isinstance(document.data, list):
        raise ContentError(path, 1, "a list is expected")
    for index, raw in enumerate(document.data):
        yield Entry(document, (index,), _validated(document, (index,), raw, model))


def _sources(root: Path) -> tuple[Entry[Source], ...]:
    return tuple(_listed(root / "sources.yaml", Source))


def _validated(document: Document, where: Location, raw: object, model: type[Model]) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        location = (*where, *first["loc"])
        field = ".".join(str(part) for part in first["loc"])
        reason = f"{field}: {first['msg']}" if field else first["msg"]
        raise ContentError(document.path, document.line_of(location), reason) from error


def _cross_check(items: tuple[Entry[Any], ...], known: set[str]) -> None:
    ids: set[str] = set()
    titles: set[str] = set()
    for entry in items:
        item: Item = entry.value
        if item.id in ids:
            entry.refuse(f"the id {item.id} is used twice", "id")
        if item.title.casefold() in titles:
            entry.refuse(f"the title {item.title!r} is used twice", "title")
        for unknown in sorted(_cited_by(item) - known):
            entry.refuse(f"sources.yaml has no {unknown}", "sources")
        ids.add(item.id)
        titles.add(item.title.casefold())


def _cited_by(item: Item) -> set[str]:
    cited = set(item.sources)
    if isinstance(item, EvidenceNote):
        cited.update(source for finding in item.findings for source in finding.sources)
    return cited


def _all_are_cited(shelves: Shelves, sources: tuple[Entry[Source], ...]) -> None:
    cited = {source for entry in items_of(shelves) for source in _cited_by(entry.value)}
    for entry in sources:
        if entry.value.id not in cited:
            entry.refuse(f"nothing names the source {entry.value.id}", "id")


def _laid_over(english: Shelves, other: Shelves) -> Shelves:
    merged: dict[str, tuple[Entry[Any], ...]] = {}
    for kind, entries in english.items():
        said = {entry.value.id: entry for entry in other[kind]}
        merged[kind] = tuple(said.pop(entry.value.id, entry) for entry in entries)
        for entry in said.values():
            entry.refuse(f"English has no {entry.value.id}", "id")
    return merged


def _values(entries: tuple[Entry[Model], ...]) -> tuple[Model, ...]:
    return tuple(entry.value for entry in entries)
