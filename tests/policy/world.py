"""Everybody who may come to a door: the first family's people, its therapists, its strangers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from sqlmodel import col, delete, update
from starlette.testclient import TestClient

from app.models import Grant, LoginSession, RateBucket
from tests.people import ORIGIN, PASSWORD
from tests.policy.household import Household, found
from tests.policy.stage import Stage, fingerprint
from tests.policy.turn import Turn
from tests.security.keyring import add_passkey
from tests.sharing import a_place, an_invitation, asked, invited

OURS, THEIRS = "Zebra", "Quagga"
"""The words that mark every text of the two families."""


@dataclass
class World:
    """The service, two families, and the cookie of each actor."""

    app: FastAPI
    stage: Stage
    door: AsyncClient
    turn: Turn
    ours: Household
    theirs: Household
    cookies: dict[str, str]
    accounts: dict[str, str]
    logins: dict[str, str]
    family: tuple[str, ...]
    """The ids of the first family and its adults."""
    gone: dict[str, str]
    """Ids of rows of the first family that were there once."""
    _as_built: dict[bool, str] = field(default_factory=dict)

    def as_built(self, about: Collection[str]) -> str:
        """What the tables hold before anything is asked, as one short text."""
        if bool(about) not in self._as_built:
            with self.stage.engine.connect() as connection, connection.begin() as transaction:
                self._as_built[bool(about)] = fingerprint(connection, about)
                transaction.rollback()
        return self._as_built[bool(about)]

    def send(self, who: str, method: str, address: str, **said: Any) -> Response:
        """One request in the browser of an actor, which keeps nothing of the answer."""
        headers = {"Cookie": self.cookies[who]} | said.pop("headers", {})
        # Without the thread that a test client puts between itself and the service: this is asked a lot.
        answer = self.turn.run(self.door.request(method, address, headers=headers, **said))
        self.door.cookies.clear()
        return answer


def a_world(app: FastAPI, turn: Turn, now: datetime) -> World:
    """Two families, and everybody around the first."""
    ours, theirs = found(app, OURS, now), found(app, THEIRS, now)
    people = dict(ours.people)
    for kind in ("wins", "ratings", "routines"):
        ours.share_with(f"only_{kind}", kinds=[kind], refused=[])
        people[f"only_{kind}"] = ours.people[f"only_{kind}"]
    stopped, expired = ours.share_with("stopped"), ours.share_with("expired")
    assert ours.owner.delete(f"/api/sharing/grants/{stopped}").status_code == 204
    _let_expire(app, expired, now)
    people |= {"stopped": ours.people["stopped"], "expired": ours.people["expired"]}
    people |= {"other_clinic": theirs.people["therapist"], "other_owner": theirs.owner}
    people |= {"nobody": ours.browser(), "stranger": _stranger(theirs)}
    people |= {"removed": _removed(ours), "ended": _ended(ours), "lapsed": _lapsed(app, ours, now)}
    # After one of the owner's browsers was signed out, as that ends the links they have made.
    ours.tokens["entry"] = ours.owner.post("/api/entry-links", json={}).json()["token"]
    logins = ours.logins | {"other_owner": theirs.logins["owner"], "other_clinic": theirs.logins["therapist"]}
    gone = _gone(app, ours)
    cookies = {who: _cookie(browser) for who, browser in people.items()}
    told = {who: browser.get("/api/me").json().get("account", {}) for who, browser in people.items()}
    accounts = {who: account["id"] for who, account in told.items() if account}
    with app.state.database.transaction() as session:
        # So many came in at one time and place that nobody else could.
        session.exec(delete(RateBucket))
    stage = Stage(app.state.settings.database)
    app.state.database.dispose()
    app.state.database = stage
    logins["stranger"] = "stranger@clinic.test"
    names = ("family_id", "owner_id", "coparent_id", "carer_id", "helper_id")
    family = tuple(ours.ids[name] for name in names)
    inside = ASGITransport(app, raise_app_exceptions=False, client=("10.0.1.1", 50000))
    door = AsyncClient(transport=inside, base_url=ORIGIN, headers={"Origin": ORIGIN})
    return World(app, stage, door, turn, ours, theirs, cookies, accounts, logins, family, gone)


def _cookie(browser: TestClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def _gone(app: FastAPI, ours: Household) -> dict[str, str]:
    """A further row of each kind that stands in an address, and its end."""
    former = Household(app, OURS, people={"owner": ours.owner}, ids=dict(ours.ids))
    former.add("former", "carer")
    unused = a_place("carer", f"{OURS}former")
    invited(ours.owner, unused)
    account = former.people["former"].get("/api/me").json()["account"]["id"]
    assert ours.owner.delete(f"/api/sharing/members/{account}").status_code == 204
    assert ours.owner.delete(f"/api/sharing/invitations/{unused['id']}").status_code == 204
    add_passkey(ours.owner, name=f"{OURS}former")
    listed = ours.owner.get("/api/credentials").json()["passkeys"]
    passkey = next(row["id"] for row in listed if row["id"] != ours.ids["passkey_id"])
    assert ours.owner.delete(f"/api/passkeys/{passkey}").status_code == 204
    ids = {"account_id": account, "leaving_id": account, "passkey_id": passkey}
    return ids | {"invitation_id": unused["id"], "asking_id": unused["id"]}


def _let_expire(app: FastAPI, grant_id: str, now: datetime) -> None:
    over = {"ends_at": now - timedelta(seconds=1)}
    with app.state.database.transaction() as session:
        session.exec(update(Grant).where(col(Grant.id) == UUID(grant_id)).values(over))


def _stranger(theirs: Household) -> TestClient:
    """An account with neither a family nor a grant: what somebody asked for was refused."""
    link = invited(theirs.owner, an_invitation(theirs.ids["child_id"]))
    browser = asked(theirs.browser(), link, "Stranger", login="stranger@clinic.test")
    link.answer(let_in=False)
    return browser


def _removed(ours: Household) -> TestClient:
    """A parent until a moment ago, whose browser still has its cookie."""
    ours.add("removed", "parent")
    account = ours.people["removed"].get("/api/me").json()["account"]["id"]
    assert ours.owner.delete(f"/api/sharing/members/{account}").status_code == 204
    return ours.people["removed"]


def _ended(ours: Household) -> TestClient:
    """A browser of the owner that was signed out from another."""
    browser = _another_of(ours)
    shown = browser.get("/api/sessions").json()["sessions"]
    this = next(row["id"] for row in shown if row["current"])
    assert ours.owner.delete(f"/api/sessions/{this}").status_code == 204
    return browser


def _lapsed(app: FastAPI, ours: Household, now: datetime) -> TestClient:
    """A browser of the owner that was not used for too long."""
    browser = _another_of(ours)
    shown = browser.get("/api/sessions").json()["sessions"]
    this = UUID(next(row["id"] for row in shown if row["current"]))
    with app.state.database.transaction() as session:
        query = update(LoginSession).where(col(LoginSession.id) == this)
        session.exec(query.values(idle_until=now - timedelta(seconds=1)))
    return browser


def _another_of(ours: Household) -> TestClient:
    browser = ours.browser()
    form = {"login": ours.logins["owner"], "password": PASSWORD}
    assert browser.post("/api/sessions", json=form).status_code == 201
    return browser
