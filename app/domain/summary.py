"""A child's week on one sheet of paper: pure rules from facts to what is printed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

from app.domain.routine_days import RoutineDays
from app.domain.weeks import Values
from app.models import OBSERVATIONS

USUAL = 3
OFTEN = 3
"""On how many days something must differ in one direction to be said in a sentence."""
_LINE = 44
_LINES_OF_ONE_PAGE = 15


class Level(StrEnum):
    """How an observation compared with the child's usual."""

    MUCH_LESS = "much_less"
    BIT_LESS = "bit_less"
    USUAL = "usual"
    BIT_MORE = "bit_more"
    MUCH_MORE = "much_more"


_LEVELS = tuple(Level)


@dataclass(frozen=True)
class WinFact:
    """A small win; without words it has only what it was about."""

    day: date
    text: str
    areas: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class RatingFact:
    """One adult's check-in for a day."""

    day: date
    by: str
    values: Values


@dataclass(frozen=True)
class Facts:
    """What was written down in the week that starts on `monday`, as far as the reader may know it."""

    monday: date
    kinds: frozenset[str]
    wins: list[WinFact] = field(default_factory=list[WinFact])
    ratings: list[RatingFact] = field(default_factory=list[RatingFact])
    routines: list[RoutineDays] = field(default_factory=list[RoutineDays])


@dataclass(frozen=True)
class Often:
    """An observation that differed from usual in one direction on many days."""

    observation: str
    is_more: bool
    days: int


@dataclass(frozen=True)
class Summary:
    """The week as it is printed. What is not shared is empty, and its kind is not in `kinds`."""

    monday: date
    kinds: frozenset[str]
    days: list[date]
    check_ins: int
    table: dict[str, list[Level | None]]
    differing: list[date]
    often: list[Often]
    wins: list[WinFact]
    routines: list[RoutineDays]
    always: RoutineDays | None
    authors: list[str]
    fits_one_page: bool

    @property
    def count(self) -> int:
        """How many entries the sheet holds."""
        return len(self.wins) + self.check_ins


def summarise(facts: Facts) -> Summary:
    """The week's table, its striking observations, wins and routines."""
    days = [facts.monday + timedelta(days=n) for n in range(7)]
    by_day: defaultdict[date, list[Values]] = defaultdict(list)
    for rating in facts.ratings:
        by_day[rating.day].append(rating.values)
    table = {
        name: [_level(values[place] for values in by_day[day]) for day in days]
        for place, name in enumerate(OBSERVATIONS)
    }
    return Summary(
        monday=facts.monday,
        kinds=facts.kinds,
        days=days,
        check_ins=len(facts.ratings),
        table=table,
        differing=[day for day in days if _differ(by_day[day])],
        often=_often(table),
        wins=sorted(facts.wins, key=lambda win: win.day),
        routines=facts.routines,
        always=_always(facts.routines),
        authors=_authors(facts),
        fits_one_page=sum(_lines(win) for win in facts.wins) <= _LINES_OF_ONE_PAGE,
    )


def _level(given: Iterable[int | None]) -> Level | None:
    values = [value for value in given if value is not None]
    if not values:
        return None
    # Two adults' half steps are rounded towards usual: the sheet does not say more than both saw.
    return _LEVELS[int(fmean(values) - USUAL) + 2]


def _differ(check_ins: list[Values]) -> bool:
    columns = ([value for value in column if value is not None] for column in zip(*check_ins, strict=True))
    return any(max(values) - min(values) >= 2 for values in columns if values)  # noqa: PLR2004 - two steps of five


def _often(table: dict[str, list[Level | None]]) -> list[Often]:
    found: list[Often] = []
    for name, levels in table.items():
        sides = Counter(_LEVELS.index(level) > 2 for level in levels if level and level != Level.USUAL)  # noqa: PLR2004 - above usual
        found += [Often(name, is_more, days) for is_more, days in sides.items() if days >= OFTEN]
    return sorted(found, key=lambda often: -often.days)[:2]


def _always(routines: list[RoutineDays]) -> RoutineDays | None:
    held = [
        routine
        for routine in routines
        if len(routine.planned) >= OFTEN and routine.planned <= routine.finished
    ]
    return max(held, key=lambda routine: len(routine.planned), default=None)


def _authors(facts: Facts) -> list[str]:
    return list(dict.fromkeys(entry.by for entry in [*facts.wins, *facts.ratings] if entry.by))


def _lines(win: WinFact) -> int:
    return sum(1 + len(line) // _LINE for line in win.text.split("\n"))
