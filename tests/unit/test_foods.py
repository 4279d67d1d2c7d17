"""Foods stand on a shelf and come nearer; nothing about them is a refusal."""

from datetime import date
from typing import Any, get_args
from uuid import UUID

import pytest
from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.entries import Remove
from app.domain.foods import (
    AddFood,
    LogFoodStep,
    MoveFood,
    add_food,
    log_food_step,
    move_food,
    remove_food,
    remove_food_step,
)
from app.errors import Conflict, NotAllowed, NotFound
from app.models import FoodStep, Rung, Shelf
from tests.unit.conftest import CHILD, NOW

FOOD, STEP = UUID(int=100), UUID(int=101)


def mango(**more: Any) -> AddFood:
    about = {"id": FOOD, "root": FOOD, "child_id": CHILD, "name": "Mango", "shelf": "learning"}
    return AddFood.model_validate(about | more)


def a_step(**more: Any) -> LogFoodStep:
    about = {"id": STEP, "child_id": CHILD, "food_root": FOOD, "rung": "licked", "day": date(2026, 11, 23)}
    return LogFoodStep.model_validate(about | more)


def test_a_food_that_was_moved_is_still_the_same_food_when_it_is_sent_again(
    session: Session, leila: Caregiver, tom: Caregiver
) -> None:
    add_food(session, leila, mango(), NOW)
    move_food(session, tom, MoveFood(id=FOOD, shelf=Shelf.SAFE), NOW)
    assert add_food(session, leila, mango(), NOW).shelf == Shelf.SAFE
    with pytest.raises(Conflict):
        add_food(session, leila, mango(name="Melon"), NOW)


def test_a_food_that_was_taken_out_is_not_moved(session: Session, leila: Caregiver, eve: Caregiver) -> None:
    add_food(session, leila, mango(), NOW)
    with pytest.raises(NotFound):
        move_food(session, eve, MoveFood(id=FOOD, shelf=Shelf.SAFE), NOW)
    remove_food(session, leila, Remove(id=FOOD), NOW)
    with pytest.raises(NotFound):
        move_food(session, leila, MoveFood(id=FOOD, shelf=Shelf.SAFE), NOW)


def test_a_step_is_a_fact_of_its_author(session: Session, leila: Caregiver, tom: Caregiver) -> None:
    first = log_food_step(session, leila, a_step(), NOW)
    assert log_food_step(session, leila, a_step(), NOW) is first
    with pytest.raises(NotAllowed):
        remove_food_step(session, tom, Remove(id=STEP), NOW)
    assert remove_food_step(session, leila, Remove(id=STEP), NOW).removed_at == NOW


def test_there_is_no_word_for_a_refusal_and_no_column_for_a_number() -> None:
    assert [rung.value for rung in Rung] == ["table", "touched", "smelled", "licked", "bite"]
    assert not [name for name, field in FoodStep.model_fields.items() if int in get_args(field.annotation)]
    assert int not in {field.annotation for field in FoodStep.model_fields.values()}
