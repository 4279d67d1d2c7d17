"""Two families with every kind of row, every text of theirs marked by one word, and whoever knows them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from sqlmodel import Session, col, select
from starlette.testclient import TestClient

from app.domain.action_tokens import action_token
from app.domain.tokens import hash_of
from app.ids import uuid7
from app.models import Delivery, LoginSession, Membership, Occurrence, PushSubscription
from tests.authenticator import Authenticator
from tests.people import ORIGIN, PASSWORD, Phone, a_child, a_routine, a_win, mutation, new_id, row_id
from tests.policy.sayings import one_of_each, settled
from tests.security.keyring import add_passkey, codes_for
from tests.sharing import a_place, a_rating, an_invitation, asked, invited, joined

TODAY = "2026-11-23"
_HOMES = count(1)


@dataclass
class Household:
    """A family: its marked word, its adults' browsers, and the ids that stand in addresses and bodies."""

    app: FastAPI
    word: str
    people: dict[str, TestClient] = field(default_factory=dict)
    logins: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    key: Authenticator = field(default_factory=Authenticator)

    @property
    def owner(self) -> TestClient:
        """The browser of who founded the family."""
        return self.people["owner"]

    @property
    def phone(self) -> Phone:
        """The founder's phone."""
        return Phone(self.owner)

    def browser(self) -> TestClient:
        """A browser that nobody is signed in to."""
        # Each at home somewhere else: so many newcomers at one place would have to wait.
        place = f"10.0.0.{next(_HOMES)}"
        return TestClient(self.app, base_url=ORIGIN, headers={"Origin": ORIGIN}, client=(place, 50000))

    def add(self, who: str, role: str) -> None:
        """A further adult, let in by the founder."""
        name = f"{self.word}{who}"
        self.logins[who] = f"{name}@home.test".lower()
        link = invited(self.owner, a_place(role, name))
        self.people[who] = joined(self.browser(), link, name, login=self.logins[who])

    def share_with(self, who: str, **terms: Any) -> str:
        """A therapist with an open grant for the child; the grant's id."""
        self.logins[who] = f"{who}{self.word}@clinic.test".lower()
        before = self._grants()
        offer = an_invitation(self.ids["child_id"], name=f"{self.word}label", purpose=f"{self.word}why")
        link = invited(self.owner, offer | terms)
        self.people[who] = joined(self.browser(), link, f"{who.title()} Duarte", login=self.logins[who])
        (new,) = self._grants() - before
        return new

    def _grants(self) -> set[str]:
        return {grant["id"] for grant in self.owner.get("/api/sharing").json()["grants"]}


def found(app: FastAPI, word: str, now: datetime) -> Household:
    """A family with one of everything."""
    home = Household(app, word)
    home.people["owner"] = home.browser()
    home.logins["owner"] = f"{word}@home.test".lower()
    home.ids["owner_id"] = Phone(home.owner).sign_up(word)["account"]["id"]
    _write_down(home)
    home.add("coparent", "parent")
    home.add("carer", "carer")
    home.add("second", "owner")
    home.ids |= {f"{who}_id": _id_of(home, who) for who in ("coparent", "carer")}
    home.ids |= {"account_id": home.ids["coparent_id"], "leaving_id": _id_of(home, "second")}
    assert home.owner.delete(f"/api/sharing/members/{home.ids['leaving_id']}").status_code == 204
    home.ids["grant_id"] = home.share_with("therapist")
    _say_more(home)
    _send_home(home)
    _attend(home)
    _share_a_page(home)
    _share_times(home)
    _invite(home)
    _pass(home, now)
    home.key = add_passkey(home.owner, name=f"{word}key")
    home.tokens["recovery"] = codes_for(home.owner)[0]
    _subscribe(home)
    with app.state.database.transaction() as session:
        _remind(session, home, app.state.push.key, now)
        # Nobody has proved anything in the owner's second browser for a while.
        session.get_one(LoginSession, UUID(home.ids["session_id"])).fresh_at = now - timedelta(hours=1)
    return home


def subscription() -> dict[str, Any]:
    """What a browser sends that wants reminders; no other has its address."""
    point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    keys = {"p256dh": point, "auth": "BTBZMqHH6r4Tts7J_aSIgg"}
    return {"endpoint": f"https://fcm.googleapis.com/fcm/send/{new_id()}", "keys": keys}


def _write_down(home: Household) -> None:
    word, child = home.word, a_child(f"{home.word}nick")
    routine = a_routine(row_id(child), title=f"{word}plan", steps=2)
    for step in routine["args"]["steps"]:
        step["label"] = f"{word}step"
    wins = {text: a_win(row_id(child), f"{word}{text}") for text in ("win", "hush", "past", "gone")}
    wins["hush"]["args"]["private"] = True
    wins["past"]["args"]["happened_on"] = "2026-11-20"
    rating = a_rating(row_id(child), TODAY, mood=4)
    steps = [step["id"] for step in routine["args"]["steps"]]
    reminder = mutation(
        "set_reminder",
        child_id=row_id(child),
        routine_id=row_id(routine),
        weekdays=127,
        zone="Europe/Berlin",
        on=True,
    )
    reminder["args"]["at"] = "08:30"
    mark = mutation("mark_step", step_id=steps[0], day=TODAY, state="done")
    removed = mutation("remove_win", id=row_id(wins["gone"]))
    home.ids |= {"child_id": row_id(child), "routine_id": row_id(routine), "step_id": steps[1]}
    home.ids |= {"win_id": row_id(wins["win"]), "reminder_id": row_id(reminder)}
    sent = home.phone.send(child, routine, *wins.values(), rating, reminder, mark, removed)
    assert {receipt["status"] for receipt in sent["receipts"]} == {"applied"}


