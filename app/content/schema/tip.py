"""Tips: one thing to try at home, for calm, rest or food."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from app.content.fields import Sentence, id_like
from app.content.schema.item import Item, sourced
from app.content.vocabulary import CalmWhen, Cost, EvidenceLevel, FoodWhen, Moment, RestWhen


class Tip(Item):
    """One thing to try, in a short headline and one or two sentences."""

    title: Annotated[str, StringConstraints(min_length=3, max_length=60)]
    text: Annotated[str, StringConstraints(min_length=20, max_length=240)]
    moment: Moment
    evidence: EvidenceLevel
    ask_first: Sentence | None = None

    @model_validator(mode="after")
    def _says_where_it_comes_from(self) -> Self:
        return sourced(self, self.evidence)


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
