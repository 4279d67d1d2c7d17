"""Looking around without signing up."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response, status
from pydantic import Field
from sqlmodel import Session

from app import auth
from app.clock import NowDep
from app.db import SessionDep
from app.demo.purge import purge_demos
from app.demo.world import Door, open_demo
from app.domain import scope
from app.domain.args import Args, Zone
from app.domain.me import Me, describe
from app.domain.rates import DEMO_PER_PLACE
from app.errors import Conflict, NotFound, SignedOut
from app.rates import limited

router = APIRouter(prefix="/api")


class LookAround(Args):
    """Which door to open, and where the visitor's clock is."""

    door: Door
    zone: Annotated[Zone, Field(max_length=64)] = "UTC"


@router.post("/demo", status_code=status.HTTP_201_CREATED, dependencies=[limited(DEMO_PER_PLACE)])
def look_around(
    request: Request, response: Response, args: LookAround, session: SessionDep, now: NowDep
) -> Me:
    """Make a demo of the visitor's own and sign them in to it."""
    if not request.app.state.settings.demo:
        raise NotFound
    _refuse_members(request, session, now)
    scope.everything(session)
    purge_demos(session, now)
    opened = open_demo(session, args.door, args.zone, now)
    auth.set_cookie(request, response, opened, now)
    return describe(session, opened.session.account_id, opened.session.id, now)


def _refuse_members(request: Request, session: Session, now: datetime) -> None:
    # A demo takes over the browser's cookie; someone's real session must not be lost to a curious tap.
    try:
        account, _ = auth.signed_in(session, request, now)
    except SignedOut:
        return
    if account.demo_ends_at is None:
        raise Conflict("signed-in-already")
