"""Crashes, faults and several workers at once: nothing is lost, and nothing is shown twice."""

import asyncio

import pytest

from app.models import Delivery, PushSubscription
from app.push.claims import claim
from app.push.planner import plan_due
from app.push.results import write_results
from app.push.sender import Accepted
from tests.conftest import StandingClock
from tests.push.fake_service import FakePushService
from tests.push.household import Household, move_in

FAULTS = {"429": 0.01, "500": 0.05, "reset_before": 0.02, "reset_after": 0.02}


def run(home: Household, clock: StandingClock) -> None:
    asyncio.run(home.worker(clock).run_once())


@pytest.fixture
def due(home: Household, clock: StandingClock) -> Household:
    """A home whose reminder fell due just now."""
    clock.forward(minutes=30)
    return home


def test_a_worker_that_dies_between_sending_and_writing_sends_again_and_shows_once(
    due: Household, clock: StandingClock
):
    asyncio.run(killed_after_sending(due, clock))
    assert due.states() == ["leased"]
    clock.forward(seconds=21)
    run(due, clock)
    assert len(due.devices[0].accepted) == 2
    assert len(due.devices[0].visible()) == 1
    assert due.states() == ["accepted"]


def test_a_lease_that_holds_is_respected(due: Household, clock: StandingClock):
    asyncio.run(killed_after_sending(due, clock))
    clock.forward(seconds=19)
    run(due, clock)
    assert len(due.devices[0].accepted) == 1


def test_a_worker_that_lost_its_lease_writes_nothing(due: Household, clock: StandingClock):
    with due.database.transaction() as session:
        plan_due(session, b"k" * 32, clock())
    with due.database.transaction() as session:
        frozen = claim(session, 1, {}, (), clock()).errands
    clock.forward(seconds=21)
    with due.database.transaction() as session:
        (awake,) = claim(session, 1, {}, (), clock()).errands
    with due.database.transaction() as session:
        write_results(session, [(errand, Accepted()) for errand in frozen], clock())
    assert [(row.state, row.lease_token) for row in due.rows(Delivery)] == [("leased", awake.lease)]


@pytest.mark.parametrize("mode", ["404", "410"])
def test_a_subscription_that_is_gone_is_deleted(due: Household, clock: StandingClock, mode: str):
    due.service.fail(mode)
    run(due, clock)
    assert due.rows(PushSubscription) == []
    assert due.states() == []


@pytest.mark.parametrize(
    "mode", ["400", "401", "403", "413", "500", "503", "429", "redirect", "reset_before"]
)
def test_no_other_answer_deletes_a_subscription(due: Household, clock: StandingClock, mode: str):
    due.service.fail(mode)
    run(due, clock)
    assert len(due.rows(PushSubscription)) == 1


@pytest.mark.parametrize("mode", ["401", "403"])
def test_a_refused_key_marks_the_subscription_for_renewal(due: Household, clock: StandingClock, mode: str):
    due.service.fail(mode)
    run(due, clock)
    assert [row.needs_renewal for row in due.rows(PushSubscription)] == [True]
    assert due.states() == ["failed"]


def test_a_subscription_that_was_renewed_is_used_again(due: Household, clock: StandingClock):
    due.service.fail("403", count=1)
    run(due, clock)
    due.devices.clear()
    due.add_device(clock())
    clock.forward(days=1)
    run(due, clock)
    assert len(due.devices[0].messages()) == 1


def test_a_fault_that_passes_only_delays(due: Household, clock: StandingClock):
    due.service.fail("500", count=2)
    for _ in range(3):
        run(due, clock)
        clock.forward(seconds=9)
    assert due.states() == ["accepted"]


def test_a_fault_that_stays_ends_at_the_deadline(due: Household, clock: StandingClock):
    due.service.fail("500")
    for _ in range(12):
        run(due, clock)
        clock.forward(seconds=61)
    assert due.states() == ["expired"]
    assert due.service.calls["500"] >= 8


@pytest.mark.parametrize("value", ["120", "date:120"])
def test_retry_after_pauses_the_whole_push_service_and_no_other(
    due: Household, clock: StandingClock, value: str
):
    for _ in range(2):
        due.add_device(clock(), host="other.push.test")
    due.service.fail("429", count=1, match="other.push.test", value=value)

    async def work() -> list[dict[str, int]]:
        worker, calls = due.worker(clock, seats=1), list[dict[str, int]]()
        for seconds in (0, 110, 40):
            clock.forward(seconds=seconds)
            await worker.run_once()
            calls.append(dict(due.service.calls))
        return calls

    assert asyncio.run(work()) == [{"429": 1, "ok": 1}] * 2 + [{"429": 1, "ok": 3}]
    assert len(due.devices[0].accepted) == 1


def test_two_workers_one_of_them_killed_lose_nothing_and_show_nothing_twice(
    database, service: FakePushService, clock: StandingClock
):
    home = move_in(database, service, clock(), furnished=False)
    for mode, rate in FAULTS.items():
        service.fail(mode, rate=rate, value="1")
    for _ in range(4):
        home.add_device(clock())
    home.add_reminders(clock(), 50, steps=1)
    clock.forward(minutes=30)
    asyncio.run(two_workers(home, clock))
    shown = [len(device.visible()) for device in home.devices]
    assert shown == [50, 50, 50, 50]
    assert [device.shown_twice() for device in home.devices] == [[]] * 4
    assert home.states() == ["accepted"] * 200


async def killed_after_sending(home: Household, clock: StandingClock) -> None:
    """A worker that is cut off after the push service has the message, before the database knows."""
    home.service.fail("drip", count=1)
    task = asyncio.create_task(home.worker(clock).run(asyncio.Event()))
    async with asyncio.timeout(10):
        await asyncio.to_thread(home.devices[0].reached.wait)
    task.cancel()
    await asyncio.wait([task])


async def two_workers(home: Household, clock: StandingClock) -> None:
    """One is killed in the middle; the other goes on until nothing waits. The clock runs meanwhile."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(home.worker(clock, seats=16).run(stop)) for _ in range(2)]
    async with asyncio.timeout(60):
        while sum(len(device.accepted) for device in home.devices) < 60:
            await passing(clock)
        tasks[0].cancel()
        while set(home.states()) != {"accepted"}:
            await passing(clock)
    stop.set()
    await asyncio.gather(*tasks, return_exceptions=True)


async def passing(clock: StandingClock) -> None:
    """Time, twenty times as fast as on the wall."""
    clock.forward(seconds=1)
    await asyncio.sleep(0.05)
