"""A push service on this machine, and families with devices that it knows."""

from collections.abc import Iterator

import pytest

from app.db import Database
from tests.conftest import StandingClock
from tests.push.fake_service import FakePushService
from tests.push.household import Household, move_in


@pytest.fixture
def service(clock: StandingClock) -> Iterator[FakePushService]:
    """A push service; at the end of the test every message it accepted is judged."""
    with FakePushService(clock=clock) as running:
        yield running
        running.verify()


@pytest.fixture
def home(database: Database, service: FakePushService, clock: StandingClock) -> Household:
    """One parent with one device, and a routine of three steps with a reminder at 08:30 in Berlin."""
    return move_in(database, service, clock())
