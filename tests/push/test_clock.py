"""A clock that jumps makes the worker wait: nothing is sent twice nor at a wrong time; then it goes on."""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reminder_actions import MAX_LATE
from app.push.clock_watch import PAUSE, STEP, ClockWatch
from app.push.sender import Sender
from app.push.worker import Worker
from tests.conftest import StandingClock
from tests.push.household import Household

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DUE = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


@dataclass
class Machine:
    """Two clocks: time as it truly passes, and what the wall shows, which somebody can set."""

    true: datetime = DUE - timedelta(minutes=5)
    wrong_by: timedelta = timedelta()

    def wall(self) -> datetime:
        return self.true + self.wrong_by

    def monotonic(self) -> float:
        return self.true.timestamp()


@given(st.lists(st.floats(-STEP, STEP, allow_nan=False), min_size=1, max_size=50))
def test_a_slow_drift_is_no_jump(drifts: list[float]):
    machine = Machine()
    watch = ClockWatch(machine.wall, machine.monotonic)
    assert watch.look()[1]
    for drift in drifts:
        machine.true += timedelta(seconds=1)
        machine.wrong_by += timedelta(seconds=drift * 0.99)
        assert watch.look()[1]


@given(st.floats(STEP + 1, 10 * 86_400), st.sampled_from((1, -1)))
def test_after_a_jump_it_waits_for_a_minute(seconds: float, direction: int):
    machine = Machine()
    watch = ClockWatch(machine.wall, machine.monotonic)
    assert watch.look()[1]
    assert not watch.is_waiting
    machine.wrong_by = timedelta(seconds=seconds * direction)
    assert not watch.look()[1]
    assert watch.is_waiting
    machine.true += timedelta(seconds=PAUSE - 0.01)
    assert not watch.look()[1]
    machine.true += timedelta(seconds=0.01)
    assert watch.look()[1]
    assert not watch.is_waiting


def test_a_clock_that_is_set_right_again_is_a_second_jump():
    machine = Machine()
    watch = ClockWatch(machine.wall, machine.monotonic)
    watch.look()
    for wrong_by in (HOUR, timedelta()):
        machine.true += timedelta(seconds=40)
        machine.wrong_by = wrong_by
        assert not watch.look()[1]
    machine.true += timedelta(seconds=PAUSE - 1)
    assert not watch.look()[1]


def test_a_process_that_is_held_up_between_two_readings_reads_again():
    machine, held_up = Machine(), iter([0, 40, 0, 0, 40, 0])

    def wall() -> datetime:
        machine.true += timedelta(seconds=next(held_up, 0))
        return machine.true

    watch = ClockWatch(wall, machine.monotonic)
    assert [watch.look()[1] for _ in range(4)] == [True] * 4


@pytest.fixture
def hourly(home: Household, clock: StandingClock) -> Household:
    """A home with a reminder at half past every hour from seven on."""
    home.add_reminders(clock(), 4, steps=1)
    for number, reminder in enumerate(home.reminders):
        home.set_reminder(reminder, clock() - HOUR, at=f"{7 + number:02}:30")
    return home


async def look(worker: Worker, sender: Sender) -> None:
    """One look of the running worker, and whatever it sends arrives and is written down."""
    await worker._look(sender)
    if worker._under_way:
        await asyncio.wait(worker._under_way)
    await worker._look(sender)


async def live(
    home: Household, service: StandingClock, jump: timedelta, at: timedelta, back_after: timedelta | None
) -> dict[datetime, str]:
    """The worker's life for an hour from half past eight: what the wall showed at each sending."""
    machine, sent = Machine(), {}
    worker = home.worker(machine.wall, monotonic=machine.monotonic)
    jump_at = DUE + at
    back_at = jump_at + back_after if back_after else None
    async with home.service.access().sender() as sender:
        while machine.true < DUE + HOUR + timedelta(minutes=5):
            near = any(
                abs(machine.true - each) < timedelta(seconds=70) for each in (jump_at, back_at) if each
            )
            machine.true += timedelta(seconds=10 if near else 60)
            is_wrong = machine.true >= jump_at and not (back_at and machine.true >= back_at)
            machine.wrong_by = jump if is_wrong else timedelta()
            service.now = machine.wall()
            before = len(home.devices[0].accepted)
            await look(worker, sender)
            if worker.is_degraded:
                assert len(home.devices[0].accepted) == before
            for message in home.devices[0].messages()[before:]:
                sent[machine.wall()] = message["notification"]["tag"]
    return sent


JUMPS = [HOUR, -HOUR, DAY, -DAY]
MOMENTS = [timedelta(minutes=-2), timedelta(seconds=-5), timedelta(seconds=5), timedelta(minutes=3)]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.parametrize("back_after", [None, timedelta(seconds=40), timedelta(minutes=20)], ids=str)
def test_whenever_it_jumps_nothing_comes_twice_nor_at_a_wrong_time(
    hourly: Household, clock: StandingClock, jump: timedelta, back_after: timedelta | None
):
    at = MOMENTS[(JUMPS.index(jump) + (back_after.seconds if back_after else 0)) % len(MOMENTS)]
    sent = asyncio.run(live(hourly, clock, jump, at, back_after))
    assert all(count == 1 for count in Counter(sent.values()).values())
    assert all(count == 1 for count in Counter((wall.date(), wall.hour) for wall in sent).values())
    assert all(timedelta(minutes=30) <= timedelta(minutes=wall.minute) < HOUR / 2 + MAX_LATE for wall in sent)
    assert sent or (jump == -DAY and back_after is None)


def test_a_jump_is_said_once_and_what_arrived_meanwhile_is_written_down(
    home: Household, caplog: pytest.LogCaptureFixture
):
    async def jumped() -> None:
        machine = Machine(DUE)
        worker = home.worker(machine.wall, monotonic=machine.monotonic)
        async with home.service.access().sender() as sender:
            await worker._look(sender)
            machine.wrong_by = HOUR
            await asyncio.wait(worker._under_way)
            await worker._look(sender)
            assert worker.is_degraded
            assert home.states() == ["accepted"]

    with caplog.at_level(logging.WARNING):
        asyncio.run(jumped())
    assert [record.getMessage() for record in caplog.records] == [
        "the clock jumped by +3600 s: nothing is sent for 60 s"
    ]


def test_what_should_be_tried_again_is_put_off_by_a_clock_that_is_right(home: Household):
    async def jumped() -> None:
        machine = Machine(DUE)
        worker = home.worker(machine.wall, monotonic=machine.monotonic)
        home.service.fail("500", count=1)
        async with home.service.access().sender() as sender:
            await worker._look(sender)
            machine.wrong_by = HOUR
            await asyncio.wait(worker._under_way)
            await worker._look(sender)
            assert home.states() == ["leased"]
            machine.wrong_by = timedelta()
            for _ in range(9):
                machine.true += timedelta(seconds=10)
                await look(worker, sender)

    asyncio.run(jumped())
    assert home.states() == ["accepted"]
    assert len(home.devices[0].accepted) == 1
