"""The complete vocabulary of what a phone can say while it is offline."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.children import AddChild, add_child
from app.domain.ratings import RateDay, rate_day
from app.domain.reminders import SetReminder, set_reminder
from app.domain.routines import (
    ChangeRoutine,
    MarkStep,
    StartRoutine,
    change_routine,
    mark_step,
    start_routine,
)
from app.domain.wins import LogWin, RemoveWin, log_win, remove_win


class Mutation(NamedTuple):
    """One word of the vocabulary: what it may carry, and the function that keeps it."""

    args: type[Args]
    apply: Callable[[Session, Caregiver, Any, datetime], object]
    is_for_carers: bool = False
    """Whether a carer may say it too: what they did and saw today, and nothing that decides for others."""


# Each function takes its own args model, the one it is paired with here.
MUTATIONS: dict[str, Mutation] = {
    "add_child": Mutation(AddChild, add_child),
    "start_routine": Mutation(StartRoutine, start_routine),
    "change_routine": Mutation(ChangeRoutine, change_routine),
    "mark_step": Mutation(MarkStep, mark_step, is_for_carers=True),
    "log_win": Mutation(LogWin, log_win, is_for_carers=True),
    "remove_win": Mutation(RemoveWin, remove_win, is_for_carers=True),
    "rate_day": Mutation(RateDay, rate_day, is_for_carers=True),
    "set_reminder": Mutation(SetReminder, set_reminder),
}
