"""Two families on one running service, and phones that behave as the app does: a snapshot and an outbox."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session
from starlette.testclient import TestClient

from app.db import Database
from app.domain.families import found_family, join_family
from app.domain.sessions import Entry, open_session
from app.ids import uuid7
from app.models import Account, Family, Role
from tests.conftest import StandingClock
from tests.properties.oracle import Body, Oracle, Sent, read


@dataclass
class House:
    """A family: what it must look like, and the ids its members know."""

    id: str
    oracle: Oracle


@dataclass
class PhoneModel:
    """One adult's phone: rows as last pulled, and what was said since."""

    house: House
    account_id: str
    token: str
    skew: timedelta = timedelta(0)
    device_id: str = field(default_factory=lambda: str(uuid4()))
    epoch: str | None = None
    cursor: int = 0
    rows: dict[tuple[str, str], Body] = field(default_factory=dict)
    outbox: list[Sent] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    def take(self, answer: Body) -> None:
        """What the app does with an answer: receipts settle entries, changes move the snapshot."""
        for receipt in answer["receipts"]:
            if receipt["status"] == "rejected":
                self.told[receipt["id"]] = receipt["reason"]
        settled = {receipt["id"] for receipt in answer["receipts"]}
        self.outbox = [sent for sent in self.outbox if sent["id"] not in settled]
        restarted = self.epoch is not None and self.epoch != answer["epoch"]
        self.epoch = answer["epoch"]
        self.cursor = 0 if restarted else answer["cursor"]
        self.rows = {} if restarted else self.rows
        for change in [] if restarted else answer["changes"]:
            self.rows.pop((change["kind"], change["id"]), None)
            if change["body"] is not None:
                self.rows[change["kind"], change["id"]] = read(change["body"])


class Home:
    """The service, a family of two parents with three phones and a carer, and a stranger."""

    def __init__(self, client: TestClient, database: Database, clock: StandingClock) -> None:
        self.client = client
        self.database = database
        self.clock = clock
        with database.transaction() as session:
            (ours, leila), (theirs, eve) = (_house(session, name, clock.now) for name in ("Leila", "Eve"))
            tom = _parent(session, ours, "Tom", Role.PARENT, clock.now)
            nan = _parent(session, ours, "Nan", Role.CARER, clock.now)
            ours.oracle.carers.add(str(nan.id))
            two = _phone(session, ours, leila, clock.now), _phone(session, ours, leila, clock.now)
            self.phones = [
                *two,
                _phone(session, ours, tom, clock.now),
                _phone(session, theirs, eve, clock.now),
                _phone(session, ours, nan, clock.now),
            ]

    def post(self, phone: PhoneModel, batch: list[Sent], cursor: int) -> Body:
        """Have a batch heard, and check the answer against what the family must be now."""
        wire = [{name: value for name, value in sent.items() if name != "flaw"} for sent in batch]
        body = {"device_id": phone.device_id, "cursor": cursor, "mutations": wire}
        answer = self.client.post("/api/sync", json=body, headers={"Cookie": f"__Host-sid={phone.token}"})
        assert answer.status_code == 200, answer.text
        oracle = phone.house.oracle
        expected = [oracle.hear(sent, phone.account_id, self.clock.now) for sent in batch]
        assert answer.json()["receipts"] == expected
        self._check_page(phone, answer.json(), cursor)
        return answer.json()

    def settle(self, phone: PhoneModel) -> None:
        """Send what waits and pull until there is nothing more, as a phone with a good connection does."""
        while True:
            answer = self.post(phone, phone.outbox[:50], phone.cursor)
            moved = phone.outbox or answer["more"] or answer["epoch"] != phone.epoch
            phone.take(answer)
            if not moved:
                return

    def feed(self, phone: PhoneModel) -> dict[tuple[str, str], Body]:
        """What a phone that never was here before pulls."""
        new = PhoneModel(phone.house, phone.account_id, phone.token)
        self.settle(new)
        return new.rows

    def drop_epoch(self, house: House) -> None:
        """Give the family's history another name, as after a restored backup."""
        with self.database.transaction() as session:
            session.get_one(Family, UUID(house.id)).epoch = uuid4()

    def _check_page(self, phone: PhoneModel, answer: Body, cursor: int) -> None:
        revisions = [change["revision"] for change in answer["changes"]]
        assert revisions == sorted(set(revisions)), "revisions do not strictly increase"
        assert all(cursor < revision <= answer["cursor"] for revision in revisions)
        assert answer["cursor"] >= cursor
        oracle, now = phone.house.oracle, self.clock.now
        for change in answer["changes"]:
            expected = oracle.rows.get((change["kind"], change["id"]))
            row = expected or oracle.removed(change["id"])
            assert oracle.may_see(phone.account_id, change["kind"], row, now), "told to somebody else"
            assert (change["body"] and read(change["body"])) == expected, change["kind"]


def _house(session: Session, name: str, now: datetime) -> tuple[House, Account]:
    account = _account(session, name, now)
    family = found_family(session, account, "Europe/Berlin", now)
    house = House(str(family.id), Oracle())
    place = {"zone": "Europe/Berlin", "country": "DE", "day_starts_at": 4}
    house.oracle.rows["family", house.id] = {"id": house.id} | place
    _introduce(house, account, Role.OWNER)
    return house, account


def _parent(session: Session, house: House, name: str, role: Role, now: datetime) -> Account:
    account = _account(session, name, now)
    join_family(session, UUID(house.id), account, role, now)
    _introduce(house, account, role)
    return account


def _introduce(house: House, account: Account, role: Role) -> None:
    id_ = str(account.id)
    house.oracle.rows["person", id_] = {"id": id_, "name": account.name, "role": role.value}


def _account(session: Session, name: str, now: datetime) -> Account:
    account = Account(
        id=uuid7(now), login=f"{name}-{uuid4()}", name=name, password_hash="none", created_at=now
    )
    session.add(account)
    session.flush()
    return account


def _phone(session: Session, house: House, account: Account, now: datetime) -> PhoneModel:
    token = open_session(session, account, Entry("password"), now).token
    return PhoneModel(house, str(account.id), token)


def a_mutation(name: str, args: dict[str, Any], at: datetime, flaw: str | None = None) -> Sent:
    """A mutation as the app makes it; a flawed one knows the reason it must be refused for."""
    local = at.astimezone(timezone(timedelta(hours=-5))) if at.hour % 2 else at
    sent = {"id": str(uuid4()), "name": name, "args": args, "at": local.isoformat()}
    return sent | {"flaw": flaw} if flaw else sent
