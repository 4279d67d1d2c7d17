"""A database on which nothing lasts: what the requests of one scene did is undone when it ends."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, TextClause, text
from sqlmodel import Session, SQLModel

from app.db import Database

# How far ahead of a rate somebody is, and when a browser was last seen: a refusal may move these.
_MOVES = {"last_seen_at", "idle_until", "token_hash", "former_hash", "rotated_at"}
_TABLES = [table for table in SQLModel.metadata.sorted_tables if table.name != "rate_bucket"]


class Stage(Database):
    """All sessions of a scene work inside one transaction, each in a savepoint of its own."""

    _connection: Connection | None = None

    @contextmanager
    def scene(self) -> Iterator[Connection]:
        """Requests in this block see what the ones before them did; afterwards nobody does."""
        with self.engine.execution_options(immediate=True).connect() as connection:
            self._connection = connection
            driver = connection.connection.driver_connection
            connection.info["total_changes"] = getattr(driver, "total_changes", 0)
            transaction = connection.begin()
            try:
                yield connection
            finally:
                self._connection = None
                transaction.rollback()

    def _session(self, *, write: bool) -> Session:
        session = super()._session(write=write)
        if self._connection is not None:
            session.bind = self._connection
            session.join_transaction_mode = "create_savepoint"
            if not self.is_sqlite:
                # Where each transaction begins; here it is still the one before.
                self._connection.exec_driver_sql("SELECT set_config('app.scope', 'door', true)")
        return session


def fingerprint(connection: Connection, about: Collection[str] = ()) -> str:
    """What the tables hold, as one short text; with `about`, only of the rows that name one of these ids."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT set_config('app.scope', 'all', true)")
        rows = connection.execute(_sums("|".join(about).replace("-", ""))).all()
    else:
        driver = connection.connection.driver_connection
        assert driver is not None
        named = [id_.replace("-", "") for id_ in about]
        rows = [
            sorted(
                row
                for row in map(repr, _read(driver, table))
                if not named or any(id_ in row for id_ in named)
            )
            for table in _TABLES
        ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _read(driver: Any, table: Table) -> Iterator[Any]:
    kept = [f'"{column.name}"' for column in table.columns if column.name not in _MOVES]
    return driver.execute(f"SELECT {', '.join(kept) or 1} FROM {table}")


def has_written(connection: Connection) -> bool:
    """Whether anything was written in this scene, even if it was undone again."""
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()").scalar() is not None
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.total_changes > connection.info["total_changes"]


_MOVED = " - ".join(["to_jsonb(t)", *(f"'{name}'" for name in sorted(_MOVES))])


def _sums(about: str) -> TextClause:
    kept = f"WHERE replace(t::text, '-', '') ~ '{about}'" if about else ""
    sums = (
        f"SELECT '{table.name}', md5(string_agg(({_MOVED})::text, '|' ORDER BY ({_MOVED})::text)) "
        f"FROM {table.name} t {kept}"
        for table in _TABLES
    )
    return text(" UNION ALL ".join(sums))
