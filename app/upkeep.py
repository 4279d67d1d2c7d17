"""What has outlived its use is cleared away, a little at a time."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, delete, select

from app.clock import Clock
from app.db import Database
from app.demo.purge import purge_demos
from app.domain.members import carry_out_removals
from app.models import (
    Challenge,
    Delivery,
    EndedSession,
    EntryLink,
    Invitation,
    LoginSession,
    Occurrence,
    PushSubscription,
    RateBucket,
    Receipt,
)

EVERY = timedelta(minutes=10)
RECEIPTS_KEPT = timedelta(days=400)
"""Longer than any phone stays away; a mutation sent again after that would be taken for a new one."""
_OCCURRENCES_KEPT = timedelta(days=60)
_INVITATIONS_KEPT = timedelta(days=30)
_LINKS_KEPT = timedelta(days=30)
_ENDED_KEPT = timedelta(days=200)
"""Longer than any browser keeps the cookie of a session."""

log = logging.getLogger(__name__)


def tidy(session: Session, now: datetime) -> None:
    """Remove ended demos, sessions and places in families, and what nobody can need any more of the rest."""
    purge_demos(session, now)
    carry_out_removals(session, now)
    # One that is merely idle stays as long as its cookie: should its owner lose their place meanwhile, the
    # phone in the drawer can still be told to forget everything.
    session.exec(delete(LoginSession).where(col(LoginSession.ends_at) <= now))
    idle = select(LoginSession.id).where(col(LoginSession.idle_until) <= now)
    session.exec(delete(PushSubscription).where(col(PushSubscription.session_id).in_(idle)))
    session.exec(delete(Receipt).where(col(Receipt.at) < now - RECEIPTS_KEPT))
    session.exec(delete(Occurrence).where(col(Occurrence.due_at) < now - _OCCURRENCES_KEPT))
    session.exec(delete(Delivery).where(col(Delivery.expires_at) < now - _OCCURRENCES_KEPT))
    session.exec(delete(Invitation).where(col(Invitation.expires_at) < now - _INVITATIONS_KEPT))
    session.exec(delete(EndedSession).where(col(EndedSession.ended_at) < now - _ENDED_KEPT))
    session.exec(delete(EntryLink).where(col(EntryLink.expires_at) < now - _LINKS_KEPT))
    session.exec(delete(Challenge).where(col(Challenge.expires_at) <= now))
    # A bucket that has emptied again is no different from one that was never filled.
    session.exec(delete(RateBucket).where(col(RateBucket.full_until) <= now.timestamp()))


@asynccontextmanager
async def upkeep(database: Database, clock: Clock) -> AsyncGenerator[None]:
    """Tidy from time to time while the block runs."""
    task = asyncio.create_task(_keep_tidy(database, clock))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_tidy(database: Database, clock: Clock) -> None:
    while True:
        await asyncio.sleep(EVERY.total_seconds())
        try:
            await database.run(lambda session: tidy(session, clock()))
        except SQLAlchemyError as error:
            log.warning("upkeep waits: %s", type(error).__name__)
