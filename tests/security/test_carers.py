"""A carer helps for today: they do not look back, read what parents write, or decide anything."""

from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from app.models import Win
from tests.conftest import StandingClock
from tests.people import Phone, a_child, a_routine, a_win, another_client, mutation, new_id, row_id, sign_in
from tests.sharing import a_rating, an_invitation, invited, joined, member

TODAY, YESTERDAY, LONG_AGO = "2026-11-23", "2026-11-22", "2026-11-20"


@pytest.fixture
def leila(client: TestClient) -> Phone:
    """A parent with a child, a routine, and two days of entries and marks."""
    phone, child = Phone(client), a_child()
    phone.sign_up("Leila")
    routine = a_routine(row_id(child))
    marks = [a_mark(routine, day) for day in (TODAY, YESTERDAY, LONG_AGO)]
    wins = [a_win(row_id(child), f"Quokka {day}", day) for day in (TODAY, YESTERDAY)]
    phone.send(child, routine, *marks, *wins, a_rating(row_id(child), TODAY, mood=2))
    return phone


@pytest.fixture
def nan(leila: Phone) -> Phone:
    """A carer until the end of Friday."""
    return member(leila, "carer", "Nan", until="2026-11-27")


def a_mark(routine: dict[str, Any], day: str) -> dict[str, Any]:
    """A mutation that marks a routine's first step."""
    return mutation("mark_step", step_id=routine["args"]["steps"][0]["id"], day=day, state="done")


def child_of(phone: Phone) -> str:
    """The family's child."""
    return phone.of_kind("child")[0]["id"]


def first_step(phone: Phone) -> str:
    """A step of the routine."""
    return min(phone.of_kind("step"), key=lambda step: step["position"])["id"]


def outcomes(phone: Phone, *sent: dict[str, Any]) -> list[str]:
    """What becomes of these mutations: applied, or the reason why not."""
    return [each["reason"] or each["status"] for each in phone.send(*sent)["receipts"]]


def wins(phone: Phone) -> list[str]:
    """The wins that a phone knows, by a pull from the beginning."""
    newer = Phone(phone.client)
    newer.send()
    return sorted(win["text"] for win in newer.of_kind("win"))


def test_a_carer_is_sent_the_plan_and_today_s_marks_and_nothing_else(nan: Phone) -> None:
    answer = nan.send()
    kinds = {kind for kind, _ in nan.rows}
    assert kinds == {"family", "person", "child", "routine", "step", "mark"}
    assert [mark["day"] for mark in nan.of_kind("mark")] == [TODAY]
    assert "Quokka" not in str(answer)


def test_each_morning_a_carer_s_phone_starts_anew(nan: Phone, leila: Phone, clock: StandingClock) -> None:
    before = nan.send()["epoch"]
    clock.forward(hours=20)  # 04:00 in Berlin on the next day
    after = nan.send()["epoch"]
    newer = Phone(nan.client)
    newer.send()
    assert (before == after, newer.of_kind("mark")) == (False, [])
    assert leila.send()["epoch"] not in {before, after}


def test_a_carer_marks_logs_rates_and_takes_their_own_back(nan: Phone, leila: Phone) -> None:
    nan.send()
    child, win = child_of(nan), a_win(child_of(nan), "Ate a whole pear")
    mark = mutation("mark_step", step_id=first_step(nan), day=TODAY, state="not_today")
    assert outcomes(nan, win, mark, a_rating(child, TODAY, mood=4)) == ["applied"] * 3
    assert "Ate a whole pear" in wins(leila)
    assert wins(nan) == ["Ate a whole pear"]
    assert outcomes(nan, mutation("remove_win", id=row_id(win))) == ["applied"]
    assert (wins(nan), "Ate a whole pear" in wins(leila)) == ([], False)


def test_what_decides_for_others_is_not_a_carer_s(nan: Phone, leila: Phone) -> None:
    nan.send()
    child, routine = child_of(nan), nan.of_kind("routine")[0]["id"]
    reminder = mutation("set_reminder", child_id=child, routine_id=routine, zone="UTC", on=True, weekdays=127)
    reminder["args"]["at"] = "07:00"
    refused = [
        a_child("Ada"),
        a_routine(child),
        mutation("change_routine", id=routine, title="Late"),
        reminder,
    ]
    assert outcomes(nan, *refused) == ["not-allowed"] * 4
    leila.send()
    assert len(leila.of_kind("child")) == len(leila.of_kind("routine")) == 1


def test_a_carer_takes_nobody_else_s_words_back(nan: Phone, leila: Phone) -> None:
    sent = a_win(child_of(leila), "Mine")
    leila.send(sent)
    assert outcomes(nan, mutation("remove_win", id=row_id(sent))) == ["not-allowed"]
    assert "Mine" in wins(leila)


