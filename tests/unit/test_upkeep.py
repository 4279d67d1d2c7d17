"""Clearing away what has outlived its use."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import SQLModel, select
from starlette.testclient import TestClient

from app.db import Database
from app.ids import uuid7
from app.models import Challenge, EndedSession, EntryLink, LoginSession, RateBucket, Receipt, Win
from app.upkeep import RECEIPTS_KEPT, tidy
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_win, row_id


def test_a_session_is_forgotten_with_its_cookie_and_not_before(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    Phone(client).sign_up()
    for later, left in ((timedelta(days=31), 1), (timedelta(days=179), 1), (timedelta(days=181), 0)):
        with database.transaction() as session:
            tidy(session, clock.now + later)
            assert len(session.exec(select(LoginSession)).all()) == left


def test_receipts_go_after_four_hundred_days_and_what_was_written_stays(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    phone = Phone(client)
    phone.sign_up()
    child = a_child()
    phone.send(child, a_win(row_id(child)))
    with database.transaction() as session:
        tidy(session, clock.now + RECEIPTS_KEPT + timedelta(days=1))
        assert session.exec(select(Receipt)).all() == []
        assert len(session.exec(select(Win)).all()) == 1


@pytest.mark.parametrize(
    ("table", "stays", "goes"),
    [
        (Challenge, timedelta(minutes=4), timedelta(minutes=5)),
        (RateBucket, timedelta(minutes=4), timedelta(minutes=5)),
        (EntryLink, timedelta(days=29), timedelta(days=31)),
        (EndedSession, timedelta(days=199), timedelta(days=201)),
    ],
)
def test_what_served_for_signing_in_goes_when_it_can_serve_no_more(
    client: TestClient,
    database: Database,
    clock: StandingClock,
    table: type[SQLModel],
    stays: timedelta,
    goes: timedelta,
) -> None:
    me = Phone(client).sign_up()
    soon = clock.now + timedelta(minutes=5)
    row = {
        Challenge: Challenge(
            id=uuid7(clock.now), asked_of=b"x", purpose="sign-in", challenge=b"x", expires_at=soon
        ),
        RateBucket: RateBucket(key=b"x", full_until=soon.timestamp()),
        EntryLink: EntryLink(
            id=uuid7(clock.now),
            account_id=UUID(me["account"]["id"]),
            token_hash=b"x",
            purpose="device",
            created_at=clock.now,
            expires_at=clock.now,
        ),
        EndedSession: EndedSession(token_hash=b"x", ended_at=clock.now),
    }[table]
    with database.transaction() as session:
        for other in session.exec(select(table)).all():
            session.delete(other)
        session.flush()
        session.add(row)
    for later, left in ((stays, 1), (goes, 0)):
        with database.transaction() as session:
            tidy(session, clock.now + later)
            assert len(session.exec(select(table)).all()) == left
