"""A link only asks, once; nothing is given before a parent says so, and nobody is drawn into a demo."""

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.models import Account
from tests.conftest import StandingClock
from tests.people import PASSWORD, Phone, a_child, a_win, another_client, new_id, row_id, sign_in
from tests.security.at_once import at_once
from tests.sharing import Link, a_place, an_invitation, asked, audit, invited, join_form, joined, member


@pytest.fixture
def demo(app: FastAPI) -> Phone:
    """A visitor's demo family."""
    phone = Phone(another_client(app))
    assert phone.client.post("/api/demo", json={"door": "parent"}).status_code == 201
    while phone.send()["more"]:
        pass
    return phone


@pytest.fixture
def family(client: TestClient) -> tuple[Phone, str]:
    """A real family with a child."""
    phone, child = Phone(client), a_child()
    phone.sign_up("Leila")
    phone.send(child)
    return phone, row_id(child)


def as_parent(phone: Phone) -> Link:
    """The token of an invitation to be a further parent."""
    return invited(phone.client, a_place("parent"))


def signing_in(token: str, login: str) -> dict[str, str]:
    """The form of somebody who has an account."""
    return {"token": token, "way": "sign-in", "login": login, "password": PASSWORD}


def test_a_real_account_is_not_drawn_into_a_demo(
    app: FastAPI, demo: Phone, family: tuple[Phone, str]
) -> None:
    ines = joined(another_client(app), invited(family[0].client, an_invitation(family[1])))
    child = demo.of_kind("child")[0]["id"]
    for token in (as_parent(demo), invited(demo.client, an_invitation(child))):
        page = ines.post("/join", data=signing_in(token, "ines@clinic.test"))
        assert page.status_code == 409
        assert "one of them belongs to a demo" in page.text
    assert len(ines.get("/api/caseload").json()["children"]) == 1


def test_an_account_of_a_demo_is_not_let_into_a_real_family(
    app: FastAPI, demo: Phone, family: tuple[Phone, str]
) -> None:
    child = demo.of_kind("child")[0]["id"]
    guest = joined(another_client(app), invited(demo.client, an_invitation(child)), "Tom")
    token = as_parent(family[0])
    assert guest.post("/join", data=signing_in(token, "tom@clinic.test")).status_code == 409
    joined(another_client(app), token, "Sam")


@pytest.mark.parametrize("until", ["9999-12-31", "9999-12-30", "0001-01-01"])
def test_the_ends_of_the_calendar_are_refused_by_name(family: tuple[Phone, str], until: str) -> None:
    answer = family[0].client.post("/api/sharing/invitations", json=an_invitation(family[1], until=until))
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/until-out-of-range")


def test_opening_the_link_only_asks(app: FastAPI, family: tuple[Phone, str]) -> None:
    phone, child_id = family
    ines = asked(another_client(app), invited(phone.client, an_invitation(child_id)))
    assert ines.get("/api/me").json()["asked"] == [{"role": "therapist", "invited_by": "Leila"}]
    assert ines.get("/api/caseload").json() == {"children": []}
    assert ines.get(f"/api/caseload/{child_id}").status_code == 404
    sharing = phone.client.get("/api/sharing").json()
    (waiting,) = sharing["invitations"]
    assert (waiting["asking"]["name"], waiting["asking"]["title"]) == (
        "Ines Duarte",
        "Occupational therapist",
    )
    assert sharing["grants"] == []


def test_who_waits_to_be_a_parent_sees_nothing_and_changes_nothing(
    app: FastAPI, family: tuple[Phone, str]
) -> None:
    sam = Phone(asked(another_client(app), as_parent(family[0]), "Sam"))
    assert sam.client.post("/api/sync", json=sam.batch(a_win(family[1]))).status_code == 404
    for path in ("/api/sharing", f"/summary/{family[1]}", f"/api/caseload/{family[1]}"):
        assert sam.client.get(path).status_code == 404
    assert sam.client.get("/api/me").json()["family"] is None
    assert [member["name"] for member in family[0].client.get("/api/sharing").json()["members"]] == ["Leila"]


