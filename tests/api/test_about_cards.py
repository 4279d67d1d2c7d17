"""One page about a child behind a link: it opens for whoever has it, ends by itself, is stopped at once."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_win, another_client, mutation, new_id, row_id
from tests.sharing import audit, member

TENT: dict[str, Any] = {"part": "calm", "title": "Quiet tent", "note": "Lights off", "picture": "tent"}


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A family that has said what helps, what to leave out, and whom to call."""
    phone, child = Phone(client), a_child("Mika")
    phone.sign_up("Leila")
    tent, dryer = new_id(), new_id()
    about: dict[str, Any] = {"child_id": row_id(child)}
    avoid: dict[str, Any] = {"part": "avoid", "title": "Hand dryers", "note": "", "picture": "wind"}
    phone.send(
        child,
        a_win(row_id(child), "Slept through"),
        mutation("tell_about", id=tent, root=tent, **about, **TENT),
        mutation("tell_about", id=dryer, root=dryer, **about, **avoid),
        mutation("add_contact", label="Nana Ruth", number="0170 123 456"),
        mutation("set_country", id=None, country="GB"),
    )
    return phone


def a_card(phone: Phone, days: int = 7, status: int = 201) -> dict[str, Any]:
    """A link to the page."""
    (child,) = phone.of_kind("child")
    answer = phone.client.post(
        "/api/about-cards", json={"id": new_id(), "child_id": child["id"], "days": days}
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def opened(app: FastAPI, card: dict[str, Any]) -> tuple[int, str]:
    """What somebody gets who was given the link."""
    token = card["link"].partition("#")[2]
    answer = another_client(app).post("/about-card", data={"token": token})
    return answer.status_code, answer.text


def test_whoever_has_the_link_reads_the_page_and_nothing_of_the_journal(app: FastAPI, leila: Phone) -> None:
    card = a_card(leila)
    assert card["link"].startswith("https://evenday.test/about-card#")
    assert card["qr"].startswith("data:image/svg+xml")
    status, page = opened(app, card)
    assert status == 200
    for words in (
        "About Mika",
        "Quiet tent",
        "Lights off",
        "Hand dryers",
        "Nana Ruth",
        "0170 123 456",
        "999",
    ):
        assert words in page
    assert "Slept through" not in page
    assert "30 November 2026" in page


def test_the_page_says_what_stands_now_and_not_what_was_taken_out(app: FastAPI, leila: Phone) -> None:
    card = a_card(leila)
    line = next(row for row in leila.of_kind("about") if row["title"] == "Quiet tent")
    leila.send(mutation("remove_about", id=line["id"]))
    assert "Quiet tent" not in opened(app, card)[1]


def test_a_family_s_own_emergency_number_stands_before_the_country_s_and_hides_none(
    app: FastAPI, leila: Phone
) -> None:
    card = a_card(leila)
    leila.send(mutation("add_contact", label="Island rescue", number="0100", what="emergency"))
    page = opened(app, card)[1]
    assert page.index("Island rescue") < page.index("999") < page.index("Nana Ruth")


def test_a_helpline_that_a_parent_keeps_does_not_stand_on_a_page_for_others(
    app: FastAPI, leila: Phone
) -> None:
    leila.send(mutation("add_contact", label="Anna, shelter", number="0200", what="violence_at_home"))
    assert "Anna, shelter" not in opened(app, a_card(leila))[1]


def test_a_new_wording_stands_where_the_first_one_stood(app: FastAPI, leila: Phone) -> None:
    first = next(row for row in leila.of_kind("about") if row["title"] == "Quiet tent")
    later: dict[str, Any] = TENT | {"title": "Swing", "picture": "swing", "note": ""}
    reworded: dict[str, Any] = TENT | {"title": "Red tent"}
    new = new_id()
    leila.send(
        mutation("tell_about", child_id=first["child_id"], id=new, root=new, **later),
        mutation("tell_about", child_id=first["child_id"], root=first["root"], **reworded),
        mutation("remove_about", id=first["id"]),
    )
    page = opened(app, a_card(leila))[1]
    assert page.index("Red tent") < page.index("Swing")


def test_many_may_read_a_page_without_closing_other_doors(app: FastAPI, leila: Phone) -> None:
    card, guest = a_card(leila), another_client(app)
    token = card["link"].partition("#")[2]
    for _ in range(15):
        assert guest.post("/about-card", data={"token": token}).status_code == 200
    assert guest.post("/helper", data={"token": "x", "pin": "123456"}).status_code == 404


def test_a_demo_that_is_over_shows_its_page_to_nobody(app: FastAPI, clock: StandingClock) -> None:
    visitor = Phone(another_client(app))
    assert visitor.client.post("/api/demo", json={"door": "parent", "zone": "UTC"}).status_code == 201
    visitor.send()
    card = a_card(visitor, days=90)
    assert opened(app, card)[0] == 200
    clock.forward(hours=4)
    assert opened(app, card)[0] == 404


def test_it_ends_by_itself(app: FastAPI, leila: Phone, clock: StandingClock) -> None:
    card = a_card(leila, days=7)
    clock.forward(days=6, hours=23)
    assert opened(app, card)[0] == 200
    clock.forward(hours=2)
    assert opened(app, card)[0] == 404
    assert leila.client.get("/api/about-cards").json() == {"cards": []}


def test_a_parent_stops_it_at_once_and_the_history_tells(app: FastAPI, leila: Phone) -> None:
    card = a_card(leila)
    (listed,) = leila.client.get("/api/about-cards").json()["cards"]
    assert (listed["id"], listed["opened_at"]) == (card["id"], None)
    opened(app, card)
    assert leila.client.get("/api/about-cards").json()["cards"][0]["opened_at"] is not None
    assert leila.client.delete(f"/api/about-cards/{card['id']}").status_code == 204
    assert opened(app, card)[0] == 404
    assert leila.client.delete(f"/api/about-cards/{card['id']}").status_code == 404
    # Both stand at one instant of the test's clock, in no order.
    assert sorted(audit(app)) == [("Leila", "card-made", "Mika"), ("Leila", "card-stopped", "Mika")]


def test_a_parent_who_leaves_takes_their_links_along(app: FastAPI, leila: Phone) -> None:
    sam = member(leila, "parent", "Sam")
    sam.send()
    theirs, ours = a_card(sam), a_card(leila)
    assert sam.client.delete("/api/sharing/membership").status_code == 204
    assert opened(app, theirs)[0] == 404
    assert opened(app, ours)[0] == 200


def test_a_carer_makes_none_and_needs_none(leila: Phone) -> None:
    nana = member(leila, "carer", "Nana", until="2026-12-19")
    nana.send()
    assert {row["title"] for row in nana.of_kind("about")} == {"Quiet tent", "Hand dryers"}
    a_card(nana, status=404)


def test_it_takes_a_fresh_proof_and_one_of_three_lengths(leila: Phone, clock: StandingClock) -> None:
    a_card(leila, days=8, status=422)
    clock.forward(minutes=6)
    assert a_card(leila, status=403)["type"].endswith("needs-proof")


@pytest.mark.parametrize("token", ["", "x", "x" * 400, "nothing-we-made"])
def test_a_link_that_opens_nothing_says_so_whatever_it_was(app: FastAPI, token: str) -> None:
    answer = another_client(app).post("/about-card", data={"token": token})
    assert answer.status_code == 404
    assert "This link" in answer.text


def test_words_of_the_family_stay_words_on_the_page(app: FastAPI, leila: Phone) -> None:
    (child,) = leila.of_kind("child")
    script: dict[str, Any] = TENT | {"title": "<script>alert(1)</script>"}
    leila.send(mutation("tell_about", child_id=child["id"], root=new_id(), **script))
    page = opened(app, a_card(leila))[1]
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
