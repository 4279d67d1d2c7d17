"""What a therapist's screen can be made to show or tell by somebody who is not the family."""

from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.db import Database
from app.domain import scope
from app.models import Child, Grant
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, a_routine, a_win, another_client, new_id, row_id, sign_in
from tests.sharing import Shared, a_shared_child, an_invitation, asked, invited, joined


def test_nobody_puts_another_child_in_a_child_s_place(app: FastAPI) -> None:
    shared = a_shared_child(app)
    former = Phone(another_client(app))
    former.sign_up("Eve")
    copy = a_child("Mika")
    copy["args"]["id"] = shared.child_id
    former.send(copy, a_win(shared.child_id, "Not Mika at all"))
    token = invited(former.client, an_invitation(shared.child_id))
    form = {"token": token, "way": "sign-in", "login": "inesleila@clinic.test", "password": PASSWORD}
    assert shared.therapist.post("/join", data=form).status_code == 409
    (child,) = shared.therapist.get("/api/caseload").json()["children"]
    assert child["parents"] == ["Leila"]
    shared.stop()
    assert shared.therapist.get(f"/api/caseload/{shared.child_id}").status_code == 404


def test_days_before_the_first_shared_one_are_not_counted(app: FastAPI) -> None:
    shared = a_shared_child(app, since="2026-11-23")
    shared.phone.send(a_routine(shared.child_id))
    app.state.clock.forward(days=20)
    shared.stop()
    sign_in(shared.parent, "leila@home.test")
    terms = an_invitation(shared.child_id, since="2026-12-10", until="2027-01-10")
    reader = joined(another_client(app), invited(shared.parent, terms), "Tom")
    (routine,) = reader.get(f"/api/caseload/{shared.child_id}").json()["routines"]
    assert routine["of"] == 4


def test_a_name_cannot_turn_the_words_around_it(app: FastAPI, client: TestClient) -> None:
    phone, child = Phone(client), a_child("\u202eakiM\u2066")
    me = phone.sign_up("Leila\u202e\u2067")
    phone.send(child)
    assert me["account"]["name"] == "Leila"
    assert [row["nickname"] for row in phone.of_kind("child")] == ["akiM"]
    invited(client, an_invitation(row_id(child), name="Ines\u202d"))
    assert client.get("/api/sharing").json()["invitations"][0]["name"] == "Ines"


def test_a_name_keeps_what_its_script_needs(client: TestClient) -> None:
    phone = Phone(client)
    phone.sign_up()
    names = ["می‌خواهم", "\u200fליה", "👩‍👧"]
    phone.send(*(a_child(name) for name in names))
    assert sorted(row["nickname"] for row in phone.of_kind("child")) == sorted(names)


def test_a_namesake_asked_for_at_the_same_time_is_let_in_by_one_family_only(app: FastAPI) -> None:
    shared, former = a_shared_child(app, "Leila"), Phone(another_client(app))
    former.sign_up("Eve")
    copy = a_child("Mika")
    copy["args"]["id"] = shared.child_id
    former.send(copy, a_win(shared.child_id, "Not Mika at all"))
    links = [invited(browser, an_invitation(shared.child_id)) for browser in (shared.parent, former.client)]
    tom = asked(another_client(app), links[0], "Tom")
    form = {"token": links[1], "way": "sign-in", "login": "tom@clinic.test", "password": PASSWORD}
    # Nobody has been let in yet, so neither family's link can be known to be the wrong one.
    assert tom.post("/join", data=form, follow_redirects=False).status_code == 303
    links[0].let_in()
    links[1].let_in(status=409)
    assert "Not Mika" not in tom.get(f"/api/caseload/{shared.child_id}").text
    assert len(tom.get("/api/caseload").json()["children"]) == 1


def test_the_database_holds_one_open_grant_for_an_account_and_a_child_s_id(
    app: FastAPI, database: Database
) -> None:
    shared, other = a_shared_child(app, "Leila"), a_shared_child(app, "Priya")
    with pytest.raises(IntegrityError):
        put_in_its_place(database)
    assert shared.review()["child"]["nickname"] == other.review()["child"]["nickname"]


