"""The small typed pieces that content items are made of, with their limits of length."""

from collections.abc import Hashable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.content.pictograms import PICTOGRAMS


def _known_picture(name: str) -> str:
    if name not in PICTOGRAMS:
        raise ValueError(f"there is no pictogram called {name!r}")
    return name


def _distinct(values: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
    if len(set(values)) != len(values):
        raise ValueError("the same entry is listed twice")
    return values


def id_like(prefix: str) -> StringConstraints:
    """The form of an id such as `act-pillow-river`; ids are stable and never used again."""
    return StringConstraints(pattern=rf"^{prefix}-[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)


Title = Annotated[str, StringConstraints(min_length=3, max_length=40)]
Label = Annotated[str, StringConstraints(min_length=2, max_length=40)]
Line = Annotated[str, StringConstraints(min_length=8, max_length=120)]
Sentence = Annotated[str, StringConstraints(min_length=8, max_length=200)]
StepText = Annotated[str, StringConstraints(min_length=8, max_length=90)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=24)]
Picture = Annotated[str, AfterValidator(_known_picture)]
SourceId = Annotated[str, StringConstraints(pattern=r"^R-[A-Z0-9]+(-[A-Z0-9]+)*$")]
Once = AfterValidator(_distinct)
Sources = Annotated[tuple[SourceId, ...], Field(max_length=4), Once]
Sentences = Annotated[tuple[Sentence, ...], Field(max_length=5), Once]
Adaptations = Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=3), Once]


class Frozen(BaseModel):
    """A value read from a file: unknown fields are errors and nothing changes it later."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
