"""The families under load: who signs in, and what their phones send."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from tests.bench.wire import Exchange, request
from tests.people import PASSWORD, a_child, a_routine, mutation, new_id

_WIN = "He put on both shoes by himself and laughed about it. "


@dataclass(frozen=True)
class BenchPhone:
    """A signed-in parent's phone."""

    port: int
    cookie: str
    child_id: str
    rows: int

    def wins(self, size: int) -> Exchange:
        """Batches of `size` new wins, for ever; each takes its own changes back, as on a phone."""
        cursor = 0
        while True:
            now = datetime.now(UTC)
            sent = [
                mutation(
                    "log_win",
                    now,
                    child_id=self.child_id,
                    happened_on=f"{now:%Y-%m-%d}",
                    text=_WIN,
                    areas=["play"],
                )
                for _ in range(size)
            ]
            answer = yield self._sync(sent, cursor), b'"applied"', size
            cursor = int(answer.rpartition(b'"cursor":')[2].partition(b",")[0])

    def pulls(self) -> Exchange:
        """The same question, for ever: everything that Today shows."""
        question = self._sync([], 0)
        while True:
            yield question, b'"kind":', self.rows

    def nothing_new(self) -> Exchange:
        """The question of a phone that knows it all, for ever."""
        question = self._sync([], 2**30)
        while True:
            yield question, b'"changes":[]', 1

    def _sync(self, mutations: list[dict[str, Any]], cursor: int) -> bytes:
        body = {"device_id": str(uuid4()), "cursor": cursor, "mutations": mutations}
        return request(self.port, "/api/sync", json.dumps(body).encode(), self.cookie)


def families(port: int, count: int) -> list[BenchPhone]:
    """So many new families, each with a child, three routines of six steps and half of them done."""
    return [_family(port) for _ in range(count)]


def bare(port: int) -> Exchange:
    """A request of the same size to the route that does nothing."""
    question = request(port, "/", b"{}", "sid=0")
    while True:
        yield question, b"ok", 1


def half_a_year(port: int) -> BenchPhone:
    """A family that has written a check-in each evening for 180 days, and a win every other day."""
    phone = _family(port)
    now = datetime.now(UTC)
    days = [f"{now - timedelta(days=back):%Y-%m-%d}" for back in range(180)]
    scale = dict.fromkeys(("mood", "communication", "sleep", "attention", "irritability", "comfort"), 3)
    written = [mutation("rate_day", now, child_id=phone.child_id, day=day, **scale) for day in days]
    written += [
        mutation("log_win", now, child_id=phone.child_id, happened_on=day, text=_WIN, areas=["play"])
        for day in days[::2]
    ]
    with _client(port, phone.cookie) as client:
        for start in range(0, len(written), 50):
            _send(client, written[start : start + 50])
    return phone


def _family(port: int) -> BenchPhone:
    with _client(port) as client:
        name = new_id()
        signed = client.post(
            "/api/accounts",
            json={"name": "Leila", "login": name, "password": PASSWORD, "zone": "Europe/Berlin"},
        ).raise_for_status()
        cookie = signed.headers["set-cookie"].partition(";")[0]
    child = a_child()
    child_id = child["args"]["id"]
    routines = [a_routine(child_id, title, 6) for title in ("Morning", "After school", "Evening")]
    now = datetime.now(UTC)
    marks = [
        mutation("mark_step", now, step_id=step["id"], day=f"{now:%Y-%m-%d}", state="done")
        for routine in routines
        for step in routine["args"]["steps"][:3]
    ]
    with _client(port, cookie) as client:
        changes = _send(client, [child, *routines, *marks])
    return BenchPhone(port, cookie, child_id, changes)


def _client(port: int, cookie: str = "") -> httpx.Client:
    headers = {"Origin": f"http://localhost:{port}", "Cookie": cookie}
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, trust_env=False)


def _send(client: httpx.Client, mutations: list[dict[str, Any]]) -> int:
    """Sync these from nothing; how many rows came back."""
    body = {"device_id": str(uuid4()), "cursor": 0, "mutations": mutations}
    answer = client.post("/api/sync", json=body).raise_for_status().json()
    refused = [receipt for receipt in answer["receipts"] if receipt["status"] != "applied"]
    if refused:
        reason = f"a family could not be set up: {refused[0]['reason']}"
        raise RuntimeError(reason)
    return len(answer["changes"])
