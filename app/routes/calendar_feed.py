"""A family's reminders at a secret address, for an adult's own calendar; no log of ours holds addresses."""

import hashlib
from functools import partial

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel

from app.auth import ParentDep
from app.clock import NowDep
from app.db import SessionDep, WritingSessionDep
from app.domain.calendar_feed import FeedState, feed_state, make_feed, read_feed, stop_feed
from app.domain.rates import CALENDARS_PER_PLACE
from app.etag import holds
from app.messages import translate
from app.rates import limited
from app.routes.invitations import count_offer
from app.templating import language_of

router = APIRouter()


class Made(BaseModel):
    """A new address; it is told this once."""

    url: str


@router.get("/api/calendar-feed")
def state(caregiver: ParentDep, session: SessionDep) -> FeedState:
    """Whether there is an address, and whether it is read."""
    return feed_state(session, caregiver)


@router.post("/api/calendar-feed", status_code=status.HTTP_201_CREATED)
def make(request: Request, caregiver: ParentDep, session: SessionDep, now: NowDep) -> Made:
    """Make an address, in the place of the former one."""
    count_offer(request, session, caregiver, now)
    token = make_feed(session, caregiver, now)
    return Made(url=f"{request.app.state.settings.public_url}/calendar/{token}.ics")


@router.delete("/api/calendar-feed", status_code=status.HTTP_204_NO_CONTENT)
def stop(caregiver: ParentDep, session: SessionDep, now: NowDep) -> None:
    """Stop the address at once."""
    stop_feed(session, caregiver, now)


@router.get("/calendar/{feed}.ics", include_in_schema=False, dependencies=[limited(CALENDARS_PER_PLACE)])
def read(request: Request, feed: str, session: WritingSessionDep, now: NowDep) -> Response:
    """Send the calendar, or 304 to one that already holds it."""
    text = read_feed(session, feed, now, partial(translate, language_of(request)))
    version = hashlib.sha256(text.encode()).hexdigest()[:32]
    headers = {"ETag": f'W/"{version}"', "Cache-Control": "private, max-age=900", "Vary": "Accept-Language"}
    if holds(request.headers.get("if-none-match", ""), version):
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(text, headers=headers, media_type="text/calendar")
