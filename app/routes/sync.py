"""The one address through which a phone's writing goes out and everyone's changes come in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Response
from pydantic_core import to_json

from app.auth import CaregiverDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain import sync as domain
from app.domain.sessions import keep_alive
from app.domain.sync import Answer, Batch
from app.errors import SignedOut
from app.models import LoginSession

router = APIRouter(prefix="/api")


# Whose words a phone is sending. Another adult may have signed in there since they were written.
Writer = Annotated[UUID | None, Header(alias="Evenday-Account")]


@router.post("/sync")
def sync(
    batch: Batch, caregiver: CaregiverDep, session: SessionDep, now: NowDep, writer: Writer = None
) -> Response:
    """Receipts for what was sent, and what is new."""
    if writer is not None and writer != caregiver.account_id:
        raise SignedOut
    if batch.mutations:
        keep_alive(session.get_one(LoginSession, caregiver.session_id), now)
    answer = domain.sync(session, caregiver, batch, now)
    return Response(_as_json(answer), media_type="application/json")


def _as_json(answer: Answer) -> bytes:
    # The stored JSON of each change goes out as it is: coding it again costs more than reading it.
    receipts = to_json([{"id": r.id, "status": r.status, "reason": r.reason} for r in answer.receipts])
    page = answer.page
    tail = to_json({"cursor": page.cursor, "more": page.more, "epoch": answer.epoch})
    return b'{"receipts":%b,"changes":[%b],%b' % (receipts, ",".join(page.changes).encode(), tail[1:])
