"""The change feed: the newest JSON of every synced row, numbered by the family's own counter."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy import Executable, and_, bindparam, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from app.domain.args import CARER_LOOKS_BACK
from app.models import (
    FAMILY_AUDIENCE,
    PARENTS_AUDIENCE,
    Change,
    Family,
    Synced,
    only_for,
    written_by,
)

_PENDING = "feed.pending"

Row = Synced | Family
"""What the feed can carry."""


class _Wait(NamedTuple):
    row: Row
    is_gone: bool


Pending = dict[tuple[UUID, str, UUID], _Wait]


@dataclass(frozen=True)
class Reader:
    """Who pulls a feed: a parent, or a carer, who reads no further back than the family's `today`."""

    account_id: UUID
    today: date | None = None


@dataclass(frozen=True)
class Page:
    """Part of a family's feed; each change is JSON text, passed through as it was stored."""

    changes: list[str] = field(default_factory=list[str])
    cursor: int = 0
    more: bool = False


def lock(session: Session, family_id: UUID) -> Family:
    """The family, held until the transaction ends, so that its changes are numbered in commit order."""
    return session.exec(_LOCKED, params={"family": family_id}).one()


def publish(session: Session, row: Row) -> None:
    """Put the row, as it is when the transaction settles, on its family's feed."""
    _pending(session)[row.family_id, row.kind, row.id] = _Wait(row, is_gone=False)


def retract(session: Session, row: Row) -> None:
    """Put a tombstone for the row on its family's feed, for those who could see it and nobody else."""
    _pending(session)[row.family_id, row.kind, row.id] = _Wait(row, is_gone=True)


def noted(session: Session) -> Pending:
    """A copy of what is waiting to settle; give it to `restore` when a savepoint is undone."""
    return dict(_pending(session))


def restore(session: Session, pending: Pending) -> None:
    """Forget what was published since `noted`."""
    session.info[_PENDING] = pending


def settle(session: Session) -> None:
    """Write what was published, numbered by the family's counter. Runs before each commit or pull."""
    pending = _pending(session)
    # The bodies below are read from rows as the database will hold them.
    session.flush()
    # In one order, so that two transactions over the same families do not wait for each other.
    for family_id in sorted({key[0] for key in pending}):
        mine = {key: wait for key, wait in pending.items() if key[0] == family_id}
        last = session.connection().execute(_NUMBERED, {"family": family_id, "count": len(mine)}).scalar_one()
        rows = [
            _change(key, wait, revision)
            for revision, (key, wait) in enumerate(mine.items(), last - len(mine) + 1)
        ]
        _upsert(session, rows)
    session.info[_PENDING] = {}


def changes_since(session: Session, family_id: UUID, cursor: int, reader: Reader, limit: int = 500) -> Page:
    """The page of changes after `cursor` that the reader may receive, oldest first."""
    wanted = {"family": family_id, "cursor": cursor, "mine": only_for(reader.account_id), "most": limit + 1}
    statement = _NEWER
    if reader.today:
        statement = _NEWER_FOR_CARER
        wanted |= {"written": written_by(reader.account_id), "today": reader.today}
        wanted["since"] = reader.today - CARER_LOOKS_BACK
    rows = session.connection().execute(statement, wanted).all()
    page = rows[:limit]
    changes = [
        f'{{"kind":"{kind}","id":"{id_}","revision":{revision},"body":{body or "null"}}}'
        for kind, id_, revision, body in page
    ]
    return Page(changes, page[-1][2] if page else cursor, len(rows) > limit)


def body_of(row: Row) -> str:
    """The row as the phones see it."""
    return to_json(row.model_dump(exclude={"family_id", *row.unsent})).decode()


def _pending(session: Session) -> Pending:
    return session.info.setdefault(_PENDING, {})


def _change(key: tuple[UUID, str, UUID], wait: _Wait, revision: int) -> dict[str, object]:
    family_id, kind, id_ = key
    return {
        "family_id": family_id,
        "kind": kind,
        "id": id_,
        "revision": revision,
        "audience": wait.row.audience(),
        "day": wait.row.passing_day(),
        "body": None if wait.is_gone else body_of(wait.row),
    }


def _upsert(session: Session, rows: list[dict[str, object]]) -> None:
    session.connection().execute(_WRITTEN[session.get_bind().dialect.name], rows)


def _written(insert: Callable[[type[Change]], postgresql.Insert | sqlite.Insert]) -> Executable:
    statement = insert(Change)
    newest = {name: statement.excluded[name] for name in ("revision", "audience", "day", "body")}
    return statement.on_conflict_do_update(index_elements=["family_id", "kind", "id"], set_=newest)


# Made once: building a statement costs as much as running it.
_LOCKED = select(Family).where(col(Family.id) == bindparam("family")).with_for_update()
_NUMBERED = (
    update(Family)
    .where(col(Family.id) == bindparam("family"))
    .values(revision=col(Family.revision) + bindparam("count"))
    .returning(col(Family.revision))
)
_AFTER = (
    select(Change.kind, Change.id, Change.revision, Change.body)
    .where(col(Change.family_id) == bindparam("family"), col(Change.revision) > bindparam("cursor"))
    .order_by(col(Change.revision))
    .limit(bindparam("most"))
)
_NEWER = _AFTER.where(
    or_(
        col(Change.audience) == FAMILY_AUDIENCE,
        col(Change.audience) == PARENTS_AUDIENCE,
        col(Change.audience).like("by:%"),
        col(Change.audience) == bindparam("mine"),
    )
)
_NEWER_FOR_CARER = _AFTER.where(
    or_(
        and_(
            col(Change.audience) == FAMILY_AUDIENCE,
            or_(col(Change.day).is_(None), col(Change.day) >= bindparam("today")),
        ),
        and_(
            or_(col(Change.audience) == bindparam("mine"), col(Change.audience) == bindparam("written")),
            col(Change.day) >= bindparam("since"),
        ),
    )
)
_WRITTEN = {"sqlite": _written(sqlite.insert), "postgresql": _written(postgresql.insert)}
