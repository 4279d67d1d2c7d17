"""In ten minutes: the same reminder once more, for whoever asked for it, and never for ever."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from app.models import Delivery, StepState
from app.push.claims import claim
from app.push.results import write_results
from app.push.sender import Accepted
from tests.conftest import StandingClock
from tests.people import new_id
from tests.push.household import Household
from tests.push.test_reminder_actions import press, steps, token_of


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def turns(home: Household, device: int = 0) -> list[int]:
    return [message["notification"]["data"]["n"] for message in home.devices[device].messages()]


@pytest.fixture
def reminded(home: Household, clock: StandingClock) -> Household:
    """A home where two parents' phones show this morning's reminder; the app runs on the same database."""
    home.add_device(clock(), home.add_parent(clock()))
    clock.forward(minutes=30)
    run(home, clock)
    return home


def later(client: TestClient, home: Household, device: int = 0) -> int:
    return press(client, token_of(home, device), "later").status_code


def again(client: TestClient, home: Household, device: int = 0, turn: int = 0) -> int:
    """As `later`, and says which turn was on the screen, as the app's own worker does."""
    said = {"token": token_of(home, device), "action": "later", "id": new_id(), "turn": turn}
    return client.post("/api/reminder-actions", json=said).status_code


def test_it_comes_again_in_ten_minutes_on_the_phones_of_whoever_asked(
    client: TestClient, reminded: Household, clock: StandingClock
):
    assert later(client, reminded) == 200
    clock.forward(minutes=9)
    run(reminded, clock)
    assert (turns(reminded), turns(reminded, 1)) == ([0], [0])
    clock.forward(minutes=1)
    run(reminded, clock)
    assert (turns(reminded), turns(reminded, 1)) == ([0, 1], [0])
    assert len(reminded.devices[0].visible()) == 1


def test_pressed_twice_it_comes_once(client: TestClient, reminded: Household, clock: StandingClock):
    assert [later(client, reminded) for _ in range(2)] == [200, 200]
    clock.forward(minutes=10)
    run(reminded, clock)
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0, 1]


def test_its_buttons_work_on_and_mark_one_step(client: TestClient, reminded: Household, clock: StandingClock):
    later(client, reminded)
    clock.forward(minutes=10)
    run(reminded, clock)
    press(client, token_of(reminded))
    assert reminded.marks() == ["done"]


def test_what_is_done_meanwhile_does_not_come_again(
    client: TestClient, reminded: Household, clock: StandingClock
):
    later(client, reminded)
    for step in steps(reminded):
        reminded.mark(step, "2026-11-23", clock(), StepState.DONE)
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0]


def test_it_never_comes_in_quiet_hours(client: TestClient, reminded: Household, clock: StandingClock):
    reminded.limit(quiet_from="08:35", quiet_to="09:00")
    later(client, reminded)
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0]


def test_it_counts_once_to_the_day(client: TestClient, reminded: Household, clock: StandingClock):
    reminded.limit(most_a_day=1)
    later(client, reminded)
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0, 1]


def test_after_two_hours_nobody_is_reminded_of_it_any_more(
    client: TestClient, reminded: Household, clock: StandingClock
):
    answers = []
    for _ in range(20):
        answers.append(later(client, reminded))
        clock.forward(minutes=10)
        run(reminded, clock)
    assert turns(reminded) == list(range(12 + 1))
    # Nobody is told that it comes again when it does not.
    assert answers == [200] * 12 + [404] * 8


def test_a_worker_that_writes_its_result_late_does_not_undo_it(
    client: TestClient, reminded: Household, clock: StandingClock
):
    again(client, reminded)
    clock.forward(minutes=10)
    with reminded.database.transaction() as session:
        sent = claim(session, 10, {}, (), clock()).errands
    assert again(client, reminded, turn=1) == 200
    with reminded.database.transaction() as session:
        write_results(session, [(errand, Accepted()) for errand in sent], clock())
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0, 2]


@pytest.mark.parametrize("press_later", [again, later], ids=["notification", "landing page"])
def test_it_comes_again_though_its_push_service_s_answer_got_lost(
    client: TestClient, home: Household, clock: StandingClock, press_later: Callable[..., int]
):
    home.add_device(clock())
    home.service.fail("reset_after", count=2)
    clock.forward(minutes=30)
    run(home, clock)
    assert (turns(home), turns(home, 1), home.states()) == ([0], [0], ["pending"] * 2)
    assert [press_later(client, home) for _ in range(2)] == [200, 200]
    clock.forward(minutes=9)
    run(home, clock)
    assert (turns(home), turns(home, 1)) == ([0], [0])
    clock.forward(minutes=1)
    run(home, clock)
    assert (turns(home), turns(home, 1)) == ([0, 1], [0, 1])


@pytest.mark.parametrize("state", ["expired", "failed"])
def test_it_comes_again_where_it_was_given_up_meanwhile(
    client: TestClient, reminded: Household, clock: StandingClock, state: str
):
    reminded.change(Delivery, state=state)
    assert again(client, reminded) == 200
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0, 1]


def test_its_place_in_the_day_stays_its_own(client: TestClient, reminded: Household, clock: StandingClock):
    reminded.limit(most_a_day=1)
    reminded.add_reminders(clock(), 1)
    reminded.set_reminder(reminded.reminders[1], clock(), at="08:35")
    later(client, reminded)
    for _ in range(2):
        clock.forward(minutes=5)
        run(reminded, clock)
    assert turns(reminded) == [0, 1]


def test_a_tap_that_is_sent_again_later_puts_off_nothing_more(
    client: TestClient, reminded: Household, clock: StandingClock
):
    tap = {"token": token_of(reminded), "action": "later", "id": new_id(), "turn": 0}
    assert client.post("/api/reminder-actions", json=tap).status_code == 200
    clock.forward(minutes=10)
    run(reminded, clock)
    assert client.post("/api/reminder-actions", json=tap).status_code == 200
    clock.forward(minutes=10)
    run(reminded, clock)
    assert turns(reminded) == [0, 1]


def test_what_somebody_has_answered_is_not_put_off(
    client: TestClient, reminded: Household, clock: StandingClock
):
    press(client, token_of(reminded, 1))
    assert later(client, reminded) == 404
