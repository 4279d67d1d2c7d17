"""The reminder worker's life: beside a server, or as a process of its own."""

import asyncio
import logging
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from app import schema
from app.clock import Clock
from app.db import Database
from app.push.service import push_service
from app.push.worker import Worker
from app.secrets_file import read_or_make_secrets
from app.settings import Settings
from app.upkeep import upkeep

_log = logging.getLogger(__name__)


@asynccontextmanager
async def working(worker: Worker) -> AsyncGenerator[None]:
    """The worker runs while the block does, and finishes what it has begun at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(worker.run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def send_reminders(settings: Settings, clock: Clock) -> None:
    """Send reminders until the process is asked to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    push = push_service(settings, read_or_make_secrets(settings.secrets_path))
    database = Database(settings.database)
    database.check()
    database.check_role()
    schema.check(database.engine)
    _log.info("reminders are being sent")
    async with upkeep(database, clock):
        await Worker(database, push, clock).run(stop)
    database.dispose()