def put_in_its_place(database: Database) -> None:
    """The second family's child under the id of the first's, shared with the first's therapist."""
    with database.transaction() as session:
        scope.everything(session)
        first, second = session.exec(select(Grant).order_by(col(Grant.created_at), col(Grant.id))).all()
        child = session.get_one(Child, (second.family_id, second.child_id)).model_dump()
        session.add(Child.model_validate(child | {"id": first.child_id}))
        session.flush()
        copied = {"id": UUID(new_id()), "account_id": first.account_id, "child_id": first.child_id}
        session.add(Grant.model_validate(second.model_dump() | copied))


def test_a_therapist_s_own_child_has_no_namesake(app: FastAPI) -> None:
    home, former = a_shared_child(app, "Leila"), Phone(another_client(app))
    former.sign_up("Eve")
    copy = a_child("Mika")
    copy["args"]["id"] = home.child_id
    former.send(copy)
    link = invited(former.client, an_invitation(home.child_id))
    form = {"token": link, "way": "sign-in", "login": "leila@home.test", "password": PASSWORD}
    assert another_client(app).post("/join", data=form).status_code == 409


def a_parent_who_is_a_therapist(app: FastAPI) -> tuple[Shared, TestClient]:
    """Priya has a family of her own, and looks after Leila's child as well."""
    shared = a_shared_child(app, "Leila")
    shared.stop()
    priya = Phone(another_client(app))
    priya.sign_up("Priya")
    own = a_child("Ada")
    priya.send(own, a_win(row_id(own)))
    link = invited(shared.parent, an_invitation(shared.child_id))
    form = {"token": link, "way": "sign-in", "login": "priya@home.test", "password": PASSWORD}
    assert priya.client.post("/join", data=form, follow_redirects=False).status_code == 303
    link.let_in()
    return shared, priya.client


def doors(child_id: str) -> list[tuple[str, str]]:
    """Every way to another family's child."""
    child = f"/api/caseload/{child_id}"
    reads = ("/api/caseload", child, f"{child}/journal", f"/summary/{child_id}")
    return [*(("GET", path) for path in reads), ("POST", f"{child}/looks")]


def test_a_parent_s_long_session_opens_other_families_children_for_half_a_day(
    app: FastAPI, clock: StandingClock
) -> None:
    shared, priya = a_parent_who_is_a_therapist(app)
    clock.forward(hours=12)
    for method, path in doors(shared.child_id):
        assert priya.request(method, path, json={} if method == "POST" else None).status_code < 300, path
    clock.forward(minutes=1)
    for method, path in doors(shared.child_id):
        answer = priya.request(method, path, json={} if method == "POST" else None)
        assert answer.status_code == 403, path
    assert priya.get("/api/caseload").json()["type"] == "/problems/needs-proof"
    assert priya.get("/api/sharing").status_code == 200
    sign_in(priya, "priya@home.test")
    assert priya.get(f"/api/caseload/{shared.child_id}").status_code == 200


def test_who_has_no_share_is_told_nothing_by_an_old_session(app: FastAPI, clock: StandingClock) -> None:
    shared, priya = a_shared_child(app, "Leila"), Phone(another_client(app))
    priya.sign_up("Priya")
    clock.forward(hours=13)
    assert priya.client.get("/api/caseload").json() == {"children": []}
    assert priya.client.get(f"/api/caseload/{shared.child_id}").status_code == 404


def test_a_look_at_another_family_is_theirs_and_not_in_one_s_own_audit(app: FastAPI) -> None:
    shared, priya = a_parent_who_is_a_therapist(app)
    before = priya.get("/api/sharing/audit").text
    assert priya.get(f"/api/caseload/{shared.child_id}").status_code == 200
    assert priya.get("/api/sharing/audit").text == before
    assert shared.looks() == [("journal", 0)]
