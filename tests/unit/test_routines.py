"""Routines, their steps, and what became of a step on a day."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.routines import (
    ChangeRoutine,
    MarkStep,
    change_routine,
    mark_step,
    next_open_step,
    start_routine,
    states_on,
    steps_of,
)
from app.errors import Conflict, Invalid, NotFound
from app.models import StepState
from tests.unit.conftest import NOW, ROUTINE, morning

TODAY = date(2026, 11, 23)


def mark(session: Session, who: Caregiver, step: int, state: StepState, minutes: int = 0) -> None:
    args = MarkStep(id=uuid4(), step_id=UUID(int=step), day=TODAY, state=state)
    mark_step(session, who, args, NOW + timedelta(minutes=minutes))


def test_the_next_step_is_the_first_that_nobody_has_marked(session: Session, leila: Caregiver) -> None:
    mark(session, leila, 10, StepState.DONE)
    mark(session, leila, 11, StepState.NOT_TODAY)
    step = next_open_step(session, leila.family_id, ROUTINE, TODAY)
    assert step is not None
    assert step.label == "Step 2"
    mark(session, leila, 12, StepState.DONE)
    assert next_open_step(session, leila.family_id, ROUTINE, TODAY) is None
    assert next_open_step(session, leila.family_id, ROUTINE, TODAY + timedelta(days=1)) is not None


def test_the_newest_mark_counts_in_whatever_order_they_arrive(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    mark(session, leila, 10, StepState.OPEN, minutes=2)
    mark(session, tom, 10, StepState.DONE, minutes=1)
    assert states_on(session, leila.family_id, ROUTINE, TODAY) == {UUID(int=10): StepState.OPEN}


def test_steps_are_in_the_order_of_their_positions(session: Session, leila: Caregiver) -> None:
    assert [step.position for step in steps_of(session, leila.family_id, ROUTINE)] == ["a0", "a1", "a2"]


def test_only_the_named_fields_of_a_routine_change(session: Session, leila: Caregiver) -> None:
    routine = change_routine(session, leila, ChangeRoutine(id=ROUTINE, title="Early"), NOW)
    assert (routine.title, routine.starts_at, routine.retired) == ("Early", "07:00", False)


def test_a_step_that_is_already_somewhere_else_is_refused(session: Session, leila: Caregiver) -> None:
    with pytest.raises(Conflict):
        start_routine(session, leila, morning(uuid4(), first_step=12), NOW)


def test_one_step_twice_is_refused(session: Session, leila: Caregiver) -> None:
    args = morning(uuid4(), first_step=20)
    with pytest.raises(Invalid):
        start_routine(session, leila, args.model_copy(update={"steps": args.steps * 2}), NOW)


def test_starting_it_again_changes_nothing(session: Session, leila: Caregiver) -> None:
    assert start_routine(session, leila, morning(ROUTINE, first_step=10), NOW).id == ROUTINE
    with pytest.raises(Conflict):
        start_routine(session, leila, morning(ROUTINE, first_step=20), NOW)


def test_a_stranger_finds_neither_routine_nor_step(
    session: Session, leila: Caregiver, eve: Caregiver
) -> None:
    with pytest.raises(NotFound):
        change_routine(session, eve, ChangeRoutine(id=ROUTINE, title="Mine"), NOW)
    with pytest.raises(NotFound):
        mark(session, eve, 10, StepState.DONE)


@pytest.mark.parametrize("days", [2, 366, -401])
def test_a_day_that_nobody_has_lived_or_remembers_is_refused(
    session: Session, leila: Caregiver, days: int
) -> None:
    args = MarkStep(id=uuid4(), step_id=UUID(int=10), day=TODAY + timedelta(days=days), state=StepState.DONE)
    with pytest.raises(Invalid) as refused:
        mark_step(session, leila, args, NOW)
    assert refused.value.code == "day-out-of-range"


@pytest.mark.parametrize("wall_time", ["24:00", "7:00", "07:60", "07:00:00", "", "٠٧:٠٠"])
def test_a_wall_time_is_hours_and_minutes(wall_time: str) -> None:
    with pytest.raises(ValidationError):
        ChangeRoutine(id=ROUTINE, starts_at=wall_time)