def test_who_waits_is_told_after_signing_in_again(app: FastAPI, family: tuple[Phone, str]) -> None:
    link = as_parent(family[0])
    asked(another_client(app), link, "Sam")
    sam = sign_in(another_client(app), "sam@clinic.test")
    assert sam.get("/api/me").json()["asked"] == [{"role": "parent", "invited_by": "Leila"}]
    link.let_in()
    me = sign_in(another_client(app), "sam@clinic.test").get("/api/me").json()
    assert (me["asked"], me["family"]["role"]) == ([], "parent")
    assert sam.get("/api/me").json()["family"]["role"] == "parent"


def test_who_is_turned_away_gets_nothing_and_the_link_is_used_up(
    app: FastAPI, family: tuple[Phone, str]
) -> None:
    link = as_parent(family[0])
    sam = asked(another_client(app), link, "Sam")
    link.answer(let_in=False)
    me = sam.get("/api/me").json()
    assert (me["asked"], me["family"]) == ([], None)
    assert sam.post("/join", data=signing_in(link, "sam@clinic.test")).status_code == 404
    link.answer(404, let_in=True)
    assert family[0].client.get("/api/sharing").json()["invitations"] == []


def test_nobody_is_let_in_before_they_asked_or_twice(app: FastAPI, family: tuple[Phone, str]) -> None:
    link = invited(family[0].client, an_invitation(family[1]))
    link.answer(404, let_in=True)
    joined(another_client(app), link)
    link.answer(404, let_in=True)
    assert len(family[0].client.get("/api/sharing").json()["grants"]) == 1


@pytest.mark.parametrize("role", ["therapist", "parent"])
def test_of_fifty_who_open_one_link_at_once_exactly_one_asks(
    app: FastAPI, family: tuple[Phone, str], role: str
) -> None:
    wanted = an_invitation(family[1]) if role == "therapist" else a_place("parent")
    link = invited(family[0].client, wanted)
    forms = [join_form(link, f"Guest {n}", login=f"guest{n}@clinic.test") for n in range(50)]
    answers = at_once(app, [("POST", "/join", {"data": form}) for form in forms])
    assert sorted(answer.status_code for answer in answers) == [303] + [404] * 49
    with app.state.database.transaction(write=False) as session:
        assert len(session.exec(select(Account)).all()) == 2
    assert sorted(line[1] for line in audit(app)) == ["asked-to-join", "invited"]


def test_of_many_answers_at_once_one_counts(app: FastAPI, family: tuple[Phone, str]) -> None:
    link = as_parent(family[0])
    asked(another_client(app), link, "Sam")
    sid = {"Cookie": f"__Host-sid={family[0].client.cookies['__Host-sid']}"}
    path = f"/api/sharing/invitations/{link.id}/answers"
    answers = at_once(
        app, [("POST", path, {"json": {"let_in": n % 2 == 0}, "headers": sid}) for n in range(10)]
    )
    assert sorted(answer.status_code for answer in answers) == [204] + [404] * 9


def test_what_a_guest_waits_for_may_be_over_before_they_are_let_in(
    app: FastAPI, family: tuple[Phone, str], clock: StandingClock
) -> None:
    link = invited(family[0].client, a_place("carer", "Nan", until="2026-11-24"))
    nan = asked(another_client(app), link, "Nan")
    clock.forward(hours=44, minutes=1)
    sign_in(family[0].client, "leila@home.test")
    link.answer(404, let_in=True)
    assert sign_in(nan, "nan@clinic.test").get("/api/me").json()["family"] is None


def test_a_carer_s_link_dies_with_the_last_day_it_offers(
    app: FastAPI, family: tuple[Phone, str], clock: StandingClock
) -> None:
    link = invited(family[0].client, a_place("carer", "Nan", until="2026-11-23"))
    clock.forward(hours=20, minutes=1)
    assert another_client(app).post("/join", data=join_form(link, "Nan")).status_code == 404


def test_inviting_and_letting_in_take_a_fresh_proof(
    app: FastAPI, family: tuple[Phone, str], clock: StandingClock
) -> None:
    link = as_parent(family[0])
    asked(another_client(app), link, "Sam")
    clock.forward(minutes=6)
    link.answer(403, let_in=True)
    refused = family[0].client.post("/api/sharing/invitations", json=a_place("parent", "Eve"))
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/needs-proof")
    sign_in(family[0].client, "leila@home.test")
    link.let_in()


