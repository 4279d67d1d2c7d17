"""A server killed in the middle of writing loses nothing that it has acknowledged."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.faults.server import Server, post
from tests.people import PASSWORD, a_child, a_win, row_id

KILLS = 2
WRITERS = 4
SECONDS_BETWEEN_KILLS = 1.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty SQLite file."""
    running = Server(tmp_path)
    running.start()
    yield running
    running.kill()


class Writer(threading.Thread):
    """A phone that logs wins until it is told to stop, and says each again until it is answered."""

    def __init__(self, server: Server, cookie: str, child: str) -> None:
        super().__init__()
        self.answered: set[str] = set()
        self.unanswered = 0
        self.done = threading.Event()
        self._server, self._cookie, self._child = server, cookie, child
        self._device = str(uuid4())

    def run(self) -> None:
        while not self.done.is_set():
            self._say(a_win(self._child))

    def _say(self, win: dict[str, Any]) -> None:
        body = {"device_id": self._device, "cursor": 0, "mutations": [win]}
        while True:
            with self._server.client() as client:
                answer = post(client, self._cookie, body)
            if answer:
                assert [receipt["status"] for receipt in answer["receipts"]] == ["applied"]
                self.answered.add(row_id(win))
                return
            self.unanswered += 1
            time.sleep(0.1)


def sign_up(server: Server) -> tuple[str, str]:
    """A parent's cookie, and the id of a child in the family."""
    with server.client() as client:
        account = {"name": "Leila", "login": "leila", "password": PASSWORD, "zone": "Europe/Berlin"}
        answer = client.post("/api/accounts", json=account)
        assert answer.status_code == 201, answer.text
        cookie = answer.headers["set-cookie"].partition(";")[0]
        child = a_child()
        assert post(client, cookie, {"device_id": str(uuid4()), "cursor": 0, "mutations": [child]})
    return cookie, row_id(child)


def test_a_killed_server_loses_nothing_acknowledged_and_doubles_nothing(
    server: Server, tmp_path: Path
) -> None:
    cookie, child = sign_up(server)
    writers = [Writer(server, cookie, child) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for _ in range(KILLS):
        time.sleep(SECONDS_BETWEEN_KILLS)
        server.kill()
        server.start()
    for writer in writers:
        writer.done.set()
    for writer in writers:
        writer.join(30)
    server.kill()
    answered = set().union(*(writer.answered for writer in writers))
    with sqlite3.connect(tmp_path / "evenday.db") as kept:
        wins = [row[0] for row in kept.execute("SELECT id FROM win")]
        revisions = [row[0] for row in kept.execute("SELECT revision FROM change ORDER BY revision")]
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sorted(wins) == sorted(id_.replace("-", "") for id_ in answered)
    assert len(revisions) == len(set(revisions)) == len(wins) + 3
    assert sum(writer.unanswered for writer in writers) >= KILLS
