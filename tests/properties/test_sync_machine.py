"""Phones that lose, repeat, split and shuffle what they send: nothing is lost, doubled or half kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Executable, delete, text
from starlette.testclient import TestClient

from app.main import create_app
from app.models import Receipt
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import ORIGIN
from tests.properties.home import Home
from tests.properties.sync_machine import SyncMachine

NIGHTLY = settings.get_current_profile_name() == "nightly"
BOUNDED = settings(
    max_examples=18,
    stateful_step_count=30,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
)
LONG = settings(max_examples=5000, stateful_step_count=80, deadline=None)
FIRST_FAILURE = settings(BOUNDED, phases=[Phase.generate], max_examples=150, report_multiple_bugs=False)


@pytest.fixture
def homes(settings: Settings) -> Iterator[Callable[[], Home]]:
    """Makes new families on one running service."""
    with _served(settings) as make:
        yield make


def test_phones_converge_and_nothing_receipted_is_lost_or_doubled(homes: Callable[[], Home]) -> None:
    class Machine(SyncMachine):
        new_home = staticmethod(homes)

    run_state_machine_as_test(Machine, settings=LONG if NIGHTLY else BOUNDED)


@pytest.mark.parametrize(
    "damage",
    [
        delete(Receipt),
        text("DELETE FROM change WHERE kind = 'mark'"),
        text("UPDATE family SET revision = revision - 1 WHERE revision > 0"),
        text("UPDATE win SET text = ''"),
        text("UPDATE change SET audience = 'family' WHERE kind = 'win'"),
        text("UPDATE change SET day = NULL WHERE kind = 'mark'"),
    ],
    ids=[
        "receipts not stored",
        "marks kept off the feed",
        "numbers given twice",
        "words lost",
        "secrets told",
        "a carer looks back",
    ],
)
def test_the_machine_sees_a_broken_service(homes: Callable[[], Home], damage: Executable) -> None:
    class Broken(SyncMachine):
        new_home = staticmethod(homes)

        def after_a_request(self) -> None:
            with self.home.database.transaction() as session:
                session.execute(damage)

    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(Broken, settings=FIRST_FAILURE)


@contextmanager
def _served(settings: Settings) -> Iterator[Callable[[], Home]]:
    clock = StandingClock()
    built = create_app(settings, clock)
    with TestClient(built, base_url=ORIGIN, headers={"Origin": ORIGIN}) as client:

        def make() -> Home:
            return Home(client, built.state.database, clock)

        yield make
