"""Owners are equal: none removes another without notice, none outranks another, and one always stays."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import Phone, another_client, new_id
from tests.security.at_once import at_once
from tests.security.places import id_of, names, refusal, removed
from tests.sharing import member


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """The first owner."""
    phone = Phone(client)
    phone.sign_up("Leila")
    return phone


def test_an_owner_is_removed_after_three_days_of_notice(leila: Phone, pass_time: Callable[..., None]) -> None:
    sam = member(leila, "owner")
    assert removed(leila, id_of(sam)) == 204
    assert sam.client.get("/api/me").json()["family"]["removal_at"] == "2026-11-26T07:00:00Z"
    (row,) = [each for each in sam.client.get("/api/sharing").json()["members"] if each["you"]]
    assert row["removal_at"] == "2026-11-26T07:00:00Z"
    pass_time(hours=71, minutes=59)
    assert refusal(sam)[0] != 401
    pass_time(minutes=1)
    assert refusal(sam) == (401, "/problems/signed-out-elsewhere")
    assert names(leila) == ["Leila"]


@pytest.mark.parametrize("who", ["leila", "sam"])
def test_either_owner_takes_the_removal_back(leila: Phone, pass_time: Callable[..., None], who: str) -> None:
    sam = member(leila, "owner")
    sam_id = id_of(sam)
    assert removed(leila, sam_id) == 204
    assert removed({"leila": leila, "sam": sam}[who], sam_id, "/removal") == 204
    pass_time(hours=73)
    assert names(leila) == ["Leila", "Sam"]
    assert removed(leila, sam_id, "/removal") == 404


def test_a_third_adult_does_not_take_it_back(leila: Phone) -> None:
    sam, eve = member(leila, "owner"), member(leila, name="Eve")
    assert removed(leila, id_of(sam)) == 204
    assert removed(eve, id_of(sam), "/removal") == 403


def test_two_owners_who_remove_each_other_do_not_leave_the_family_to_nobody(
    leila: Phone, pass_time: Callable[..., None]
) -> None:
    sam = member(leila, "owner")
    assert [removed(leila, id_of(sam)), removed(sam, id_of(leila))] == [204, 204]
    pass_time(hours=73)
    (left,) = [phone for phone in (leila, sam) if refusal(phone)[0] != 401]
    assert left.client.get("/api/me").json()["family"]["removal_at"] is None


def test_a_removal_ends_with_its_author_s_own_place(leila: Phone, pass_time: Callable[..., None]) -> None:
    sam = member(leila, "owner")
    assert removed(leila, id_of(sam)) == 204
    assert leila.client.delete("/api/sharing/membership").status_code == 204
    pass_time(hours=73)
    assert names(sam) == ["Sam"]


def test_the_last_owner_cannot_leave(leila: Phone) -> None:
    member(leila)
    answer = leila.client.delete("/api/sharing/membership")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/last-owner")
    assert names(leila) == ["Leila", "Sam"]


def test_of_two_owners_who_leave_at_once_one_stays(app: FastAPI, leila: Phone) -> None:
    sam = member(leila, "owner")
    cookies = [{"Cookie": f"__Host-sid={phone.client.cookies['__Host-sid']}"} for phone in (leila, sam)]
    answers = at_once(app, [("DELETE", "/api/sharing/membership", {"headers": each}) for each in cookies])
    assert sorted(answer.status_code for answer in answers) == [204, 409]


def test_another_family_removes_nobody(app: FastAPI, leila: Phone) -> None:
    sam, eve = member(leila, "owner"), Phone(another_client(app))
    eve.sign_up("Eve")
    for suffix in ("", "/removal"):
        assert removed(eve, id_of(sam), suffix) == 404
    assert removed(eve, new_id()) == 404
    path = f"/api/sharing/members/{id_of(sam)}"
    assert eve.client.patch(path, json={"role": "parent"}).status_code == 404
    assert names(leila) == ["Leila", "Sam"]


def test_an_owner_makes_an_equal_owner_and_takes_nobody_s_rank(leila: Phone) -> None:
    sam = member(leila)
    path = f"/api/sharing/members/{id_of(sam)}"
    assert sam.client.patch(path, json={"role": "owner"}).status_code == 403
    changed = leila.client.patch(path, json={"role": "owner"})
    assert (changed.status_code, changed.json()["role"]) == (200, "owner")
    assert leila.client.patch(path, json={"role": "parent"}).status_code == 403
    assert sam.client.patch(path, json={"role": "parent"}).json()["role"] == "parent"


def test_the_last_owner_stays_one_and_a_carer_is_never_raised(leila: Phone) -> None:
    nan = member(leila, "carer", "Nan")
    own, carer = (f"/api/sharing/members/{id_of(phone)}" for phone in (leila, nan))
    assert leila.client.patch(own, json={"role": "parent"}).json()["type"] == "/problems/last-owner"
    assert leila.client.patch(carer, json={"role": "owner"}).status_code == 403
    assert leila.client.patch(carer, json={"role": "carer"}).status_code == 422


def test_removing_and_raising_take_a_fresh_proof_and_objecting_does_not(
    leila: Phone, clock: StandingClock
) -> None:
    sam, eve = member(leila, "owner"), member(leila, name="Eve")
    assert removed(leila, id_of(sam)) == 204
    clock.forward(minutes=6)
    assert [removed(leila, id_of(sam)), removed(leila, id_of(eve))] == [403, 403]
    raised = leila.client.patch(f"/api/sharing/members/{id_of(eve)}", json={"role": "owner"})
    assert raised.json()["type"] == "/problems/needs-proof"
    assert removed(sam, id_of(sam), "/removal") == 204
