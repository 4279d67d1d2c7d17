"""The loop that keeps reminders going: plan what is due, send it, write down what became of it.

It runs inside the server process and, as `evenday worker`, in processes of its own; any number
of them share one database. Messages are sent with no transaction open, and a seat that becomes
free is filled at once: one slow push service holds up nobody else.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.db import Database
from app.domain.action_tokens import action_token
from app.messages import DEFAULT_LANGUAGE
from app.places import places_of
from app.push import message
from app.push.claims import Errand, claim
from app.push.due import oldest_due
from app.push.endpoints import origin_of
from app.push.planner import plan_due
from app.push.results import Result, write_results
from app.push.sender import Failed, Outcome, Refused, Retry, Sender
from app.push.service import PushService

SEATS = 64
"""Messages on their way at once; what a killed worker may send twice."""
IDLE_PAUSE = 1.0
"""Seconds between two looks at the database when nothing is due."""
_GATHERING = 0.005
_LONGEST_DRAIN = 12.0
_log = logging.getLogger(__name__)


class Worker:
    """One sender of reminders. `heartbeat` is when it last finished a look at the database."""

    def __init__(
        self, database: Database, push: PushService, clock: Callable[[], datetime], seats: int = SEATS
    ) -> None:
        self.heartbeat: datetime | None = None
        self._database = database
        self._push = push
        self._clock = clock
        self._seats = seats
        self._under_way: dict[asyncio.Task[None], Errand] = {}
        self._results: list[Result] = []
        self._paused: dict[str, datetime] = {}
        self._plan_again_at = 0.0
        self._wake = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then let what is under way arrive and write it down."""
        waking = asyncio.create_task(self._wake_on(stop))
        async with self._push.sender() as sender:
            try:
                while not stop.is_set():
                    await self._step(sender)
                    await self._wait()
                await self._drain()
            finally:
                waking.cancel()
                for task in self._under_way:
                    task.cancel()

    async def run_once(self) -> None:
        """Plan and send everything that is due now, and write down the results."""
        async with self._push.sender() as sender:
            await self._step(sender)
            while self._under_way or self._results:
                await self._wait()
                await self._step(sender)

    async def _step(self, sender: Sender) -> None:
        """One look at the database: hand in results, plan, and send what there are seats for."""
        now = self._clock()
        try:
            errands = await self._turn(now)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
            # Results stay in memory until they can be written: forgotten, they would be sent again.
            _log.warning("reminders wait: %s at %s", type(error).__name__, places_of(error))
            return
        for errand in errands:
            task = asyncio.create_task(self._deliver(sender, errand))
            self._under_way[task] = errand
            task.add_done_callback(self._left)
        self.heartbeat = now

    async def _turn(self, now: datetime) -> list[Errand]:
        if not self._results and not await self._database.run(
            lambda session: oldest_due(session, now), write=False
        ):
            return []
        await self._plan(now)
        # Copies, because the work below runs in a thread while messages go on arriving here.
        results = self._results[:]
        busy = Counter(origin_of(errand.endpoint) for errand in self._under_way.values())
        paused = {origin for origin, until in self._paused.items() if until > now}

        def exchange(session: Session) -> list[Errand]:
            write_results(session, results, now)
            return claim(session, self._seats - busy.total(), busy, paused, now)

        errands = await self._database.run(exchange)
        del self._results[: len(results)]
        return errands

    async def _plan(self, now: datetime) -> None:
        """Plan all that is due; while messages go out, not more often than an idle worker looks."""
        passed = asyncio.get_running_loop().time()
        if not self._results or passed >= self._plan_again_at:
            self._plan_again_at = passed + IDLE_PAUSE
            while await self._database.run(lambda session: plan_due(session, self._push.key, now)):
                continue  # a batch may not hold all that is due, nor every day that was missed

    async def _deliver(self, sender: Sender, errand: Errand) -> None:
        outcome = await self._outcome(sender, errand)
        origin = origin_of(errand.endpoint)
        if isinstance(outcome, Retry) and outcome.after:
            self._paused[origin] = self._clock() + outcome.after
        if isinstance(outcome, Refused | Failed):
            # The address itself stays out of the log: whoever reads it could not send, but could count.
            _log.warning("%s did not take a message: %s", origin, outcome)
        self._results.append((errand, outcome))
        self._wake.set()

    async def _outcome(self, sender: Sender, errand: Errand) -> Outcome:
        try:
            now = self._clock()
            note, subject = _note(errand, self._push.key)
            headers = message.headers(message.topic(self._push.key, subject), errand.expires_at, now)
            body = message.encrypt(message.payload(note, self._push.public_url), errand.p256dh, errand.auth)
            return await sender.send(errand.endpoint, body, headers, now)
        except Exception as error:  # noqa: BLE001 - what breaks us must not come back every 20 seconds
            _log.error("a reminder could not be made: %s at %s", type(error).__name__, places_of(error))
            return Failed("broken")

    def _left(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)

    async def _wait(self) -> None:
        """Until a result is in or it is time to look again; a moment more, so that results come together."""
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE_PAUSE):
                await self._wake.wait()
        await asyncio.sleep(_GATHERING)
        self._wake.clear()

    async def _drain(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_LONGEST_DRAIN)
        now, results = self._clock(), self._results[:]
        await self._database.run(lambda session: write_results(session, results, now))

    async def _wake_on(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._wake.set()


def _note(errand: Errand, key: bytes) -> tuple[message.Note, UUID]:
    """What to say, and what it is about: a second message about the same replaces the first."""
    if errand.occurrence_id is None:
        return message.Test(errand.delivery_id, DEFAULT_LANGUAGE), errand.delivery_id
    token = action_token(key, errand.delivery_id)
    return message.Reminder(errand.occurrence_id, token, DEFAULT_LANGUAGE), errand.occurrence_id
