"""An id of another family, of a row that is gone, and one that never was are answered alike, everywhere."""

import re
from collections.abc import Iterator
from typing import Any

from tests.people import mutation, new_id
from tests.policy.bodies import Asker, Door, address_of, said
from tests.policy.table import TABLE
from tests.policy.test_matrix import marked
from tests.policy.world import World

ACTORS = ("owner", "coparent", "carer", "helper", "therapist", "stranger")
BY_ID = [door for door in TABLE if re.search(r"\{[a-z]", door[1]) and door[1] != "/n/{occurrence}"]
"""The doors with an id in the address; the page behind a notification is one page for all."""
NEW_ROWS = {"add_child", "start_routine", "log_win", "rate_day", "mark_step", "set_reminder"}
"""Their `id` is a new row's, which its family alone has to tell apart."""


def test_an_id_in_an_address_that_is_not_ones_own_is_as_good_as_none(world: World):
    wrong = []
    for door in BY_ID:
        for who in ACTORS:
            answers = {name: _ask(world, who, door, ids) for name, ids in _others(world, door).items()}
            if len(set(answers.values())) != 1 or any(status < 400 for status, _ in answers.values()):
                wrong.append((who, door, answers))
    assert wrong == []


def test_an_id_in_a_body_that_is_not_ones_own_is_as_good_as_none(world: World):
    door = ("POST", "/api/sharing/invitations")
    answers = {_ask(world, "owner", door, ids) for ids in _others(world, door).values()}
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1


def test_a_mutation_with_an_id_that_is_not_ones_own_is_refused_for_the_same_reason(world: World):
    wrong = []
    for name, field, args in _mutations(world):
        told = {}
        for kind, id_ in _ids_for(world, field).items():
            with world.stage.scene():
                sent = mutation(name) | {"args": args | {field: id_}}
                told[kind] = _sync(world, sent)
        if len(set(told.values())) != 1 or "applied" in next(iter(told.values())):
            wrong.append((name, field, told))
    assert wrong == []


def test_a_new_row_may_have_the_id_of_a_row_of_another_family(world: World):
    for name, _, args in _mutations(world):
        if name in NEW_ROWS and name != "start_routine":
            with world.stage.scene():
                theirs = args | {"id": world.theirs.ids["win_id"]}
                assert _sync(world, mutation(name) | {"args": theirs}) == "applied None"


def _ask(world: World, who: str, door: Door, ids: dict[str, str]) -> tuple[int, str]:
    with world.stage.scene():
        told = said(Asker(world, who, ids), door)
        answer = world.send(who, door[0], address_of(door, ids), **told)
    assert not marked(answer.text)
    return answer.status_code, answer.text


def _others(world: World, door: Door) -> dict[str, dict[str, str]]:
    ours, theirs = world.ours.ids, world.theirs.ids
    others = {"foreign": theirs, "random": {name: new_id() for name in ours}}
    # A child stays, and so does the row of a grant that was stopped.
    may_be_gone = any(f"{{{name}}}" in door[1] for name in world.gone)
    return others | ({"deleted": ours | world.gone} if may_be_gone else {})


def _ids_for(world: World, field: str) -> dict[str, str]:
    name = {"id": "routine_id"}.get(field, field)
    return {"foreign": world.theirs.ids[name], "random": new_id()}


def _mutations(world: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each mutation, a field of it that names a row, and its args as they would be kept."""
    ids = world.ours.ids
    child, routine = {"child_id": ids["child_id"]}, {"routine_id": ids["routine_id"]}
    day, plan = {"day": "2026-11-23"}, {"weekdays": 127, "title": "Evening", "picture": "sun"}
    step = {"id": new_id(), "label": "Teeth", "picture": "sun", "position": "a0"}
    start = plan | child | {"template_id": None, "starts_at": "19:00", "steps": [step]}
    remind = {"at": "18:55", "weekdays": 127, "zone": "Europe/Berlin", "on": True}
    yield "start_routine", "child_id", {"id": new_id()} | start
    yield "log_win", "child_id", {"id": new_id(), "happened_on": "2026-11-23", "text": "Waved"} | child
    yield "rate_day", "child_id", {"id": new_id(), "mood": 3} | child | day
    yield "mark_step", "step_id", {"id": new_id(), "step_id": ids["step_id"], "state": "done"} | day
    yield "set_reminder", "child_id", {"id": new_id()} | remind | child | routine
    yield "set_reminder", "routine_id", {"id": new_id()} | remind | child | routine
    yield "change_routine", "id", {"id": ids["routine_id"], "title": "Later"}
    yield "remove_win", "id", {"id": ids["win_id"]}


def _sync(world: World, sent: dict[str, Any]) -> str:
    batch = {"device_id": new_id(), "cursor": 0, "mutations": [sent]}
    (receipt,) = world.send("owner", "POST", "/api/sync", json=batch).json()["receipts"]
    return f"{receipt['status']} {receipt['reason']}"
