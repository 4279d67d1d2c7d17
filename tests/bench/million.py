"""Reminders planned, taken and settled a second out of a million, by one worker and by two.

`python -m tests.bench.million URL SECONDS` is one such worker.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    MetaData,
    Table,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
)
from sqlmodel import Session, SQLModel, col

from app.collector import calm_collector
from app.db import Database
from app.models import Delivery, DeliveryState, Reminder
from app.push.claims import Errand
from app.push.sender import Accepted, Outcome, Sender
from app.push.worker import Worker
from tests.push.access import DOMAIN
from tests.push.crowd import family_of
from tests.push.device import Device
from tests.push.fake_service import FakePushService
from tests.push.outside import ROOT
from tests.push.paced_clock import HALF_PAST_EIGHT, PacedClock

FAMILIES, DAYS = 100_000, 10
"""A reminder for each family and day: those of the first day are due, the others make the table large."""
NUMBERS = Table("bench_number", MetaData(), Column("i", Integer, primary_key=True))
_COUNT = {
    "sqlite": "WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < {last})"
    " SELECT i FROM n",
    "postgresql": "SELECT generate_series(0, {last})",
}
_HEX = {
    "sqlite": "printf('%08x0000700080000000%08x', {slot}, i)",
    "postgresql": "(lpad(to_hex({slot}), 8, '0') || '0000700080000000' || lpad(to_hex(i), 8, '0'))",
}
_AS = {
    ("sqlite", UUID): "{0}",
    ("sqlite", bytes): "CAST({0} AS BLOB)",
    ("postgresql", UUID): "{0}::uuid",
    ("postgresql", bytes): "decode({0}, 'hex')",
}
_ENDPOINT = f"'https://h' || (i % 4) || '.{DOMAIN}/push/' || i"


class Instant(Worker):
    """A worker whose messages arrive at once, so that what is measured is all but them."""

    async def _outcome(self, sender: Sender, errand: Errand, now: datetime) -> Outcome:
        return Accepted()


def fill(database: Database) -> float:
    """A million reminders of so many families; how many seconds that took."""
    begun = time.perf_counter()
    rows = list(family_of(Device(DOMAIN, 443).subscription, 1, HALF_PAST_EIGHT))
    slots = {value: slot for slot, value in enumerate(dict.fromkeys(_ids(rows)))}
    dialect = database.engine.dialect.name
    with database.engine.begin() as connection:
        NUMBERS.create(connection)
        connection.execute(text(f"INSERT INTO bench_number {_COUNT[dialect].format(last=FAMILIES - 1)}"))
    for row in rows:
        for day in range(DAYS if isinstance(row, Reminder) else 1):
            with database.transaction() as session:
                _multiply(session, row, slots, day)
    with database.engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    return time.perf_counter() - begun


def rate(database_url: str, workers: int, seconds: float) -> float:
    """Messages planned, taken and settled a second by so many workers together."""
    database = Database(database_url)
    before = _accepted(database)
    command = [sys.executable, "-m", "tests.bench.million", database_url, str(seconds)]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(workers)]
    assert [worker.wait() for worker in running] == [0] * workers
    done = _accepted(database) - before
    database.dispose()
    return done / seconds


def _ids(rows: list[SQLModel]) -> Iterator[UUID]:
    for row in rows:
        yield from (value for value in row.model_dump().values() if isinstance(value, UUID))


def _multiply(session: Session, row: SQLModel, slots: Mapping[UUID, int], day: int) -> None:
    """Write the row once for each family; whatever has to differ is made from the family's number."""
    dialect, table = session.get_bind().dialect.name, type(row)
    values = row.model_dump()
    if isinstance(row, Reminder):
        # Each day's reminder is another one; the rest of its family stays.
        slots = {**slots, row.id: 1000 + day}
        values["next_due_at"] = HALF_PAST_EIGHT + timedelta(days=day)
    columns: dict[str, ColumnElement[Any]] = {}
    for name, value in values.items():
        differing = _differing(dialect, name, value, slots)
        same = literal(value, SQLModel.metadata.tables[str(table.__tablename__)].c[name].type)
        columns[name] = same if differing is None else differing
    if dialect == "postgresql":
        session.connection().execute(text("SET LOCAL statement_timeout = 0"))
    rows = select(*columns.values()).select_from(NUMBERS)
    session.connection().execute(insert(table).from_select(list(columns), rows))


def _differing(
    dialect: str, name: str, value: object, slots: Mapping[UUID, int]
) -> ColumnElement[Any] | None:
    """What a column holds for each family; None where it is the same for all."""
    if isinstance(value, UUID):
        return literal_column(_AS[dialect, UUID].format(_HEX[dialect].format(slot=slots[value])))
    if name in {"handle", "token_hash", "endpoint_hash"}:
        return literal_column(_AS[dialect, bytes].format(_HEX[dialect].format(slot=0)))
    if name == "login":
        return literal_column(_HEX[dialect].format(slot=0))
    return literal_column(_ENDPOINT) if name == "endpoint" else None


def _accepted(database: Database) -> int:
    query = select(func.count()).where(col(Delivery.state) == DeliveryState.ACCEPTED)
    with database.transaction(write=False) as session:
        return session.connection().execute(query).scalar_one()


async def _work(database_url: str, seconds: float) -> None:
    clock, stop = PacedClock.at(HALF_PAST_EIGHT), asyncio.Event()
    worker = Instant(Database(database_url), FakePushService(443).access(), clock)
    asyncio.get_running_loop().call_later(seconds, stop.set)
    await worker.run(stop)


if __name__ == "__main__":
    calm_collector()
    asyncio.run(_work(sys.argv[1], float(sys.argv[2])))