def test_two_carers_see_their_own_entries_alone(nan: Phone, leila: Phone) -> None:
    tom = member(leila, "carer", "Tom")
    for phone, text in ((nan, "By Nan"), (tom, "By Tom")):
        phone.send(a_win(child_of(leila), text))
    assert (wins(nan), wins(tom)) == (["By Nan"], ["By Tom"])
    assert {"By Nan", "By Tom"} <= set(wins(leila))


def test_a_carer_s_own_entries_leave_their_phone_after_two_days(
    nan: Phone, leila: Phone, clock: StandingClock
) -> None:
    sent = a_win(child_of(leila), "By Nan")
    nan.send(sent)
    clock.forward(days=2)
    assert wins(nan) == ["By Nan"]
    clock.forward(days=1)
    assert wins(nan) == []
    assert outcomes(nan, mutation("remove_win", clock.now, id=row_id(sent))) == ["not-allowed"]
    assert "By Nan" in wins(leila)


def test_a_carer_writes_no_history(nan: Phone) -> None:
    nan.send()
    child = child_of(nan)
    old = [
        a_win(child, "Long ago", LONG_AGO),
        a_rating(child, LONG_AGO, mood=5),
        mutation("mark_step", step_id=first_step(nan), day=LONG_AGO, state="done"),
    ]
    assert outcomes(nan, *old) == ["day-out-of-range"] * 3
    # A phone's clock that is set back does not open the journal.
    set_back = [
        a_win(child, "Long ago", day) | {"at": f"{day}T08:00:00Z"} for day in ("2026-11-10", "2026-11-18")
    ]
    assert outcomes(nan, *set_back) == ["day-out-of-range"] * 2


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/sharing", None),
        ("POST", "/api/sharing/invitations", {"id": new_id(), "role": "carer", "name": "Eve"}),
        ("GET", "/summary/{child}", None),
        ("GET", "/api/caseload/{child}", None),
        ("GET", "/api/caseload/{child}/journal", None),
        ("GET", "/api/sharing/audit", None),
    ],
)
def test_pages_of_history_and_sharing_are_no_pages_to_a_carer(
    nan: Phone, leila: Phone, method: str, path: str, body: dict[str, str] | None
) -> None:
    answer = nan.client.request(method, path.format(child=child_of(leila)), json=body)
    assert answer.status_code == 404
    assert "Quokka" not in answer.text


def test_everything_is_refused_when_the_last_day_is_over_before_any_job_has_run(
    app: FastAPI, nan: Phone, leila: Phone, clock: StandingClock
) -> None:
    nan.send()
    clock.forward(days=4, hours=19, minutes=59)
    sign_in(nan.client, "nan@home.test")
    assert nan.client.post("/api/sync", json=nan.batch()).status_code == 200
    clock.forward(minutes=1, seconds=1)
    assert nan.client.post("/api/sync", json=nan.batch(a_win(child_of(nan)))).status_code in {401, 404}
    late = Phone(sign_in(another_client(app), "nan@home.test"))
    assert late.client.post("/api/sync", json=late.batch(a_win(child_of(nan)))).status_code == 404
    assert late.client.get("/api/me").json()["family"] is None
    assert [
        row["name"] for row in sign_in(leila.client, "leila@home.test").get("/api/sharing").json()["members"]
    ] == ["Leila"]
    assert wins(leila) == [f"Quokka {YESTERDAY}", f"Quokka {TODAY}"]


def test_what_a_carer_saw_is_part_of_what_is_shared(app: FastAPI, nan: Phone, leila: Phone) -> None:
    ines = joined(another_client(app), invited(leila.client, an_invitation(child_of(leila))))
    nan.send(a_win(child_of(leila), "Seen by Nan"))
    entries = ines.get(f"/api/caseload/{child_of(leila)}").json()["entries"]
    assert ("Nan", "Seen by Nan") in [(each["by"], each["text"]) for each in entries if each["kind"] == "win"]
    assert ines.get("/api/caseload").json()["children"][0]["parents"] == ["Leila"]


def test_a_carer_who_becomes_a_parent_starts_anew_and_reads_everything(
    app: FastAPI, nan: Phone, leila: Phone
) -> None:
    old = nan.send()["epoch"]
    nan_id = nan.client.get("/api/me").json()["account"]["id"]
    assert leila.client.delete(f"/api/sharing/members/{nan_id}").status_code == 204
    link = invited(leila.client, {"id": new_id(), "role": "parent", "name": "Nan"})
    form = {"token": link, "way": "sign-in", "login": "nan@home.test", "password": "three small words"}
    assert nan.client.post("/join", data=form, follow_redirects=False).status_code == 303
    link.let_in()
    assert nan.send()["epoch"] != old
    assert len(wins(nan)) == 2


def test_what_a_carer_wrote_is_kept_as_theirs(app: FastAPI, nan: Phone, leila: Phone) -> None:
    nan.send(a_win(child_of(leila), "By Nan"))
    nan_id = nan.client.get("/api/me").json()["account"]["id"]
    with app.state.database.transaction(write=False) as session:
        (win,) = [row for row in session.exec(select(Win)) if row.text == "By Nan"]
    assert win.account_id == UUID(nan_id)
