"""Signing up, signing in and out, and who one is."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response, status
from pydantic import Field
from sqlmodel import Session

from app import auth
from app.auth import VisitorDep, entry_by
from app.caller import place
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import Credentials, NewAccount, Recognised, create_account
from app.domain.admission import Admitted, by_password
from app.domain.args import Zone
from app.domain.families import come_in, found_family
from app.domain.me import Me, describe
from app.domain.rates import SIGN_UP_EVERYWHERE, SIGN_UP_PER_PLACE
from app.domain.sessions import Entry, end_session, open_session
from app.errors import NotAllowed
from app.models import Account
from app.rates import count
from app.recognition import hashed, recognised

router = APIRouter(prefix="/api")


class SignUpClosed(NotAllowed):
    """The operator lets new families in by invitation alone."""

    code = "sign-up-closed"


class SignUp(NewAccount):
    """A new account that starts a family of its own."""

    zone: Zone
    shared_device: Annotated[bool, Field(strict=True)] = False


@router.get("/me")
def me(visitor: VisitorDep, session: SessionDep, now: NowDep) -> Me:
    """Who is signed in here."""
    return describe(session, visitor.account_id, visitor.session_id, now)


# Dependencies run in the order of a route's arguments: what hashes comes before the transaction.
async def _hashed(request: Request, args: SignUp, now: NowDep) -> str:
    if not request.app.state.settings.sign_up:
        raise SignUpClosed
    await count(request, now, (SIGN_UP_PER_PLACE, place(request)), (SIGN_UP_EVERYWHERE, ""))
    return await hashed(request, args)


HashDep = Annotated[str, Depends(_hashed)]
RecognisedDep = Annotated[Recognised, Depends(recognised)]


@router.post("/accounts", status_code=status.HTTP_201_CREATED)
def sign_up(
    request: Request, response: Response, args: SignUp, kept: HashDep, session: SessionDep, now: NowDep
) -> Me:
    """Make an account and its family, and sign in."""
    account = create_account(session, args, kept, now)
    found_family(session, account, args.zone, now)
    entry = entry_by(request, "password", shared_device=args.shared_device)
    return welcome(request, response, session, account, entry, now)


@router.post("/sessions", status_code=status.HTTP_201_CREATED)
def sign_in(
    request: Request,
    response: Response,
    args: Credentials,
    who: RecognisedDep,
    session: SessionDep,
    now: NowDep,
) -> Me:
    """Sign in by name and password, and a code where the account asks for one."""
    admitted = by_password(session, request.app.state.seals, who, args.code, now)
    return receive(request, response, session, admitted, now, shared_device=args.shared_device)


@router.delete("/sessions/current", status_code=status.HTTP_204_NO_CONTENT)
def sign_out(request: Request, response: Response, visitor: VisitorDep, session: SessionDep) -> None:
    """End this session and wipe what the browser kept."""
    end_session(session, visitor.session_id)
    auth.clear_cookie(request, response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def receive(
    request: Request,
    response: Response,
    session: Session,
    admitted: Admitted,
    now: datetime,
    *,
    shared_device: bool,
) -> Me:
    """Open a session for whoever was admitted."""
    entry = entry_by(request, admitted.factor, shared_device=shared_device)
    return welcome(request, response, session, admitted.account, entry, now, admitted.restricted_until)


def welcome(
    request: Request,
    response: Response,
    session: Session,
    account: Account,
    entry: Entry,
    now: datetime,
    restricted_until: datetime | None = None,
) -> Me:
    """Open a session for the account, set its cookie, and say who they are."""
    auth.end_former(request, session, now)
    opened = open_session(session, account, entry, now)
    opened.session.restricted_until = restricted_until
    auth.set_cookie(request, response, opened, now)
    come_in(session, account.id, now)
    return describe(session, account.id, opened.session.id, now)
