"""Reminders under load, on both databases: `python -m tests.bench.reminders` prints their tables."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from app import schema
from app.db import Database
from tests.bench import deliveries, million, pushes, servers
from tests.push.fleet import deliver

WINDOW = 10.0
"""Seconds in which workers take what they can of a million reminders."""
RUNS = {
    "killed every 5 s": deliveries.KILLED,
    "and a faulty push service": deliveries.FAULTY,
    "control: marked before sending": deliveries.MARKED_FIRST,
}


class Fresh:
    """Databases, each new and migrated, on SQLite and on a PostgreSQL server."""

    def __init__(self, folder: Path, postgres: str) -> None:
        self._folder, self._postgres = folder, postgres

    def all(self) -> Iterator[tuple[str, str]]:
        """A new one of each kind: its name and its address."""
        name = f"b{uuid4().hex}"
        with psycopg.connect(self._postgres, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        address = make_url(self._postgres).set(drivername="postgresql+psycopg", database=name)
        for kind, url in (
            ("SQLite", f"sqlite:///{self._folder / name}.db"),
            ("PostgreSQL", address.render_as_string(hide_password=False)),
        ):
            database = Database(url)
            schema.upgrade(database.engine, app_role="evenday")
            database.dispose()
            yield kind, url


def main(postgres: str) -> None:
    """Measure, and print each table when it is there."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Fresh(Path(folder), postgres)
        for table in (print_pushes, print_deliveries, print_punctuality, print_million):
            table(fresh)


def print_pushes(_: Fresh) -> None:
    """What one core sends, beside what it encrypts and what the library sends."""
    rounds = pushes.measure()
    plain = rounds["pywebpush.webpush()"]
    print("\n| reminders to a push service on this machine | messages a second of one core | ratio |")
    print("|---|---|---|")
    for name, rate in sorted(rounds.items(), key=lambda item: item[1]):
        print(f"| {name} | {rate:,.0f} | {rate / plain:.1f} |")


def print_deliveries(fresh: Fresh) -> None:
    """Ten thousand reminders through all that can go wrong."""
    print("\n| 10,000 sent, 2 workers | database | s | kills | lost | shown twice | sent twice | ambiguous |")
    print("|---|---|---|---|---|---|---|---|")
    for name, plan in RUNS.items():
        for kind, url in fresh.all():
            tally = deliver(url, plan)
            assert plan.mark_first or deliveries.keeps_its_promises(plan, tally), tally
            counts = f"{tally.kills} | {tally.lost} | {tally.visible_twice} | {tally.accepted_twice}"
            print(
                f"| {name} | {kind} | {tally.seconds:.0f} | {counts} | {tally.ambiguous} |",
                flush=True,
            )


def print_punctuality(fresh: Fresh) -> None:
    """How late the last of many reminders of one minute is."""
    print("\n| due in one minute, 100 ms a message, 1 worker | database | p50 s | p99 s | last s |")
    print("|---|---|---|---|---|")
    for reminders in (1000, 10_000):
        for kind, url in fresh.all():
            late = deliveries.punctuality(url, reminders)
            figures = f"{late.p50:.1f} | {late.p99:.1f} | {late.last:.1f}"
            print(f"| {reminders:,} | {kind} | {figures} |", flush=True)


def print_million(fresh: Fresh) -> None:
    """Planned, taken and settled, with messages that arrive at once."""
    print("\n| planned, taken and settled of 1,000,000 reminders | database | a second |")
    print("|---|---|---|")
    for kind, url in fresh.all():
        database = Database(url)
        million.fill(database)
        database.dispose()
        for workers in (1, 2):
            rate = million.rate(url, workers, WINDOW)
            print(f"| {workers} worker{'s' * (workers > 1)} | {kind} | {rate:,.0f} |", flush=True)


if __name__ == "__main__":
    with servers.postgres() as postgres_url:
        main(postgres_url)
