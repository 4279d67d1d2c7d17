"""Daily observations: how a day compared with the child's own usual."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver, child_for
from app.domain.args import Args, check_day
from app.errors import Conflict
from app.models import OBSERVATIONS, Family, Rating

Value = Annotated[int, Field(ge=1, le=5, strict=True)]


class RateDay(Args):
    """Up to six values around 3, the child's usual; what was not seen stays blank."""

    id: UUID
    child_id: UUID
    day: date
    mood: Value | None = None
    communication: Value | None = None
    sleep: Value | None = None
    attention: Value | None = None
    irritability: Value | None = None
    comfort: Value | None = None


def rate_day(session: Session, caregiver: Caregiver, args: RateDay, at: datetime) -> Rating:
    """Keep one adult's check-in for a day; sending again replaces that adult's own values, nobody else's."""
    child = child_for(session, caregiver, args.child_id)
    check_day(session.get_one(Family, caregiver.family_id), args.day, at, caregiver.looks_back)
    rating = _own_rating(session, caregiver, args)
    if rating is None and session.get(Rating, (caregiver.family_id, args.id)):
        raise Conflict
    if rating is None:
        rating = Rating(
            family_id=child.family_id,
            id=args.id,
            child_id=child.id,
            account_id=caregiver.account_id,
            day=args.day,
            rated_at=at,
            arrived_at=at,
        )
        session.add(rating)
    for name in OBSERVATIONS:
        setattr(rating, name, getattr(args, name))
    rating.rated_at = at
    feed.publish(session, rating)
    return rating


def says_something() -> ColumnElement[bool]:
    """The condition of a check-in with a value in it; one that was taken back has none and counts nowhere."""
    return or_(*(col(getattr(Rating, name)).is_not(None) for name in OBSERVATIONS))


def _own_rating(session: Session, caregiver: Caregiver, args: RateDay) -> Rating | None:
    # Looked up by what it is, not by its id: two phones of one adult may both have begun the day's check-in.
    return session.exec(
        select(Rating).where(
            col(Rating.family_id) == caregiver.family_id,
            col(Rating.child_id) == args.child_id,
            col(Rating.day) == args.day,
            col(Rating.account_id) == caregiver.account_id,
        )
    ).first()
