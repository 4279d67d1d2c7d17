"""Many phones at once: every change gets its number in commit order, and nobody waits in vain."""

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlmodel import Session

from app.db import Database
from app.domain import feed, sync
from app.domain.access import Caregiver
from app.domain.children import AddChild, add_child
from app.domain.families import found_family
from app.domain.sync import Batch
from app.ids import uuid7
from app.models import Account, Change, Role

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
WRITERS = 4
EACH = 25
CHILD = UUID(int=7)
Read = Callable[[int], tuple[list[UUID], int]]


@pytest.fixture
def caregivers(database: Database) -> list[Caregiver]:
    """An adult in each of four families, each with a child."""
    return [_moved_in(database, name) for name in "abcd"]


def _moved_in(database: Database, name: str) -> Caregiver:
    with database.transaction() as session:
        account = Account(id=uuid7(NOW), login=name, name=name, password_hash="none", created_at=NOW)
        session.add(account)
        session.flush()
        family = found_family(session, account, "Europe/Berlin", NOW)
        caregiver = Caregiver(account.id, uuid4(), family.id, Role.OWNER, name)
        add_child(session, caregiver, AddChild(id=CHILD, nickname="Mika", age_band="6-8", picture="fox"), NOW)
    return caregiver


def batch(*ids: UUID, cursor: int = 0) -> Batch:
    """A batch of one win per id; said again, it is the same batch."""
    about = {"child_id": CHILD, "happened_on": "2026-11-23", "text": "a win"}
    wins = [{"id": id_, "name": "log_win", "at": NOW, "args": {"id": id_} | about} for id_ in ids]
    return Batch.model_validate({"device_id": UUID(int=1), "cursor": cursor, "mutations": wins})


class Service:
    """The database as the service uses it: threads work, and wait for their turn on one event loop."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()

    def run(self, work: Callable[[Session], Any], *, write: bool = True) -> Any:
        """The result of a unit of work."""
        return asyncio.run_coroutine_threadsafe(self.database.run(work, write=write), self.loop).result(60)

    def stop(self) -> None:
        """End the loop."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@pytest.fixture
def service(database: Database) -> Iterator[Service]:
    """The service, while the test runs."""
    running = Service(database)
    yield running
    running.stop()


def say(service: Service, caregiver: Caregiver, said: Batch) -> sync.Answer:
    return service.run(lambda session: sync.sync(session, caregiver, said, NOW))


def write(service: Service, caregiver: Caregiver, ids: list[UUID]) -> None:
    for id_ in ids:
        answer = say(service, caregiver, batch(id_))
        assert [receipt.status.value for receipt in answer.receipts] == ["applied"]


def watch(read: Read, done: threading.Event) -> set[UUID]:
    """What a phone that polls from its cursor on comes to know."""
    seen: set[UUID] = set()
    cursor = 0
    while True:
        last = done.is_set()
        ids, cursor = read(cursor)
        seen |= set(ids)
        if last and not ids:
            return seen


def race(reading: list[Read], writing: list[Callable[[], Any]]) -> list[set[UUID]]:
    """What each reader saw while all writers wrote."""
    done = threading.Event()
    with ThreadPoolExecutor(len(reading) + len(writing)) as pool:
        watching = [pool.submit(watch, read, done) for read in reading]
        for writer in [pool.submit(write) for write in writing]:
            writer.result(60)
        done.set()
        return [watcher.result(60) for watcher in watching]


def polling(service: Service, caregiver: Caregiver) -> Read:
    """Reads the family's feed from a cursor, as a pull does, without stopping the writers."""

    def read(cursor: int) -> tuple[list[UUID], int]:
        page = service.run(
            lambda session: feed.changes_since(
                session, caregiver.family_id, cursor, feed.Reader(caregiver.account_id)
            ),
            write=False,
        )
        return [UUID(json.loads(change)["id"]) for change in page.changes], page.cursor

    return read


def write_numbered_before_the_turn(
    service: Service, caregiver: Caregiver, ids: list[UUID], numbers: Iterator[int]
) -> None:
    """The mistake that the family's counter avoids: numbers in one order, commits in another."""
    for id_ in ids:
        change = Change(
            family_id=caregiver.family_id, kind="win", id=id_, revision=next(numbers), audience="family"
        )
        time.sleep(0.002 * (id_.int % 5))
        service.run(lambda session, change=change: session.add(change))


@pytest.mark.parametrize("families", [1, 4])
def test_a_polling_phone_misses_nothing_that_four_others_write(
    service: Service, caregivers: list[Caregiver], families: int
) -> None:
    writers = [(caregivers[n % families], [uuid7(NOW) for _ in range(EACH)]) for n in range(WRITERS)]
    readers = [polling(service, caregiver) for caregiver in caregivers[:families]]
    writing = [lambda who=who, ids=ids: write(service, who, ids) for who, ids in writers]
    seen = race(readers, writing)
    for caregiver, known in zip(caregivers, seen, strict=False):
        mine = {id_ for who, ids in writers if who is caregiver for id_ in ids}
        assert mine <= known, f"{len(mine - known)} of {len(mine)} missed"
        assert not known & {id_ for who, ids in writers if who is not caregiver for id_ in ids}


def test_the_race_sees_numbers_that_were_not_given_in_commit_order(
    service: Service, caregivers: list[Caregiver]
) -> None:
    numbers = itertools.count(100)
    ids = [[uuid4() for _ in range(EACH)] for _ in range(WRITERS)]
    writing = [
        lambda own=own: write_numbered_before_the_turn(service, caregivers[0], own, numbers) for own in ids
    ]
    (known,) = race([polling(service, caregivers[0])], writing)
    assert set().union(*ids) - known


def test_fifty_identical_batches_at_once_are_one(
    service: Service, database: Database, caregivers: list[Caregiver]
) -> None:
    said = batch(*(uuid7(NOW) for _ in range(3)), cursor=3)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: say(service, caregivers[0], said), range(50)))
    assert (
        len({(tuple(r.id for r in a.receipts), tuple(a.page.changes), a.page.cursor) for a in answers}) == 1
    )
    with database.transaction(write=False) as session:
        assert session.execute(text("SELECT count(*) FROM win")).scalar_one() == 3
        assert session.execute(text("SELECT count(*) FROM receipt")).scalar_one() == 3
