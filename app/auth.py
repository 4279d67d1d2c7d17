"""From a cookie to a person, and from a person to what they may ask for."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from sqlalchemy import bindparam
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select
from starlette.responses import Response

from app.browser import label_of
from app.clock import NowDep
from app.cookie import clear_cookie, cookie_name, hand_over, set_cookie
from app.db import Database, SessionDep, WritingSessionDep
from app.domain import scope
from app.domain.access import Caregiver, Visitor, held, parent
from app.domain.families import come_in
from app.domain.rotation import EndedElsewhere, Reused, by_former, end_reused, is_due, rotate
from app.domain.sessions import Entry, Opened, Proof, end_session, keep_alive, require_proof
from app.domain.tokens import hash_of, is_plausible
from app.errors import NotFound, SignedOut
from app.methods import SAFE
from app.models import Account, LoginSession, Membership
from app.problems import problem_response

__all__ = ["clear_cookie", "set_cookie"]


def install(app: FastAPI) -> None:
    """Let a stolen token that came back end its session, though the request that showed it is undone."""
    app.add_exception_handler(Reused, _reused)


def entry_by(request: Request, factor: str, *, shared_device: bool = False) -> Entry:
    """How somebody comes in from this browser."""
    return Entry(factor, label_of(request), shared_device)


def end_former(request: Request, session: Session, now: datetime) -> None:
    """End the session this browser had before somebody signs in: its reminders and its token end with it."""
    # It may be somebody else's, who was signed in here before; the transaction may be the newcomer's by now.
    with scope.lifted(session), suppress(SignedOut):
        try:
            _, opened = signed_in(session, request, now)
        except Reused as reused:
            end_reused(session, reused.token_hash, now)
        else:
            end_session(session, opened.id)


def prove(request: Request, session: Session, who: Caregiver | Visitor, now: datetime) -> None:
    """Note that they have just proved who they are; their browser gets a new token."""
    session.get_one(LoginSession, who.session_id).fresh_at = now
    renew(request, session, who, now)


def renew(request: Request, session: Session, who: Caregiver | Visitor, now: datetime) -> None:
    """Give their browser a new token, as after every change of how they sign in."""
    opened = session.get_one(LoginSession, who.session_id)
    account = session.get_one(Account, who.account_id)
    # What was changed makes strangers of all known devices; the one it is changed on is none.
    _renew(request, session, opened, now, "" if account.demo_ends_at else account.login)


def signed_in(session: Session, request: Request, now: datetime) -> tuple[Account, LoginSession]:
    """Who is asking, and through which session; raises SignedOut when there is no open one."""
    token = request.cookies.get(cookie_name(request), "")
    if not is_plausible(token):
        raise SignedOut
    shown = hash_of(token)
    found = session.exec(_OPENED, params={"hash": shown}).first() or by_former(session, shown, now)
    if not held(session, found[1]).is_open(now):
        raise SignedOut
    if _shows_presence(request, found[1]):
        keep_alive(found[1], now)
    return held(session, found[0]), found[1]


# Made once: building a statement costs as much as running it.
_OPENED = (
    select(Account, LoginSession).join(LoginSession).where(col(LoginSession.token_hash) == bindparam("hash"))
)


def _shows_presence(request: Request, opened: LoginSession) -> bool:
    # An open page syncs by itself. On a shared device that must not keep a session whose owner has left.
    syncs_itself = opened.shared_device and request.url.path == "/api/sync"
    return request.method not in SAFE and not syncs_itself


def _caregiver(request: Request, session: SessionDep, now: NowDep) -> Caregiver:
    account, opened = _known(request, session, now, writes=request.method not in SAFE)
    membership = _place_of(session, account, now)
    if membership is None:
        # Their place may have ended while this request waited: then they are signed out, and it is no riddle.
        raise NotFound if _still_open(session, opened) else EndedElsewhere
    proof = _proof(account, opened)
    return Caregiver(account.id, opened.id, membership.family_id, membership.role, membership.name, proof)


def _place_of(session: Session, account: Account, now: datetime) -> Membership | None:
    try:
        return come_in(session, account.id, now)
    except StaleDataError:
        # The session was to be kept alive, and somebody has ended it a moment ago.
        raise EndedElsewhere from None


def _still_open(session: Session, opened: LoginSession) -> bool:
    query = select(LoginSession.id).where(col(LoginSession.id) == opened.id)
    return session.exec(query).first() is not None


def _parent(caregiver: Annotated[Caregiver, Depends(_caregiver)]) -> Caregiver:
    return parent(caregiver)


def _proven_parent(caregiver: Annotated[Caregiver, Depends(_parent)], now: NowDep) -> Caregiver:
    require_proof(caregiver.proof, now)
    return caregiver


def _visitor(request: Request, session: SessionDep, now: NowDep) -> Visitor:
    return visitor_of(request, session, now, writes=request.method not in SAFE)


def _proven_visitor(visitor: Annotated[Visitor, Depends(_visitor)], now: NowDep) -> Visitor:
    require_proof(visitor.proof, now)
    return visitor


def _watched_visitor(request: Request, session: WritingSessionDep, now: NowDep) -> Visitor:
    visitor = visitor_of(request, session, now, writes=True)
    # Reading is what a therapist does here; a session that ended amid it would help nobody.
    keep_alive(session.get_one(LoginSession, visitor.session_id), now)
    return visitor


def visitor_of(request: Request, session: Session, now: datetime, *, writes: bool = False) -> Visitor:
    """Who is signed in; raises SignedOut for nobody. Where the transaction writes, their token may change."""
    account, opened = _known(request, session, now, writes=writes)
    _place_of(session, account, now)
    return Visitor(account.id, opened.id, account.name, _proof(account, opened))


def _known(
    request: Request, session: Session, now: datetime, *, writes: bool
) -> tuple[Account, LoginSession]:
    account, opened = signed_in(session, request, now)
    if writes:
        shown = _shown(request)
        if not opened.has_arrived and shown == opened.token_hash:
            opened.last_seen_at = now
        elif is_due(opened, shown, now):
            _renew(request, session, opened, now)
    return account, opened


def _renew(request: Request, session: Session, opened: LoginSession, now: datetime, login: str = "") -> None:
    token = rotate(session, opened, _shown(request), now)
    if token:
        hand_over(request, session, Opened(opened, token, login), now)


def _shown(request: Request) -> bytes:
    return hash_of(request.cookies.get(cookie_name(request), ""))


def _proof(account: Account, opened: LoginSession) -> Proof:
    return Proof(opened.fresh_at, opened.restricted_until, is_demo=account.demo_ends_at is not None)


async def _reused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Reused)  # noqa: S101 - the handler is registered for it alone
    database: Database = request.app.state.database
    now = request.app.state.clock()
    await database.run(lambda session: end_reused(session, error.token_hash, now))
    return problem_response(error.status, error.code)


CaregiverDep = Annotated[Caregiver, Depends(_caregiver)]
"""An adult of a family; anyone else gets the answer of a page that does not exist."""
ParentDep = Annotated[Caregiver, Depends(_parent)]
"""An owner or a parent; a carer too gets the answer of a page that does not exist."""
ProvenParentDep = Annotated[Caregiver, Depends(_proven_parent)]
"""The same, who has just proved who they are; else NeedsProof, or Restricted after a recovery."""
VisitorDep = Annotated[Visitor, Depends(_visitor)]
"""Anyone who is signed in."""
ProvenVisitorDep = Annotated[Visitor, Depends(_proven_visitor)]
"""Anyone who is signed in and has just proved who they are."""
WatchedVisitorDep = Annotated[Visitor, Depends(_watched_visitor)]
"""Anyone who is signed in, on a request whose reading is written down."""
