"""Reminder workers as processes of their own that send to the fake push service: something to kill.

`python -m tests.push.worker_process --database URL --port 8230 --ca FILE --clock … --seats …` reads one
command a line and answers each with a line: `start` makes a worker, `kill` ends the oldest as a power cut
would. The modules are loaded once and each worker is forked from there, so that a new one works at once.
All end when standard input does: none can outlive whoever started them.
"""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from sqlalchemy import update
from sqlmodel import Session, col

from app.collector import calm_collector
from app.db import Database
from app.models import Delivery, DeliveryState
from app.push.claims import Errand
from app.push.sender import TIMEOUT, Sender
from app.push.service import PushService
from app.push.worker import Worker
from tests.push.outside import access_to
from tests.push.paced_clock import PacedClock

WAIT_AFTER_MARK = 1.0


@dataclass(frozen=True)
class Hasty(PushService):
    """Push access whose deadlines keep pace with a clock that runs faster than the one on the wall."""

    pace: float = 1.0

    def sender(self) -> Sender:
        shortened = (TIMEOUT.total or 0) / self.pace
        return Sender(self.rules, self.vapid, self.resolver, self.tls, aiohttp.ClientTimeout(total=shortened))


class MarkFirst(Worker):
    """How it is not done: a message counts as sent before it is, so that a crash cannot send it twice.

    A while passes between the two, as where messages wait for a connection.
    """

    async def _turn(self, now: datetime) -> list[Errand]:
        errands = await super()._turn(now)
        if errands:
            await self._database.run(lambda session: _mark(session, errands, now))
            await asyncio.sleep(WAIT_AFTER_MARK)
        return errands


def _mark(session: Session, errands: Sequence[Errand], now: datetime) -> None:
    marked = update(Delivery).where(col(Delivery.id).in_([errand.delivery_id for errand in errands]))
    values = {"state": DeliveryState.ACCEPTED, "lease_token": None, "lease_until": None, "settled_at": now}
    session.connection().execute(marked.values(**values))


async def work(wish: argparse.Namespace) -> None:
    """Send until asked to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    clock: PacedClock = wish.clock
    access = access_to(wish.port, wish.ca)
    push = Hasty(
        access.rules, access.vapid, access.key, access.public_url, access.resolver, access.tls, clock.pace
    )
    kind = MarkFirst if wish.mark_first else Worker
    print("working", flush=True)
    await kind(Database(wish.database), push, clock, wish.seats).run(stop)


def start(wish: argparse.Namespace) -> int:
    """A new worker's process id."""
    if worker := os.fork():
        return worker
    try:
        asyncio.run(work(wish))
    finally:
        os._exit(0)


def serve(wish: argparse.Namespace) -> None:
    """Start and kill workers as standard input says."""
    workers: list[int] = []
    for command in iter(sys.stdin.readline, ""):
        if command.strip() == "start":
            workers.append(start(wish))  # says by itself when it works
        else:
            oldest = workers.pop(0)
            os.kill(oldest, signal.SIGKILL)
            os.waitpid(oldest, 0)
            print("killed", flush=True)
    for worker in workers:
        os.kill(worker, signal.SIGTERM)
    for worker in workers:
        os.waitpid(worker, 0)


def main() -> None:
    """Reads the command line, then serves."""
    parser = argparse.ArgumentParser(description="a reminder worker for tests")
    parser.add_argument("--database", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ca", required=True)
    parser.add_argument("--clock", type=PacedClock.of, required=True)
    parser.add_argument("--seats", type=int, required=True)
    parser.add_argument("--mark-first", action="store_true")
    calm_collector()
    serve(parser.parse_args())


if __name__ == "__main__":
    main()
