"""Who the invented families are, read from the content files."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from app.content.vocabulary import AgeBand, Sense
from app.domain.about import Leaning
from app.domain.args import Picture, Title, WallTime, Weekdays
from app.domain.children import Nickname
from app.domain.contacts import Number
from app.domain.grants import Kind, Kinds, Purpose, Refused
from app.domain.wins import Area
from app.models import AboutPart, Rung, Shelf, Verdict

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


class AboutSaid(Part):
    """A line about the child."""

    part: AboutPart
    title: Title
    note: str
    picture: Picture


class MomentPart(Part):
    """A hard moment some days ago; what was tried and what helped, by the titles of lines."""

    days: int
    at: WallTime
    minutes: int
    before: list[str]
    tried: list[str]
    helped: list[str]
    text: str


class PlayPart(Part):
    """An idea that was played some days ago."""

    days: int
    activity: str
    verdict: Verdict


class FoodStepPart(Part):
    """How near a food came some days ago."""

    days: int
    rung: Rung


class FoodPart(Part):
    """A food."""

    name: Title
    note: str
    shelf: Shelf
    steps: list[FoodStepPart] = Field(default_factory=list[FoodStepPart])


class ContactPart(Part):
    """A number the family wrote down."""

    label: Title
    number: Number


class SentPart(Part):
    """An idea that a therapist sent home some days ago."""

    therapist: str
    activity: str
    why: str
    days: int


class HomePart(Part):
    """What a family says of its child beside its days."""

    senses: dict[Sense, Leaning]
    interests: list[str]
    mouths: bool
    about: list[AboutSaid]
    moments: list[MomentPart]
    plays: list[PlayPart]
    saved: list[str]
    foods: list[FoodPart]
    contacts: list[ContactPart]
    sent: SentPart


class FamilyPart(Part):
    """A family, and how its days drifted from usual over the months, in steps of the five-point scale."""

    child: ChildPart
    parents: list[Title]
    months: int
    carer: CarerPart | None = None
    private: PrivatePart | None = None
    home: HomePart | None = None
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
