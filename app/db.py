"""The database: SQLite in one file by default, or PostgreSQL; one transaction per unit of work."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.domain import feed, scope
from app.methods import SAFE

Result = TypeVar("Result")

SEATS = 16
"""Units of work at once in one process; each holds one connection."""

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was acknowledged survives a power cut; NORMAL does not promise that
    "foreign_keys": 1,
    "busy_timeout": 10000,
    "trusted_schema": 0,
    "secure_delete": 1,
    "journal_size_limit": 67108864,
}
_POSTGRES_OPTIONS = (
    "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
    # Whatever zone the server is set to, an instant is read back as it was written.
    " -c timezone=UTC"
    # On a disk without moving parts a few rows by their index cost less than a whole table.
    " -c random_page_cost=1.1"
    # Where nothing else is said, a transaction stands at the door; see app/domain/scope.py.
    " -c app.scope=door"
)
_POSTGRES_MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
_IS_ABOVE_POLICIES = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


class _Scoped(Session):
    """A session that says whose rows it may touch before it touches any."""


event.listen(_Scoped, "before_flush", scope.refuse_other_families)


class UnsafeDatabase(Exception):
    """The database does not keep the promises that the app builds on."""


class Database:
    """An engine, and the queue in front of it.

    Requests wait for a seat on the event loop, not in a thread: a thread that waited there could be
    the one that a seat's holder needs to finish. Writers to SQLite queue the same way, one at a time,
    because its own busy-waiting is unfair and slow.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(make_url(url))
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writing = self.engine.execution_options(immediate=True)
        self._seats = asyncio.Semaphore(SEATS)
        self._writer = asyncio.Lock()

    def check(self) -> None:
        """Raise UnsafeDatabase unless the settings that durability rests on are in force."""
        try:
            wrong = self._wrong_settings()
        except (DBAPIError, sqlite3.Error) as error:
            message = f"the database cannot be opened ({type(error).__name__}); check EVENDAY_DATABASE_URL"
            raise UnsafeDatabase(message) from None
        if wrong:
            message = f"the database runs without {', '.join(wrong)} as it must be"
            raise UnsafeDatabase(message)

    def check_role(self) -> None:
        """Raise UnsafeDatabase where the role that we log in with could look past the families' walls."""
        if self.is_sqlite:
            return
        with self.engine.connect() as connection:
            if connection.execute(text(_IS_ABOVE_POLICIES)).scalar_one():
                message = "the app's PostgreSQL role must be NOSUPERUSER NOBYPASSRLS; see README.md"
                raise UnsafeDatabase(message)

    def _wrong_settings(self) -> list[str]:
        with self.engine.connect() as connection:
            if self.is_sqlite:
                return [name for name, value in _PRAGMAS.items() if _pragma(connection, name) != value]
            return [name for name in _POSTGRES_MUST_BE_ON if _show(connection, name) != "on"]

    @contextmanager
    def transaction(self, *, write: bool = True) -> Generator[Session, None, None]:
        """The service's own work, committed at the end of the block, or undone by an exception."""
        session = self._session(write=write)
        try:
            scope.everything(session)
            yield session
        except BaseException:
            session.close()
            raise
        _finish_and_close(session, write=write)

    @asynccontextmanager
    async def unit_of_work(self, *, write: bool = True) -> AsyncGenerator[Session, None]:
        """One request's work, which begins at the door; it waits on the event loop, and works in threads."""
        async with self._turn(write=write):
            session = self._session(write=write)
            try:
                yield session
            except BaseException:
                await run_in_threadpool(session.close)
                raise
            await run_in_threadpool(_finish_and_close, session, write=write)

    async def run(self, work: Callable[[Session], Result], *, write: bool = True) -> Result:
        """The result of `work` in one transaction of its own and one thread."""
        async with self._turn(write=write):
            return await run_in_threadpool(self._run, work, write)

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()

    def _run(self, work: Callable[[Session], Result], write: bool) -> Result:
        with self.transaction(write=write) as session:
            return work(session)

    def _session(self, *, write: bool) -> Session:
        return _Scoped(self._writing if write else self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def _turn(self, *, write: bool) -> AsyncGenerator[None, None]:
        async with AsyncExitStack() as turn:
            # The writer's turn first: writers that wait for it hold no seats that readers could use.
            if write and self.is_sqlite:
                await turn.enter_async_context(self._writer)
            await turn.enter_async_context(self._seats)
            yield


def _finish_and_close(session: Session, *, write: bool) -> None:
    # Together, because each visit to a thread costs as much as a small query.
    with session:
        if write:
            feed.settle(session)
            session.commit()


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=SEATS,
            max_overflow=4,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=2,
            connect_args={"options": _POSTGRES_OPTIONS, "connect_timeout": 2},
        )
    if url.database:
        _make_file(Path(url.database))
    engine = create_engine(
        url,
        pool_size=SEATS,
        max_overflow=4,
        hide_parameters=True,
        pool_timeout=10,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_file(path: Path) -> None:
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite would let every user of the machine read it; its journals take over the file's mode.
        os.close(os.open(path, os.O_CREAT, 0o600))
    except OSError as error:
        message = f"{folder} cannot hold the database ({type(error).__name__}); check EVENDAY_DATA_DIR"
        raise UnsafeDatabase(message) from None


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own object
    connection.isolation_level = None
    for name, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


def _begin_sqlite(connection: Connection) -> None:
    # A read that turns into a write fails at once when another writer was faster; a write says so first.
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _pragma(connection: Connection, name: str) -> str | int:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def _show(connection: Connection, name: str) -> str:
    return connection.execute(text("SELECT current_setting(:name)"), {"name": name}).scalar_one()


async def _request_session(request: Request) -> AsyncGenerator[Session, None]:
    database: Database = request.app.state.database
    async with database.unit_of_work(write=request.method not in SAFE) as session:
        yield session


async def _writing_session(request: Request) -> AsyncGenerator[Session, None]:
    database: Database = request.app.state.database
    async with database.unit_of_work() as session:
        yield session


# scope="function": committed before the answer leaves, so a phone never forgets what was not kept.
SessionDep = Annotated[Session, Depends(_request_session, scope="function")]
WritingSessionDep = Annotated[Session, Depends(_writing_session, scope="function")]
"""For a GET that must leave a trace, such as a therapist's look."""
