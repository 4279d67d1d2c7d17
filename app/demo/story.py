"""Who the invented families are, read from the content files."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from app.domain.args import Picture, Title, WallTime, Weekdays
from app.domain.children import AgeBand, Nickname
from app.domain.grants import Kind, Kinds, Purpose, Refused
from app.domain.wins import Area

STORY = Path(__file__).parent.parent / "content" / "demo" / "story.yaml"


class Part(BaseModel):
    """A part of the story."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TherapistPart(Part):
    """A therapist who looks after some of the children."""

    key: str
    name: Title
    title: Title


class ChildPart(Part):
    """The child of a family."""

    nickname: Nickname
    age_band: AgeBand
    picture: Picture


class SharedPart(Part):
    """What a family shares with a therapist; days count from today, those of the past back into it.

    `widened` is the day on which the last of the kinds was added.
    """

    therapist: str
    kinds: Kinds
    refused: Refused = Field(default_factory=list[Kind])
    purpose: Purpose = ""
    for_days: int
    looked: list[int]
    widened: int | None = None


class CarerPart(Part):
    """A helper who came to the family some days ago, and what they wrote yesterday."""

    name: Title
    days: int
    win: str
    areas: list[Area]


class PrivatePart(Part):
    """What the first parent wrote some days ago for nobody else."""

    text: str
    days: int


class FamilyPart(Part):
    """A family, and how its days drifted from usual over the months, in steps of the five-point scale."""

    child: ChildPart
    parents: list[Title]
    months: int
    carer: CarerPart | None = None
    private: PrivatePart | None = None
    shared: list[SharedPart]
    drift: dict[str, float]


class StepPart(Part):
    """A step of a routine."""

    label: Title
    picture: Picture


class RoutinePart(Part):
    """A routine of the families."""

    title: Title
    picture: Picture
    starts_at: WallTime
    weekdays: Weekdays
    steps: list[StepPart]


class WinPart(Part):
    """A small win."""

    text: str
    areas: list[Area]


class Story(Part):
    """Everything the demo tells."""

    therapists: list[TherapistPart]
    families: list[FamilyPart]
    routines: list[RoutinePart]
    wins: list[WinPart]


@cache
def story() -> Story:
    """The story, read once; a mistake in the file stops with pydantic's own message."""
    return Story.model_validate(yaml.safe_load(STORY.read_text(encoding="utf-8")))
