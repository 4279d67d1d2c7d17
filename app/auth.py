"""From a cookie to a person: the only place that reads or sets the session cookie."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.clock import NowDep
from app.db import SessionDep, WritingSessionDep
from app.domain.access import Caregiver, Visitor, held
from app.domain.accounts import Opened, end_session, hash_of, keep_alive
from app.errors import NotFound, SignedOut
from app.models import Account, LoginSession, Membership

_LONGEST_TOKEN = 100


def cookie_name(request: Request) -> str:
    """The cookie's name; the `__Host-` promise needs a secure connection."""
    return "__Host-sid" if _is_secure(request) else "sid"


def set_cookie(request: Request, response: Response, opened: Opened, now: datetime) -> None:
    """Hand the token of a new session to the browser."""
    response.set_cookie(
        cookie_name(request),
        opened.token,
        max_age=int((opened.session.ends_at - now).total_seconds()),
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )


def clear_cookie(request: Request, response: Response) -> None:
    """Take the token back."""
    secure = _is_secure(request)
    response.delete_cookie(cookie_name(request), path="/", secure=secure, httponly=True, samesite="lax")


def end_former(request: Request, session: Session, now: datetime) -> None:
    """End the session this browser had before somebody signs in: its reminders and its token end with it."""
    with suppress(SignedOut):
        end_session(session, signed_in(session, request, now)[1].id)


def _is_secure(request: Request) -> bool:
    settings = request.app.state.settings
    return settings.is_https or not settings.insecure_lan


def signed_in(session: Session, request: Request, now: datetime) -> tuple[Account, LoginSession]:
    """Who is asking, and through which session; raises SignedOut when there is no open one."""
    token = request.cookies.get(cookie_name(request), "")
    if not token or len(token) > _LONGEST_TOKEN:
        raise SignedOut
    found = session.exec(_OPENED, params={"hash": hash_of(token)}).first()
    if found is None or not held(session, found[1]).is_open(now):
        raise SignedOut
    if _shows_presence(request, found[1]):
        keep_alive(found[1], now)
    return held(session, found[0]), found[1]


# Made once: building a statement costs as much as running it.
_OPENED = (
    select(Account, LoginSession).join(LoginSession).where(col(LoginSession.token_hash) == bindparam("hash"))
)
_PLACE = select(Membership).where(col(Membership.id) == bindparam("account"))


def _shows_presence(request: Request, opened: LoginSession) -> bool:
    # An open page syncs by itself. On a shared device that must not keep a session whose owner has left.
    syncs_itself = opened.shared_device and request.url.path == "/api/sync"
    return request.method not in {"GET", "HEAD"} and not syncs_itself


def _caregiver(request: Request, session: SessionDep, now: NowDep) -> Caregiver:
    account, opened = signed_in(session, request, now)
    membership = session.exec(_PLACE, params={"account": account.id}).first()
    if membership is None:
        raise NotFound
    return Caregiver(account.id, opened.id, membership.family_id, membership.role, membership.name)


def _visitor(request: Request, session: SessionDep, now: NowDep) -> Visitor:
    account, opened = signed_in(session, request, now)
    return Visitor(account.id, opened.id, account.name)


def _watched_visitor(request: Request, session: WritingSessionDep, now: NowDep) -> Visitor:
    return _visitor(request, session, now)


CaregiverDep = Annotated[Caregiver, Depends(_caregiver)]
"""An adult of a family; anyone else gets the answer of a page that does not exist."""
VisitorDep = Annotated[Visitor, Depends(_visitor)]
"""Anyone who is signed in."""
WatchedVisitorDep = Annotated[Visitor, Depends(_watched_visitor)]
"""Anyone who is signed in, on a request whose reading is written down."""
