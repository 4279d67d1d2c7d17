"""Play: facts are appended, what is settled about an idea is one row, and own ideas are kept."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.domain.access import Caregiver
from app.domain.entries import Remove
from app.domain.own_activities import AddActivity, add_activity, remove_activity
from app.domain.plays import KeepIdea, LogPlay, keep_idea, log_play, remove_play
from app.errors import Conflict, Invalid, NotAllowed
from app.models import Idea, Level, Verdict
from tests.unit.conftest import CHILD, NOW

PLAY, IDEA, OWN = UUID(int=90), UUID(int=91), UUID(int=92)


def a_play(**more: Any) -> LogPlay:
    about = {"id": PLAY, "child_id": CHILD, "activity_id": "act-den", "day": date(2026, 11, 23)}
    return LogPlay.model_validate(about | {"verdict": "loved"} | more)


def kept(id_: UUID = IDEA, **more: Any) -> KeepIdea:
    return KeepIdea.model_validate({"id": id_, "child_id": CHILD, "activity_id": "act-den"} | more)


def test_a_play_is_a_fact_that_only_its_author_takes_back(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    first = log_play(session, leila, a_play(), NOW)
    assert log_play(session, leila, a_play(), NOW) is first
    assert first.verdict == Verdict.LOVED
    with pytest.raises(NotAllowed):
        remove_play(session, tom, Remove(id=PLAY), NOW)
    assert remove_play(session, leila, Remove(id=PLAY), NOW).removed_at == NOW


def test_a_day_that_was_not_lived_yet_is_refused(session: Session, leila: Caregiver) -> None:
    with pytest.raises(Invalid):
        log_play(session, leila, a_play(day=date(2026, 11, 26)), NOW)


def test_two_parents_settle_one_idea_and_each_keeps_what_the_other_said(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    keep_idea(session, leila, kept(saved=True), NOW)
    session.flush()
    idea = keep_idea(session, tom, kept(UUID(int=93), level="easier"), NOW)
    assert (idea.id, idea.saved, idea.level) == (IDEA, True, Level.EASIER)
    assert len(session.exec(select(Idea)).all()) == 1


def test_the_id_of_one_idea_is_not_taken_for_another(session: Session, leila: Caregiver) -> None:
    keep_idea(session, leila, kept(saved=True), NOW)
    session.flush()
    with pytest.raises(Conflict):
        keep_idea(session, leila, kept(activity_id="act-wall-push", saved=True), NOW)


def test_an_own_idea_is_any_parent_s_to_take_out(session: Session, leila: Caregiver, tom: Caregiver) -> None:
    said = {"title": "Bus stop", "picture": "bus-stop", "minutes": 10, "energy": "low", "place": "floor"}
    args = AddActivity.model_validate({"id": OWN, "root": OWN, "child_id": CHILD, "steps": ["Wait"]} | said)
    first = add_activity(session, leila, args, NOW)
    assert add_activity(session, leila, args, NOW) is first
    assert remove_activity(session, tom, Remove(id=OWN), NOW).removed_at == NOW
