"""Calm: what to do as a big feeling comes and goes, what may help, and a corner to go to."""

from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from app.content.fields import Frozen, Label, Line, Once, Sentence, Title, id_like
from app.content.schema.item import Item
from app.content.vocabulary import Budget, HelpsWith, Sense, Stage

MOST_WORDS_AT_THE_PEAK: Final = 12

Lines = Annotated[tuple[Line, ...], Field(max_length=6), Once]


class CalmStage(Item):
    """One stage of a big feeling: how it can look, what helps, what to leave for later.

    At the peak nobody reads: all its words together are twelve at most.
    """

    id: Annotated[str, id_like("stage")]
    title: Title
    stage: Stage
    signs: Lines
    do: Annotated[tuple[Annotated[str, StringConstraints(min_length=4, max_length=120)], ...], Once]
    leave: Lines

    @model_validator(mode="after")
    def _the_peak_is_short(self) -> Self:
        words = sum(len(line.split()) for line in (*self.signs, *self.do, *self.leave))
        if self.stage == "peak" and words > MOST_WORDS_AT_THE_PEAK:
            raise ValueError(f"the peak has {words} words, {MOST_WORDS_AT_THE_PEAK} are the most")
        if not self.do:
            raise ValueError("a stage says at least one thing to do")
        return self


class Way(Item):
    """Something that may help a child to settle or to sleep, for a family to pick from; never a promise.

    `word` is what stands under the picture on the child's own board.
    """

    id: Annotated[str, id_like("way")]
    title: Label
    note: Line
    word: Annotated[str, StringConstraints(min_length=2, max_length=12)]
    helps_with: HelpsWith
    avoids: Annotated[tuple[Sense, ...], Once] = ()
    """Offered first to a child who avoids one of these senses."""
    seeks: Annotated[tuple[Sense, ...], Once] = ()
    """Offered first to a child who seeks one of these senses."""
    caution: Sentence | None = None


class CornerThing(Frozen):
    """One thing of a calm corner, and what it is good for."""

    what: Line
    why: Sentence


class Corner(Item):
    """How to set up a calm corner with this much money and room."""

    id: Annotated[str, id_like("corner")]
    title: Title
    budget: Budget
    summary: Line
    things: Annotated[tuple[CornerThing, ...], Field(min_length=4, max_length=10)]
