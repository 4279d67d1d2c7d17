"""Invitations between a demo and the real thing, and terms nobody could mean."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.people import PASSWORD, Phone, a_child, another_client, new_id, row_id
from tests.sharing import an_invitation, invited, joined


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


def as_parent(phone: Phone) -> str:
    """The token of an invitation to be a further parent."""
    return invited(phone.client, {"id": new_id(), "role": "parent", "name": "Sam"})


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
