"""A database that is away, slow or full: the phone is told to wait, and nothing acknowledged is lost."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, event, make_url, text
from starlette.testclient import TestClient

from app.db import Database, UnsafeDatabase
from tests.people import Phone, a_child, a_win, row_id

FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON win EXECUTE FUNCTION no_room();
"""
PATIENCE = 3.0
"""Seconds until a phone must have its answer when the database is away."""


@pytest.fixture
def phone(client: TestClient) -> Phone:
    """A parent's phone with a child on it."""
    new = Phone(client)
    new.sign_up()
    new.send(a_child())
    return new


def away(answer: Any) -> None:
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert 0 < int(answer.headers["retry-after"]) <= 3


def lock_out(app: FastAPI, url: str) -> Any:
    """Take the database away; the answer gives it back."""
    database: Database = app.state.database
    if database.is_sqlite:
        database.dispose()
        path = Path(make_url(url).database or "")
        path.rename(path.with_suffix(".away"))
        path.mkdir()
        return lambda: (path.rmdir(), path.with_suffix(".away").rename(path))
    name = make_url(url).database
    tell(url, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    tell(url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    return lambda: tell(url, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def tell(url: str, statement: str) -> None:
    """Say something to the PostgreSQL server, beside the database in question."""
    address = make_url(url).set(drivername="postgresql", username="postgres", database="postgres")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as server:
        server.execute(statement.encode())


@contextmanager
def fullness(database: Database, owner: Database) -> Iterator[None]:
    """A disk with hardly any room: SQLite may not grow its file, PostgreSQL says what it says then."""
    room = {"pages": 0}
    if database.is_sqlite:
        with database.engine.connect() as connection:
            room["pages"] = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + 2

        @event.listens_for(database.engine, "begin")
        def limit(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {room['pages']}")

        yield
        room["pages"] = 2**30
    else:
        with owner.engine.begin() as connection:
            connection.execute(text(FULL))
        yield
        with owner.engine.begin() as connection:
            connection.execute(text("DROP TRIGGER full_disk ON win"))


def test_a_database_that_is_away_is_told_soon_and_found_again(
    app: FastAPI, phone: Phone, database_url: str
) -> None:
    win = a_win(phone.of_kind("child")[0]["id"])
    give_back = lock_out(app, database_url)
    began = time.monotonic()
    away(phone.client.post("/api/sync", json=phone.batch(win)))
    away(phone.client.get("/api/me"))
    away(phone.client.get("/health"))
    assert time.monotonic() - began < 3 * PATIENCE
    give_back()
    assert phone.send(win)["receipts"][0]["status"] == "applied"
    assert [row["id"] for row in phone.of_kind("win")] == [row_id(win)]


def test_a_connection_that_broke_between_two_requests_is_not_noticed(
    app: FastAPI, phone: Phone, database_url: str
) -> None:
    lock_out(app, database_url)()
    assert phone.send(a_win(phone.of_kind("child")[0]["id"]))["receipts"][0]["status"] == "applied"


def wins(child: str) -> list[dict[str, Any]]:
    """More words than a full disk takes."""
    return [a_win(child, text="w" * 2000) for _ in range(20)]


def test_a_full_disk_is_told_as_such_and_writing_goes_on_when_there_is_room(
    app: FastAPI, phone: Phone, owner_database: Database
) -> None:
    child = phone.of_kind("child")[0]["id"]
    phone.send(a_win(child))
    with fullness(app.state.database, owner_database):
        answers = [phone.client.post("/api/sync", json=phone.batch(*wins(child))) for _ in range(2)]
        refused = answers[-1]
        assert (refused.status_code, refused.json()["type"]) == (507, "/problems/disk-full")
        assert phone.client.get("/api/me").status_code == 200
    acknowledged = sum(len(answer.json()["receipts"]) for answer in answers if answer.status_code == 200)
    phone.send()
    assert len(phone.of_kind("win")) == acknowledged + 1
    assert phone.send(a_win(child))["receipts"][0]["status"] == "applied"


def test_a_server_that_does_not_sync_to_disk_is_refused(database_url: str) -> None:
    url = make_url(database_url)
    unsafe = Database(database_url)
    if unsafe.is_sqlite:
        event.listen(unsafe.engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous=NORMAL"))
    else:
        tell(database_url, f"ALTER DATABASE {url.database} SET synchronous_commit = off")
    with pytest.raises(UnsafeDatabase, match="synchronous"):
        unsafe.check()
    unsafe.dispose()
