"""Builds one visitor's demo: accounts, families, what they shared."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal
from uuid import uuid4

from sqlmodel import Session, col, func, select

from app.demo.days import Life, live
from app.demo.home import furnish
from app.demo.sharing import share, welcome
from app.demo.story import FamilyPart, story
from app.domain import feed
from app.domain.families import found_family, join_family
from app.domain.sessions import Entry, Opened, open_session
from app.errors import Unavailable
from app.ids import uuid7
from app.models import Account, Child, Family, Role

Door = Literal["parent", "therapist"]
LIFETIME = timedelta(hours=3)
MOST = 120
"""Demo families at the same time: they need no account, and fill a disk like any other."""


@dataclass(frozen=True)
class Home:
    """One family of the demo."""

    family: Family
    child: Child
    parents: list[Account]


def open_demo(session: Session, door: Door, zone: str, now: datetime) -> Opened:
    """A visitor's own world of invented families, signed in behind the chosen door; Unavailable when full."""
    told = story()
    therapists = {part.key: _account(session, part.name, part.title, now) for part in told.therapists}
    wanted = told.families if door == "therapist" else told.families[:1]
    if _families_now(session, now) + len(wanted) > MOST:
        raise Unavailable
    homes = [_settle_in(session, part, zone, now) for part in wanted]
    for seed, (part, home) in enumerate(zip(wanted, homes, strict=True)):
        dice = Random(seed)  # noqa: S311 - believable, not secret
        life = Life(home.family, home.child, home.parents, dice, now)
        live(session, life, part)
        if part.carer:
            welcome(session, life, part.carer, _account(session, part.carer.name, "", now))
        for shared in part.shared:
            share(session, life, shared, therapists[shared.therapist])
        if part.home:
            furnish(session, life, part.home, therapists)
    visitor = therapists["ines"] if door == "therapist" else homes[0].parents[0]
    return open_session(session, visitor, Entry("demo"), now)


def _families_now(session: Session, now: datetime) -> int:
    going_on = select(func.count()).select_from(Family).where(col(Family.demo_ends_at) > now)
    return session.exec(going_on).one()


def _account(session: Session, name: str, title: str, now: datetime) -> Account:
    account = Account(
        id=uuid7(now),
        login=f"demo-{uuid4()}",
        name=name,
        title=title,
        password_hash="",
        created_at=now,
        demo_ends_at=now + LIFETIME,
    )
    session.add(account)
    session.flush()
    return account


def _settle_in(session: Session, part: FamilyPart, zone: str, now: datetime) -> Home:
    parents = [_account(session, name, "", now) for name in part.parents]
    family = found_family(session, parents[0], zone, now)
    for parent in parents[1:]:
        join_family(session, family.id, parent, Role.PARENT, now - timedelta(days=part.months * 30))
    child = Child(family_id=family.id, id=uuid7(now), created_at=now, **part.child.model_dump())
    session.add(child)
    session.flush()
    feed.publish(session, child)
    return Home(family, child, parents)
