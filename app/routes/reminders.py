"""What became of today's reminders."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from app.auth import CaregiverDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.reminder_day import RemindedOf, reminded_today
from app.push.due import delayed_since

router = APIRouter()


class Today(BaseModel):
    """Today's reminders so far, and since when reminders are delayed, if they are."""

    delayed_since: datetime | None
    rows: list[RemindedOf]


@router.get("/api/reminders/today")
def today(caregiver: CaregiverDep, session: SessionDep, now: NowDep) -> Today:
    """What was sent to this adult today, and what was not."""
    rows = reminded_today(session, caregiver, now)
    return Today(delayed_since=delayed_since(session, caregiver, now), rows=rows)
