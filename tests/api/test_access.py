"""Every address, for everyone: one row per method and path, and a new route without a row fails."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount
from starlette.testclient import TestClient

from app.routes.shell import APP_ADDRESSES
from tests.people import PASSWORD, Phone, a_child, a_win, another_client, new_id, row_id
from tests.sharing import Shared, an_invitation, invited, join_form, joined

SECRET = "Zebrafinch"


class Who(NamedTuple):
    """The status each of them gets."""

    nobody: int
    stranger: int
    parent: int
    therapist: int
    stopped: int


EVERYONE = Who(200, 200, 200, 200, 200)
SIGNED_IN = Who(401, 200, 200, 200, 200)
FAMILIES = Who(401, 200, 200, 404, 404)
THE_FAMILY = Who(401, 404, 200, 404, 404)
THE_THERAPIST = Who(401, 404, 404, 200, 404)


def made(who: Who, status: int) -> Who:
    """The same people, where success has another status."""
    return Who(*(status if each == 200 else each for each in who))


# What needs a token of its own is refused to everyone here, and let through in its own tests.
TOKEN_ONLY = Who(404, 404, 404, 404, 404)

TABLE: dict[tuple[str, str], Who] = {
    **{("GET", address): EVERYONE for address in APP_ADDRESSES},
    ("GET", "/sw.js"): EVERYONE,
    ("GET", "/manifest.webmanifest"): EVERYONE,
    ("GET", "/assets/{_file}"): EVERYONE,
    ("GET", "/health"): EVERYONE,
    ("GET", "/api/content"): EVERYONE,
    ("GET", "/sign-in"): EVERYONE,
    ("POST", "/sign-in"): made(EVERYONE, 303),
    ("GET", "/join"): EVERYONE,
    ("POST", "/join"): made(EVERYONE, 303),
    ("GET", "/n/{occurrence}"): EVERYONE,
    ("POST", "/api/reminder-actions"): TOKEN_ONLY,
    ("POST", "/api/accounts"): made(EVERYONE, 201),
    ("POST", "/api/sessions"): made(EVERYONE, 201),
    ("POST", "/api/demo"): Who(201, 409, 409, 409, 409),
    ("GET", "/api/me"): SIGNED_IN,
    ("POST", "/api/sync"): FAMILIES,
    ("GET", "/api/push"): SIGNED_IN,
    ("PUT", "/api/push/subscriptions"): made(FAMILIES, 201),
    ("POST", "/api/push/tests"): made(FAMILIES, 202),
    ("GET", "/api/sharing"): FAMILIES,
    ("GET", "/api/sharing/audit"): FAMILIES,
    ("GET", "/api/sharing/grants/{grant_id}/preview"): THE_FAMILY,
    ("GET", "/api/sharing/grants/{grant_id}/preview/journal"): THE_FAMILY,
    ("POST", "/api/sharing/invitations"): made(THE_FAMILY, 201),
    ("GET", "/api/caseload"): SIGNED_IN,
    ("GET", "/api/caseload/{child_id}"): THE_THERAPIST,
    ("GET", "/api/caseload/{child_id}/journal"): THE_THERAPIST,
    ("POST", "/api/caseload/{child_id}/looks"): made(THE_THERAPIST, 201),
    ("GET", "/summary/{child_id}"): Who(401, 404, 200, 200, 404),
    ("PATCH", "/api/sharing/grants/{grant_id}"): THE_FAMILY,
    # These end something, so they come last.
    ("DELETE", "/api/push/subscriptions"): made(FAMILIES, 204),
    ("DELETE", "/api/sharing/invitations/{invitation_id}"): made(THE_FAMILY, 204),
    ("DELETE", "/api/sharing/grants/{grant_id}"): made(THE_FAMILY, 204),
    ("DELETE", "/api/sessions/current"): made(SIGNED_IN, 204),
}


@dataclass
class World:
    """A family that shares, one that does not, and the ids a caller may know."""

    app: FastAPI
    people: dict[str, TestClient]
    ids: dict[str, str]

    def ask(self, who: str, method: str, path: str, **changed_ids: str) -> Any:
        """Ask in a browser that has the person's cookie, so that no answer changes who they are."""
        browser = another_client(self.app)
        if (method, path) not in COMING_IN:
            browser.cookies.update(self.people[who].cookies)
        address = path.format(**self.ids | changed_ids)
        said = BODIES.get((method, path), lambda _: {})(self)
        return browser.request(method, address, follow_redirects=False, **said)


