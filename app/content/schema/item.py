"""What every content item carries, whatever its kind."""

from datetime import date
from typing import Annotated, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator

from app.content.fields import Frozen, Line, Picture, SourceId, Sources
from app.content.vocabulary import EvidenceLevel


class Source(Frozen):
    """Where a fact comes from, named so that a parent or a clinician can look it up."""

    id: SourceId
    name: Line
    address: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}(/\S*)?$")]
    kind: EvidenceLevel


class Item(Frozen):
    """What every item carries: the sources of its facts, and the clinician who read it, if any."""

    id: str
    title: str
    picture: Picture
    version: Annotated[int, Field(ge=1)]
    sources: Sources
    reviewed_by: Annotated[str, StringConstraints(min_length=3, max_length=80)] | None
    reviewed_on: date | None

    @property
    def reviewed(self) -> bool:
        """Whether a named clinician signed this version."""
        return self.reviewed_by is not None

    @model_validator(mode="after")
    def _name_and_day_go_together(self) -> Self:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise ValueError("reviewed_by and reviewed_on are given together or not at all")
        return self


ItemModel = TypeVar("ItemModel", bound=Item)


def sourced(item: ItemModel, level: EvidenceLevel) -> ItemModel:
    """The item; good practice is shared experience, anything stronger names its source or is refused."""
    if level != "good_practice" and not item.sources:
        raise ValueError(f"level {level} names at least one source")
    return item
