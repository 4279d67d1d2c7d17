"""Foods: safe, sometimes, learning, and how near one came. No refusal is noted, nothing counted."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlmodel import Session

from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args, Title, Words
from app.domain.entries import Entry, Remove, say, take_back, take_out, write_once
from app.errors import NotFound
from app.models import Food, FoodStep, Rung, Shelf


class AddFood(Entry):
    """A food and where it stands; with the `root` of an earlier one it takes that one's place."""

    root: UUID
    name: Title
    note: Annotated[Words, StringConstraints(max_length=200)] = ""
    shelf: Shelf


class MoveFood(Args):
    """Where a food stands from now on."""

    id: UUID
    shelf: Shelf


class LogFoodStep(Entry):
    """How near a food came on a day."""

    food_root: UUID
    rung: Rung
    day: date


def add_food(session: Session, caregiver: Caregiver, args: AddFood, at: datetime) -> Food:
    """Keep a food on its shelf."""
    known = session.get(Food, (caregiver.family_id, args.id))
    if known and known.shelf != args.shelf:
        # It was moved since: what is sent again is the same food all the same.
        args = args.model_copy(update={"shelf": known.shelf})
    return write_once(session, caregiver, Food, args, told_at=at)


def move_food(session: Session, caregiver: Caregiver, args: MoveFood, _at: datetime) -> Food:
    """Put a food on another shelf."""
    food = session.get(Food, (caregiver.family_id, args.id))
    if food is None or food.removed_at:
        raise NotFound
    food.shelf = args.shelf
    feed.publish(session, food)
    return food


def remove_food(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Food:
    """Take a food out; what was noted about it stays."""
    return take_out(session, caregiver, Food, args.id, at)


def log_food_step(session: Session, caregiver: Caregiver, args: LogFoodStep, at: datetime) -> FoodStep:
    """Keep that a food came near; each step is as good as any other."""
    return say(session, caregiver, FoodStep, args, args.day, at, noted_at=at)


def remove_food_step(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> FoodStep:
    """Take back what one noted about a food."""
    return take_back(session, caregiver, FoodStep, args.id, at)
