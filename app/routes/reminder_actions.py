"""The buttons of a reminder, for browsers that are not signed in any more or never show buttons."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.clock import NowDep
from app.db import SessionDep
from app.domain.rates import ACTIONS_PER_PLACE
from app.domain.reminder_actions import ActOnReminder, act_on_reminder
from app.rates import limited
from app.templating import show

router = APIRouter()


@router.post("/api/reminder-actions", dependencies=[limited(ACTIONS_PER_PLACE)])
def act(args: ActOnReminder, session: SessionDep, now: NowDep) -> dict[str, str]:
    """Press a button; the token says whose and which, so no cookie is needed."""
    act_on_reminder(session, args, now)
    return {}


@router.get("/n/{occurrence}")
def landing(request: Request, occurrence: UUID) -> Response:  # noqa: ARG001 - the fragment's token says it all
    """Two large buttons, the same page for every occurrence."""
    return show(request, "landing.html")
