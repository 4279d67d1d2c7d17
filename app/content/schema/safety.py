"""Safety: when to call somebody, which number, and what research says about offers of a cure."""

from typing import Annotated, Final

from pydantic import Field, StringConstraints, field_validator

from app.content.fields import Frozen, Line, Once, Sentence, SourceId, Title, id_like
from app.content.schema.item import Item
from app.content.vocabulary import NumberKind, Topic, Urgency


class SafetyCard(Item):
    """Fixed words for a worry: the app shows them and decides nothing.

    `lines` say what it looks like or what to prepare, `meanwhile` what to do until somebody helps.
    """

    id: Annotated[str, id_like("card")]
    title: Title
    urgency: Urgency
    lead: Sentence
    lines: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=12), Once]
    meanwhile: Annotated[tuple[Sentence, ...], Field(max_length=8), Once] = ()
    numbers: Annotated[tuple[NumberKind, ...], Once] = ()
    topics: Annotated[tuple[Topic, ...], Once] = ()
    private: bool = False
    """Offers a way to leave the page at once and keeps it out of the history."""


class Finding(Frozen):
    """One sentence of what research found, and who found it."""

    text: Sentence
    sources: Annotated[tuple[SourceId, ...], Field(max_length=4), Once] = ()


class EvidenceNote(Item):
    """What research says about treatments that are sold to families; the only place that names them."""

    id: Annotated[str, id_like("note")]
    title: Title
    link: Line
    """The words that lead here from elsewhere."""
    short: Annotated[str, StringConstraints(min_length=100, max_length=600)]
    findings: Annotated[tuple[Finding, ...], Field(min_length=3, max_length=14)]
    questions: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=10), Once]
    already: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=8), Once]


Digits: Final = StringConstraints(pattern=r"^\+?[0-9][0-9 /-]{1,18}[0-9]$|^[0-9]{2,3}$")


class HelpNumber(Frozen):
    """One number to call in a country."""

    what: NumberKind
    number: Annotated[str, Digits]


class CountryNumbers(Frozen):
    """The numbers of one country; nobody relies on them unchecked, so a family can change each of them."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    numbers: Annotated[tuple[HelpNumber, ...], Field(min_length=1)]

    @field_validator("numbers")
    @classmethod
    def _emergency_comes_first(cls, numbers: tuple[HelpNumber, ...]) -> tuple[HelpNumber, ...]:
        if numbers[0].what != "emergency":
            raise ValueError("the emergency number comes first")
        return numbers
