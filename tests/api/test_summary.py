"""The week on paper, as parents and therapists get it."""

import re
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.conftest import StandingClock
from tests.people import Phone, a_routine, a_win, another_client, mutation
from tests.sharing import Shared, a_rating, a_shared_child, invited, joined

A_BROWSER = {"Accept": "text/html"}


def the_sheet(browser: TestClient, child_id: str, **query: Any) -> str:
    answer = browser.get(f"/summary/{child_id}", params=query)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


def a_written_week(app: FastAPI, **terms: Any) -> Shared:
    shared = a_shared_child(app, **terms)
    routine = a_routine(shared.child_id, steps=1)
    (step,) = routine["args"]["steps"]
    shared.phone.send(
        a_win(shared.child_id, "Tied one shoe <alone> & laughed", "2026-11-18"),
        a_rating(shared.child_id, "2026-11-16", mood=5, sleep=1),
        routine,
    )
    shared.phone.send(mutation("mark_step", step_id=step["id"], day="2026-11-17", state="done"))
    return shared


def test_the_last_full_week_is_on_the_sheet_with_its_table_wins_and_routines(app: FastAPI):
    shared = a_written_week(app)
    sheet = the_sheet(shared.therapist, shared.child_id)
    for words in (
        "Mika’s week",
        "Monday 16 to Sunday 22 November 2026",
        "Written at home by Leila",
        "For InesLeila Duarte, Occupational therapist",
        "One small win, one check-in.",
        "How each day compared with usual",
        "Tied one shoe &lt;alone&gt; &amp; laughed",
        "1 of 1 day",
        "We would like to ask",
        "Family observations, written at home. Not an assessment or a diagnosis.",
        "Printed 23 November 2026 · Page 1 of 1",
    ):
        assert words in sheet, words
    assert (sheet.count("sign--much_more"), sheet.count("sign--much_less")) == (
        2,
        2,
    )  # one each is in the key


def test_a_check_in_that_was_taken_back_is_not_on_the_sheet(app: FastAPI):
    shared = a_shared_child(app)
    for values in ({"mood": 5}, {}):
        shared.phone.send(a_rating(shared.child_id, "2026-11-16", **values))
    assert "check-in" not in the_sheet(shared.therapist, shared.child_id)


@pytest.mark.parametrize(
    ("kinds", "shown", "hidden"),
    [
        (["wins"], ["Tied one shoe"], ["Observation", "Routines and play", "check-in"]),
        (["ratings"], ["Observation"], ["Tied one shoe", "Small wins", "Routines and play"]),
        (["routines"], ["Routines and play", "Morning"], ["Tied one shoe", "Observation", "check-in"]),
    ],
)
def test_a_therapist_s_sheet_has_only_the_shared_kinds(
    app: FastAPI, kinds: list[str], shown: list[str], hidden: list[str]
):
    shared = a_written_week(app, kinds=kinds)
    sheet = the_sheet(shared.therapist, shared.child_id)
    assert [words for words in shown if words not in sheet] == []
    assert [words for words in hidden if words in sheet] == []


def test_a_parent_gets_the_whole_week_and_leaves_no_look(app: FastAPI):
    shared = a_written_week(app, kinds=["wins"])
    sheet = the_sheet(shared.parent, shared.child_id)
    assert "Observation" in sheet
    assert "Routines and play" in sheet
    assert shared.looks() == []


def test_two_parents_who_saw_a_day_differently_are_both_counted_and_noted(app: FastAPI):
    shared = a_written_week(app)
    token = invited(shared.parent, {"id": shared.child_id, "role": "parent", "name": "Sam"})
    sam = Phone(joined(another_client(app), token, "Sam"))
    sam.send(a_rating(shared.child_id, "2026-11-16", mood=3))
    sheet = the_sheet(shared.therapist, shared.child_id)
    assert "two check-ins." in sheet
    assert "Written at home by Leila and Sam" in sheet
    assert "On Monday two check-ins were two or more steps apart." in sheet


def test_another_week_is_a_link_away_and_the_future_is_not(app: FastAPI):
    shared = a_written_week(app, since="2026-11-10")
    last = the_sheet(shared.therapist, shared.child_id)
    assert "?week=2026-W46" in last
    assert "?week=2026-W48" in last
    this = the_sheet(shared.therapist, shared.child_id, week="2026-W48")
    assert "?week=2026-W49" not in this
    first = the_sheet(shared.therapist, shared.child_id, week="2026-W46")
    assert "?week=2026-W45" not in first


@pytest.mark.parametrize("week", ["2026-W54", "2026-48", "next", "0001-W01", "2026-W00"])
def test_a_week_that_is_none_is_refused(app: FastAPI, week: str):
    shared = a_shared_child(app)
    answer = shared.parent.get(f"/summary/{shared.child_id}", params={"week": week})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")


def test_an_empty_week_says_so(app: FastAPI, clock: StandingClock):
    shared = a_shared_child(app)
    clock.forward(days=14)
    shared.come_back()
    assert "Nothing was written down this week." in the_sheet(shared.therapist, shared.child_id)


def test_much_text_gives_up_the_lines_for_notes_first(app: FastAPI):
    shared = a_shared_child(app)
    shared.phone.send(a_win(shared.child_id, "Many words about one morning. " * 40, "2026-11-18"))
    sheet = the_sheet(shared.parent, shared.child_id)
    assert "<h2>Notes</h2>" not in sheet
    assert "Page 1 of 1" not in sheet


def test_the_print_dialog_opens_only_where_it_was_asked_for(app: FastAPI):
    shared = a_shared_child(app)
    assert "print.js" not in the_sheet(shared.parent, shared.child_id)
    assert "print.js" in the_sheet(shared.parent, shared.child_id, print=1)


def test_someone_who_is_signed_out_is_shown_the_way_in(app: FastAPI):
    shared = a_shared_child(app)
    answer = another_client(app).get(f"/summary/{shared.child_id}", headers=A_BROWSER)
    assert answer.status_code == 401
    assert 'href="/sign-in"' in answer.text
