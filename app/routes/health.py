"""Whether the service can do its work."""

from fastapi import APIRouter, Request
from sqlalchemy import literal, select

from app.db import SessionDep

router = APIRouter()


@router.get("/health")
def health(request: Request, session: SessionDep) -> dict[str, object]:
    """The database answers; and when the reminder worker of this process was last alive."""
    session.execute(select(literal(1)))
    heartbeat = getattr(request.app.state, "heartbeat", None)
    return {"database": "ok", "worker": heartbeat.isoformat() if heartbeat else None}
