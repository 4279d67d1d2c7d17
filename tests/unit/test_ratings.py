"""Daily check-ins: one of each adult for each day."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.ratings import RateDay, rate_day
from app.errors import Conflict
from tests.unit.conftest import CHILD, NOW

TODAY = date(2026, 11, 23)


def a_day(**more: Any) -> RateDay:
    return RateDay.model_validate({"id": uuid4(), "child_id": CHILD, "day": TODAY} | more)


def test_saying_it_again_replaces_all_six_of_ones_own(session: Session, leila: Caregiver) -> None:
    first = rate_day(session, leila, a_day(mood=2, sleep=5), NOW)
    again = rate_day(session, leila, a_day(mood=4), NOW + timedelta(hours=1))
    assert again is first
    assert (again.mood, again.sleep, again.rated_at) == (4, None, NOW + timedelta(hours=1))


def test_nobody_overwrites_another_adults_day(session: Session, leila: Caregiver, tom: Caregiver) -> None:
    hers, his = (rate_day(session, who, a_day(mood=mood), NOW) for who, mood in ((leila, 2), (tom, 5)))
    assert (hers.mood, his.mood) == (2, 5)


def test_an_id_that_is_another_day_is_refused(session: Session, leila: Caregiver) -> None:
    id_ = UUID(int=6)
    rate_day(session, leila, a_day(id=id_, mood=2), NOW)
    with pytest.raises(Conflict):
        rate_day(session, leila, a_day(id=id_, mood=3, day=TODAY - timedelta(days=1)), NOW)


@pytest.mark.parametrize("value", [0, 6, -1, 2**70, "3", 3.0, True])
def test_a_value_is_a_whole_number_from_one_to_five(value: object) -> None:
    with pytest.raises(ValidationError):
        a_day(mood=value)
