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
from app.domain.sessions import Entry, Opened, Proof, end_session, keep_alive
from app.domain.tokens import hash_of
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


def entry_by(request: Request, factor: str, *, shared_device: bool = False) -> Entry:
    """How somebody comes in from this browser."""
    return Entry(factor, _label_of(request), shared_device)


def _label_of(request: Request) -> str:
    """Browser and system in two or three words, for their owner's list of devices."""
    agent = request.headers.get("user-agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return " · ".join(filter(None, (browser, system)))


# In this order: each of these also claims to be those below it.
_BROWSERS = (
    ("Edg", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


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
    proof = _proof(account, opened)
    return Caregiver(account.id, opened.id, membership.family_id, membership.role, membership.name, proof)


def _visitor(request: Request, session: SessionDep, now: NowDep) -> Visitor:
    account, opened = signed_in(session, request, now)
    return Visitor(account.id, opened.id, account.name, _proof(account, opened))


def _proof(account: Account, opened: LoginSession) -> Proof:
    return Proof(opened.fresh_at, opened.restricted_until, is_demo=account.demo_ends_at is not None)


def _watched_visitor(request: Request, session: WritingSessionDep, now: NowDep) -> Visitor:
    visitor = _visitor(request, session, now)
    # Reading is what a therapist does here; a session that ended amid it would help nobody.
    keep_alive(session.get_one(LoginSession, visitor.session_id), now)
    return visitor


CaregiverDep = Annotated[Caregiver, Depends(_caregiver)]
"""An adult of a family; anyone else gets the answer of a page that does not exist."""
VisitorDep = Annotated[Visitor, Depends(_visitor)]
"""Anyone who is signed in."""
WatchedVisitorDep = Annotated[Visitor, Depends(_watched_visitor)]
"""Anyone who is signed in, on a request whose reading is written down."""
