"""What one adult has done is replaced on the screens of the others, once, without a sound."""

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.domain.access import Caregiver
from app.domain.sync import Batch, sync
from app.models import Occurrence
from app.push.claims import LEASE, claim
from app.push.planner import plan_due
from tests.conftest import StandingClock
from tests.people import mutation
from tests.push.household import Household
from tests.push.test_reminder_actions import press, steps, token_of


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


def kinds(home: Household) -> list[list[str]]:
    """What each device was sent."""
    return [[each["notification"]["data"]["k"] for each in device.messages()] for device in home.devices]


@pytest.fixture
def father(home: Household, clock: StandingClock) -> Caregiver:
    """Both parents' phones show this morning's reminder, the mother's tablet too."""
    father = home.add_parent(clock())
    home.add_device(clock(), father)
    clock.forward(minutes=30)
    run(home, clock)
    clock.forward(minutes=2)
    return father


def marks(home: Household, clock: StandingClock, state: str = "done") -> Iterator[dict[str, Any]]:
    for step in steps(home):
        yield mutation("mark_step", at=clock(), step_id=str(step), day="2026-11-23", state=state)


def say(home: Household, who: Caregiver, clock: StandingClock, *sent: dict[str, Any]) -> None:
    batch = Batch.model_validate({"device_id": uuid4(), "cursor": 0, "mutations": list(sent)})
    with home.database.transaction() as session:
        answer = sync(session, who, batch, clock())
    assert {receipt.status for receipt in answer.receipts} == {"applied"}


def test_the_other_parent_s_screen_says_that_it_is_done(
    home: Household, clock: StandingClock, father: Caregiver
):
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [["reminder", "done"], ["reminder"]]
    (shown,) = home.devices[0].visible().values()
    assert (shown["silent"], shown["title"]) == (True, "This one is taken care of")
    assert home.rows(Occurrence)[0].done_by == father.account_id


def test_half_a_routine_is_not_done(home: Household, clock: StandingClock, father: Caregiver):
    say(home, father, clock, next(marks(home, clock)))
    run(home, clock)
    assert kinds(home) == [["reminder"], ["reminder"]]


def test_it_is_replaced_once(home: Household, clock: StandingClock, father: Caregiver):
    for _ in range(3):
        say(home, father, clock, *marks(home, clock))
        run(home, clock)
    assert kinds(home) == [["reminder", "done"], ["reminder"]]


def test_a_button_answers_for_everyone(
    client: TestClient, home: Household, clock: StandingClock, father: Caregiver
):
    press(client, token_of(home, 1), "not_today")
    run(home, clock)
    assert kinds(home) == [["reminder", "done"], ["reminder"]]


def test_names_are_said_only_where_they_were_asked_for(
    home: Household, clock: StandingClock, father: Caregiver
):
    home.subscribe(
        home.devices[0].subscription | {"detailed": True}, home.service.rules, home.parent, clock()
    )
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    shown = home.devices[0].messages()[-1]["notification"]
    assert (shown["title"], shown["body"]) == ("Noor: Swimming with Noor", "Leila took care of it")


def test_what_is_on_its_way_is_replaced_once_it_must_have_arrived(home: Household, clock: StandingClock):
    father = home.add_parent(clock())
    clock.forward(minutes=30)
    with home.database.transaction() as session:
        plan_due(session, b"k" * 32, clock())
    with home.database.transaction() as session:
        claim(session, 1, {}, (), clock())
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [[]]
    clock.now += LEASE
    run(home, clock)
    assert kinds(home) == [["done"]]


def test_what_may_have_arrived_is_replaced_too(home: Household, clock: StandingClock):
    father = home.add_parent(clock())
    home.service.fail("reset_after", count=1)
    clock.forward(minutes=30)
    run(home, clock)
    assert home.states() == ["pending"]
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [["reminder", "done"]]


def test_what_is_opened_again_before_it_goes_out_is_not_called_done(
    home: Household, clock: StandingClock, father: Caregiver
):
    say(home, father, clock, *marks(home, clock))
    clock.forward(seconds=1)
    say(home, father, clock, *marks(home, clock, "open"))
    run(home, clock)
    assert kinds(home) == [["reminder"], ["reminder"]]


def test_nothing_is_replaced_in_quiet_hours(home: Household, clock: StandingClock, father: Caregiver):
    home.limit(quiet_from="08:31", quiet_to="09:00")
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [["reminder"], ["reminder"]]


def test_what_was_put_away_long_ago_does_not_come_back(
    home: Household, clock: StandingClock, father: Caregiver
):
    clock.forward(minutes=59)
    say(home, father, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [["reminder"], ["reminder"]]


def test_whoever_did_it_first_has_done_it(home: Household, clock: StandingClock, father: Caregiver):
    say(home, father, clock, *marks(home, clock))
    clock.forward(minutes=1)
    say(home, home.parent, clock, *marks(home, clock))
    run(home, clock)
    assert kinds(home) == [["reminder", "done"], ["reminder"]]
    assert home.rows(Occurrence)[0].done_by == father.account_id
