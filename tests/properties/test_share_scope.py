"""Whatever two families write and share, a therapist's browser never holds a word more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select
from starlette.testclient import TestClient

from app.domain import scope
from app.models import SHAREABLE, Grant
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, row_id
from tests.sharing import a_rating, an_invitation, invited, joined

TODAY = date(2026, 11, 23)
DAYS = st.integers(0, 20).map(lambda ago: TODAY - timedelta(days=ago))
KINDS = st.lists(st.sampled_from(["wins", "ratings", "routines"]), min_size=1, max_size=3, unique=True)
MARKED = re.compile(r"quokka\d+")
_numbers = count(1)


def a_word() -> str:
    return f"quokka{next(_numbers)}"


@dataclass
class Home:
    """A family with two children, every text of which is a word that is nowhere else."""

    phone: Phone
    parent: str = field(default_factory=a_word)
    nicknames: list[str] = field(default_factory=lambda: [a_word(), a_word()])
    children: list[str] = field(default_factory=list)
    wins: list[tuple[date, str]] = field(default_factory=list)
    routines: list[str] = field(default_factory=list)

    def settle(self) -> None:
        self.phone.sign_up(self.parent)
        sent = [a_child(nickname) for nickname in self.nicknames]
        self.phone.send(*sent)
        self.children = [row_id(child) for child in sent]

    def write(self, child: int, day: date) -> str:
        """Log a win, a check-in and a routine for a child; returns the win's word."""
        win, title = a_word(), a_word()
        child_id = self.children[child]
        routine = a_routine(child_id, title)
        for step in routine["args"]["steps"]:
            step["label"] = a_word()
        private = a_win(child_id, a_word(), str(day))
        private["args"]["private"] = True
        self.phone.send(
            a_win(child_id, win, str(day)), private, a_rating(child_id, str(day), mood=4), routine
        )
        if child == 0:
            self.wins.append((day, win))
            self.routines.append(title)
        return win


def everything_read(therapist: TestClient, child_ids: list[str]) -> Iterator[str]:
    """All that the therapist's routes answer, over all pages and weeks."""
    yield therapist.get("/api/caseload").text
    for child_id in child_ids:
        answer = therapist.get(f"/api/caseload/{child_id}")
        yield answer.text
        before = answer.json().get("more_before")
        while before:
            answer = therapist.get(f"/api/caseload/{child_id}/journal", params={"before": before})
            yield answer.text
            before = answer.json()["more_before"]
        for week in range(45, 49):
            yield therapist.get(f"/summary/{child_id}", params={"week": f"2026-W{week}"}).text


def pages(browser: TestClient, first: str, further: str) -> Iterator[str]:
    """A child's page and all further pages of the journal, as they were sent."""
    answer = browser.get(first)
    yield answer.text
    while before := answer.json().get("more_before"):
        answer = browser.get(further, params={"before": before})
        yield answer.text


def shown_and_seen(home: Home, therapist: TestClient, grant_id: str) -> tuple[list[str], list[str]]:
    """What the parent is shown of a grant, and what its therapist is sent."""
    preview = f"/api/sharing/grants/{grant_id}/preview"
    child = f"/api/caseload/{home.children[0]}"
    shown = list(pages(home.phone.client, preview, f"{preview}/journal"))
    return shown, list(pages(therapist, child, f"{child}/journal"))


def words(texts: Iterator[str]) -> set[str]:
    return {word for text in texts for word in MARKED.findall(text)}


def set_terms(app: FastAPI, kinds: list[str], since: date, *, stopped: bool) -> None:
    with app.state.database.transaction() as session:
        scope.everything(session)
        grant = session.exec(select(Grant)).one()
        grant.kinds, grant.since = kinds, since
        grant.refused, grant.purpose = [kind for kind in SHAREABLE if kind not in kinds], a_word()
        grant.stopped_at = grant.created_at if stopped else None
        session.add(grant)


def test_only_the_shared_kinds_of_the_shared_child_in_the_window_are_read(app: FastAPI, clock: StandingClock):
    home, other = Home(Phone(another_client(app))), Home(Phone(another_client(app)))
    home.settle()
    other.settle()
    token = invited(home.phone.client, an_invitation(home.children[0]))
    therapist = joined(another_client(app), token, "Ines")
    always = {home.parent, home.nicknames[0]}
    (grant,) = home.phone.client.get("/api/sharing").json()["grants"]

    @settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(KINDS, DAYS, st.lists(DAYS, max_size=3), st.booleans())
    def holds(kinds: list[str], since: date, days: list[date], stopped: bool) -> None:
        for day in days:
            for family in (home, other):
                family.write(0, day)
                family.write(1, day)
        set_terms(app, kinds, since, stopped=stopped)
        read = words(everything_read(therapist, [*home.children, *other.children]))
        in_window = {word for day, word in home.wins if day >= since}
        shared = (in_window if "wins" in kinds else set()) | (
            set(home.routines) if "routines" in kinds else set()
        )
        assert read == (set() if stopped else always | shared)
        shown, seen = shown_and_seen(home, therapist, grant["id"])
        assert shown == seen

    holds()
    set_terms(app, ["wins", "ratings", "routines"], TODAY - timedelta(days=20), stopped=False)
    assert words(everything_read(therapist, home.children)) > always
    clock.forward(days=30)
    assert words(everything_read(therapist, home.children)) == set()
