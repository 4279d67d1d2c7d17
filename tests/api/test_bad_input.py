"""What cannot be understood is refused by name, changes nothing, and is never repeated."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from app.messages import translate
from tests.people import PASSWORD, Phone, a_child, a_win, another_client, new_id

CANARY = "zebra-marmalade"
JSON = {"Content-Type": "application/json"}
EMPTY = {"device_id": new_id(), "cursor": 0, "mutations": []}
SIGN_UP = {"name": "Eve", "login": "eve@home.test", "password": PASSWORD, "zone": "Europe/Berlin"}

MALFORMED = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"text"',
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
    b'{"device_id":1,"cursor":0,"mutations":[]}',
    b'{"device_id":"zebra-marmalade","cursor":0,"mutations":[]}',
    json.dumps(EMPTY | {"cursor": "zebra-marmalade"}).encode(),
    json.dumps(EMPTY | {"cursor": -1}).encode(),
    json.dumps(EMPTY | {"cursor": 2**70}).encode(),
    json.dumps(EMPTY | {"cursor": 2**40}).encode(),
    json.dumps(EMPTY | {"cursor": 1.5}).encode(),
    json.dumps(EMPTY).replace('"cursor": 0', '"cursor": NaN').encode(),
    json.dumps(EMPTY).replace('"cursor": 0', '"cursor": ' + "9" * 5000).encode(),
    json.dumps(EMPTY | {"mutations": None}).encode(),
    json.dumps(EMPTY | {"mutations": {}}).encode(),
    json.dumps(EMPTY | {"zebra-marmalade": "zebra-marmalade"}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child() | {"zebra-marmalade": 1}]}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child() | {"name": "n\ud800"}]}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child() | {"args": ["zebra-marmalade"]}]}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child() | {"at": "zebra-marmalade"}]}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child() | {"at": "2026-11-23T07:00:00"}]}).encode(),
    json.dumps(EMPTY | {"mutations": [a_child()] * 51}).encode(),
    json.dumps(EMPTY | {"device_id": "\0"}).encode(),
]

UNKEEPABLE: list[tuple[str, dict[str, Any]]] = [
    ("add_child", {"nickname": "zebra-marmalade\0", "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": "\ud800", "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": "   ", "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": "\u0958" * 40, "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": 7, "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": ["a"], "age_band": "6-8", "picture": "fox"}),
    ("add_child", {"nickname": "a", "age_band": "5", "picture": "fox"}),
    ("add_child", {"nickname": "a", "age_band": "6-8", "picture": "../fox"}),
    ("add_child", {"nickname": "a", "age_band": "6-8", "picture": "fox\n"}),
    ("add_child", {"nickname": "a", "age_band": "6-8", "picture": "fox", "family_id": new_id()}),
    ("add_child", {"id": 2**70, "nickname": "a", "age_band": "6-8", "picture": "fox"}),
    ("log_win", {"child_id": None, "happened_on": "2026-11-23", "text": "zebra-marmalade"}),
    ("log_win", {"child_id": new_id(), "happened_on": "2026-13-45", "text": "a"}),
    ("log_win", {"child_id": new_id(), "happened_on": 2**62, "text": "a"}),
    (
        "log_win",
        {"child_id": new_id(), "happened_on": "2026-11-23", "text": "", "areas": ["zebra-marmalade"]},
    ),
    ("log_win", {"child_id": new_id(), "happened_on": "2026-11-23", "text": "", "areas": {"a": 1}}),
    ("rate_day", {"child_id": new_id(), "day": "2026-11-23", "mood": 2**70}),
    ("rate_day", {"child_id": new_id(), "day": "2026-11-23", "mood": True}),
    ("rate_day", {"child_id": new_id(), "day": "2026-11-23", "mood": 3.0}),
    ("start_routine", {"steps": [[[[[[[]]]]]]]}),
    ("set_reminder", {"zone": "../../etc/passwd", "at": "25:00", "weekdays": 0, "on": "zebra-marmalade"}),
    ("change_routine", {"weekdays": 128}),
    ("mark_step", {"step_id": new_id(), "day": "2026-11-23", "state": "zebra-marmalade"}),
    ("add_child", {"zebra-marmalade\ud800": 1}),
    ("__class__", {}),
]


@pytest.fixture(autouse=True)
def nothing_is_repeated(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever these tests send, its words reach no log."""
    caplog.set_level(logging.DEBUG, logger="app")
    yield
    assert CANARY not in caplog.text


@pytest.fixture
def parent(client: TestClient) -> Phone:
    """A signed-in parent with one child."""
    phone = Phone(client)
    phone.sign_up()
    phone.send(a_child())
    return phone


@pytest.fixture
def kept(app: FastAPI) -> Callable[[], dict[str, list[Any]]]:
    """Every row of every table, but not when a session was last seen."""

    def rows() -> dict[str, list[Any]]:
        with app.state.database.transaction(write=False) as session:
            tables = [table for table in SQLModel.metadata.sorted_tables if table.name != "login_session"]
            return {table.name: sorted(map(repr, session.execute(select(table)).all())) for table in tables}

    return rows