@pytest.fixture
def world(app: FastAPI) -> World:
    """Leila shares Zebrafinch with Ines, and shared with Tom until she stopped."""
    phone = Phone(another_client(app))
    phone.sign_up("Leila")
    child = a_child(SECRET)
    phone.send(child, a_win(row_id(child), f"{SECRET} waved"))
    tom = joined(another_client(app), invited(phone.client, an_invitation(row_id(child))), "Tom")
    Shared(phone, row_id(child), tom).stop()
    ines = joined(another_client(app), invited(phone.client, an_invitation(row_id(child))), "Ines")
    stranger = another_client(app)
    Phone(stranger).sign_up("Priya")
    waiting = an_invitation(row_id(child))
    invited(phone.client, waiting)
    people = {"nobody": another_client(app), "stranger": stranger, "parent": phone.client}
    grant = Shared(phone, row_id(child), ines).grant()["id"]
    ids = {"child_id": row_id(child), "grant_id": grant, "invitation_id": waiting["id"]}
    ids |= {"occurrence": new_id(), "_id": "any", "_child": "any", "_file": "mark.svg"}
    return World(app, people | {"therapist": ines, "stopped": tom}, ids)


def test_every_route_has_a_row_and_every_row_a_route(app: FastAPI):
    assert set(walked(app)) == set(TABLE)


def test_everyone_gets_what_the_table_says(world: World):
    found = {
        (method, path): Who(*(world.ask(who, method, path).status_code for who in Who._fields))
        for method, path in TABLE
    }
    assert found == TABLE


def test_whoever_is_kept_out_reads_nothing_of_the_family(world: World):
    for (method, path), statuses in TABLE.items():
        for who in ("nobody", "stranger", "stopped"):
            if "{child_id}" in path or getattr(statuses, who) == 200:
                assert SECRET not in world.ask(who, method, path).text, (who, method, path)


def test_a_closed_door_looks_like_no_door(world: World):
    for method, path in TABLE:
        if "{child_id}" in path:
            for who in ("stranger", "stopped"):
                real, invented = (world.ask(who, method, path, **ids) for ids in ({}, {"child_id": new_id()}))
                assert (real.status_code, real.text) == (invented.status_code, invented.text)


def walked(app: FastAPI) -> Iterator[tuple[str, str]]:
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, Mount):
            yield "GET", f"{context.original_route.path}/{{_file}}"
        else:
            # A kind of route that this walk cannot see into has no methods, and fails here.
            yield from ((method, str(context.path)) for method in context.methods or iter(("?",)))


def _a_key() -> str:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _subscription(_world: World) -> dict[str, Any]:
    keys = {"p256dh": _a_key(), "auth": base64.urlsafe_b64encode(b"sixteen bytes ok").decode().rstrip("=")}
    return {"json": {"endpoint": f"https://fcm.googleapis.com/fcm/send/{new_id()}", "keys": keys}}


def _a_join(world: World) -> dict[str, Any]:
    token = invited(world.people["parent"], an_invitation(world.ids["child_id"]))
    return {"data": join_form(token, login=f"{new_id()}@clinic.test")}


def _an_account(_world: World) -> dict[str, Any]:
    return {"json": {"name": "New", "login": new_id(), "password": PASSWORD, "zone": "UTC"}}


def _sign_in_form(_world: World) -> dict[str, Any]:
    return {"data": {"login": "priya@home.test", "password": PASSWORD}}


# Whoever comes in ends the session that their browser had, and it is still needed for what follows.
COMING_IN = {
    ("POST", "/sign-in"),
    ("POST", "/join"),
    ("POST", "/api/accounts"),
    ("POST", "/api/sessions"),
}

BODIES: dict[tuple[str, str], Callable[[World], dict[str, Any]]] = {
    ("POST", "/sign-in"): _sign_in_form,
    ("POST", "/join"): _a_join,
    ("POST", "/api/accounts"): _an_account,
    ("POST", "/api/sessions"): lambda _: {"json": {"login": "leila@home.test", "password": PASSWORD}},
    ("POST", "/api/demo"): lambda _: {"json": {"door": "parent", "zone": "UTC"}},
    ("POST", "/api/sync"): lambda _: {"json": {"device_id": new_id(), "cursor": 0, "mutations": []}},
    ("PUT", "/api/push/subscriptions"): _subscription,
    ("DELETE", "/api/push/subscriptions"): lambda _: {
        "json": {"endpoint": "https://fcm.googleapis.com/fcm/send/one"}
    },
    ("POST", "/api/reminder-actions"): lambda _: {
        "json": {"token": "x" * 43, "action": "done", "id": new_id()}
    },
    ("POST", "/api/sharing/invitations"): lambda world: {"json": an_invitation(world.ids["child_id"])},
    ("PATCH", "/api/sharing/grants/{grant_id}"): lambda _: {"json": {"kinds": ["wins"]}},
    ("POST", "/api/caseload/{child_id}/looks"): lambda _: {"json": {}},
}
