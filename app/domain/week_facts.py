"""What was written down about a child in one week, as far as somebody may read it."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from app.domain.access import Reach
from app.domain.routine_days import routine_days
from app.domain.shared_journal import author_of, ratings_within, wins_within
from app.domain.summary import Facts, RatingFact, WinFact
from app.models import OBSERVATIONS, Rating, Win


def week_facts(session: Session, reach: Reach, monday: date, today: date) -> Facts:
    """The week from `monday` on; days after `today` were planned for nothing yet."""
    sunday = monday + timedelta(days=6)
    return Facts(
        monday=monday,
        kinds=frozenset(reach.kinds),
        wins=_wins(session, reach, monday, sunday),
        ratings=_ratings(session, reach, monday, sunday),
        routines=routine_days(session, reach, max(monday, reach.since), min(sunday, today)),
    )


def _wins(session: Session, reach: Reach, first: date, last: date) -> list[WinFact]:
    if "wins" not in reach.kinds:
        return []
    query = (
        select(col(Win.happened_on), col(Win.text), col(Win.areas), author_of(Win))
        .where(wins_within(reach), col(Win.happened_on).between(first, last))
        .order_by(col(Win.happened_on), col(Win.logged_at), col(Win.id))
    )
    rows = session.connection().execute(query)
    return [WinFact(day, text, tuple(areas), by) for day, text, areas, by in rows]


def _ratings(session: Session, reach: Reach, first: date, last: date) -> list[RatingFact]:
    if "ratings" not in reach.kinds:
        return []
    values = (col(getattr(Rating, name)) for name in OBSERVATIONS)
    query = (
        select(col(Rating.day), author_of(Rating), *values)
        .where(ratings_within(reach), col(Rating.day).between(first, last))
        .order_by(col(Rating.day), col(Rating.rated_at), col(Rating.id))
    )
    return [RatingFact(day, by, tuple(given)) for day, by, *given in session.connection().execute(query)]
