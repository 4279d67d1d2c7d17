"""Measures Evenday against its floors on this machine and prints the tables of README.md."""

import os
import platform
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import floors, phones, reminders, screens, servers
from tests.bench.wire import Load, drive, middle

ROUNDS, SECONDS, FAMILIES = 3, 2.0, 8


@dataclass
class Database:
    """A database under Evenday, and the rounds measured on it."""

    name: str
    port: int
    insert: Callable[[], float]
    inserts: list[float] = field(default_factory=list)
    loads: dict[str, list[Load]] = field(default_factory=dict)


def main() -> None:
    """Measure, then print."""
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}; medians of {ROUNDS} rounds\n")
    with tempfile.TemporaryDirectory() as name, servers.postgres() as postgres, servers.bare_route() as bare:
        folder = Path(name)
        sqlite = f"sqlite:///{folder / 'evenday.db'}"
        with servers.evenday(sqlite, folder / "s") as one, servers.evenday(postgres, folder / "p") as two:
            databases = [
                Database("SQLite", one, lambda: floors.sqlite_inserts(folder, SECONDS / 2)),
                Database("PostgreSQL", two, lambda: floors.postgres_inserts(postgres, SECONDS / 2)),
            ]
            _print_requests(databases, _measure(databases, bare))
            _print_starts(screens.today_starts(phones.half_a_year(one)))
        reminders.main(postgres)


def _measure(databases: list[Database], bare: int) -> Load:
    """Rounds over every case in turn, so that a slow moment of the machine spoils no case alone."""
    floor: list[Load] = []
    cases = {database.name: _cases(database.port) for database in databases}
    for _ in range(ROUNDS):
        floor.append(drive(bare, [lambda: phones.bare(bare)] * FAMILIES, SECONDS))
        for database in databases:
            database.inserts.append(database.insert())
            for case, lines in cases[database.name].items():
                database.loads.setdefault(case, []).append(drive(database.port, lines, SECONDS))
    return middle(floor)


def _cases(port: int) -> dict[str, list[Callable[[], phones.Exchange]]]:
    writers, readers = phones.families(port, FAMILIES), phones.families(port, FAMILIES)
    return {
        "sync, 1 win": [lambda phone=phone: phone.wins(1) for phone in writers],
        "sync, 50 wins": [lambda phone=phone: phone.wins(50) for phone in writers],
        f"Today, all {readers[0].rows} rows": [phone.pulls for phone in readers],
        "Today, nothing new": [phone.nothing_new for phone in readers],
    }


def _print_requests(databases: list[Database], floor: Load) -> None:
    print("| request | database | a second | p50 ms | p99 ms | against the floor |")
    print("|---|---|---|---|---|---|")
    print(f"| bare FastAPI route | none | {floor.per_second:,.0f} | {floor.p50:.1f} | {floor.p99:.1f} | 1 |")
    for database in databases:
        inserts = statistics.median(database.inserts)
        print(f"| raw insert and commit | {database.name} | {inserts:,.0f} | {1000 / inserts:.2f} | | 1 |")
        for case, loads in database.loads.items():
            load = middle(loads)
            against = f"{load.per_second / floor.per_second:.2f} of the bare route"
            if case.startswith("sync"):
                written = load.per_second * int(case.split()[1])
                against = f"{written:,.0f} wins a second, {written / inserts:.2f} of raw inserts"
            figures = f"{load.per_second:,.0f} | {load.p50:.1f} | {load.p99:.1f}"
            print(f"| {case} | {database.name} | {figures} | {against} |")


def _print_starts(starts: screens.Starts) -> None:
    print(f"\n| Today at {screens.SLOWER}x CPU slow-down | ms until painted |")
    print("|---|---|")
    print(f"| cold: an empty phone takes half a year of a family | {starts.cold:,.0f} |")
    print(f"| warm: the same phone again | {starts.warm:,.0f} |")
    print(f"| warm, without a network | {starts.offline:,.0f} |")


if __name__ == "__main__":
    main()
