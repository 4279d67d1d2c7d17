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
BY_SECRET = {"/n/{occurrence}", "/calendar/{feed}.ics"}
"""One page for all behind a notification, and a calendar for whoever has its address."""
BY_ID = [door for door in TABLE if re.search(r"\{[a-z]", door[1]) and door[1] not in BY_SECRET]
"""The doors with an id in the address."""
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
        for kind, id_ in _ids_for(world, args[field]).items():
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


def _ids_for(world: World, own: str) -> dict[str, str]:
    name = next(name for name, id_ in world.ours.ids.items() if id_ == own)
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
    yield from _of_the_child(ids)
    yield from _of_reminders(ids, {"id": new_id()} | remind | child)


def _of_reminders(ids: dict[str, str], new: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    routine, step = {"routine_id": ids["routine_id"]}, {"step_id": ids["step_id"]}
    yield "set_reminder", "step_id", new | routine | step | {"about": "step"}
    yield "set_reminder", "child_id", new | {"about": "check_in"}
    yield "set_reminder", "assignment_id", new | {"about": "exercise", "assignment_id": ids["assignment_id"]}
    for name in ("keep_reminder", "remove_reminder"):
        yield name, "id", {"id": ids["reminder_id"]}
    until = {"until": "2026-11-23T12:00:00Z"}
    yield "take_duty", "account_id", {"id": new_id(), "account_id": ids["coparent_id"]} | until
    yield "end_duty", "id", {"id": ids["duty_id"]}
    yield "resume_reminders", "id", {"id": ids["pause_id"]}


def _of_the_child(ids: dict[str, str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    child, row = {"child_id": ids["child_id"]}, {"id": new_id()}
    day, began = {"day": "2026-11-23"}, {"happened_on": "2026-11-23", "began_at": "2026-11-23T06:00:00Z"}
    line = {"root": row["id"], "part": "sign", "title": "Hums", "picture": "ear"}
    own = {"root": row["id"], "title": "Own", "picture": "ball", "minutes": 5, "energy": "low"}
    yield "describe_child", "child_id", child | {"mouths": True}
    yield "tell_about", "child_id", row | child | line
    yield "log_moment", "child_id", row | child | began | {"text": "Loud"}
    yield "log_play", "child_id", row | child | day | {"activity_id": "act-den", "verdict": "ok"}
    yield "keep_idea", "child_id", row | child | {"activity_id": "act-wall-push", "saved": True}
    yield "add_activity", "child_id", row | child | own | {"place": "floor"}
    yield "add_food", "child_id", row | child | {"root": row["id"], "name": "Mango", "shelf": "safe"}
    yield "log_food_step", "child_id", row | child | day | {"food_root": ids["food_id"], "rung": "bite"}
    yield "move_food", "id", {"id": ids["food_id"], "shelf": "safe"}
    for name in ("about", "moment", "play", "activity", "food", "food_step", "contact", "assignment"):
        yield f"remove_{name}", "id", {"id": ids[f"{name}_id"]}


def _sync(world: World, sent: dict[str, Any]) -> str:
    batch = {"device_id": new_id(), "cursor": 0, "mutations": [sent]}
    (receipt,) = world.send("owner", "POST", "/api/sync", json=batch).json()["receipts"]
    return f"{receipt['status']} {receipt['reason']}"
