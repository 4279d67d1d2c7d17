"""One world for all tests of this folder: every scene in it is undone."""

import shutil
from collections.abc import Iterator
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.domain.passwords import Passwords
from app.main import create_app
from app.settings import Settings
from tests.conftest import FRONTEND, OWNER, QUICK, UNLIMITED, StandingClock, address_on, psql
from tests.people import ORIGIN
from tests.policy.turn import Turn
from tests.policy.world import World, a_world


@pytest.fixture(scope="package")
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database for the whole folder."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("policy") / "evenday.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        server = request.getfixturevalue("postgres")
        name = f"t_{uuid4().hex}"
        psql(server, f"CREATE DATABASE {name} TEMPLATE template_evenday OWNER {OWNER}")
        yield address_on(server, name)
        psql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="package")
def world(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two families and everybody around them, on a stage."""
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        database_url=database_url,
        public_url=ORIGIN,
        worker=False,
        frontend_dir=FRONTEND,
        requests_per_minute=UNLIMITED,
    )
    clock = StandingClock()
    app = create_app(settings, clock)
    with TestClient(app), Turn() as turn:
        app.state.passwords = Passwords(app.state.secrets.pepper, QUICK)
        yield a_world(app, turn, clock())
        app.state.database.dispose()
