"""The days a demo family has lived: routines followed, check-ins made, small wins noted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.demo.story import FamilyPart, RoutinePart, story
from app.domain import feed
from app.domain.days import local_day
from app.ids import uuid7
from app.models import (
    OBSERVATIONS,
    Account,
    Child,
    Family,
    Mark,
    Rating,
    Reminder,
    Routine,
    Step,
    StepState,
    Synced,
    Win,
)

MARKED_DAYS = 45
_QUIET_WEEK = range(95, 102)  # flu: nobody wrote anything, and nothing is made of it


@dataclass(frozen=True)
class Life:
    """One child's days: whose they are, where, and the dice that shape them."""

    family: Family
    child: Child
    parents: list[Account]
    dice: Random
    now: datetime

    @property
    def today(self) -> date:
        """The family's day."""
        return local_day(self.now, self.family.zone, self.family.day_starts_at)

    def at(self, day: date, wall: time) -> datetime:
        """A wall time of one of their days."""
        return datetime.combine(day, wall, ZoneInfo(self.family.zone)).astimezone(UTC)

    def author(self) -> Account:
        """Who wrote: the first parent more often than not."""
        return self.parents[0] if self.dice.random() < 0.7 else self.parents[-1]  # noqa: PLR2004 - a habit


def live(session: Session, life: Life, part: FamilyPart) -> None:
    """Fill the family's past up to now, newest entries included, none of them in the future."""
    for routine_part in story().routines:
        routine, steps = _routine(life, routine_part)
        keep(session, [routine])
        keep(session, [*steps, _reminder(life, routine)])
        keep(session, _marks(life, routine, steps))
    days = part.months * 30
    keep(session, _ratings(life, days, part.drift))
    keep(session, _wins(life, days))
    if part.private:
        keep(session, [a_win(life, life.parents[0], part.private.days, part.private.text, private=True)])


def a_win(life: Life, author: Account, back: int, text: str, *areas: str, private: bool = False) -> Win:
    """What somebody wrote in the afternoon, so many days ago."""
    day = life.today - timedelta(days=back)
    at = life.at(day, time(life.dice.randrange(15, 20), life.dice.randrange(60)))
    return Win(
        family_id=life.family.id,
        id=uuid7(at),
        child_id=life.child.id,
        account_id=author.id,
        happened_on=day,
        logged_at=at,
        arrived_at=at,
        text=text,
        areas=list(areas),
        private=private,
    )


def keep(session: Session, rows: Iterator[Synced] | list[Synced]) -> None:
    """Put rows into the family, and on its phones."""
    for row in rows:
        session.add(row)
        feed.publish(session, row)
    session.flush()


def _routine(life: Life, part: RoutinePart) -> tuple[Routine, list[Step]]:
    made = life.now - timedelta(days=MARKED_DAYS)
    routine = Routine(
        family_id=life.family.id,
        id=uuid7(made),
        child_id=life.child.id,
        created_at=made,
        **part.model_dump(exclude={"steps"}),
    )
    steps = [
        Step(
            family_id=life.family.id,
            id=uuid7(made),
            routine_id=routine.id,
            child_id=life.child.id,
            position=f"a{number:02}",
            **step.model_dump(),
        )
        for number, step in enumerate(part.steps)
    ]
    return routine, steps


def _reminder(life: Life, routine: Routine) -> Reminder:
    return Reminder(
        family_id=life.family.id,
        id=uuid7(life.now),
        child_id=life.child.id,
        routine_id=routine.id,
        at=routine.starts_at,
        weekdays=routine.weekdays,
        zone=life.family.zone,
        on=False,
    )


def _marks(life: Life, routine: Routine, steps: list[Step]) -> Iterator[Mark]:
    starts = time.fromisoformat(routine.starts_at)
    for back in range(MARKED_DAYS):
        day = life.today - timedelta(days=back)
        if not routine.weekdays & (1 << day.weekday()) or back in _QUIET_WEEK:
            continue
        for number, step in enumerate(steps):
            at = life.at(day, starts) + timedelta(minutes=6 * number + life.dice.randrange(5))
            if at > life.now or life.dice.random() < 0.04:  # noqa: PLR2004 - some steps are simply not marked
                continue
            skipped = life.dice.random() < 0.06  # noqa: PLR2004 - and some are not for today
            yield Mark(
                family_id=life.family.id,
                id=uuid7(at),
                step_id=step.id,
                routine_id=routine.id,
                child_id=life.child.id,
                account_id=life.author().id,
                day=day,
                state=StepState.NOT_TODAY if skipped else StepState.DONE,
                marked_at=at,
            )


def _ratings(life: Life, days: int, drift: dict[str, float]) -> Iterator[Rating]:
    for back in range(1, days):
        day = life.today - timedelta(days=back)
        if back in _QUIET_WEEK or life.dice.random() < 0.2:  # noqa: PLR2004 - blank days are part of it
            continue
        at = life.at(day, time(20, life.dice.randrange(5, 55)))
        share_lived = 1 - back / days
        values = {name: _value(life.dice, 3 + drift[name] * share_lived) for name in OBSERVATIONS}
        yield Rating(
            family_id=life.family.id,
            id=uuid7(at),
            child_id=life.child.id,
            account_id=life.author().id,
            day=day,
            rated_at=at,
            arrived_at=at,
            **values,
        )


def _value(dice: Random, around: float) -> int | None:
    if dice.random() < 0.08:  # noqa: PLR2004 - not seen that day
        return None
    return min(5, max(1, round(dice.gauss(around, 0.7))))


def _wins(life: Life, days: int) -> Iterator[Win]:
    told = life.dice.sample(story().wins, len(story().wins))
    back = 1
    number = 0
    while back < days:
        part = told[number % len(told)]
        yield a_win(life, life.author(), back, part.text, *part.areas)
        number += 1
        back += life.dice.randrange(1, 5) + (7 if back in _QUIET_WEEK else 0)
