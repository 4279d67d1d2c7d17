"""Routine templates: a day's sequence in pictures, to start from and to change."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from app.content.fields import Frozen, Label, Line, Once, Picture, Sentence, Sentences, Title, id_like
from app.content.schema.item import Item
from app.content.vocabulary import Moment, Practice


class RoutineStep(Frozen):
    """One picture and one short label of a routine, from the child's side.

    `parts` are its smaller steps, in order: a handful at most, for whoever wants the step broken down.
    """

    label: Label
    picture: Picture
    optional: bool = False
    parts: Annotated[tuple[Label, ...], Field(max_length=6), Once] = ()

    @field_validator("parts")
    @classmethod
    def _one_part_is_the_step_itself(cls, parts: tuple[str, ...]) -> tuple[str, ...]:
        if len(parts) == 1:
            raise ValueError("a step has no parts or several")
        return parts


class RoutineTemplate(Item):
    """A routine a family can start from; every step can be changed, moved or left out."""

    id: Annotated[str, id_like("rt")]
    title: Title
    moment: Moment
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
