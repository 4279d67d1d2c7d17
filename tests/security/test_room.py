"""What one caller can make the service hold, or do at once."""

import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from app.db import Database
from app.demo.world import MOST as MOST_DEMOS
from app.domain import passwords
from app.domain.passwords import AT_ONCE, Passwords
from app.domain.reminders import MOST as MOST_REMINDERS
from app.domain.sync import DEMO_ROOM
from app.errors import Unavailable
from app.models import Family
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, mutation, row_id


class Counting(Argon2Hasher):
    """Takes its time, and knows how many of it there were at once."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.now, self.most, self.lock = 0, 0, threading.Lock()

    def verify(self, password: str | bytes, hash: str | bytes) -> bool:  # noqa: A002 - as it is called
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self.lock:
            self.now -= 1
        return super().verify(password, hash)


def test_a_burst_of_sign_ins_takes_no_more_memory_than_two() -> None:
    hasher = Counting()
    checked = Passwords("pepper", hasher)
    with ThreadPoolExecutor(16) as pool:
        assert not any(pool.map(lambda n: checked.matches(f"guess {n}", None), range(16)))
    assert 1 <= hasher.most <= AT_ONCE


def test_whoever_waits_too_long_for_a_password_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0.01)
    checked = Passwords("pepper", Counting())
    with ThreadPoolExecutor(8) as pool:
        tries = [pool.submit(checked.matches, "guess", None) for _ in range(8)]
        refused = [isinstance(each.exception(), Unavailable) for each in tries]
    assert True in refused
    assert not checked.matches("guess", None)


def test_demos_never_fill_the_disk_whoever_asks(
    app: FastAPI, database: Database, clock: StandingClock
) -> None:
    with database.transaction() as session:
        for _ in range(MOST_DEMOS):
            ends = clock.forward(seconds=0).replace(hour=9)
            session.add(
                Family(id=uuid4(), zone="UTC", epoch=uuid4(), created_at=clock.now, demo_ends_at=ends)
            )
    full = another_client(app).post("/api/demo", json={"door": "parent"})
    assert (full.status_code, full.headers["retry-after"]) == (503, "5")
    clock.forward(hours=3)
    assert another_client(app).post("/api/demo", json={"door": "parent"}).status_code == 201


def test_a_demo_takes_in_only_so_much(client: TestClient, database: Database) -> None:
    client.post("/api/demo", json={"door": "parent"})
    phone = Phone(client)
    while phone.send()["more"]:
        pass
    child = phone.of_kind("child")[0]["id"]
    assert phone.cursor < DEMO_ROOM - 500
    assert phone.send(a_win(child))["receipts"][0]["status"] == "applied"
    with database.transaction() as session:
        family = session.get_one(Family, UUID(phone.of_kind("family")[0]["id"]))
        family.revision = DEMO_ROOM + 1
    assert client.post("/api/sync", json=phone.batch(a_win(child))).status_code == 429
    assert client.post("/api/sync", json=phone.batch()).status_code == 200


def test_one_family_s_reminders_do_not_crowd_out_everyone_s(client: TestClient) -> None:
    phone = Phone(client)
    phone.sign_up()
    child = a_child()
    routine = a_routine(row_id(child))
    phone.send(child, routine)
    terms = {"child_id": row_id(child), "routine_id": row_id(routine), "weekdays": 127}
    more = [mutation("set_reminder", zone="UTC", on=True, **terms) for _ in range(MOST_REMINDERS + 1)]
    for each in more:
        each["args"]["at"] = "08:00"
    receipts = [each for n in range(0, len(more), 50) for each in phone.send(*more[n : n + 50])["receipts"]]
    assert [each["status"] for each in receipts] == ["applied"] * MOST_REMINDERS + ["rejected"]
    assert receipts[-1]["reason"] == "too-many"
    changed = mutation("set_reminder")
    changed["args"] = more[0]["args"] | {"on": False}
    assert phone.send(changed)["receipts"][0]["status"] == "applied"


def test_only_its_owner_can_read_the_database(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/data/evenday.db")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE words (said TEXT)")
        made = [tmp_path / "data", *(tmp_path / "data").iterdir()]
        assert {path.name for path in made} >= {"data", "evenday.db", "evenday.db-wal"}
        assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in made)
    database.dispose()
