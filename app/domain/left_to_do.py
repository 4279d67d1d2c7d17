"""Of what reminders are about, what is already done on its day: for many families in a few queries."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from app.domain.days import local_day
from app.models import (
    OBSERVATIONS,
    Assignment,
    Family,
    Mark,
    Play,
    Rating,
    Reminder,
    ReminderAbout,
    Step,
    StepState,
)


class Subject(NamedTuple):
    """What a reminder is about on one of a family's days: a routine's, step's, child's or idea's id."""

    about: ReminderAbout
    family_id: UUID
    id: UUID
    day: date


def day_of(family: Family, reminder: Reminder, due_at: datetime) -> date:
    """The family's day of what the reminder is about: a word ahead of time belongs to what it announces."""
    begins = due_at + timedelta(minutes=reminder.lead_minutes)
    return local_day(begins, family.zone, family.day_starts_at)


def subject_of(family: Family, reminder: Reminder, due_at: datetime) -> Subject:
    """What the reminder is about when it falls due at an instant."""
    named = {
        ReminderAbout.ROUTINE: reminder.routine_id,
        ReminderAbout.STEP: reminder.step_id,
        ReminderAbout.EXERCISE: reminder.assignment_id,
    }
    about = named.get(reminder.about) or reminder.child_id
    return Subject(reminder.about, family.id, about, day_of(family, reminder, due_at))


def finished(session: Session, asked: Iterable[Subject]) -> set[Subject]:
    """Those of which nothing is left to do. A session or a follow-up is finished by its buttons alone."""
    of: dict[ReminderAbout, set[Subject]] = {}
    for subject in asked:
        of.setdefault(subject.about, set()).add(subject)
    found: set[Subject] = set()
    for about, find in _FINDERS.items():
        if about in of:
            found |= find(session, of[about])
    return found


def next_steps(session: Session, asked: Collection[Subject]) -> dict[Subject, str | None]:
    """Of each routine, the label of its first open step; None where no step of it is open."""
    steps: dict[tuple[UUID, UUID], list[tuple[UUID, str]]] = {}
    query = (
        select(Step.family_id, Step.routine_id, Step.id, Step.label)
        .where(_among(Step, Step.routine_id, asked))
        .order_by(col(Step.position), col(Step.id))
    )
    for family, routine, step, label in session.exec(query):
        steps.setdefault((family, routine), []).append((step, label))
    marked = _marked(session, Mark.routine_id, asked)
    return {
        each: next(
            (
                label
                for step, label in steps.get((each.family_id, each.id), ())
                if (each.family_id, step, each.day) not in marked
            ),
            None,
        )
        for each in asked
    }


def _routines(session: Session, asked: Collection[Subject]) -> set[Subject]:
    """A routine is finished when no step of it is open; the newest mark of a step counts."""
    return {each for each, label in next_steps(session, asked).items() if label is None}


def _steps(session: Session, asked: Collection[Subject]) -> set[Subject]:
    marked = _marked(session, Mark.step_id, asked)
    return {each for each in asked if each[1:] in marked}


def _marked(session: Session, of: UUID, asked: Collection[Subject]) -> set[tuple[UUID, UUID, date]]:
    """Families' steps and days that are done, or not for that day; `of` is the column that the ids are of."""
    marks = session.connection().execute(
        rows_of(col(Mark.family_id), col(Mark.step_id), col(Mark.day), col(Mark.state))
        .where(_among(Mark, of, asked), col(Mark.day).in_(_days(asked)))
        .order_by(col(Mark.marked_at), col(Mark.id))
    )
    newest = {(family, step, day): state for family, step, day, state in marks}
    return {key for key, state in newest.items() if state != StepState.OPEN}


def _check_ins(session: Session, asked: Collection[Subject]) -> set[Subject]:
    """A check-in is there as soon as one adult has given one; one that was emptied again is none."""
    query = rows_of(col(Rating.family_id), col(Rating.child_id), col(Rating.day)).where(
        _among(Rating, Rating.child_id, asked),
        col(Rating.day).in_(_days(asked)),
        or_(*(getattr(Rating, name).is_not(None) for name in OBSERVATIONS)),
    )
    given = {tuple(row) for row in session.connection().execute(query)}
    return {each for each in asked if each[1:] in given}


def _exercises(session: Session, asked: Collection[Subject]) -> set[Subject]:
    """An idea from a therapist is finished when it was played that day, or stands no more."""
    standing = session.exec(
        select(Assignment.family_id, Assignment.id, Assignment.child_id, Assignment.activity_id).where(
            _among(Assignment, Assignment.id, asked), col(Assignment.removed_at).is_(None)
        )
    )
    ideas = {(family, id_): (family, child, activity) for family, id_, child, activity in standing}
    plays = rows_of(col(Play.family_id), col(Play.child_id), col(Play.activity_id), col(Play.day)).where(
        col(Play.family_id).in_({each.family_id for each in asked}),
        col(Play.child_id).in_({child for _, child, _ in ideas.values()}),
        col(Play.day).in_(_days(asked)),
        col(Play.removed_at).is_(None),
    )
    played = {tuple(row) for row in session.connection().execute(plays)}
    return {
        each
        for each in asked
        if each[1:3] not in ideas or (*ideas[each.family_id, each.id], each.day) in played
    }


def _among(table: Any, column: UUID, asked: Collection[Subject]) -> Any:  # noqa: ANN401 - of any table
    """Rows of these ids; the family first, as the indexes begin with it and an id is its family's alone."""
    families = {each.family_id for each in asked}
    return col(table.family_id).in_(families) & col(column).in_({each.id for each in asked})


def _days(asked: Collection[Subject]) -> set[date]:
    return {each.day for each in asked}


_FINDERS = {
    ReminderAbout.ROUTINE: _routines,
    ReminderAbout.STEP: _steps,
    ReminderAbout.CHECK_IN: _check_ins,
    ReminderAbout.EXERCISE: _exercises,
}
