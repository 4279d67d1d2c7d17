"""Whom a demo family has let in, what it shares, and the weeks in which that came about."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from app.demo.days import Life, a_win, keep
from app.demo.story import CarerPart, SharedPart
from app.domain.audit import Actor, Done, note
from app.domain.days import over_at
from app.domain.families import join_family
from app.ids import uuid7
from app.models import Account, Grant, Look, Role

_LOOKED_AT = time(14, 5)
_DECIDED_AT = time(20, 40)


def share(session: Session, life: Life, shared: SharedPart, therapist: Account) -> None:
    """A grant that was given before its therapist's first look, and the looks since."""
    until = life.today + timedelta(days=shared.for_days)
    days = [life.today - timedelta(days=back) for back in shared.looked]
    looks = [life.at(day, _LOOKED_AT) for day in days]
    before = shared.kinds if shared.widened is None else shared.kinds[:-1]
    let_in = _let_in(session, life, therapist, min(days) - timedelta(days=1), before, until)
    grant = Grant(
        family_id=life.family.id,
        id=uuid7(let_in),
        child_id=life.child.id,
        account_id=therapist.id,
        made_by=life.parents[0].id,
        kinds=list(shared.kinds),
        refused=list(shared.refused),
        purpose=shared.purpose,
        since=life.today - timedelta(days=180),
        until=until,
        ends_at=over_at(life.family, until),
        created_at=let_in,
        seen_at=max(looks),
    )
    session.add(grant)
    if shared.widened is not None:
        at = life.at(life.today - timedelta(days=shared.widened), _DECIDED_AT)
        _note(session, life, life.parents[-1], "grant-changed", at, therapist.name, shared.kinds, until)
    session.add_all(_look(life, grant, therapist, at) for at in looks)


def welcome(session: Session, life: Life, part: CarerPart, account: Account) -> None:
    """A helper in the family, who wrote something yesterday."""
    came = _let_in(session, life, account, life.today - timedelta(days=part.days))
    join_family(session, life.family.id, account, Role.CARER, came)
    keep(session, [a_win(life, account, 1, part.win, *part.areas)])


def _let_in(
    session: Session,
    life: Life,
    guest: Account,
    day: date,
    kinds: Sequence[str] = (),
    until: date | None = None,
) -> datetime:
    """Invited one evening, and let in the next, when they had asked."""
    inviter = life.parents[0]
    let_in = life.at(day, _DECIDED_AT)
    invited, asked = let_in - timedelta(days=1), let_in - timedelta(hours=11)
    _note(session, life, inviter, "invited", invited, guest.name, kinds, until)
    _note(session, life, guest, "asked-to-join", asked, guest.name)
    _note(session, life, inviter, "let-in", let_in, guest.name, kinds, until)
    return let_in


def _note(
    session: Session,
    life: Life,
    who: Account,
    what: Done,
    at: datetime,
    about: str,
    kinds: Sequence[str] = (),
    until: date | None = None,
) -> None:
    child_id = life.child.id if until else None
    actor = Actor(life.family.id, who.id, who.name)
    note(session, actor, what, at, about=about, child_id=child_id, kinds=kinds, until=until)


def _look(life: Life, grant: Grant, therapist: Account, at: datetime) -> Look:
    return Look(
        family_id=life.family.id,
        id=uuid7(at),
        grant_id=grant.id,
        child_id=life.child.id,
        account_id=therapist.id,
        name=therapist.name,
        what="journal",
        count=3 + at.day % 5,
        at=at,
    )
