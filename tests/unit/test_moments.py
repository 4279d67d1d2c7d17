"""Hard moments: kept as one adult saw them, and taken out by that adult alone."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.entries import Remove
from app.domain.moments import LogMoment, log_moment, remove_moment
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.models import Role
from tests.unit.conftest import CHILD, NOW

MOMENT = UUID(int=80)
TENT = "00000000-0000-0000-0000-000000000046"


def a_moment(**more: Any) -> LogMoment:
    began = {"happened_on": date(2026, 11, 22), "began_at": NOW - timedelta(hours=14)}
    said = {"before": ["noise"], "text": "Hands on ears", "tried": [TENT], "helped": [TENT]}
    return LogMoment.model_validate({"id": MOMENT, "child_id": CHILD} | began | said | more)


def test_a_moment_sent_twice_is_kept_once(session: Session, leila: Caregiver) -> None:
    first = log_moment(session, leila, a_moment(), NOW)
    assert log_moment(session, leila, a_moment(), NOW) is first
    assert (first.account_id, first.minutes, first.helped) == (leila.account_id, None, [TENT])
    with pytest.raises(Conflict):
        log_moment(session, leila, a_moment(text="Other"), NOW)


def test_only_its_author_takes_it_out(
    session: Session, leila: Caregiver, tom: Caregiver, eve: Caregiver
) -> None:
    log_moment(session, leila, a_moment(), NOW)
    with pytest.raises(NotAllowed):
        remove_moment(session, tom, Remove(id=MOMENT), NOW)
    with pytest.raises(NotFound):
        remove_moment(session, eve, Remove(id=MOMENT), NOW)
    assert remove_moment(session, leila, Remove(id=MOMENT), NOW).removed_at == NOW


def test_a_carer_notes_a_moment_of_these_two_days_and_takes_it_out_while_they_see_it(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    nana = Caregiver(tom.account_id, tom.session_id, leila.family_id, Role.CARER, "Nana")
    log_moment(session, nana, a_moment(), NOW)
    with pytest.raises(Invalid):
        log_moment(session, nana, a_moment(id=UUID(int=81), happened_on=date(2026, 11, 1)), NOW)
    with pytest.raises(NotAllowed):
        remove_moment(session, nana, Remove(id=MOMENT), NOW + timedelta(days=3))


@pytest.mark.parametrize(
    "began", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-26T08:00:00Z"]
)
def test_a_beginning_on_quite_another_day_is_refused(session: Session, leila: Caregiver, began: str) -> None:
    with pytest.raises(Invalid):
        log_moment(session, leila, a_moment(began_at=began), NOW)


@pytest.mark.parametrize(
    "wrong",
    [{"began_at": "2026-11-22T18:00:00"}, {"minutes": 0}, {"helped": ["tent"]}, {"before": ["x" * 25]}],
)
def test_what_cannot_be_read_back_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_moment(**wrong)
