"""Ten thousand reminders: through killed workers and a faulty push service, and all due in one minute."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import col, select

from app.db import Database
from app.models import Delivery, DeliveryState, Occurrence
from app.push.worker import SEATS
from tests.push.fleet import Plan, Tally, deliver

NEVER = float("inf")
KILLED = Plan(reminders=10_000, kill_every=5.0, pace=1, most_kills=1000, seats=SEATS, patience=540)
FAULTY = replace(KILLED, faults=True)
MARKED_FIRST = replace(KILLED, mark_first=True)
PUNCTUAL = replace(KILLED, kill_every=NEVER, workers=1, lead=20.0)


@dataclass(frozen=True)
class Punctuality:
    """Seconds from when all were due until they were written down as sent."""

    reminders: int
    p50: float
    p99: float
    last: float


def punctuality(database_url: str, reminders: int = PUNCTUAL.reminders) -> Punctuality:
    """One worker, all reminders due at once, and a push service that takes 100 ms for each."""
    tally = deliver(database_url, replace(PUNCTUAL, reminders=reminders))
    assert (tally.lost, tally.accepted_twice) == (0, 0)
    late = sorted((settled - due).total_seconds() for settled, due in _settled(database_url))
    assert len(late) == reminders
    return Punctuality(reminders, late[reminders // 2], late[reminders * 99 // 100], late[-1])


def keeps_its_promises(plan: Plan, tally: Tally) -> bool:
    """Nothing lost, nothing shown twice, and no more sent twice than kills and open answers explain."""
    bound = tally.kills * plan.seats + tally.ambiguous
    return (tally.lost, tally.visible_twice) == (0, 0) and tally.accepted_twice <= bound


def _settled(database_url: str) -> Sequence[tuple[datetime, datetime]]:
    database = Database(database_url)
    query = (
        select(Delivery.settled_at, Occurrence.due_at)
        .join(Occurrence, col(Occurrence.id) == col(Delivery.occurrence_id))
        .where(col(Delivery.state) == DeliveryState.ACCEPTED)
    )
    with database.transaction(write=False) as session:
        rows = [(settled, due) for settled, due in session.exec(query) if settled]
    database.dispose()
    return rows