def _say_more(home: Household) -> None:
    rows = one_of_each(home.word, home.ids["child_id"], TODAY)
    home.ids |= {f"{kind}_id": row_id(row) for kind, row in rows.items()}
    sent = home.phone.send(*rows.values(), *settled(home.word, home.ids["child_id"]))
    assert {receipt["status"] for receipt in sent["receipts"]} == {"applied"}


def _attend(home: Household) -> None:
    """Who has the child, a pause, own limits, and a reminder in the family's own words."""
    tonight, week = "2026-11-23T18:00:00Z", "2026-11-30T06:00:00Z"
    said = {
        "duty": mutation("take_duty", account_id=home.ids["owner_id"], until=tonight),
        "pause": mutation("pause_reminders", until=week),
        "session": mutation(
            "set_reminder",
            child_id=home.ids["child_id"],
            about="session",
            label=f"{home.word}session",
            weekdays=4,
            zone="Europe/Berlin",
            on=True,
        ),
    }
    said["session"]["args"]["at"] = "15:00"
    limits = mutation("choose_reminders", quiet_from=None, quiet_to=None, most_a_day=2, notices=False)
    del limits["args"]["id"]
    home.ids |= {"duty_id": row_id(said["duty"]), "pause_id": row_id(said["pause"])}
    sent = home.phone.send(*said.values(), limits)
    assert {receipt["status"] for receipt in sent["receipts"]} == {"applied"}


def _send_home(home: Household) -> None:
    wanted = {"id": new_id(), "activity_id": "act-den", "why": f"{home.word}sent"}
    address = f"/api/caseload/{home.ids['child_id']}/assignments"
    assert home.people["therapist"].post(address, json=wanted).status_code == 201
    home.ids["assignment_id"] = wanted["id"]


def _share_a_page(home: Household) -> None:
    wanted = {"id": new_id(), "child_id": home.ids["child_id"], "days": 7}
    made = home.owner.post("/api/about-cards", json=wanted)
    assert made.status_code == 201
    home.ids["card_id"] = wanted["id"]
    home.tokens["card"] = made.json()["link"].partition("#")[2]


def _share_times(home: Household) -> None:
    made = home.owner.post("/api/calendar-feed", json={})
    assert made.status_code == 201
    home.ids["feed"] = made.json()["url"].split("/")[-1].removesuffix(".ics")
    # That it was read is noted once an hour, and so by nobody who comes to the door after this.
    assert home.browser().get(f"/calendar/{home.ids['feed']}.ics").status_code == 200


def _invite(home: Household) -> None:
    unused = a_place("carer", f"{home.word}unused")
    home.tokens["invitation"] = str(invited(home.owner, unused))
    home.ids["invitation_id"] = unused["id"]
    asking = a_place("parent", f"{home.word}asking")
    link = invited(home.owner, asking)
    home.logins["waiting"] = f"{home.word}waiting@home.test".lower()
    home.people["waiting"] = asked(home.browser(), link, f"{home.word}waiting", login=home.logins["waiting"])
    home.ids["asking_id"] = asking["id"]


def _pass(home: Household, now: datetime) -> None:
    wanted = {"id": new_id(), "name": f"{home.word}help", "until": (now + timedelta(days=3)).isoformat()}
    made = home.owner.post("/api/sharing/helper-passes", json=wanted).json()
    home.tokens |= {"pass": made["token"], "pin": made["pin"]}
    home.people["helper"] = home.browser()
    form = {"token": made["token"], "pin": made["pin"]}
    assert home.people["helper"].post("/helper", data=form, follow_redirects=False).status_code == 303
    home.ids["helper_id"] = _id_of(home, "helper")


def _subscribe(home: Household) -> None:
    for who in ("owner", "coparent", "carer", "helper"):
        assert home.people[who].put("/api/push/subscriptions", json=subscription()).status_code == 201
    elsewhere = home.browser()
    form = {"login": home.logins["owner"], "password": PASSWORD}
    assert elsewhere.post("/api/sessions", json=form).status_code == 201
    shown = home.owner.get("/api/sessions").json()["sessions"]
    home.ids["session_id"] = next(row["id"] for row in shown if not row["current"])
    home.ids["passkey_id"] = home.owner.get("/api/credentials").json()["passkeys"][0]["id"]


def _id_of(home: Household, who: str) -> str:
    return home.people[who].get("/api/me").json()["account"]["id"]


def _remind(session: Session, home: Household, key: bytes, now: datetime) -> None:
    owner = UUID(home.ids["owner_id"])
    family_id = session.exec(select(Membership.family_id).where(col(Membership.id) == owner)).one()
    query = select(PushSubscription.id).where(col(PushSubscription.account_id) == owner)
    reminder, delivery = UUID(home.ids["reminder_id"]), uuid7(now)
    occurrence = Occurrence(
        family_id=family_id,
        id=uuid7(now),
        reminder_id=reminder,
        day=now.date(),
        slot="07:30",
        due_at=now,
    )
    session.add(occurrence)
    session.flush()
    token = action_token(key, delivery)
    session.add(
        Delivery(
            id=delivery,
            family_id=family_id,
            occurrence_id=occurrence.id,
            subscription_id=session.exec(query).one(),
            account_id=owner,
            next_at=now,
            expires_at=now + timedelta(minutes=10),
            action_hash=hash_of(token),
        )
    )
    home.tokens["action"] = token
    home.ids |= {"family_id": str(family_id), "occurrence": str(occurrence.id)}
