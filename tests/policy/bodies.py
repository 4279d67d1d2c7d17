"""What is said at each address: a well-formed request that succeeds for whoever may make it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyotp

from tests.authenticator import Authenticator
from tests.people import PASSWORD, mutation, new_id
from tests.policy.household import subscription
from tests.policy.world import World
from tests.sharing import a_place, join_form

Door = tuple[str, str]


@dataclass(frozen=True)
class Asker:
    """Who asks, in which world, and the ids and tokens that they name."""

    world: World
    who: str
    ids: Mapping[str, str]

    @property
    def login(self) -> str:
        """The asker's name to sign in with; where they have none, the first family's owner's."""
        return self.world.logins.get(self.who, self.world.ours.logins["owner"])

    @property
    def tokens(self) -> Mapping[str, str]:
        """The links of the first family."""
        return self.world.ours.tokens

    def first(self, address: str) -> dict[str, Any]:
        """The answer to a request that has to come before."""
        answer = self.world.send(self.who, "POST", address, json={})
        return answer.json() | {"cookies": answer.headers.get("set-cookie", "").partition(";")[0]}


def address_of(door: Door, ids: Mapping[str, str]) -> str:
    """The address with its ids in it."""
    named = dict(ids)
    for name, stands_for in _STANDS_FOR.get(door, {}).items():
        named[name] = ids[stands_for]
    # A name with a dash before it is the app's own business, in the browser.
    path = re.sub(r"\{_\w+\}", "any", door[1].replace("{_file}", "mark.svg"))
    return path.format(**named)


def said(asker: Asker, door: Door) -> dict[str, Any]:
    """What this asker says at this door."""
    return BODIES.get(door, _nothing)(asker)


def _nothing(_asker: Asker) -> dict[str, Any]:
    return {}


def _empty(_asker: Asker) -> dict[str, Any]:
    return {"json": {}}


def _json(**body: Any) -> Callable[[Asker], dict[str, Any]]:
    return lambda _asker: {"json": body}


def _form(*names: str, **fixed: str) -> Callable[[Asker], dict[str, Any]]:
    return lambda asker: {"data": fixed | {_FIELDS.get(name, name): asker.tokens[name] for name in names}}


_FIELDS = {"invitation": "token", "pass": "token", "entry": "token", "card": "token", "recovery": "code"}


def _signing_in(asker: Asker) -> dict[str, Any]:
    return {"login": asker.login, "password": PASSWORD}


def _recovering(asker: Asker) -> dict[str, str]:
    return {"login": asker.world.ours.logins["owner"], "code": asker.tokens["recovery"]}


def _joining(asker: Asker) -> dict[str, Any]:
    return {"data": join_form(asker.tokens["invitation"], "Somebody New")}


def _syncing(asker: Asker) -> dict[str, Any]:
    ids = asker.ids
    child, routine, step = ids["child_id"], ids["routine_id"], ids["step_id"]
    mutations = [
        mutation("log_win", child_id=child, happened_on="2026-11-23", text="Waved", areas=[]),
        mutation("mark_step", step_id=step, day="2026-11-23", state="done"),
        mutation("change_routine", id=routine, title="Evening"),
    ]
    return {"json": {"device_id": new_id(), "cursor": 0, "mutations": mutations}}


def _inviting(asker: Asker) -> dict[str, Any]:
    wanted = {
        "child_id": asker.ids["child_id"],
        "kinds": ["wins"],
        "since": "2026-11-01",
        "until": "2026-12-19",
    }
    return {"json": a_place("therapist", "Ines", **wanted)}


def _registering(asker: Asker) -> dict[str, Any]:
    question = asker.first("/api/passkeys/registrations")
    if "options" not in question:
        question = {"id": new_id(), "options": _OPTIONS}
    made = Authenticator().make(question["options"])
    return {"json": {"id": question["id"], "name": "Phone", "credential": made}}


def _signing_in_by_key(asker: Asker) -> dict[str, Any]:
    question = asker.first("/api/passkeys/questions")
    cookie = f"{asker.world.cookies[asker.who]}; {question['cookies']}"
    signed = asker.world.ours.key.sign(question["options"])
    return {"json": {"id": question["id"], "credential": signed}, "headers": {"Cookie": cookie}}


