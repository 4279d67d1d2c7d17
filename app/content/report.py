"""What there is of the content, what it covers, and what still waits for a clinician."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.content.library import Library
from app.content.vocabulary import (
    AGE_BANDS,
    BUDGETS,
    CALM_WHEN,
    DOMAINS,
    ENERGIES,
    FOOD_WHEN,
    HELPS_WITH,
    MOMENTS,
    NUMBER_KINDS,
    PLACES,
    REST_WHEN,
    STAGES,
    URGENCIES,
)


def amounts(library: Library) -> str:
    """How many items there are of each kind."""
    return ", ".join(f"{len(items)} {kind}" for kind, items in library.shelves.items())


def report(library: Library) -> Iterator[str]:
    """The lines of the report; a code that nothing covers stands there with 0."""
    items = [item for shelf in library.shelves.values() for item in shelf]
    yield f"Content {library.version}: {amounts(library)}; {len(library.sources)} sources"
    yield f"Reviewed by a clinician: {sum(item.reviewed for item in items)} of {len(items)}"
    yield f"Waiting for review: {_waiting(library)}"
    yield from _activities(library)
    yield from _home(library)
    yield from _help(library)


def _waiting(library: Library) -> str:
    waits = {
        kind: sum(not item.reviewed for item in shelf) for kind, shelf in library.shelves.items() if shelf
    }
    return ", ".join(f"{count} {kind}" for kind, count in waits.items() if count) or "nothing"


def _activities(library: Library) -> Iterator[str]:
    ideas = library.activities
    yield "Activities by"
    yield _row("domain", (domain for idea in ideas for domain in idea.domains), DOMAINS)
    yield _row("age", (age for idea in ideas for age in idea.age_bands), AGE_BANDS)
    yield _row("energy", (idea.energy for idea in ideas), ENERGIES)
    yield _row("place", (place for idea in ideas for place in idea.places), PLACES)
    yield _row("moment", (idea.moment for idea in ideas), MOMENTS)


def _home(library: Library) -> Iterator[str]:
    in_parts = sum(any(step.parts for step in routine.steps) for routine in library.routines)
    yield "Routines, calm, rest and food by"
    yield _row("moment", (routine.moment for routine in library.routines), MOMENTS)
    yield f"  {'parts':<8} {in_parts} of {len(library.routines)} routines have steps in smaller parts"
    yield _row("calm", (tip.when for tip in library.calm), CALM_WHEN)
    yield _row("rest", (tip.when for tip in library.rest), REST_WHEN)
    yield _row("food", (tip.when for tip in library.food), FOOD_WHEN)
    yield _row("stage", (stage.stage for stage in library.stages), STAGES)
    yield _row("way", (way.helps_with for way in library.ways), HELPS_WITH)
    yield _row("corner", (corner.budget for corner in library.corners), BUDGETS)


def _help(library: Library) -> Iterator[str]:
    numbers = [number.what for country in library.numbers for number in country.numbers]
    yield "Cards and numbers by"
    yield _row("urgency", (card.urgency for card in library.cards), URGENCIES)
    yield _row("number", numbers, NUMBER_KINDS)
    countries = " ".join(sorted(country.country for country in library.numbers)) or "none"
    yield f"  {'country':<8} {len(library.numbers)}: {countries}"


def _row(name: str, found: Iterable[str], order: Iterable[str]) -> str:
    counts = Counter(found)
    return f"  {name:<8} " + "  ".join(f"{value} {counts[value]}" for value in order)
