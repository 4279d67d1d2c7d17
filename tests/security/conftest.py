"""Time that passes with its upkeep."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from app.upkeep import tidy
from tests.conftest import StandingClock


@pytest.fixture
def pass_time(app: FastAPI, clock: StandingClock) -> Callable[..., None]:
    """Lets time pass, upkeep included."""

    def forward(**step: float) -> None:
        clock.forward(**step)
        with app.state.database.transaction() as session:
            tidy(session, clock.now)

    return forward
