"""The walls between families from inside: a transaction says whose rows it touches, and is held to it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from sqlalchemy import make_url
from sqlmodel import Session, col, select

from app.db import Database, UnsafeDatabase
from app.domain import scope
from app.domain.families import come_in, found_family
from app.domain.scope import OutOfScope
from app.ids import uuid7
from app.models import Account, Child, Family, Membership
from tests.conftest import owner_of

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


class Home(NamedTuple):
    """A family, its founder, and its child."""

    account: UUID
    family: UUID
    child: UUID


@pytest.fixture
def homes(database: Database) -> tuple[Home, Home]:
    """Two families that know nothing of each other."""
    with database.transaction() as session:
        return _home(session, "Leila"), _home(session, "Eve")


def _home(session: Session, name: str) -> Home:
    account = Account(id=uuid7(NOW), login=name, name=name, password_hash="", created_at=NOW)
    session.add(account)
    session.flush()
    family = found_family(session, account, "Europe/Berlin", NOW)
    session.flush()
    child = a_child(family.id)
    session.add(child)
    session.flush()
    return Home(account.id, family.id, child.id)


def a_child(family_id: UUID) -> Child:
    basics = {"nickname": "Mika", "age_band": "6-8", "picture": "fox"}
    return Child(family_id=family_id, id=uuid4(), created_at=NOW, **basics)


def entered(database: Database, home: Home, work: Callable[[Session], object]) -> None:
    """Do something in a transaction of one family."""
    with database.transaction() as session:
        scope.enter(session, home.account, [home.family])
        work(session)


def test_a_row_of_another_family_is_not_written(database: Database, homes: tuple[Home, Home]):
    ours, theirs = homes
    with pytest.raises(OutOfScope, match="Child"):
        entered(database, ours, lambda session: session.add(a_child(theirs.family)))
    entered(database, ours, lambda session: session.add(a_child(ours.family)))


def test_a_row_that_was_read_before_is_not_changed_or_removed_after_somebody_came_in(
    database: Database, homes: tuple[Home, Home]
):
    ours, theirs = homes

    def harm(by: Callable[[Session, Child], object]) -> None:
        with database.transaction() as session:
            row = session.get_one(Child, (theirs.family, theirs.child))
            scope.enter(session, ours.account, [ours.family])
            by(session, row)

    for by in (lambda _, row: setattr(row, "nickname", "Nils"), lambda session, row: session.delete(row)):
        with pytest.raises(OutOfScope):
            harm(by)


def test_at_the_door_no_family_is_written_to(database: Database, homes: tuple[Home, Home]):
    def move_from_the_door() -> None:
        with database.transaction() as session:
            row = session.get_one(Family, homes[0].family)
            session.info["scope"] = scope.DOOR
            row.zone = "UTC"

    with pytest.raises(OutOfScope):
        move_from_the_door()


def test_what_a_block_lifts_is_back_in_place_after_it(database: Database, homes: tuple[Home, Home]):
    ours, theirs = homes
    with database.transaction() as session:
        scope.enter(session, ours.account, [ours.family])
        with scope.lifted(session):
            session.add(a_child(theirs.family))
        assert scope.scope_of(session).families == {ours.family}
        found = session.exec(select(Child.family_id)).all()
        assert database.is_sqlite or set(found) == {ours.family}


def test_coming_in_leads_to_ones_own_family(database: Database, homes: tuple[Home, Home]):
    with database.transaction() as session:
        membership = come_in(session, homes[1].account, NOW)
        assert membership is not None
        assert scope.scope_of(session).families == {homes[1].family}
        members = session.exec(select(Membership).where(col(Membership.family_id) == homes[0].family))
        assert database.is_sqlite or members.all() == []


def test_a_role_that_could_look_past_the_walls_is_refused(database_url: str):
    above = Database(owner_of(database_url, "postgres"))
    if above.is_sqlite:
        above.check_role()
    else:
        with pytest.raises(UnsafeDatabase, match="NOSUPERUSER NOBYPASSRLS"):
            above.check_role()
    assert make_url(database_url).username in {None, "evenday"}
    above.dispose()