def _proving_by_key(asker: Asker) -> dict[str, Any]:
    question = asker.first("/api/proofs/questions")
    if "options" not in question:
        question = {"id": new_id(), "options": _OPTIONS}
    return {"json": {"id": question["id"], "credential": asker.world.ours.key.sign(question["options"])}}


def _confirming(asker: Asker) -> dict[str, Any]:
    answer = asker.first("/api/totp")
    code = pyotp.TOTP(answer["secret"]).at(asker.world.app.state.clock()) if "secret" in answer else "000000"
    return {"json": {"code": code}}


def _ending_codes(asker: Asker) -> dict[str, Any]:
    asker.world.send(asker.who, "PUT", "/api/totp", **_confirming(asker))
    return {}


# The same name in an address may mean a row in another state.
_STANDS_FOR = {
    ("POST", "/api/sharing/invitations/{invitation_id}/answers"): {"invitation_id": "asking_id"},
    ("DELETE", "/api/sharing/members/{account_id}/removal"): {"account_id": "leaving_id"},
}
_OPTIONS = {"challenge": "AAAA", "user": {"id": "AAAA"}}
BODIES: dict[Door, Callable[[Asker], dict[str, Any]]] = {
    ("POST", "/sign-in"): lambda asker: {"data": _signing_in(asker)},
    ("POST", "/join"): _joining,
    ("POST", "/helper"): _form("pass", "pin"),
    ("POST", "/enter"): _form("entry"),
    ("POST", "/recover"): lambda asker: {"data": _recovering(asker)},
    ("POST", "/api/accounts"): _json(name="New", login="new@home.test", password=PASSWORD, zone="UTC"),
    ("POST", "/api/sessions"): lambda asker: {"json": _signing_in(asker)},
    ("POST", "/api/sessions/passkey"): _signing_in_by_key,
    ("POST", "/api/sessions/recovery"): lambda asker: {"json": _recovering(asker)},
    ("POST", "/api/demo"): _json(door="parent", zone="UTC"),
    ("POST", "/api/sync"): _syncing,
    ("PUT", "/api/push/subscriptions"): lambda _: {"json": subscription()},
    ("DELETE", "/api/push/subscriptions"): _json(endpoint="https://fcm.googleapis.com/fcm/send/one"),
    ("POST", "/api/push/receipts"): lambda asker: {"json": {"token": asker.tokens["action"]}},
    ("POST", "/api/reminder-actions"): lambda asker: {
        "json": {"token": asker.tokens["action"], "action": "done", "id": new_id()}
    },
    ("POST", "/api/sharing/invitations"): _inviting,
    ("POST", "/api/sharing/invitations/{invitation_id}/answers"): _json(let_in=True),
    ("PATCH", "/api/sharing/grants/{grant_id}"): _json(kinds=["wins"]),
    ("PATCH", "/api/sharing/members/{account_id}"): _json(role="owner"),
    ("POST", "/api/sharing/helper-passes"): lambda _: {
        "json": {"id": new_id(), "name": "Nele", "until": "2026-11-24T18:00:00Z"}
    },
    ("POST", "/api/about-cards"): lambda asker: {
        "json": {"id": new_id(), "child_id": asker.ids["child_id"], "days": 7}
    },
    ("POST", "/about-card"): _form("card"),
    ("POST", "/api/calendar-feed"): _empty,
    ("POST", "/api/caseload/{child_id}/looks"): _empty,
    ("POST", "/api/caseload/{child_id}/assignments"): lambda _: {
        "json": {"id": new_id(), "activity_id": "act-wall-push", "why": "Pushing wakes hands up"}
    },
    ("POST", "/api/passkeys/registrations"): _empty,
    ("POST", "/api/passkeys"): _registering,
    ("PATCH", "/api/passkeys/{passkey_id}"): _json(name="Old phone"),
    ("POST", "/api/passkeys/questions"): _empty,
    ("POST", "/api/proofs"): _json(password=PASSWORD),
    ("POST", "/api/proofs/questions"): _empty,
    ("POST", "/api/proofs/passkey"): _proving_by_key,
    ("PUT", "/api/password"): _json(password="four rather long words", end_others=True),
    ("POST", "/api/totp"): _empty,
    ("PUT", "/api/totp"): _confirming,
    ("DELETE", "/api/totp"): _ending_codes,
    ("POST", "/api/recovery-codes"): _empty,
    ("POST", "/api/entry-links"): _empty,
}
