"""Time that passes with its upkeep."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.upkeep import tidy
from tests.conftest import StandingClock
from tests.people import Phone
from tests.security.keyring import codes_for


@pytest.fixture
def pass_time(app: FastAPI, clock: StandingClock) -> Callable[..., None]:
    """Lets time pass, upkeep included."""

    def forward(**step: float) -> None:
        clock.forward(**step)
        with app.state.database.transaction() as session:
            tidy(session, clock.now)

    return forward


@pytest.fixture
def codes(client: TestClient) -> list[str]:
    """Leila's sheet."""
    Phone(client).sign_up("Leila")
    return codes_for(client)
