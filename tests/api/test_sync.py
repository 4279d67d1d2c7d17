"""What a phone is promised by the address it syncs with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.domain.mutations import MUTATIONS
from app.messages import translate
from app.models import Win
from tests.people import Phone, a_child, a_routine, a_win, another_client, mutation, new_id, row_id

A_PULL = 5
"""Statements of a pull, whatever it brings: who is asking, the family, the page."""
A_WIN = 6
"""Statements that each further win of a batch costs at most, with its savepoint and receipt."""


@pytest.fixture
def phone(client: TestClient) -> Phone:
    """A signed-in parent's phone."""
    new = Phone(client)
    new.sign_up()
    return new


@pytest.fixture
def statements(app: FastAPI) -> Callable[[], Any]:
    """Counts what is said to the database while a block runs."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            seen.append(statement)

        engine = app.state.database.engine
        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)

    return counting


def statuses(answer: dict[str, Any]) -> list[str | None]:
    return [receipt["reason"] or receipt["status"] for receipt in answer["receipts"]]


def test_the_same_batch_again_gets_the_same_answer_and_one_row(phone: Phone) -> None:
    child = a_child()
    body = phone.batch(child, a_win(row_id(child)))
    first, second = (phone.client.post("/api/sync", json=body) for _ in range(2))
    assert first.json() == second.json()
    phone.take(first.json())
    assert len(phone.of_kind("win")) == 1


def test_one_that_cannot_be_kept_blocks_no_other(phone: Phone) -> None:
    child = a_child()
    orphan, good = a_win(new_id()), a_win(row_id(child))
    answer = phone.send(orphan, child, good, mutation("take_medicine"))
    assert statuses(answer) == ["gone", "applied", "applied", "unknown-mutation"]
    assert [win["id"] for win in phone.of_kind("win")] == [row_id(good)]


def test_a_refused_routine_leaves_none_of_its_steps(phone: Phone) -> None:
    child = a_child()
    first, second = a_routine(row_id(child)), a_routine(row_id(child))
    second["args"]["steps"][2]["id"] = first["args"]["steps"][0]["id"]
    assert statuses(phone.send(child, first, second)) == ["applied", "applied", "conflict"]
    assert len(phone.of_kind("routine")) == 1
    assert len(phone.of_kind("step")) == 3


def test_the_same_id_with_other_words_is_told_and_changes_nothing(phone: Phone) -> None:
    child = a_child()
    win = a_win(row_id(child))
    areas = {**win, "id": new_id(), "args": {**win["args"], "areas": []}}
    other = {**child, "id": new_id(), "args": {**child["args"], "age_band": "13+"}}
    same = {**win, "id": new_id()}
    assert statuses(phone.send(child, win, areas, other, same)) == ["applied"] * 2 + ["conflict"] * 2 + [
        "applied"
    ]
    assert phone.of_kind("win")[0]["areas"] == ["communication"]


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"]
)
def test_a_wrong_clock_stops_no_phone(phone: Phone, at: str) -> None:
    child = a_child()
    assert statuses(phone.send(child | {"at": at}, a_win(row_id(child)) | {"at": at}))[0] == "applied"
    assert statuses(phone.send(a_win(row_id(child)))) == ["applied"]


def test_instants_are_told_in_utc_whatever_the_phone_said(phone: Phone) -> None:
    child = a_child()
    phone.send(child, a_win(row_id(child)) | {"at": "2026-11-23T07:30:00+01:00"})
    assert phone.of_kind("win")[0]["logged_at"] == "2026-11-23T06:30:00Z"


def test_an_act_is_never_later_than_it_is_heard(phone: Phone, clock: Any) -> None:
    child = a_child()
    ahead = (clock.now + timedelta(days=2)).isoformat()
    phone.send(child, a_win(row_id(child)) | {"at": ahead})
    assert datetime.fromisoformat(phone.of_kind("win")[0]["logged_at"]) == clock.now


def test_a_strangers_rows_do_not_exist(app: FastAPI, phone: Phone) -> None:
    child = a_child()
    win = a_win(row_id(child))
    phone.send(child, win)
    stranger = Phone(another_client(app))
    stranger.sign_up("Eve")
    tries = [a_win(row_id(child)), a_routine(row_id(child)), mutation("remove_win", id=row_id(win))]
    assert statuses(stranger.send(*tries)) == ["gone"] * 3
    assert {kind for kind, _ in stranger.rows} == {"family", "person"}


def test_the_same_row_id_in_two_families_is_two_rows(app: FastAPI, phone: Phone) -> None:
    child = a_child("Mika")
    phone.send(child)
    stranger = Phone(another_client(app))
    stranger.sign_up("Eve")
    theirs = {**child, "id": new_id(), "args": {**child["args"], "nickname": "Noor"}}
    assert statuses(stranger.send(theirs)) == ["applied"]
    phone.send()
    assert [row["nickname"] for row in phone.of_kind("child")] == ["Mika"]


def test_every_reason_has_a_sentence_for_the_parent() -> None:
    for reason in (
        "gone",
        "not-allowed",
        "invalid",
        "too-long",
        "unknown-mutation",
        "day-out-of-range",
        "conflict",
    ):
        assert translate("en", f"rejected.{reason}").endswith((".", "?"))
    assert len(MUTATIONS) >= 8


def test_a_long_feed_comes_in_pages_that_leave_nothing_out(app: FastAPI, phone: Phone) -> None:
    child = a_child()
    phone.send(child)
    for _ in range(11):
        phone.send(*(a_win(row_id(child), text=f"win {n}") for n in range(50)))
    second = Phone(phone.client)
    pages = [second.send()]
    while pages[-1]["more"]:
        pages.append(second.send())
    assert [len(page["changes"]) for page in pages] == [500, 53]
    assert second.rows == phone.rows


def test_the_answer_leaves_only_after_the_commit(app: FastAPI, phone: Phone) -> None:
    order: list[str] = []
    event.listen(app.state.database.engine, "commit", lambda _connection: order.append("commit"))

    async def noting(scope: Any, receive: Any, send: Any) -> None:
        async def send_noted(message: Any) -> None:
            order.append(message["type"])
            await send(message)

        await app(scope, receive, send_noted)

    watched = TestClient(noting, base_url="https://evenday.test", headers={"Origin": "https://evenday.test"})
    watched.cookies.update(phone.client.cookies)
    assert watched.post("/api/sync", json=phone.batch(a_child())).status_code == 200
    assert order[:2] == ["commit", "http.response.start"]


def test_a_pull_takes_as_many_statements_for_500_rows_as_for_10(phone: Phone, statements: Any) -> None:
    child = a_child()
    phone.send(child, *(a_win(row_id(child)) for _ in range(7)))
    with statements() as small:
        Phone(phone.client).send()
    for _ in range(10):
        phone.send(*(a_win(row_id(child)) for _ in range(50)))
    with statements() as large:
        answer = Phone(phone.client).send()
    assert len(answer["changes"]) == 500
    assert len(large) == len(small) <= A_PULL


def test_a_batch_takes_a_few_statements_for_each_of_its_mutations(phone: Phone, statements: Any) -> None:
    child = a_child()
    phone.send(child)
    with statements() as one:
        phone.send(a_win(row_id(child)))
    with statements() as many:
        phone.send(*(a_win(row_id(child)) for _ in range(41)))
    assert (len(many) - len(one)) / 40 <= A_WIN


def test_nothing_of_a_request_that_fails_is_kept(database: Database, app: FastAPI, phone: Phone) -> None:
    child = a_child()
    phone.send(child)

    @event.listens_for(app.state.database.engine, "commit")
    def fail(_connection: Any) -> None:
        message = "the machine stopped here"
        raise MemoryError(message)

    assert phone.client.post("/api/sync", json=phone.batch(a_win(row_id(child)))).status_code == 500
    event.remove(app.state.database.engine, "commit", fail)
    with database.transaction(write=False) as session:
        assert session.exec(select(Win)).all() == []
