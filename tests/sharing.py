"""A family that shares, and the therapist it shares with."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.models import AuditLine
from tests.people import PASSWORD, Phone, a_child, another_client, mutation, new_id, row_id

ALL_KINDS = ["wins", "ratings", "routines"]


@dataclass
class Shared:
    """A parent's phone, a child, and a therapist's browser with an open grant."""

    phone: Phone
    child_id: str
    therapist: TestClient

    @property
    def parent(self) -> TestClient:
        return self.phone.client

    def grant(self) -> dict[str, Any]:
        (grant,) = self.parent.get("/api/sharing").json()["grants"]
        return grant

    def stop(self) -> None:
        assert self.parent.delete(f"/api/sharing/grants/{self.grant()['id']}").status_code == 204

    def review(self) -> dict[str, Any]:
        answer = self.therapist.get(f"/api/caseload/{self.child_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def come_back(self, login: str = "inesleila@clinic.test") -> None:
        """Sign the therapist in again: half an hour unused ends their session."""
        answer = self.therapist.post("/api/sessions", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 201, answer.text

    def looks(self) -> list[tuple[str, int]]:
        return [(look["what"], look["count"]) for look in self.parent.get("/api/sharing").json()["looks"]]


def an_invitation(child_id: str, **changes: Any) -> dict[str, Any]:
    """What a parent sends to invite a therapist."""
    wanted = {"role": "therapist", "child_id": child_id, "name": "Ines", "kinds": ALL_KINDS}
    return wanted | {"id": new_id(), "since": "2026-11-01", "until": "2026-12-19"} | changes


class Link(str):
    """The token of an invitation, which knows the invitation and whose it is."""

    __slots__ = ("host", "id")

    id: str
    host: TestClient

    def let_in(self, status: int = 204) -> None:
        """Let in whoever opened the link."""
        self.answer(status, let_in=True)

    def answer(self, status: int = 204, **body: Any) -> None:
        """Answer whoever opened the link."""
        answer = self.host.post(f"/api/sharing/invitations/{self.id}/answers", json=body)
        assert answer.status_code == status, answer.text


def invited(client: TestClient, wanted: dict[str, Any]) -> Link:
    """Invite, and return the token of the link."""
    answer = client.post("/api/sharing/invitations", json=wanted)
    assert answer.status_code == 201, answer.text
    link = Link(answer.json()["token"])
    link.id, link.host = wanted["id"], client
    return link


def asked(client: TestClient, link: str, name: str = "Ines Duarte", **changes: Any) -> TestClient:
    """Open an invitation's link with a new account, and wait."""
    answer = client.post("/join", data=join_form(link, name, **changes), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return client


def joined(client: TestClient, link: Link, name: str = "Ines Duarte", **changes: Any) -> TestClient:
    """Open an invitation's link with a new account, and be let in."""
    asked(client, link, name, **changes)
    link.let_in()
    return client


def a_place(role: str = "parent", name: str = "Sam", **changes: Any) -> dict[str, Any]:
    """What an owner sends to invite somebody into the family."""
    return {"id": new_id(), "role": role, "name": name} | changes


def member(phone: Phone, role: str = "parent", name: str = "Sam", **changes: Any) -> Phone:
    """A further adult of the family, with a phone of their own."""
    link = invited(phone.client, a_place(role, name, **changes))
    return Phone(joined(another_client(phone.client.app), link, name, login=f"{name}@home.test".lower()))  # pyright: ignore[reportArgumentType]


def join_form(token: str, name: str = "Ines Duarte", **changes: Any) -> dict[str, Any]:
    """The form of a newcomer."""
    login = name.partition(" ")[0].lower() + "@clinic.test"
    filled = {"token": token, "way": "new", "name": name, "title": "Occupational therapist", "login": login}
    return filled | {"password": PASSWORD} | changes


def a_rating(child_id: str, day: str = "2026-11-22", **values: Any) -> dict[str, Any]:
    """A mutation that checks in for a day."""
    return mutation("rate_day", child_id=child_id, day=day, **values)


def a_shared_child(app: FastAPI, name: str = "Leila", **terms: Any) -> Shared:
    """A family with one child, shared with one therapist."""
    phone = Phone(another_client(app))
    phone.sign_up(name)
    child = a_child()
    phone.send(child)
    token = invited(phone.client, an_invitation(row_id(child), **terms))
    return Shared(phone, row_id(child), joined(another_client(app), token, f"Ines{name} Duarte"))


def audit(app: FastAPI) -> list[tuple[str, str, str]]:
    """Who did what to whom, oldest first."""
    with app.state.database.transaction(write=False) as session:
        lines = session.exec(select(AuditLine).order_by(col(AuditLine.at), col(AuditLine.id)))
        return [(line.name, line.what, line.about) for line in lines]
