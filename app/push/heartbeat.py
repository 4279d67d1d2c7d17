"""Whether any worker lives, told through the database: it may run on another machine."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, func, select

from app.models import Heartbeat

EVERY = timedelta(seconds=15)
_KEPT = timedelta(days=1)


def beat(session: Session, worker: UUID, now: datetime) -> None:
    """Say that this worker lives, and forget those that have been silent for a day."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    said = dialect.insert(Heartbeat).values(id=worker, at=now)
    session.connection().execute(said.on_conflict_do_update(index_elements=["id"], set_={"at": now}))
    session.exec(delete(Heartbeat).where(col(Heartbeat.at) < now - _KEPT))


def last_beat(session: Session) -> datetime | None:
    """When a worker was last heard of; None where none ever was."""
    return session.exec(select(func.max(Heartbeat.at))).one()