def test_no_parent_uses_up_the_links_that_another_may_make(family: tuple[Phone, str]) -> None:
    leila, sam = family[0].client, member(family[0]).client
    helper = {"name": "Nan", "until": "2026-11-24T07:00:00Z"}
    made = [sam.post("/api/sharing/invitations", json=a_place("carer")).status_code for _ in range(21)]
    assert made == [201] * 20 + [429]
    passes = [
        parent.post("/api/sharing/helper-passes", json=helper | {"id": new_id()}) for parent in (sam, leila)
    ]
    assert [answer.status_code for answer in passes] == [429, 201]
    assert leila.post("/api/sharing/invitations", json=a_place("carer")).status_code == 201


def test_all_the_parents_of_a_family_together_make_no_more_than_sixty_links_a_day(
    family: tuple[Phone, str],
) -> None:
    parents = [family[0], *(member(family[0], name=name) for name in ("Sam", "Kim", "Eve"))]
    made = [
        parent.client.post("/api/sharing/invitations", json=a_place("carer")).status_code
        for parent in parents
        for _ in range(20)
    ]
    # Three were for the parents themselves.
    assert made.count(201) == 57


def test_a_co_parent_invites_carers_and_therapists_and_nobody_to_be_a_parent(
    app: FastAPI, family: tuple[Phone, str]
) -> None:
    phone, child_id = family
    sam = member(phone).client
    for role in ("owner", "parent"):
        assert sam.post("/api/sharing/invitations", json=a_place(role)).status_code == 403
    joined(another_client(app), invited(sam, an_invitation(child_id)))
    joined(another_client(app), invited(sam, a_place("carer", "Nan")), "Nan")
    link = as_parent(phone)
    assert sam.delete(f"/api/sharing/invitations/{link.id}").status_code == 403
    asked(another_client(app), link, "Eve")
    Link.answer(_through(link, sam), 403, let_in=True)
    link.let_in()


def _through(link: Link, host: TestClient) -> Link:
    other = Link(link)
    other.id, other.host = link.id, host
    return other


def test_an_owner_s_link_makes_an_equal_owner(app: FastAPI, family: tuple[Phone, str]) -> None:
    sam = member(family[0], "owner")
    assert sam.client.get("/api/me").json()["family"]["role"] == "owner"
    joined(another_client(app), as_parent(sam), "Eve")


def test_a_carer_invites_nobody(family: tuple[Phone, str]) -> None:
    nan = member(family[0], "carer", "Nan", until="2026-12-01")
    assert nan.client.post("/api/sharing/invitations", json=a_place("carer")).status_code == 404
    assert nan.client.get("/api/me").json()["family"]["until"] == "2026-12-02T03:00:00Z"


def test_the_link_is_told_as_an_address_and_as_a_picture_of_it(family: tuple[Phone, str]) -> None:
    issued = family[0].client.post("/api/sharing/invitations", json=an_invitation(family[1])).json()
    assert issued["url"] == f"https://evenday.test/join#{issued['token']}"
    assert issued["qr"].startswith("data:image/svg+xml")
    assert issued["token"] not in issued["qr"]


def test_another_family_neither_cancels_nor_answers(app: FastAPI, family: tuple[Phone, str]) -> None:
    link = as_parent(family[0])
    asked(another_client(app), link, "Sam")
    eve = another_client(app)
    Phone(eve).sign_up("Eve")
    Link.answer(_through(link, eve), 404, let_in=True)
    assert eve.delete(f"/api/sharing/invitations/{link.id}").status_code == 404
    link.let_in()


def test_every_step_of_an_invitation_leaves_its_line(app: FastAPI, family: tuple[Phone, str]) -> None:
    phone, child_id = family
    joined(another_client(app), invited(phone.client, an_invitation(child_id)))
    away = as_parent(phone)
    asked(another_client(app), away, "Sam Hill")
    away.answer(let_in=False)
    cancelled = as_parent(phone)
    assert phone.client.delete(f"/api/sharing/invitations/{cancelled.id}").status_code == 204
    # All of it at one standing moment.
    assert sorted(audit(app)) == sorted(
        [
            ("Leila", "invited", "Ines"),
            ("Ines Duarte", "asked-to-join", "Ines"),
            ("Leila", "let-in", "Ines Duarte"),
            ("Leila", "invited", "Sam"),
            ("Sam Hill", "asked-to-join", "Sam"),
            ("Leila", "turned-away", "Sam Hill"),
            ("Leila", "invited", "Sam"),
            ("Leila", "invitation-cancelled", "Sam"),
        ]
    )
