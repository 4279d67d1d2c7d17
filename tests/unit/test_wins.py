"""The journal of small wins."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.entries import Remove
from app.domain.wins import LogWin, log_win, remove_win
from app.errors import Conflict, NotAllowed, NotFound
from tests.unit.conftest import CHILD, NOW

WIN = UUID(int=5)


def a_win(**more: Any) -> LogWin:
    about = {"id": WIN, "child_id": CHILD, "happened_on": date(2026, 11, 22), "text": "Asked for water"}
    return LogWin.model_validate(about | more)


def test_a_win_is_dated_the_day_it_happened(session: Session, leila: Caregiver) -> None:
    win = log_win(session, leila, a_win(), NOW)
    assert (win.happened_on, win.logged_at, win.account_id) == (date(2026, 11, 22), NOW, leila.account_id)


def test_an_area_is_enough_and_words_are_enough_but_one_is_needed() -> None:
    assert a_win(text="", areas=["sleep"]).areas == ["sleep"]
    assert a_win().areas == []
    with pytest.raises(ValidationError):
        a_win(text=" \n ")


def test_words_keep_their_script_and_lines_and_lose_only_the_edges() -> None:
    assert a_win(text="  قال «ماء»\nund trank 🦊 ").text == "قال «ماء»\nund trank 🦊"


@pytest.mark.parametrize("text", ["nul\0", "bell\a", "half \ud800", "w" * 2001])
def test_what_is_not_text_or_is_too_long_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        a_win(text=text)


def test_logging_it_again_changes_nothing_and_other_words_are_refused(
    session: Session, leila: Caregiver
) -> None:
    first = log_win(session, leila, a_win(), NOW)
    assert log_win(session, leila, a_win(), NOW) is first
    for other in ({"text": "Other"}, {"areas": ["play"]}, {"happened_on": date(2026, 11, 21)}):
        with pytest.raises(Conflict):
            log_win(session, leila, a_win(**other), NOW)


def test_only_its_author_takes_a_win_out(
    session: Session, leila: Caregiver, tom: Caregiver, eve: Caregiver
) -> None:
    win = log_win(session, leila, a_win(), NOW)
    with pytest.raises(NotAllowed):
        remove_win(session, tom, Remove(id=WIN), NOW)
    with pytest.raises(NotFound):
        remove_win(session, eve, Remove(id=WIN), NOW)
    assert win.removed_at is None
    assert remove_win(session, leila, Remove(id=WIN), NOW).removed_at == NOW


def test_a_child_of_another_family_is_not_there(session: Session, leila: Caregiver, eve: Caregiver) -> None:
    with pytest.raises(NotFound):
        log_win(session, eve, a_win(id=uuid4()), NOW)
