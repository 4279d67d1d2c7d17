"""The shape of every content item; a file that breaks one of these rules stops the start."""

import re
from datetime import date
from typing import Annotated, Final, Self, TypeVar

from pydantic import Field, StringConstraints, field_validator, model_validator

from app.content.fields import (
    Adaptations,
    Frozen,
    Label,
    Line,
    Once,
    Picture,
    Sentence,
    Sentences,
    SourceId,
    Sources,
    StepText,
    Title,
    Word,
    id_like,
)
from app.content.vocabulary import (
    AgeBand,
    CalmWhen,
    Cost,
    Domain,
    Energy,
    EvidenceLevel,
    FoodWhen,
    Moment,
    Nearness,
    People,
    Place,
    Practice,
    RestWhen,
    SafetyFlag,
    Sense,
    UsualEffect,
)

# A child can always end an activity: one of these is among the words the adult models.
WAYS_TO_STOP: Final = frozenset({"stop", "all done", "finished", "no", "break"})
# Flags that ask for an adult closer than "in the room".
NEEDS_REACH: Final = frozenset({"water", "heat", "scissors", "road"})
CALLS_FOR_EYES: Final = re.compile(r"\beye contact\b|\blook at me\b|\bsay it\b", re.IGNORECASE)


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
    moment: Moment
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


def _sourced(item: ItemModel, level: EvidenceLevel) -> ItemModel:
    # Good practice is shared experience with little research; anything stronger names its source.
    if level != "good_practice" and not item.sources:
        raise ValueError(f"level {level} names at least one source")
    return item


class RoutineStep(Frozen):
    """One picture and one short label of a routine, from the child's side."""

    label: Label
    picture: Picture
    optional: bool = False


class RoutineTemplate(Item):
    """A routine a family can start from; every step can be changed, moved or left out."""

    id: Annotated[str, id_like("rt")]
    title: Title
    goal: Line
    starts_at: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    weekdays: Annotated[int, Field(ge=1, le=127)]
    steps: Annotated[tuple[RoutineStep, ...], Field(min_length=3, max_length=12)]
    plan_b: Sentence
    softeners: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=6), Once]
    safety: Sentences = ()
    practices: Annotated[tuple[Practice, ...], Field(min_length=1), Once]

    @field_validator("steps")
    @classmethod
    def _labels_differ(cls, steps: tuple[RoutineStep, ...]) -> tuple[RoutineStep, ...]:
        if len({step.label.casefold() for step in steps}) != len(steps):
            raise ValueError("two steps carry the same label")
        return steps


class Material(Frozen):
    """A thing for an activity, and what a home without it can use."""

    name: Annotated[str, StringConstraints(min_length=2, max_length=60)]
    swap: Annotated[str, StringConstraints(min_length=2, max_length=60)]


class Minutes(Frozen):
    """How long an activity usually lasts, in minutes."""

    min: Annotated[int, Field(ge=2, le=30)]
    max: Annotated[int, Field(ge=2, le=30)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise ValueError("min is longer than max")
        return self


class Signals(Frozen):
    """How this child may show yes, and how to read that it is enough."""

    enjoying: Sentence
    enough: Sentence


class Sensory(Frozen):
    """What an activity asks of the senses; the usual effect is a guess, never a promise."""

    channels: Annotated[tuple[Sense, ...], Field(max_length=4), Once]
    intensity: Annotated[int, Field(ge=1, le=3)]
    usual_effect: UsualEffect
    notes: Sentence


class Safety(Frozen):
    """How near an adult stays and what to watch."""

    level: Nearness
    flags: Annotated[tuple[SafetyFlag, ...], Once] = ()
    notes: Sentences = ()

    @model_validator(mode="after")
    def _flags_are_explained(self) -> Self:
        if self.flags and not self.notes:
            raise ValueError("a safety flag needs a note that says what to do")
        reach = NEEDS_REACH.intersection(self.flags)
        if reach and self.level == "near":
            raise ValueError(f"{min(reach)} needs an adult within arm's reach")
        return self


class Evidence(Frozen):
    """How sure anybody can be, said in one honest line."""

    level: EvidenceLevel
    practices: Annotated[tuple[Practice, ...], Once] = ()
    line: Sentence

    @model_validator(mode="after")
    def _named_practice(self) -> Self:
        if self.level == "EBP" and not self.practices:
            raise ValueError("level EBP names at least one practice")
        return self


class Activity(Item):
    """A play idea with a purpose, an easy stop and a softer version."""

    id: Annotated[str, id_like("act")]
    title: Title
    summary: Line
    domains: Annotated[tuple[Domain, ...], Field(min_length=1, max_length=3), Once]
    age_bands: Annotated[tuple[AgeBand, ...], Field(min_length=1), Once]
    energy: Energy
    minutes: Minutes
    people: People
    places: Annotated[tuple[Place, ...], Field(min_length=1), Once]
    materials: Annotated[tuple[Material, ...], Field(max_length=6)]
    before: Sentence | None = None
    steps: Annotated[tuple[StepText, ...], Field(min_length=3, max_length=6), Once]
    signals: Signals
    builds: Annotated[Line, StringConstraints(pattern=r"^A chance to ")]
    easier: Adaptations
    further: Adaptations
    aac_words: Annotated[tuple[Word, ...], Field(min_length=3, max_length=6), Once]
    sensory: Sensory
    safety: Safety
    evidence: Evidence
    interests: Annotated[tuple[Word, ...], Field(max_length=6), Once] = ()
    cost: Cost

    @field_validator("aac_words")
    @classmethod
    def _has_a_stop(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        if WAYS_TO_STOP.isdisjoint(words):
            raise ValueError("one of the words lets the child end it: stop, all done, no, break")
        return words

    @model_validator(mode="after")
    def _small_parts_are_not_for_the_youngest(self) -> Self:
        if "small_parts" in self.safety.flags and "2-3" in self.age_bands:
            raise ValueError("small parts are not for age band 2-3")
        return self

    @model_validator(mode="after")
    def _asks_for_nothing_forced(self) -> Self:
        if any(CALLS_FOR_EYES.search(step) for step in self.steps):
            raise ValueError("no step may need eye contact or speech")
        return self

    @model_validator(mode="after")
    def _says_where_it_comes_from(self) -> Self:
        return _sourced(self, self.evidence.level)


class Tip(Item):
    """One thing to try, in a short headline and one or two sentences."""

    title: Annotated[str, StringConstraints(min_length=3, max_length=60)]
    text: Annotated[str, StringConstraints(min_length=20, max_length=240)]
    evidence: EvidenceLevel
    ask_first: Sentence | None = None

    @model_validator(mode="after")
    def _says_where_it_comes_from(self) -> Self:
        return _sourced(self, self.evidence)


class CalmTip(Tip):
    """A way to make the home easier on the senses, or to be with a big feeling."""

    id: Annotated[str, id_like("calm")]
    when: CalmWhen
    cost: Cost


class RestTip(Tip):
    """A way to make evenings and nights more predictable; never advice on medicine."""

    id: Annotated[str, id_like("rest")]
    when: RestWhen


class FoodTip(Tip):
    """A way to take pressure off eating; never advice to leave foods out."""

    id: Annotated[str, id_like("food")]
    when: FoodWhen
