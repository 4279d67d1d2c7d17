"""What no service on this stack can beat: a route that does nothing, and an insert with nothing around it."""

import sqlite3
import time
from pathlib import Path

import psycopg
from fastapi import FastAPI

app = FastAPI(openapi_url=None)

_TEXT = "He put on both shoes by himself and laughed about it. " * 4
_TABLE = "CREATE TABLE IF NOT EXISTS bench_win (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"


@app.post("/")
def constant() -> dict[str, bool]:
    """The least a route can answer."""
    return {"ok": True}


def sqlite_inserts(folder: Path, seconds: float) -> float:
    """Commits of one row a second through the driver alone, as durable as ours."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(_TABLE)
    done, begun = 0, time.perf_counter()
    while time.perf_counter() < begun + seconds:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bench_win (text) VALUES (?)", (_TEXT,))
        connection.execute("COMMIT")
        done += 1
    connection.close()
    return done / (time.perf_counter() - begun)


def postgres_inserts(url: str, seconds: float) -> float:
    """The same on PostgreSQL, over one connection."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_TABLE.replace("INTEGER PRIMARY KEY", "BIGSERIAL PRIMARY KEY"))
        done, begun = 0, time.perf_counter()
        while time.perf_counter() < begun + seconds:
            connection.execute("INSERT INTO bench_win (text) VALUES (%s)", (_TEXT,))
            done += 1
        return done / (time.perf_counter() - begun)
