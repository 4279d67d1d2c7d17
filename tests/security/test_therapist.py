"""What a therapist's screen can be made to show or tell by somebody who is not the family."""

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import PASSWORD, Phone, a_child, a_routine, a_win, another_client, row_id, sign_in
from tests.sharing import a_shared_child, an_invitation, invited, joined


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
