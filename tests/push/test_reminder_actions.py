"""The two buttons of a notification mark one step, once, with nothing but their token."""

import asyncio
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from app.models import Change, Delivery, LoginSession, Mark, Membership, Occurrence, Step, StepState
from tests.conftest import StandingClock
from tests.people import new_id
from tests.push.household import Household


@pytest.fixture
def reminded(home: Household, clock: StandingClock) -> Household:
    """A home where the parent's phone shows this morning's reminder; the app runs on the same database."""
    clock.forward(minutes=30)
    asyncio.run(home.worker(clock).run_once())
    return home


def token_of(home: Household, device: int = 0) -> str:
    return home.devices[device].messages()[-1]["notification"]["data"]["t"]


def press(client: TestClient, token: str, action: str = "done", id: str | None = None):
    return client.post("/api/reminder-actions", json={"token": token, "action": action, "id": id or new_id()})


def steps(home: Household) -> list[UUID]:
    return [step.id for step in sorted(home.rows(Step), key=lambda step: step.position)]


def test_done_marks_the_first_open_step_of_that_day(client: TestClient, reminded: Household):
    answer = press(client, token_of(reminded))
    assert (answer.status_code, answer.json()) == (200, {})
    (mark,) = reminded.rows(Mark)
    assert (mark.step_id, str(mark.day), mark.state) == (steps(reminded)[0], "2026-11-23", "done")
    assert mark.account_id == reminded.parent.account_id


def test_not_today_says_so(client: TestClient, reminded: Household):
    press(client, token_of(reminded), "not_today")
    assert reminded.marks() == ["not_today"]


def test_a_step_that_is_done_already_is_passed_over(
    client: TestClient, reminded: Household, clock: StandingClock
):
    reminded.mark(steps(reminded)[0], "2026-11-23", clock())
    press(client, token_of(reminded))
    assert {mark.step_id for mark in reminded.rows(Mark)} == set(steps(reminded)[:2])


def test_pressing_again_marks_no_second_step(client: TestClient, reminded: Household):
    once = new_id()
    answers = [press(client, token_of(reminded), id=sent) for sent in (once, once, new_id())]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert reminded.marks() == ["done"]


def test_two_parents_who_both_press_mark_one_step(client: TestClient, home: Household, clock: StandingClock):
    home.add_device(clock(), home.add_parent(clock()))
    clock.forward(minutes=30)
    asyncio.run(home.worker(clock).run_once())
    for device in (0, 1):
        assert press(client, token_of(home, device)).status_code == 200
    assert home.marks() == ["done"]


def test_a_mark_from_a_button_reaches_the_other_phones(client: TestClient, reminded: Household):
    press(client, token_of(reminded))
    bodies = [change.body for change in reminded.rows(Change) if change.kind == "mark"]
    assert len(bodies) == 1
    assert '"done"' in bodies[0]


def test_a_finished_routine_is_left_as_it_is(client: TestClient, reminded: Household, clock: StandingClock):
    for step in steps(reminded):
        reminded.mark(step, "2026-11-23", clock(), StepState.NOT_TODAY)
    assert press(client, token_of(reminded)).status_code == 200
    assert reminded.marks() == ["not_today"] * 3


def test_after_midnight_the_button_still_means_the_day_of_the_reminder(
    client: TestClient, reminded: Household, clock: StandingClock
):
    clock.forward(hours=23)
    press(client, token_of(reminded))
    assert [str(mark.day) for mark in reminded.rows(Mark)] == ["2026-11-23"]


def test_a_token_dies_after_a_day(client: TestClient, reminded: Household, clock: StandingClock):
    clock.forward(hours=24)
    assert press(client, token_of(reminded)).status_code == 404
    assert reminded.marks() == []


def test_a_removed_adult_marks_nothing(client: TestClient, reminded: Household):
    reminded.forget(Membership, reminded.parent.account_id)
    assert press(client, token_of(reminded)).status_code == 404
    assert reminded.marks() == []


def test_a_signed_out_phone_marks_nothing(client: TestClient, reminded: Household):
    token = token_of(reminded)
    reminded.forget(LoginSession, reminded.parent.session_id)
    assert press(client, token).status_code == 404


def test_a_guess_gets_the_answer_of_an_expired_token(
    client: TestClient, reminded: Household, clock: StandingClock
):
    guessed = press(client, "A" * 22)
    clock.forward(hours=24)
    assert press(client, token_of(reminded)).content == guessed.content


def test_the_database_holds_no_token(reminded: Household):
    token = token_of(reminded)
    assert token not in str([row.model_dump() for row in reminded.rows(Delivery)])


def test_a_malformed_press_is_refused_without_repeating_it(client: TestClient):
    good = {"token": "A" * 22, "action": "done", "id": new_id()}
    wrong = [
        *({key: value for key, value in good.items() if key != left_out} for left_out in good),
        *(good | {"action": action} for action in ("open", "delete", "", 7)),
        *(good | {"token": token} for token in (7, None, "", "A" * 65)),
        *(good | extra for extra in ({"id": "7"}, {"step_id": new_id()})),
        [],
    ]
    answers = [client.post("/api/reminder-actions", json=body) for body in wrong]
    assert {answer.status_code for answer in answers} == {422}
    assert not any("AAAA" in answer.text for answer in answers)


def test_opening_the_landing_page_changes_nothing(client: TestClient, reminded: Household):
    (occurrence,) = reminded.rows(Occurrence)
    answer = client.get(f"/n/{occurrence.id}")
    assert answer.status_code == 200
    assert 'data-action="done"' in answer.text
    assert reminded.marks() == []


def test_the_landing_page_tells_nothing_about_what_exists(client: TestClient, reminded: Household):
    (occurrence,) = reminded.rows(Occurrence)
    assert client.get(f"/n/{occurrence.id}").text == client.get(f"/n/{uuid4()}").text


def test_a_landing_address_that_is_no_id_is_not_found(client: TestClient):
    assert client.get("/n/7").status_code == 422
