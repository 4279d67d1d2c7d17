"""The week on paper: which week, for whom, and how to turn the page."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlmodel import Session

from app.domain.access import Visitor, grant_for, reach_of, whole_reach
from app.domain.caseload import parents_of
from app.domain.days import local_day
from app.domain.families import membership_of
from app.domain.looks import note_look
from app.domain.summary import Summary, summarise
from app.domain.week_facts import week_facts
from app.domain.weeks import iso_week, monday_of
from app.errors import Invalid
from app.models import Account, Child, Family, Role

_WEEK = timedelta(days=7)
_NAMED = re.compile(r"20(\d\d)-W([0-5]\d)", re.ASCII)


@dataclass(frozen=True)
class Sheet:
    """A week's summary and what stands around it on the paper."""

    nickname: str
    summary: Summary
    authors: list[str]
    reader: Account | None
    """The therapist it is printed for; None for the parents themselves."""
    today: date
    week: str
    earlier: str | None
    later: str | None


def read_sheet(
    session: Session, visitor: Visitor, child_id: UUID, week: str | None, now: datetime, *, to_print: bool
) -> Sheet:
    """The child's week: whole for a parent, as far as it is shared for a therapist, whose look is noted."""
    grant = None
    child = _own_child(session, visitor, child_id, now)
    if child is None:
        grant = grant_for(session, visitor, child_id, now)
        child = session.get_one(Child, (grant.family_id, grant.child_id))
    family = session.get_one(Family, child.family_id)
    today = local_day(now, family.zone, family.day_starts_at)
    monday = _monday(week) if week else monday_of(today) - _WEEK
    reach = reach_of(grant) if grant else whole_reach(child)
    summary = summarise(week_facts(session, reach, monday, today))
    if grant:
        what: Literal["print", "summary"] = "print" if to_print else "summary"
        note_look(session, visitor, grant, now, what=what, count=summary.count)
    return Sheet(
        nickname=child.nickname,
        summary=summary,
        authors=summary.authors or parents_of(session, {family.id})[family.id],
        reader=session.get(Account, visitor.account_id) if grant else None,
        today=today,
        week=iso_week(monday),
        earlier=iso_week(monday - _WEEK) if reach.since < monday else None,
        later=iso_week(monday + _WEEK) if monday + _WEEK <= today else None,
    )


def _own_child(session: Session, visitor: Visitor, child_id: UUID, now: datetime) -> Child | None:
    membership = membership_of(session, visitor.account_id, now)
    if membership is None or membership.role == Role.CARER:
        return None
    return session.get(Child, (membership.family_id, child_id))


def _monday(week: str) -> date:
    named = _NAMED.fullmatch(week)
    if named is None:
        raise Invalid
    try:
        return date.fromisocalendar(2000 + int(named[1]), int(named[2]), 1)
    except ValueError:
        raise Invalid from None
