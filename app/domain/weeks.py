"""Check-ins by week, for the twelve small lines."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import fmean

from pydantic import BaseModel
from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.access import Reach
from app.domain.shared_journal import ratings_within
from app.models import OBSERVATIONS, Rating

SHOWN = 12
ENOUGH = 2
"""A week with fewer check-ins than this is a gap, not a point."""

Values = tuple[int | None, ...]
"""The six values of one check-in, in the order of OBSERVATIONS."""


class Week(BaseModel):
    """The means of one ISO week; None where there were too few check-ins to say."""

    week: str
    mood: float | None
    communication: float | None
    sleep: float | None
    attention: float | None
    irritability: float | None
    comfort: float | None


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def iso_week(monday: date) -> str:
    """The week's name, such as 2026-W48."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def weekly_means(session: Session, reach: Reach, today: date) -> list[Week]:
    """The last twelve weeks, oldest first; none at all where check-ins are not shared."""
    if "ratings" not in reach.kinds:
        return []
    last = monday_of(today)
    columns = (col(getattr(Rating, name)) for name in OBSERVATIONS)
    query = select(col(Rating.day), *columns).where(
        ratings_within(reach), col(Rating.day) >= last - timedelta(weeks=SHOWN - 1)
    )
    rows = session.connection().execute(query)
    return means_by_week(((day, tuple(values)) for day, *values in rows), last)


def means_by_week(check_ins: Iterable[tuple[date, Values]], last: date) -> list[Week]:
    """The means of the twelve weeks up to the one that starts on `last`."""
    by_week: defaultdict[date, list[Values]] = defaultdict(list)
    for day, values in check_ins:
        by_week[monday_of(day)].append(values)
    mondays = [last - timedelta(weeks=ago) for ago in reversed(range(SHOWN))]
    return [
        Week(week=iso_week(monday), **dict(zip(OBSERVATIONS, _means(by_week[monday]), strict=True)))
        for monday in mondays
    ]


def _means(check_ins: list[Values]) -> list[float | None]:
    columns = zip(*check_ins, strict=True) if check_ins else [()] * len(OBSERVATIONS)
    given = ([value for value in column if value is not None] for column in columns)
    return [round(fmean(values), 2) if len(values) >= ENOUGH else None for values in given]
