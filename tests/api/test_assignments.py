"""A therapist sends an idea home with a reason; the parents see it at once, and either side takes it back."""

from typing import Any

import pytest
from fastapi import FastAPI

from tests.people import Phone, mutation, new_id
from tests.security.at_once import Asked, at_once
from tests.sharing import Shared, a_shared_child, audit, member


@pytest.fixture
def shared(app: FastAPI) -> Shared:
    """A child who is shared with Ines."""
    return a_shared_child(app)


def send(shared: Shared, activity: str = "act-wall-push", status: int = 201, **more: Any) -> dict[str, Any]:
    """Ines sends an idea home."""
    wanted = {"id": new_id(), "activity_id": activity, "why": "Pushing helps hands wake up"} | more
    answer = shared.therapist.post(f"/api/caseload/{shared.child_id}/assignments", json=wanted)
    assert answer.status_code == status, answer.text
    return answer.json()


def standing(shared: Shared) -> list[str]:
    """The ideas that Ines has with the family."""
    answer = shared.therapist.get(f"/api/caseload/{shared.child_id}/assignments")
    return [row["activity_id"] for row in answer.json()["assignments"]]


def at_home(phone: Phone) -> list[tuple[str, str]]:
    """The ideas that a parent's phone shows as sent, with their reasons."""
    phone.send()
    return [(row["activity_id"], row["why"]) for row in phone.of_kind("assignment")]


def test_both_parents_see_it_with_name_and_reason_and_carers_do_not(app: FastAPI, shared: Shared) -> None:
    sam, nana = member(shared.phone), member(shared.phone, "carer", "Nana", until="2026-12-19")
    send(shared)
    for phone in (shared.phone, sam):
        assert at_home(phone) == [("act-wall-push", "Pushing helps hands wake up")]
        assert phone.of_kind("assignment")[0]["name"] == "InesLeila Duarte"
    assert at_home(nana) == []
    assert ("InesLeila Duarte", "idea-sent", "Mika") in audit(app)


def test_the_therapist_takes_it_back(app: FastAPI, shared: Shared) -> None:
    sent = send(shared)
    address = f"/api/caseload/{shared.child_id}/assignments/{sent['id']}"
    assert shared.therapist.delete(address).status_code == 204
    assert shared.therapist.delete(address).status_code == 404
    assert (at_home(shared.phone), standing(shared)) == ([], [])
    assert ("InesLeila Duarte", "idea-taken-back", "Mika") in audit(app)


def test_a_parent_puts_it_away_and_the_therapist_sees_that(shared: Shared) -> None:
    sent = send(shared)
    shared.phone.send(mutation("remove_assignment", id=sent["id"]))
    assert (at_home(shared.phone), standing(shared)) == ([], [])


def test_five_at_a_time_and_none_twice(shared: Shared) -> None:
    ideas = ["act-den", "act-wall-push", "act-pillow-river", "act-song-gap", "act-two-pens"]
    for idea in ideas[:4]:
        send(shared, idea)
    assert send(shared, ideas[0], status=409)["type"].endswith("already-sent")
    send(shared, ideas[4])
    assert send(shared, "act-helper-loads", status=409)["type"].endswith("enough-sent")
    assert standing(shared) == ideas


def test_an_idea_nobody_knows_and_one_without_a_reason_are_refused(shared: Shared) -> None:
    send(shared, "act-rumour", status=422)
    send(shared, why=" ", status=422)
    send(shared, why="x" * 201, status=422)
    assert standing(shared) == []


def test_once_sharing_is_stopped_nothing_is_sent_read_or_taken_back(shared: Shared) -> None:
    sent = send(shared)
    shared.stop()
    address = f"/api/caseload/{shared.child_id}/assignments"
    assert shared.therapist.get(address).status_code == 404
    assert shared.therapist.delete(f"{address}/{sent['id']}").status_code == 404
    send(shared, "act-den", status=404)
    assert at_home(shared.phone) == [("act-wall-push", "Pushing helps hands wake up")]


def test_another_therapist_of_the_child_neither_sees_nor_takes_it(app: FastAPI, shared: Shared) -> None:
    sent = send(shared)
    other = a_shared_child(app, "Amina")
    address = f"/api/caseload/{shared.child_id}/assignments"
    assert other.therapist.get(address).status_code == 404
    assert other.therapist.delete(f"{address}/{sent['id']}").status_code == 404
    assert standing(shared) == ["act-wall-push"]


def test_of_many_sent_at_once_five_stand_and_none_twice(app: FastAPI, shared: Shared) -> None:
    ideas = ["act-den", "act-wall-push", "act-pillow-river", "act-song-gap", "act-two-pens", "act-museum"]
    address = f"/api/caseload/{shared.child_id}/assignments"
    cookie = "; ".join(f"{name}={value}" for name, value in shared.therapist.cookies.items())
    asked: list[Asked] = []
    for idea in ideas * 2:
        wanted = {"id": new_id(), "activity_id": idea, "why": "Fits"}
        asked.append(("POST", address, {"json": wanted, "headers": {"Cookie": cookie}}))
    answers = [answer.status_code for answer in at_once(app, asked)]
    assert sorted(answers) == [201] * 5 + [409] * 7
    assert len(set(standing(shared))) == 5


def test_who_sends_and_takes_back_all_day_has_to_wait(shared: Shared) -> None:
    address = f"/api/caseload/{shared.child_id}/assignments"
    statuses = []
    for _ in range(31):
        wanted = {"id": new_id(), "activity_id": "act-den", "why": "Fits"}
        statuses.append(shared.therapist.post(address, json=wanted).status_code)
        shared.therapist.delete(f"{address}/{wanted['id']}")
    assert statuses == [201] * 30 + [429]
