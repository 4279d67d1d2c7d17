"""Whether the service can do its work."""

from fastapi import APIRouter, Request
from sqlmodel import literal, select

from app.clock import NowDep
from app.db import SessionDep
from app.domain import scope
from app.push.due import oldest_due
from app.push.heartbeat import last_beat
from app.push.worker import Worker

router = APIRouter()


@router.get("/health")
def health(request: Request, session: SessionDep, now: NowDep) -> dict[str, object]:
    """The database answers; whether our worker waits as the clock jumped; when one was last alive.

    And since when a reminder waits, if any does.
    """
    scope.everything(session)
    session.exec(select(literal(1)))
    worker: Worker | None = request.app.state.worker
    return {
        "database": "ok",
        "worker": worker and worker.heartbeat,
        "clock": "degraded" if worker and worker.is_degraded else "ok",
        "any_worker": last_beat(session),
        "waiting_since": oldest_due(session, now),
    }
