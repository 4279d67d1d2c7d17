"""The app's own filters taken out of every statement: what then still stands between two families."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from tests.policy.bodies import Asker, address_of, said
from tests.policy.table import TABLE
from tests.policy.test_matrix import marked
from tests.policy.world import THEIRS, World

FILTER = re.compile(r"\b(\w+\.family_id|family\.id|change\.family_id) = (%\(\w+\)s(::UUID)?|\?)")
ASKED = [door for door in TABLE if door[0] == "GET" and door[1].startswith(("/api", "/summary"))]


@contextmanager
def no_filters(engine: Engine) -> Iterator[None]:
    """In each statement, `family_id = …` says nothing any more."""

    def strip(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any
    ) -> tuple[str, Any]:
        # Not in what is written: there it is a value, not a filter.
        if statement.startswith("SELECT"):
            statement = FILTER.sub(lambda found: f"{found[2]} IS NOT NULL", statement)
        return statement, parameters

    event.listen(engine, "before_cursor_execute", strip, retval=True)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", strip)


def test_on_postgresql_the_second_wall_stands_alone_and_on_sqlite_this_shows_that_filters_matter(
    world: World,
):
    read: set[str] = set()
    with no_filters(world.stage.engine):
        for door in (*ASKED, ("POST", "/api/sync")):
            for who in ("owner", "coparent", "carer", "therapist"):
                with world.stage.scene():
                    told = said(Asker(world, who, world.ours.ids), door)
                    read |= marked(world.send(who, door[0], address_of(door, world.ours.ids), **told).text)
    leaked = {word for word in read if word.startswith(THEIRS)}
    assert bool(leaked) == world.stage.is_sqlite
