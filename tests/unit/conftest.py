"""A family in the database, for rules that need one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from app.db import Database
from app.domain.access import Caregiver
from app.domain.children import AddChild, add_child
from app.domain.families import found_family, join_family
from app.domain.routines import StartRoutine, start_routine
from app.ids import uuid7
from app.models import Account, Role

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
CHILD = UUID(int=1)
ROUTINE = UUID(int=2)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A transaction that is settled at the end of the test."""
    with database.transaction() as opened:
        yield opened


@pytest.fixture
def leila(session: Session) -> Caregiver:
    """A parent with a child and a routine of three steps."""
    account = _account(session, "Leila")
    family = found_family(session, account, "Europe/Berlin", NOW)
    caregiver = Caregiver(account.id, uuid4(), family.id, Role.OWNER, account.name)
    add_child(session, caregiver, AddChild(id=CHILD, nickname="Mika", age_band="6-8", picture="fox"), NOW)
    session.flush()
    start_routine(session, caregiver, morning(ROUTINE, first_step=10), NOW)
    session.flush()
    return caregiver


@pytest.fixture
def tom(session: Session, leila: Caregiver) -> Caregiver:
    """The other parent."""
    account = _account(session, "Tom")
    join_family(session, leila.family_id, account, Role.PARENT, NOW)
    return Caregiver(account.id, uuid4(), leila.family_id, Role.PARENT, account.name)


@pytest.fixture
def eve(session: Session) -> Caregiver:
    """A parent of another family."""
    account = _account(session, "Eve")
    family = found_family(session, account, "Europe/Berlin", NOW)
    return Caregiver(account.id, uuid4(), family.id, Role.OWNER, account.name)


def morning(id_: UUID, first_step: int) -> StartRoutine:
    """A routine of three steps with ids from `first_step` on."""
    steps = [
        {"id": UUID(int=first_step + n), "label": f"Step {n}", "picture": "sun", "position": f"a{n}"}
        for n in range(3)
    ]
    args: dict[str, Any] = {"title": "Morning", "picture": "sun", "starts_at": "07:00", "weekdays": 127}
    return StartRoutine.model_validate({"id": id_, "child_id": CHILD, "steps": steps} | args)


def _account(session: Session, name: str) -> Account:
    account = Account(id=uuid7(NOW), login=name, name=name, password_hash="none", created_at=NOW)
    session.add(account)
    session.flush()
    return account
