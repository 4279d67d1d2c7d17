"""Many at once are all served, and who only reads does not wait for those who write."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from starlette.testclient import TestClient

from app.db import Database
from app.main import create_app
from app.settings import Settings
from tests.people import ORIGIN, Phone, a_child, a_win


def test_writers_that_wait_leave_readers_their_seats(database: Database) -> None:
    # On SQLite the writers stand in a queue of their own; on PostgreSQL the reader takes its turn among all.
    has_read, each = threading.Event(), 20 if database.is_sqlite else 0.05

    async def crowd() -> list[bool]:
        writers = [asyncio.create_task(database.run(lambda _: has_read.wait(each))) for _ in range(60)]
        await asyncio.sleep(0.06)
        await database.run(lambda _: None, write=False)
        done = [writer.done() for writer in writers]
        has_read.set()
        await asyncio.gather(*writers)
        return done

    done = asyncio.run(crowd())
    # There it is enough that the reader's turn came: how many writers were ready, the machine decides.
    assert not (database.is_sqlite and any(done))


def test_many_phones_at_once_are_all_answered(settings: Settings, client: TestClient) -> None:
    phone = Phone(client)
    phone.sign_up()
    child = a_child()
    phone.send(child)
    with TestClient(create_app(settings), base_url=ORIGIN, headers={"Origin": ORIGIN}) as shared:
        shared.cookies.update(client.cookies)
        bodies = [phone.batch(a_win(child["args"]["id"])) for _ in range(40)]
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda body: shared.post("/api/sync", json=body), bodies))
    assert {answer.status_code for answer in answers} == {200}
    phone.send()
    assert len(phone.of_kind("win")) == 40
