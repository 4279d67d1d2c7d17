"""Many families at once, written in bulk: each with a parent, a phone and a few reminders of one minute."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert
from sqlmodel import SQLModel

from app.db import Database
from app.ids import uuid7
from app.models import (
    Account,
    Child,
    Family,
    LoginSession,
    Membership,
    PushSubscription,
    Reminder,
    Role,
    Routine,
    Step,
)
from tests.push.device import unbase64url
from tests.push.household import open_session

ZONE = "Europe/Berlin"
CANARIES = ["Swimming", "Noor", "Leila", "Put on shoes"]
"""Words of the families: none may ever be seen in a message to a phone that did not ask for them."""
REMINDERS_EACH = 3
"""As many as an adult gets in a day unless they choose otherwise."""
_ORDER: Sequence[type[SQLModel]] = (
    *(Family, Account, Membership, LoginSession, PushSubscription),
    *(Child, Routine, Step, Reminder),
)


def phones_for(reminders: int) -> int:
    """How many phones it takes, so that no adult is reminded more often than they want."""
    return -(-reminders // REMINDERS_EACH)


def gather(
    database: Database,
    phones: Sequence[dict[str, Any]],
    reminders: int,
    due: datetime,
    most_each: int = REMINDERS_EACH,
) -> dict[str, int]:
    """A family for each phone, so many reminders in all, due at `due`; how many each phone waits for."""
    waits: dict[str, int] = {}
    rows: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    for number, phone in enumerate(phones):
        each = max(0, min(most_each, reminders - number * most_each))
        waits[phone["endpoint"].rpartition("/")[2]] = each
        for row in family_of(phone, each, due):
            rows[type(row)].append(row.model_dump())
    with database.transaction() as session:
        for table in _ORDER:
            session.connection().execute(insert(table), rows[table])
    return waits


def family_of(phone: dict[str, Any], reminders: int, due: datetime) -> Iterator[SQLModel]:
    """The rows of one family, each after those it refers to."""
    since = due - timedelta(days=1)
    family, account, child = (uuid7(since) for _ in range(3))
    yield Family(id=family, zone=ZONE, epoch=uuid4(), created_at=since)
    yield Account(id=account, login=account.hex, name="Leila", password_hash="-", created_at=since)
    yield Membership(family_id=family, id=account, name="Leila", role=Role.PARENT, since=since)
    opened = open_session(account, since)
    yield opened
    yield PushSubscription(
        id=uuid7(since),
        account_id=account,
        session_id=opened.id,
        endpoint=phone["endpoint"],
        endpoint_hash=opened.id.bytes,
        p256dh=unbase64url(phone["keys"]["p256dh"]),
        auth=unbase64url(phone["keys"]["auth"]),
        created_at=since,
    )
    scope = {"family_id": family, "child_id": child}
    yield Child(family_id=family, id=child, nickname="Noor", age_band="6-8", picture="fox", created_at=since)
    for _ in range(reminders):
        yield from _reminder(scope, due)


def _reminder(scope: dict[str, Any], due: datetime) -> Iterator[SQLModel]:
    """A routine of one step, and its daily reminder."""
    routine, every_day = uuid7(due), 127
    shown = {"picture": "sun", "weekdays": every_day}
    yield Routine(
        **scope,
        **shown,
        id=routine,
        title="Swimming",
        starts_at="08:30",
        created_at=due - timedelta(days=1),
    )
    yield Step(**scope, id=uuid7(due), routine_id=routine, label="Put on shoes", picture="sun", position="a0")
    yield Reminder(
        **scope,
        id=uuid7(due),
        routine_id=routine,
        at="08:30",
        weekdays=every_day,
        zone=ZONE,
        on=True,
        next_due_at=due,
    )
