"""Routines and their steps, and the marks that say what became of a step on a day."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver, child_for, routine_for, step_for
from app.domain.args import Args, Picture, Title, WallTime, Weekdays, check_day, unchanged
from app.errors import Conflict, Invalid
from app.models import Family, Mark, Routine, Step, StepState

TemplateId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
Position = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,60}$")]


class NewStep(Args):
    """One step of a routine that is being started."""

    id: UUID
    label: Title
    picture: Picture
    parts: list[Title] = Field(default_factory=list[Title], max_length=8)
    position: Position


class StartRoutine(Args):
    """A routine with its steps, from a template or the family's own."""

    id: UUID
    child_id: UUID
    template_id: TemplateId | None = None
    title: Title
    picture: Picture
    starts_at: WallTime
    weekdays: Weekdays
    only_on: date | None = None
    steps: list[NewStep] = Field(min_length=1, max_length=20)


class ChangeRoutine(Args):
    """The fields of a routine that are to be different; what is left out stays."""

    id: UUID
    title: Title | None = None
    starts_at: WallTime | None = None
    weekdays: Weekdays | None = None
    retired: bool | None = None


class MarkStep(Args):
    """What became of a step on a day."""

    id: UUID
    step_id: UUID
    day: date
    state: StepState


def start_routine(session: Session, caregiver: Caregiver, args: StartRoutine, at: datetime) -> Routine:
    """Start a routine with its pictured steps; sending it again changes nothing."""
    known = session.get(Routine, (caregiver.family_id, args.id))
    if known:
        steps = {step.id for step in steps_of(session, known.family_id, known.id)}
        if known.child_id != args.child_id or not steps >= {new.id for new in args.steps}:
            raise Conflict
        return known
    child = child_for(session, caregiver, args.child_id)
    _check_new(session, child.family_id, [new.id for new in args.steps])
    routine = Routine(family_id=child.family_id, created_at=at, **args.model_dump(exclude={"steps"}))
    session.add(routine)
    feed.publish(session, routine)
    # The steps refer to it, and the session knows no order between the two.
    session.flush()
    for new in args.steps:
        step = Step(family_id=child.family_id, routine_id=routine.id, child_id=child.id, **new.model_dump())
        session.add(step)
        feed.publish(session, step)
    return routine


def change_routine(session: Session, caregiver: Caregiver, args: ChangeRoutine, _at: datetime) -> Routine:
    """Change the named fields of a routine; the phone that is heard last wins each field."""
    routine = routine_for(session, caregiver, args.id)
    for name, value in args.model_dump(exclude={"id"}, exclude_none=True).items():
        setattr(routine, name, value)
    feed.publish(session, routine)
    return routine


def mark_step(session: Session, caregiver: Caregiver, args: MarkStep, at: datetime) -> Mark:
    """Note that a step was done, is not for today, or is open again; `at` is when the adult said so."""
    known = session.get(Mark, (caregiver.family_id, args.id))
    if known:
        return unchanged(known, args, account_id=caregiver.account_id)
    step = step_for(session, caregiver, args.step_id)
    check_day(session.get_one(Family, caregiver.family_id), args.day, at, caregiver.looks_back)
    mark = Mark(
        family_id=step.family_id,
        routine_id=step.routine_id,
        child_id=step.child_id,
        account_id=caregiver.account_id,
        marked_at=at,
        **args.model_dump(),
    )
    session.add(mark)
    feed.publish(session, mark)
    return mark


def _check_new(session: Session, family_id: UUID, step_ids: list[UUID]) -> None:
    if len(set(step_ids)) < len(step_ids):
        raise Invalid
    taken = select(Step.id).where(col(Step.family_id) == family_id, col(Step.id).in_(step_ids)).limit(1)
    if session.exec(taken).first():
        raise Conflict


def steps_of(session: Session, family_id: UUID, routine_id: UUID) -> list[Step]:
    """A routine's steps in their order."""
    query = (
        select(Step)
        .where(col(Step.family_id) == family_id, col(Step.routine_id) == routine_id)
        .order_by(col(Step.position), col(Step.id))
    )
    return list(session.exec(query))


def states_on(session: Session, family_id: UUID, routine_id: UUID, day: date) -> dict[UUID, StepState]:
    """The state of each marked step of a routine on a day; the newest mark counts."""
    query = (
        select(Mark)
        .where(col(Mark.family_id) == family_id, col(Mark.routine_id) == routine_id, col(Mark.day) == day)
        .order_by(col(Mark.marked_at), col(Mark.id))
    )
    return {mark.step_id: mark.state for mark in session.exec(query)}


def next_open_step(session: Session, family_id: UUID, routine_id: UUID, day: date) -> Step | None:
    """The first step that nobody has marked done or not for today; None when the routine is finished."""
    states = states_on(session, family_id, routine_id, day)
    steps = steps_of(session, family_id, routine_id)
    return next((step for step in steps if states.get(step.id, StepState.OPEN) == StepState.OPEN), None)
