"""Read the content files once and check them against each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, NoReturn, TypeVar, cast

from pydantic import BaseModel, ValidationError

from app.content.library import Library
from app.content.schema import Activity, CalmTip, FoodTip, Item, RestTip, RoutineTemplate, Source
from app.content.yaml_file import ContentError, Document, Location, read_yaml

CONTENT: Final = Path(__file__).parent

Model = TypeVar("Model", bound=BaseModel)
ItemModel = TypeVar("ItemModel", bound=Item)


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


@dataclass(frozen=True)
class Shelves:
    """The entries of every kind as they were read, each with its place."""

    routines: tuple[Entry[RoutineTemplate], ...]
    activities: tuple[Entry[Activity], ...]
    calm: tuple[Entry[CalmTip], ...]
    rest: tuple[Entry[RestTip], ...]
    food: tuple[Entry[FoodTip], ...]
    sources: tuple[Entry[Source], ...]

    @property
    def items(self) -> tuple[Entry[Any], ...]:
        """Everything a family can be shown."""
        return (*self.routines, *self.activities, *self.calm, *self.rest, *self.food)


def load_library(root: Path = CONTENT) -> Library:
    """Read and check every content file under `root`; raises ContentError with file, line and reason."""
    shelves = read_shelves(root)
    return Library(
        routines=_values(shelves.routines),
        activities=_values(shelves.activities),
        calm=_values(shelves.calm),
        rest=_values(shelves.rest),
        food=_values(shelves.food),
        sources=MappingProxyType({source.id: source for source in _values(shelves.sources)}),
    )


def read_shelves(root: Path = CONTENT) -> Shelves:
    """Like load_library, but every value keeps its place for messages about it."""
    shelves = Shelves(
        routines=tuple(_one_per_file(root / "routines", RoutineTemplate)),
        activities=tuple(_one_per_file(root / "activities", Activity)),
        calm=tuple(_listed(root / "tips" / "calm.yaml", CalmTip)),
        rest=tuple(_listed(root / "tips" / "rest.yaml", RestTip)),
        food=tuple(_listed(root / "tips" / "food.yaml", FoodTip)),
        sources=tuple(_listed(root / "sources.yaml", Source)),
    )
    _cross_check(shelves.items, shelves.sources)
    return shelves


def _one_per_file(folder: Path, model: type[ItemModel]) -> Iterator[Entry[ItemModel]]:
    for path in sorted(folder.glob("*.yaml")):
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


def _validated(document: Document, where: Location, raw: object, model: type[Model]) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        location = (*where, *first["loc"])
        field = ".".join(str(part) for part in first["loc"])
        reason = f"{field}: {first['msg']}" if field else first["msg"]
        raise ContentError(document.path, document.line_of(location), reason) from error


def _cross_check(items: tuple[Entry[Any], ...], sources: tuple[Entry[Source], ...]) -> None:
    known = {entry.value.id for entry in sources}
    cited: set[str] = set()
    ids: set[str] = set()
    titles: set[str] = set()
    for entry in items:
        item = cast("Item", entry.value)
        if item.id in ids:
            entry.refuse(f"the id {item.id} is used twice", "id")
        if item.title.casefold() in titles:
            entry.refuse(f"the title {item.title!r} is used twice", "title")
        for unknown in sorted(set(item.sources) - known):
            entry.refuse(f"sources.yaml has no {unknown}", "sources")
        ids.add(item.id)
        titles.add(item.title.casefold())
        cited.update(item.sources)
    for entry in sources:
        if entry.value.id not in cited:
            entry.refuse(f"nothing names the source {entry.value.id}", "id")


def _values(entries: tuple[Entry[Model], ...]) -> tuple[Model, ...]:
    return tuple(entry.value for entry in entries)
