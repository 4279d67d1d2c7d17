"""The loop that keeps reminders going: plan what is due, send it, write down what became of it.

It runs inside the server process and, as `evenday worker`, in processes of its own; any number
of them share one database. Messages are sent with no transaction open, and a seat that becomes
free is filled at once: one slow push service holds up nobody else.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from sqlmodel import Session

from app.clock import Clock, steady_clock
from app.db import Database
from app.domain.action_tokens import action_token
from app.messages import DEFAULT_LANGUAGE
from app.models import Purpose
from app.places import places_of
from app.push import message
from app.push.backoff import Key, ask
from app.push.claims import Errand, Taken, claim
from app.push.clock_watch import ClockWatch
from app.push.due import next_due
from app.push.endpoints import origin_of
from app.push.heartbeat import EVERY, beat
from app.push.hosts import Hosts
from app.push.planner import plan_due
from app.push.results import Result, write_results
from app.push.sender import Failed, Outcome, Refused, Retry, Sender
from app.push.service import PushService
from app.push.wording import words_of

SEATS = 96
"""Messages on their way at once; what a killed worker may send twice."""
IDLE_PAUSE = 1.0
"""Seconds between two looks at the database when nothing is due, unless something falls due sooner."""
_GATHERING = 0.04
_SHARE = 0.25
_LONGEST_DRAIN = 12.0
_ASKED_AT_ONCE = 20
"""Reminders that begin or stop to ask in one transaction, which holds the families of all of them."""
_log = logging.getLogger(__name__)

Turn = Callable[[datetime], Awaitable[list[Errand]]]


class Worker:
    """One sender of reminders. `heartbeat` is when it last finished a look at the database."""

    def __init__(
        self,
        database: Database,
        push: PushService,
        clock: Clock,
        seats: int = SEATS,
        monotonic: Callable[[], float] = steady_clock,
        idle_pause: float = IDLE_PAUSE,
    ) -> None:
        self.heartbeat: datetime | None = None
        self._database = database
        self._push = push
        self._clock = clock
        self._seats = seats
        self._idle_pause = idle_pause
        self._under_way: dict[asyncio.Task[None], Errand] = {}
        self._results: list[Result] = []
        self._watch = ClockWatch(clock, monotonic)
        self._monotonic = monotonic
        self._hosts = Hosts(monotonic)
        self._plan_again_at = 0.0
        self._more_is_due = False
        self._asking: list[Key] = []
        self._pause = idle_pause
        self._wake = asyncio.Event()
        self._id = uuid4()
        self._beats_at: datetime | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then let what is under way arrive and write it down."""
        waking = asyncio.create_task(self._wake_on(stop))
        async with self._push.sender() as sender:
            try:
                while not stop.is_set():
                    await self._look(sender)
                    await self._wait()
                await self._drain()
            finally:
                waking.cancel()
                for task in self._under_way:
                    task.cancel()

    async def run_once(self) -> None:
        """Plan and send everything that is due now, and write down the results."""
        async with self._push.sender() as sender:
            await self._step(sender, self._clock())
            while self._under_way or self._results or self._more_is_due or self._asking:
                await self._wait()
                await self._step(sender, self._clock())

    @property
    def is_degraded(self) -> bool:
        """Whether it waits, because the clock jumped a moment ago."""
        return self._watch.is_waiting

    async def _look(self, sender: Sender) -> None:
        """A step, unless the clock has just jumped: by a wrong one nothing is planned, taken or put off."""
        now, is_trusted = self._watch.look()
        await self._step(sender, now, self._turn if is_trusted else self._hand_in)

    async def _step(self, sender: Sender, now: datetime, turn: Turn | None = None) -> None:
        """One look at the database: hand in results, plan, and send what there are seats for."""
        self._pause = self._idle_pause
        try:
            for errand in await (turn or self._turn)(now):
                self._start(sender, errand)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next look may go well
            # Results stay in memory until they can be written: forgotten, they would be sent again.
            _log.warning("reminders wait: %s at %s", type(error).__name__, places_of(error))
            self._more_is_due = False
            return
        self.heartbeat = now
        await self._ask()

    def _start(self, sender: Sender, errand: Errand) -> None:
        task = asyncio.create_task(self._deliver(sender, errand))
        self._under_way[task] = errand
        task.add_done_callback(self._left)

    async def _beat(self, now: datetime) -> None:
        if self._beats_at is None or abs(now - self._beats_at) >= EVERY:
            await self._database.run(lambda session: beat(session, self._id, now))
            self._beats_at = now

    async def _hand_in(self, now: datetime) -> list[Errand]:
        """Write down what is final, as that asks for no clock; nothing is to be sent."""
        final = [result for result in self._results if not isinstance(result[1], Retry)]
        if final:
            await self._database.run(lambda session: write_results(session, final, now))
            self._results = [result for result in self._results if result not in final]
        return []

    async def _turn(self, now: datetime) -> list[Errand]:
        began = self._monotonic()
        await self._beat(now)
        if not self._results and not await self._is_due(now):
            self._more_is_due = False
            return []
        planned = await self._plan(now)
        errands, more = await self._exchange(lambda: now + timedelta(seconds=self._monotonic() - began))
        # A batch may not hold all that is due, nor every day that was missed, nor a seat's worth of what goes
        # out: what it did hold goes out first, and the next look comes at once.
        self._more_is_due = planned or more
        if self._more_is_due:
            self._wake.set()
        return errands

    async def _exchange(self, by: Clock) -> Taken:
        """Hand in what became of messages, and take others into the seats that are free.

        `by` tells the time that this look began with, and how long it waited for its turn: a lease may not
        be over too early, and the clock on the wall may have been set since.
        """
        # Copies, because the work below runs in a thread while messages go on arriving here.
        results = self._results[:]
        busy = Counter(origin_of(errand.endpoint) for errand in self._under_way.values())
        paused = self._hosts.paused()

        def exchange(session: Session) -> Taken:
            now = by()
            write_results(session, results, now)
            return claim(session, self._seats - busy.total(), busy, paused, now)

        taken = await self._database.run(exchange)
        del self._results[: len(results)]
        return taken

    async def _is_due(self, now: datetime) -> bool:
        """Whether there is something to do; if not, no longer pause than until there is."""
        due = await self._database.run(next_due, write=False)
        if due is None or due <= now:
            return due is not None
        self._pause = min(self._idle_pause, max((due - now).total_seconds(), _GATHERING))
        return False

    async def _plan(self, now: datetime) -> bool:
        """Plan a batch of what is due, if any; once nothing was, not more often than an idle worker looks."""
        passed = asyncio.get_running_loop().time()
        if not self._more_is_due and self._results and passed < self._plan_again_at:
            return False
        self._plan_again_at = passed + self._idle_pause
        planned = await self._database.run(lambda session: plan_due(session, self._push.key, now))
        self._asking += planned.asking
        return bool(planned)

    async def _ask(self) -> None:
        """Let reminders that nobody follows ask; a few at a time, while messages are on their way."""
        keys = self._asking[:_ASKED_AT_ONCE]
        if not keys:
            return
        try:
            await self._database.run(partial(ask, keys=keys))
        except Exception as error:  # noqa: BLE001 - no message waits for this; the next look tries again
            _log.warning("questions wait: %s at %s", type(error).__name__, places_of(error))
            return
        del self._asking[: len(keys)]
        if self._asking:
            self._wake.set()

    async def _deliver(self, sender: Sender, errand: Errand) -> None:
        outcome = await self._outcome(sender, errand)
        origin = origin_of(errand.endpoint)
        self._hosts.note(origin, outcome, has_worked=errand.has_worked)
        if isinstance(outcome, Refused | Failed):
            # The address itself stays out of the log: whoever reads it could not send, but could count.
            _log.warning("%s did not take a message: %s", origin, outcome)
        self._results.append((errand, outcome))
        self._wake.set()

    async def _outcome(self, sender: Sender, errand: Errand) -> Outcome:
        """What came of sending it, by the time at which it was taken: a clock set since then is no matter."""
        now = errand.taken_at
        try:
            note = _note(errand, self._push.key)
            headers = message.headers(message.topic(self._push.key, note.subject), errand.expires_at, now)
            body = message.encrypt(message.payload(note, self._push.public_url), errand.p256dh, errand.auth)
            return await sender.send(errand.endpoint, body, headers, now)
        except Exception as error:  # noqa: BLE001 - what breaks us must not come back every 20 seconds
            _log.error("a reminder could not be made: %s at %s", type(error).__name__, places_of(error))
            return Failed("broken")

    def _left(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)

    async def _wait(self) -> None:
        """Until a result is in or it is time to look again; a moment more, so that results come together.

        One look costs the same for one result as for many, and a free seat waits no longer than that moment.
        While there is more to plan, none is lost with waiting.
        """
        await self._woken(self._pause)
        until = asyncio.get_running_loop().time() + _GATHERING
        while self._under_way and not self._more_is_due and len(self._results) < self._seats * _SHARE:
            if not await self._woken(until - asyncio.get_running_loop().time()):
                break
        await asyncio.sleep(0)  # whoever brought a result leaves their seat

    async def _woken(self, seconds: float) -> bool:
        """Whether something happened before so many seconds had passed."""
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    async def _drain(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_LONGEST_DRAIN)
        now, results = self._clock(), self._results[:]
        await self._database.run(lambda session: write_results(session, results, now))

    async def _wake_on(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._wake.set()


def _note(errand: Errand, key: bytes) -> message.Note:
    """What to say, and what it is about: a second message about the same replaces the first."""
    subject = errand.occurrence_id or errand.delivery_id
    has_token = errand.purpose in {Purpose.REMIND, Purpose.TEST}
    title, body = words_of(errand, DEFAULT_LANGUAGE)
    return message.Note(
        purpose=errand.purpose,
        subject=subject,
        token=action_token(key, errand.delivery_id) if has_token else "",
        title=title,
        body=body,
        language=DEFAULT_LANGUAGE,
        turn=errand.turn,
        silent=errand.silent,
    )
