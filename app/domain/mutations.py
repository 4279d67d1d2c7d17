"""The complete vocabulary of what a phone can say while it is offline."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from app.domain.about import DescribeChild, TellAbout, describe_child, remove_about, tell_about
from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.assignments import remove_assignment
from app.domain.attention import (
    PauseReminders,
    TakeDuty,
    end_duty,
    pause_reminders,
    resume_reminders,
    take_duty,
)
from app.domain.children import AddChild, add_child
from app.domain.contacts import AddContact, SetCountry, add_contact, remove_contact, set_country
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
from app.domain.moments import LogMoment, log_moment, remove_moment
from app.domain.own_activities import AddActivity, add_activity, remove_activity
from app.domain.plays import KeepIdea, LogPlay, keep_idea, log_play, remove_play
from app.domain.ratings import RateDay, rate_day
from app.domain.reminder_choices import ChooseReminders, ReportZone, choose_reminders, report_zone
from app.domain.reminders import SetReminder, keep_reminder, remove_reminder, set_reminder
from app.domain.routines import (
    ChangeRoutine,
    MarkStep,
    StartRoutine,
    change_routine,
    mark_step,
    start_routine,
)
from app.domain.wins import LogWin, log_win, remove_win


class Mutation(NamedTuple):
    """One word of the vocabulary: what it may carry, and the function that keeps it."""

    args: type[Args]
    apply: Callable[[Session, Caregiver, Any, datetime], object]
    is_for_carers: bool = False
    """Whether a carer may say it too: what they did and saw today, and nothing that decides for others."""
    finishes: bool = False
    """Whether it may leave nothing to be reminded of."""


# Each function takes its own args model, the one it is paired with here.
MUTATIONS: dict[str, Mutation] = {
    "add_child": Mutation(AddChild, add_child),
    "start_routine": Mutation(StartRoutine, start_routine),
    "change_routine": Mutation(ChangeRoutine, change_routine),
    "mark_step": Mutation(MarkStep, mark_step, is_for_carers=True, finishes=True),
    "log_win": Mutation(LogWin, log_win, is_for_carers=True),
    "remove_win": Mutation(Remove, remove_win, is_for_carers=True),
    "rate_day": Mutation(RateDay, rate_day, is_for_carers=True, finishes=True),
    "set_reminder": Mutation(SetReminder, set_reminder),
    "keep_reminder": Mutation(Remove, keep_reminder),
    "remove_reminder": Mutation(Remove, remove_reminder),
    "take_duty": Mutation(TakeDuty, take_duty),
    "end_duty": Mutation(Remove, end_duty),
    "pause_reminders": Mutation(PauseReminders, pause_reminders),
    "resume_reminders": Mutation(Remove, resume_reminders),
    "choose_reminders": Mutation(ChooseReminders, choose_reminders, is_for_carers=True),
    "report_zone": Mutation(ReportZone, report_zone, is_for_carers=True),
    "describe_child": Mutation(DescribeChild, describe_child),
    "tell_about": Mutation(TellAbout, tell_about),
    "remove_about": Mutation(Remove, remove_about),
    "log_moment": Mutation(LogMoment, log_moment, is_for_carers=True),
    "remove_moment": Mutation(Remove, remove_moment, is_for_carers=True),
    "log_play": Mutation(LogPlay, log_play, finishes=True),
    "remove_play": Mutation(Remove, remove_play),
    "keep_idea": Mutation(KeepIdea, keep_idea),
    "add_activity": Mutation(AddActivity, add_activity),
    "remove_activity": Mutation(Remove, remove_activity),
    "remove_assignment": Mutation(Remove, remove_assignment),
    "add_food": Mutation(AddFood, add_food),
    "move_food": Mutation(MoveFood, move_food),
    "remove_food": Mutation(Remove, remove_food),
    "log_food_step": Mutation(LogFoodStep, log_food_step),
    "remove_food_step": Mutation(Remove, remove_food_step),
    "add_contact": Mutation(AddContact, add_contact),
    "remove_contact": Mutation(Remove, remove_contact),
    "set_country": Mutation(SetCountry, set_country),
}

FINISHING = frozenset(name for name, mutation in MUTATIONS.items() if mutation.finishes)
"""After these there may be nothing left to be reminded of."""
