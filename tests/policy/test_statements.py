"""SQLite's second wall: no request asks a private table for rows without saying whose."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from tests.policy.bodies import Asker, address_of, said
from tests.policy.table import TABLE
from tests.policy.test_rls import TABLES
from tests.policy.world import World

DATABASES = ("sqlite",)
"""PostgreSQL has row policies, and gets the same statements."""
ASKERS = ("owner", "coparent", "carer", "therapist", "waiting", "nobody")
FEWEST = 100
"""Different statements that the doors asked once."""
_OF_ONE = r"= \?|IN \(|= \w+\.\w+|, \w+\.\w+\) IN \("
KEYS = {
    "family": ("id",),
    "account": ("id", "login", "handle"),
    "membership": ("family_id", "id"),
    "access_grant": ("family_id", "account_id", "id"),
    "invitation": ("family_id", "account_id", "token_hash"),
    "helper_pass": ("family_id", "token_hash"),
    "about_card": ("family_id", "token_hash"),
    "calendar_feed": ("family_id", "token_hash"),
    "delivery": ("family_id", "action_hash", "subscription_id", "id"),
    "login_session": ("account_id", "id", "token_hash", "former_hash"),
    "entry_link": ("account_id", "token_hash", "id"),
    "passkey": ("account_id", "credential_id", "id"),
    "recovery_code": ("account_id", "id"),
    "challenge": ("account_id", "id"),
    "push_subscription": ("account_id", "session_id", "endpoint_hash", "id"),
    "totp": ("account_id",),
}
"""By which columns a table is asked for somebody's rows; every other one by its family."""
ALLOWED = {
    ("delivery", "SELECT", "min"): "health asks since when anything waits, and learns a time",
    ("reminder", "SELECT", "min"): "the same",
    ("family", "DELETE", "demo_ends_at"): "a new demo clears away those that have ended",
    ("account", "DELETE", "demo_ends_at"): "the same",
    ("challenge", "DELETE", "expires_at"): "whoever asks a question clears away those that are over",
    ("family", "SELECT", "demo_ends_at"): "a new demo counts those that are going on",
}
"""Table, verb and a word of the statement; and why it may ask for all."""


@contextmanager
def listening(engine: Engine) -> Iterator[set[str]]:
    heard: set[str] = set()

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.add(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def boundless(statement: str) -> list[str]:
    """The private tables that a statement asks for more than one family's or account's rows."""
    verb = statement.partition(" ")[0]
    if verb not in {"SELECT", "UPDATE", "DELETE"}:
        return []
    private = {table.name for table in TABLES}
    names = re.findall(r"(?:FROM|JOIN|UPDATE|,) (\w+)(?: AS (\w+))?(?= |$|,|\))", statement)
    return [
        table
        for table, alias in names
        if table in private
        and not any(_names_one(statement, alias or table, key) for key in KEYS.get(table, ("family_id",)))
        and not any(t == table and v == verb and word in statement for t, v, word in ALLOWED)
    ]


def _names_one(statement: str, table: str, key: str) -> bool:
    return re.search(rf"\b{table}\.{key}(?: |(?=,))(?:{_OF_ONE})|= {table}\.{key}\b", statement) is not None


def test_every_statement_of_every_door_says_whose_rows_it_asks_for(world: World):
    with listening(world.stage.engine) as heard:
        for door in TABLE:
            for who in ASKERS:
                with world.stage.scene():
                    told = said(Asker(world, who, world.ours.ids), door)
                    world.send(who, door[0], address_of(door, world.ours.ids), **told)
    assert {statement: tables for statement in heard if (tables := boundless(statement))} == {}
    assert len(heard) >= FEWEST


def test_a_statement_that_asks_for_everybodys_rows_is_noticed():
    assert boundless("SELECT win.id, win.text FROM win WHERE win.child_id = ?") == ["win"]
    assert boundless("SELECT child.id FROM win JOIN child ON child.id = win.child_id") == ["win", "child"]
    assert boundless("DELETE FROM login_session WHERE login_session.idle_until <= ?") == ["login_session"]
    assert boundless("SELECT win.id FROM win WHERE win.family_id = ? AND win.id = ?") == []
