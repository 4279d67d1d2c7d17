"""Signing up, signing in and out, and who one is."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response, status
from pydantic import Field
from sqlmodel import Session

from app import auth
from app.auth import VisitorDep, entry_by
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import (
    Credentials,
    NewAccount,
    check_credentials,
    create_account,
)
from app.domain.args import Zone
from app.domain.families import found_family
from app.domain.me import Me, describe
from app.domain.sessions import Entry, end_session, open_session
from app.limits import SIGN_IN_PER_NAME, SIGN_IN_PER_PLACE, SIGN_UP_PER_PLACE, place
from app.models import Account

router = APIRouter(prefix="/api")


class SignUp(NewAccount):
    """A new account that starts a family of its own."""

    zone: Zone
    shared_device: Annotated[bool, Field(strict=True)] = False


@router.get("/me")
def me(visitor: VisitorDep, session: SessionDep) -> Me:
    """Who is signed in here."""
    return describe(session, visitor.account_id, visitor.session_id)


@router.post("/accounts", status_code=status.HTTP_201_CREATED)
def sign_up(request: Request, response: Response, args: SignUp, session: SessionDep, now: NowDep) -> Me:
    """Make an account and its family, and sign in."""
    request.app.state.limits.count(SIGN_UP_PER_PLACE, place(request))
    new = NewAccount(**args.model_dump(exclude={"zone", "shared_device"}))
    account = create_account(session, request.app.state.passwords, new, now)
    found_family(session, account, args.zone, now)
    return welcome(
        request,
        response,
        session,
        account,
        entry_by(request, "password", shared_device=args.shared_device),
        now,
    )


@router.post("/sessions", status_code=status.HTTP_201_CREATED)
def sign_in(request: Request, response: Response, args: Credentials, session: SessionDep, now: NowDep) -> Me:
    """Sign in by name and password."""
    account = checked(request, session, args)
    return welcome(
        request,
        response,
        session,
        account,
        entry_by(request, "password", shared_device=args.shared_device),
        now,
    )


@router.delete("/sessions/current", status_code=status.HTTP_204_NO_CONTENT)
def sign_out(request: Request, response: Response, visitor: VisitorDep, session: SessionDep) -> None:
    """End this session and wipe what the browser kept."""
    end_session(session, visitor.session_id)
    auth.clear_cookie(request, response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def checked(request: Request, session: Session, args: Credentials) -> Account:
    """The account the credentials belong to, with tries counted per name and per place."""
    limits = request.app.state.limits
    # The place first: once it is full, nobody there can go on locking somebody else's name.
    limits.count(SIGN_IN_PER_PLACE, place(request))
    limits.count(SIGN_IN_PER_NAME, args.login)
    return check_credentials(session, request.app.state.passwords, args)


def welcome(
    request: Request,
    response: Response,
    session: Session,
    account: Account,
    entry: Entry,
    now: datetime,
) -> Me:
    """Open a session for the account, set its cookie, and say who they are."""
    auth.end_former(request, session, now)
    opened = open_session(session, account, entry, now)
    auth.set_cookie(request, response, opened, now)
    return describe(session, account.id, opened.session.id)