def refused(answer: Any, *statuses: int) -> None:
    """A problem with a stable type, and none of the sender's words."""
    assert answer.status_code in (statuses or range(400, 500)), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    slug = answer.json()["type"].removeprefix("/problems/")
    assert answer.json()["title"] == translate("en", f"problem.{slug}")
    assert CANARY not in answer.text


def test_a_malformed_batch_is_refused_and_nothing_is_stored(
    parent: Phone, kept: Callable[[], Any], subtests: pytest.Subtests
) -> None:
    before = kept()
    for body in MALFORMED:
        with subtests.test(body=body[:60]):
            refused(parent.client.post("/api/sync", content=body, headers=JSON))
    assert kept() == before


def test_what_cannot_be_kept_is_told_and_the_others_are_kept(
    parent: Phone, kept: Callable[[], Any], subtests: pytest.Subtests
) -> None:
    before = kept()
    for name, args in UNKEEPABLE:
        with subtests.test(name=name, args=str(args)[:60]):
            sent = {
                "id": new_id(),
                "name": name,
                "args": {"id": new_id()} | args,
                "at": "2026-11-23T07:00:00Z",
            }
            body = json.dumps(parent.batch(sent))
            answer = parent.client.post("/api/sync", content=body, headers=JSON)
            assert answer.status_code == 200, answer.text
            (receipt,) = answer.json()["receipts"]
            assert receipt["status"] == "rejected"
            assert translate("en", f"rejected.{receipt['reason']}")
            assert CANARY not in answer.text
    assert kept() | {"receipt": []} == before | {"receipt": []}
    child = parent.of_kind("child")[0]["id"]
    good, bad = a_win(child), a_win(child, text="w" * 2001)
    assert [r["status"] for r in parent.send(bad, good)["receipts"]] == ["rejected", "applied"]


def test_a_sign_up_that_cannot_be_kept_leaves_no_account(
    client: TestClient, kept: Callable[[], Any], subtests: pytest.Subtests
) -> None:
    flaws: list[dict[str, Any]] = [
        {"name": CANARY + "\0"},
        {"name": "n" * 61},
        {"login": "e"},
        {"login": "\u0390" * 120},
        {"login": CANARY * 20},
        {"password": CANARY[:14]},
        {"password": "a" * 20},
        {"password": "a b c d e" * 20},
        {"zone": CANARY},
        {"zone": None},
        {"shared_device": "yes"},
        {"role": "owner"},
        {"title": "t" * 81},
    ]
    before = kept()
    for flaw in flaws:
        with subtests.test(flaw=str(flaw)[:60]):
            refused(client.post("/api/accounts", content=json.dumps(SIGN_UP | flaw), headers=JSON), 422)
    assert kept() == before


def test_a_body_over_the_limit_is_refused_with_or_without_its_length(
    parent: Phone, kept: Callable[[], Any]
) -> None:
    before = kept()
    large = b" " * (256 * 1024 + 1)
    refused(parent.client.post("/api/sync", content=large, headers=JSON), 413)
    refused(
        parent.client.post("/api/sync", content=iter([large[:200_000], large[:200_000]]), headers=JSON), 413
    )
    refused(parent.client.post("/api/accounts", content=iter([large]), headers=JSON), 413)
    assert kept() == before


def test_only_json_that_says_so_is_read(parent: Phone, kept: Callable[[], Any]) -> None:
    before = kept()
    body = json.dumps(parent.batch(a_child(CANARY)))
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/xml",
        "",
    ):
        refused(parent.client.post("/api/sync", content=body, headers={"Content-Type": kind}), 415)
    refused(parent.client.post("/api/accounts", data=SIGN_UP), 415)
    assert kept() == before


def test_what_does_not_come_from_our_own_pages_changes_nothing(
    parent: Phone, kept: Callable[[], Any]
) -> None:
    before = kept()
    foreign: list[dict[str, str]] = [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://evenday.test"},
        {"Origin": "https://evenday.test.evil.test"},
        {"Origin": "https://evenday.test:8443"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ]
    for headers in foreign:
        refused(parent.client.post("/api/sync", json=parent.batch(a_child(CANARY)), headers=headers), 403)
    bare = TestClient(parent.client.app, base_url="https://evenday.test", cookies=parent.client.cookies)
    refused(bare.post("/api/sync", json=parent.batch(a_child(CANARY))), 403)
    assert kept() == before


def test_a_wrong_cookie_is_nobody(app: FastAPI, parent: Phone) -> None:
    for token in ("", "x", "x" * 5000, "é", "a; b", "%00", parent.client.cookies["__Host-sid"][:-1]):
        stranger = another_client(app)
        answer = stranger.get("/api/me", headers={b"Cookie": f"__Host-sid={token}".encode()})
        refused(answer, 401)


def test_an_unknown_address_or_method_is_a_problem_too(parent: Phone) -> None:
    refused(parent.client.get(f"/api/{CANARY}"), 404)
    refused(parent.client.get("/api/sync"), 405)
