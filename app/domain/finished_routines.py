"""Which routines need no reminder any more, for many families in two queries."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Mark, Step, StepState

RoutineDay = tuple[UUID, date]
"""A routine's id and the family's day."""


def finished(session: Session, asked: Collection[RoutineDay]) -> set[RoutineDay]:
    """Those of the routines in which no step is open on its day; the newest mark of a step counts."""
    routines = {routine_id for routine_id, _ in asked}
    steps = (
        session.connection()
        .execute(select(col(Step.routine_id), col(Step.id)).where(col(Step.routine_id).in_(routines)))
        .all()
    )
    marks = (
        session.connection()
        .execute(
            select(col(Mark.step_id), col(Mark.day), col(Mark.state))
            .where(col(Mark.routine_id).in_(routines), col(Mark.day).in_({day for _, day in asked}))
            .order_by(col(Mark.marked_at), col(Mark.id))
        )
        .all()
    )
    newest = {(step_id, day): state for step_id, day, state in marks}
    return {
        (routine, day)
        for routine, day in asked
        if all(
            newest.get((step_id, day), StepState.OPEN) != StepState.OPEN
            for owner, step_id in steps
            if owner == routine
        )
    }
