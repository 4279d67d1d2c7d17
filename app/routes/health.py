"""Whether the service can do its work."""

from fastapi import APIRouter, Request
from sqlmodel import literal, select

from app.clock import NowDep
from app.db import SessionDep
from app.domain import scope
from app.push.due import oldest_due
from app.push.worker import Worker

router = APIRouter()


@router.get("/health")
def health(request: Request, session: SessionDep, now: NowDep) -> dict[str, object]:
    """The database answers; when this process's worker was last alive; since when a reminder waits."""
    scope.everything(session)
    session.exec(select(literal(1)))
    worker: Worker | None = request.app.state.worker
    return {
        "database": "ok",
        "worker": worker and worker.heartbeat,
        "waiting_since": oldest_due(session, now),
    }
