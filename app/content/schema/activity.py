"""Activities: play with a purpose, an easy stop and a softer version."""

import re
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from app.content.fields import (
    Adaptations,
    Frozen,
    Line,
    Once,
    Sentence,
    Sentences,
    StepText,
    Title,
    Word,
    id_like,
)
from app.content.schema.item import Item, sourced
from app.content.vocabulary import (
    AgeBand,
    Cost,
    Domain,
    Energy,
    EvidenceLevel,
    Interest,
    Moment,
    Nearness,
    People,
    Place,
    Practice,
    SafetyFlag,
    Sense,
    Thing,
    UsualEffect,
)

# A child can always end an activity: one of these is among the words the adult models.
WAYS_TO_STOP: Final = frozenset({"stop", "all done", "finished", "no", "break"})
# Flags that ask for an adult closer than "in the room".
NEEDS_REACH: Final = frozenset({"water", "heat", "scissors", "road"})
CALLS_FOR_EYES: Final = re.compile(r"\beye contact\b|\blook at me\b|\bsay it\b", re.IGNORECASE)


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
    moment: Moment
    needs: Annotated[tuple[Thing, ...], Field(max_length=4), Once]
    """What has to be in the house, as codes; `materials` says it in words, with what will do instead."""
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
    interests: Annotated[tuple[Interest, ...], Field(max_length=6), Once] = ()
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
        return sourced(self, self.evidence.level)
