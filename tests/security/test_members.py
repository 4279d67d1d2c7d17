"""A place in a family that ends, ends everywhere at once; what was written there stays with its name."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.db import Database
from app.models import HelperPass, Invitation, LoginSession, Membership, PushSubscription
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, mutation, new_id, sign_in
from tests.push.device import Device
from tests.security.at_once import at_once
from tests.security.browsers import code_of
from tests.security.keyring import prove
from tests.security.places import id_of, names, refusal, removed
from tests.sharing import a_place, an_invitation, asked, audit, invited, join_form, joined, member


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """An owner, with a child."""
    phone, child = Phone(client), a_child()
    phone.sign_up("Leila")
    phone.send(child)
    return phone


def child_of(phone: Phone) -> str:
    """The family's child."""
    return phone.of_kind("child")[0]["id"]


def a_subscription() -> dict[str, object]:
    """A browser's address at its push service."""
    keys = Device("push.test", 443).subscription["keys"]
    return {"endpoint": f"https://fcm.googleapis.com/fcm/send/{new_id()}", "keys": keys}


def test_a_removed_parent_is_signed_out_everywhere_at_the_next_request(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    tablet = Phone(sign_in(another_client(app), "sam@home.test"))
    assert removed(leila, id_of(sam)) == 204
    for phone in (sam, tablet):
        assert refusal(phone) == (401, "/problems/signed-out-elsewhere")
    assert names(leila) == ["Leila"]


def test_push_invitations_and_helpers_go_in_the_same_breath(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    assert sam.client.put("/api/push/subscriptions", json=a_subscription()).status_code == 201
    assert sam.client.post("/api/push/tests").status_code == 202
    waiting, open_link = (invited(sam.client, a_place("carer", "Nan")) for _ in range(2))
    asked(another_client(app), waiting, "Nan")
    until = "2026-11-25T18:00:00Z"
    helper = {"id": new_id(), "name": "Tom", "until": until}
    assert sam.client.post("/api/sharing/helper-passes", json=helper).status_code == 201
    assert removed(leila, id_of(sam)) == 204
    waiting.host = leila.client
    waiting.answer(404, let_in=True)
    assert another_client(app).post("/join", data=join_form(open_link, "Eve")).status_code == 404
    with app.state.database.transaction(write=False) as session:
        for table in (PushSubscription, HelperPass):
            assert session.exec(select(table)).all() == []
        assert [row.account_id for row in session.exec(select(Invitation))] != []
        assert len(session.exec(select(Membership)).all()) == 1


def test_what_a_removed_parent_wrote_stays_with_their_name(app: FastAPI, leila: Phone) -> None:
    sam = member(leila, name="Sam")
    sam.send(a_win(child_of(leila), "Put on both shoes"))
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    sam_id = id_of(sam)
    assert removed(leila, sam_id) == 204
    newer = Phone(leila.client)
    newer.send()
    (win,) = newer.of_kind("win")
    assert newer.rows["person", win["account_id"]] == {"id": sam_id, "name": "Sam", "role": "former"}
    (entry,) = ines.get(f"/api/caseload/{child_of(leila)}").json()["entries"]
    assert (entry["by"], entry["text"]) == ("Sam", "Put on both shoes")
    assert ines.get("/api/caseload").json()["children"][0]["parents"] == ["Leila"]


def test_a_removed_parent_who_signs_in_again_finds_nothing_and_their_queue_is_refused(
    app: FastAPI, leila: Phone
) -> None:
    sam = member(leila)
    queued = a_win(child_of(leila), "Written in the tunnel")
    assert removed(leila, id_of(sam)) == 204
    sign_in(sam.client, "sam@home.test")
    assert sam.client.post("/api/sync", json=sam.batch(queued)).status_code == 404
    assert sam.client.get("/api/me").json()["family"] is None
    leila.send()
    assert leila.of_kind("win") == []


def test_a_queue_of_a_former_family_is_refused_by_the_next_one(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    assert removed(leila, id_of(sam)) == 204
    eve = Phone(another_client(app))
    eve.sign_up("Eve")
    link = invited(eve.client, a_place())
    form = {"token": link, "way": "sign-in", "login": "sam@home.test", "password": "three small words"}
    sam.client.post("/join", data=form)
    link.let_in()
    (receipt,) = sam.send(a_win(child_of(leila)))["receipts"]
    assert (receipt["status"], receipt["reason"]) == ("rejected", "gone")


def test_a_former_parent_may_come_back(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    sam_id = id_of(sam)
    assert removed(leila, sam_id) == 204
    link = invited(leila.client, a_place())
    form = {"token": link, "way": "sign-in", "login": "sam@home.test", "password": "three small words"}
    assert sam.client.post("/join", data=form, follow_redirects=False).status_code == 303
    link.let_in()
    newer = Phone(sam.client)
    newer.send()
    assert newer.rows["person", sam_id]["role"] == "parent"


def test_who_leaves_is_signed_out_and_their_browser_forgets(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    other = Phone(sign_in(another_client(app), "sam@home.test"))
    answer = sam.client.delete("/api/sharing/membership")
    assert (answer.status_code, answer.headers["clear-site-data"]) == (204, '"cache", "storage"')
    assert refusal(other) == (401, "/problems/signed-out-elsewhere")
    assert names(leila) == ["Leila"]


def test_an_unlocked_phone_leaves_nobodys_family_without_a_proof(leila: Phone, clock: StandingClock) -> None:
    sam, nan = member(leila), member(leila, "carer", "Nan")
    clock.forward(minutes=6)
    refused = sam.client.delete("/api/sharing/membership")
    assert (refused.status_code, code_of(refused)) == (403, "needs-proof")
    assert sorted(names(leila)) == ["Leila", "Nan", "Sam"]
    assert nan.client.delete("/api/sharing/membership").status_code == 204
    assert prove(sam.client).status_code == 204
    assert sam.client.delete("/api/sharing/membership").status_code == 204


def test_a_carer_leaves_and_a_stranger_has_nothing_to_leave(app: FastAPI, leila: Phone) -> None:
    nan = member(leila, "carer", "Nan")
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    assert nan.client.delete("/api/sharing/membership").status_code == 204
    assert ines.delete("/api/sharing/membership").status_code == 404


def test_a_co_parent_removes_carers_and_nobody_else(leila: Phone) -> None:
    sam, eve, nan = member(leila), member(leila, name="Eve"), member(leila, "carer", "Nan")
    assert [removed(sam, id_of(leila)), removed(sam, id_of(eve)), removed(sam, id_of(sam))] == [403] * 3
    assert removed(nan, id_of(sam)) == 404
    assert removed(sam, id_of(nan)) == 204


def test_a_grant_by_a_removed_parent_stays_and_says_so(app: FastAPI, leila: Phone) -> None:
    sam = member(leila)
    ines = joined(another_client(app), invited(sam.client, an_invitation(child_of(leila))))
    assert removed(leila, id_of(sam)) == 204
    (grant,) = leila.client.get("/api/sharing").json()["grants"]
    assert grant["made_by_former"] is True
    assert ines.get(f"/api/caseload/{child_of(leila)}").status_code == 200


def test_after_a_removal_not_one_of_many_requests_gets_through(app: FastAPI, leila: Phone) -> None:
    child = child_of(leila)
    routine = a_routine(child)
    leila.send(routine)
    sam = member(leila)
    step = mutation("mark_step", step_id=routine["args"]["steps"][0]["id"], day="2026-11-23", state="done")
    said = {"headers": {"Cookie": f"__Host-sid={sam.client.cookies['__Host-sid']}"}}
    writes = [("POST", "/api/sync", {"json": sam.batch(a_win(child), step), **said}) for _ in range(40)]
    rest = [
        ("GET", "/api/me", said),
        ("GET", "/api/sharing", said),
        ("GET", f"/summary/{child}", said),
        ("GET", f"/api/caseload/{child}", said),
        ("PUT", "/api/push/subscriptions", {"json": a_subscription(), **said}),
        ("POST", "/api/push/tests", said),
        ("POST", "/api/sharing/invitations", {"json": an_invitation(child), **said}),
        ("DELETE", f"/api/sharing/members/{id_of(leila)}", said),
        ("DELETE", "/api/sharing/membership", said),
    ]
    assert removed(leila, id_of(sam)) == 204
    answers = at_once(app, [*writes, *rest * 5])
    assert {answer.status_code for answer in answers} == {401}
    leila.send()
    assert leila.of_kind("win") + leila.of_kind("mark") == []


def test_every_end_of_a_place_leaves_its_line(
    leila: Phone, pass_time: Callable[..., None], app: FastAPI
) -> None:
    sam, eve, nan = member(leila, "owner"), member(leila, name="Eve"), member(leila, "carer", "Nan")
    removed(leila, id_of(sam))
    removed(leila, id_of(sam), "/removal")
    removed(leila, id_of(sam))
    eve.client.delete("/api/sharing/membership")
    removed(leila, id_of(nan))
    pass_time(hours=72)
    told = [line for line in audit(app) if line[1].startswith(("member", "removal"))]
    assert sorted(told) == [
        ("Eve", "member-left", "Eve"),
        ("Leila", "member-removed", "Nan"),
        ("Leila", "member-removed", "Sam"),
        ("Leila", "removal-asked", "Sam"),
        ("Leila", "removal-asked", "Sam"),
        ("Leila", "removal-taken-back", "Sam"),
    ]


def test_a_carer_s_place_is_cleared_away_after_its_last_day(
    leila: Phone, database: Database, pass_time: Callable[..., None]
) -> None:
    nan = member(leila, "carer", "Nan", until="2026-11-24")
    pass_time(hours=44, minutes=1)
    assert refusal(nan) == (401, "/problems/signed-out-elsewhere")
    leila.send()
    assert [row["role"] for row in leila.of_kind("person") if row["name"] == "Nan"] == ["former"]
    with database.transaction(write=False) as session:
        assert len(session.exec(select(LoginSession)).all()) == 1


def test_of_two_owners_who_remove_the_same_carer_at_once_both_are_answered(
    app: FastAPI, leila: Phone
) -> None:
    sam, nan = member(leila, "owner"), member(leila, "carer", "Nan")
    path = f"/api/sharing/members/{id_of(nan)}"
    cookies = [{"Cookie": f"__Host-sid={phone.client.cookies['__Host-sid']}"} for phone in (leila, sam)]
    answers = at_once(app, [("DELETE", path, {"headers": cookies[n % 2]}) for n in range(8)])
    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(204), set(statuses) <= {204, 404, 409}) == (1, True)
    assert [line[1:] for line in audit(app)].count(("member-removed", "Nan")) == 1


def test_a_removal_amid_many_requests_holds_none_up_and_lets_none_of_the_later_ones_through(
    app: FastAPI, leila: Phone
) -> None:
    sam = member(leila)
    path, child = f"/api/sharing/members/{id_of(sam)}", child_of(leila)
    by_leila, by_sam = (
        {"headers": {"Cookie": f"__Host-sid={phone.client.cookies['__Host-sid']}"}} for phone in (leila, sam)
    )
    writes = [("POST", "/api/sync", {"json": sam.batch(a_win(child)), **by_sam}) for _ in range(30)]
    answers = at_once(app, [*writes[:15], ("DELETE", path, by_leila), *writes[15:]])
    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(204), set(statuses) <= {200, 204, 401}) == (1, True)
    kept = statuses.count(200)
    assert refusal(sam) == (401, "/problems/signed-out-elsewhere")
    leila.send()
    assert len(leila.of_kind("win")) == kept
