"""Clearing away what has outlived its use."""

from datetime import timedelta

from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.models import LoginSession, Receipt, Win
from app.upkeep import RECEIPTS_KEPT, tidy
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_win, row_id


def test_an_ended_session_is_forgotten_and_an_open_one_stays(
    client: TestClient, database: Database, clock: StandingClock
) -> None:
    Phone(client).sign_up()
    for later, left in ((timedelta(days=29), 1), (timedelta(days=31), 0)):
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
