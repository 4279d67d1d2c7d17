"""Every address, for everyone: the status, no word of a family that is not theirs, and nothing changed."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx import Response
from starlette.routing import Mount

from tests.policy.bodies import Asker, Door, address_of, said
from tests.policy.stage import fingerprint, has_written
from tests.policy.table import ACTORS, MAY_READ, ON_THE_CARD, TABLE
from tests.policy.world import OURS, THEIRS, World

REFUSED = 400
FEWEST = 80
"""Addresses that there were once; fewer would mean that the walk does not see them."""
COMING_IN = {
    door for door, row in TABLE.items() if door[0] == "POST" and row["nobody"] in {200, 201, 204, 303}
}
"""What a token or a password opens, to whoever has it: they get to know what its owner knows."""

OUTSIDERS = {"stranger", "waiting", "expired", "stopped", "other_clinic", "other_owner"}
TAKES_NOTE = {("POST", "/api/passkeys"), ("POST", "/api/proofs/passkey")}
"""Where a refusal too is an answer: the question that was put is gone with it."""


def walked(app: FastAPI) -> Iterator[Door]:
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, Mount):
            yield "GET", f"{context.original_route.path}/{{_file}}"
        else:
            # A kind of route that this walk cannot see into has no methods, and fails here.
            yield from ((method, str(context.path)) for method in context.methods or iter(("?",)))


def test_every_route_has_a_row_and_every_row_a_route(world: World):
    found = list(walked(world.app))
    assert sorted(found) == sorted(TABLE)
    assert len(found) >= FEWEST
    assert all(set(row) == set(ACTORS) for row in TABLE.values())


def test_every_route_lets_somebody_in():
    assert [door for door, row in TABLE.items() if not any(status < REFUSED for status in row.values())] == []


def test_everyone_gets_what_the_table_says_reads_no_more_and_changes_nothing_by_a_refusal(
    world: World, caplog: pytest.LogCaptureFixture
):
    wrong = [fault for door in TABLE for fault in faults(world, door)]
    assert wrong == []
    assert marked(caplog.text) == set()


def faults(world: World, door: Door) -> Iterator[str]:
    """How the answers at one door differ from the table."""
    for who in ACTORS:
        answer, untouched = visit(world, door, who)
        expected = TABLE[door][who]
        if answer.status_code != expected:
            yield f"{who} at {door} got {answer.status_code}, not {expected}"
        if not untouched and door not in TAKES_NOTE:
            yield f"{who} at {door} changed something"
        yield from (f"{who} at {door} read {word}" for word in sorted(too_much(who, door, answer)))


def visit(world: World, door: Door, who: str) -> tuple[Response, bool]:
    """The answer to one request, and whether everything is as it was that is not the actor's to change.

    A refusal changes nothing; what an outsider may do changes nothing of the family.
    """
    about = world.family if TABLE[door][who] < REFUSED else ()
    with world.stage.scene() as connection:
        told = said(Asker(world, who, world.ours.ids), door)
        before = fingerprint(connection, about) if has_written(connection) else world.as_built(about)
        answer = world.send(who, door[0], address_of(door, world.ours.ids), **told)
        may_change = about and (who not in OUTSIDERS or door in COMING_IN)
        untouched = may_change or not has_written(connection) or fingerprint(connection, about) == before
    return answer, bool(untouched)


def too_much(who: str, door: Door, answer: Response) -> set[str]:
    """The marked words in an answer that this actor may not read there."""
    found = marked(answer.text + repr(answer.headers.multi_items()))
    reader = "owner" if door in COMING_IN and answer.status_code < REFUSED else who
    may_read = ON_THE_CARD if door == ("POST", "/about-card") else MAY_READ.get(reader, set())
    allowed = {f"{OURS}{word}" for word in may_read}
    if who in {"other_owner", "other_clinic"}:
        return {word for word in found if word.startswith(OURS)} - allowed
    return found - allowed


def marked(text: str) -> set[str]:
    """The words of the two families."""
    return set(re.findall(rf"(?:{OURS}|{THEIRS})\w*", text))
