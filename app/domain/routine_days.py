"""On how many of its days a routine was finished."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from app.domain.access import Reach
from app.models import Mark, Routine, Step, StepState

SCHOOL_DAYS = 31


@dataclass(frozen=True)
class RoutineDays:
    """A routine in a period: the days it was planned for, and those it was finished on."""

    title: str
    picture: str
    weekdays: int
    planned: frozenset[date]
    finished: frozenset[date]

    @property
    def total(self) -> int:
        """The days it was planned for or finished on: a Saturday it was not planned for counts once done."""
        return len(self.planned | self.finished)

    @property
    def is_for_school_days(self) -> bool:
        """Whether it is planned from Monday to Friday, and was not finished on another day."""
        return self.weekdays == SCHOOL_DAYS and self.finished <= self.planned


def routine_days(session: Session, reach: Reach, first: date, last: date) -> list[RoutineDays]:
    """Each routine that was planned or finished from `first` to `last`, by its time of day.

    What was planned for one day alone, such as a play idea, is no routine to look back on.
    """
    if "routines" not in reach.kinds:
        return []
    finished = _finished(session, reach, max(first, reach.since), last)
    query = (
        select(Routine)
        .where(
            col(Routine.family_id) == reach.family_id,
            col(Routine.child_id) == reach.child_id,
            col(Routine.only_on).is_(None),
        )
        .order_by(col(Routine.starts_at), col(Routine.id))
    )
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    found = [
        RoutineDays(
            routine.title,
            routine.picture,
            routine.weekdays,
            frozenset(day for day in days if _is_planned(routine, day)),
            frozenset(finished[routine.id]),
        )
        for routine in session.exec(query)
    ]
    return [routine for routine in found if routine.planned or routine.finished]


def _is_planned(routine: Routine, day: date) -> bool:
    return routine.is_planned(day) and not routine.retired and day >= routine.created_at.date()


def _finished(session: Session, reach: Reach, first: date, last: date) -> defaultdict[UUID, set[date]]:
    steps: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for step_id, routine_id in session.exec(
        select(Step.id, Step.routine_id).where(
            col(Step.family_id) == reach.family_id, col(Step.child_id) == reach.child_id
        )
    ):
        steps[routine_id].add(step_id)
    newest = _newest_marks(session, reach, first, last)
    finished: defaultdict[UUID, set[date]] = defaultdict(set)
    for (routine_id, day), states in newest.items():
        closed = {step_id for step_id, state in states.items() if state != StepState.OPEN}
        # A routine that was "not today" from end to end was set aside, not finished.
        if closed >= steps[routine_id] and StepState.DONE in states.values():
            finished[routine_id].add(day)
    return finished


def _newest_marks(
    session: Session, reach: Reach, first: date, last: date
) -> defaultdict[tuple[UUID, date], dict[UUID, StepState]]:
    query = (
        columns(col(Mark.routine_id), col(Mark.day), col(Mark.step_id), col(Mark.state))
        .where(
            col(Mark.family_id) == reach.family_id,
            col(Mark.child_id) == reach.child_id,
            col(Mark.day).between(first, last),
        )
        .order_by(col(Mark.marked_at), col(Mark.id))
    )
    newest: defaultdict[tuple[UUID, date], dict[UUID, StepState]] = defaultdict(dict)
    for routine_id, day, step_id, state in session.connection().execute(query):
        newest[routine_id, day][step_id] = state
    return newest
