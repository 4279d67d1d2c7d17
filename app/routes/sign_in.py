"""Signing in without the app: one form, no script."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, status
from pydantic import BaseModel, SecretStr, ValidationError
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app import auth
from app.auth import entry_by
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import Credentials, Recognised, WrongCredentials
from app.domain.admission import Admitted, by_password
from app.domain.families import membership_of
from app.domain.sessions import Entry, open_session
from app.errors import Problem
from app.forms import Typed
from app.models import Account
from app.recognition import recognised
from app.templating import PageRefused, refused, show

router = APIRouter(include_in_schema=False)

_PAGE = "sign_in.html"


class SignInForm(BaseModel):
    """What was typed; checked where it can be answered in the form."""

    login: Typed = ""
    password: SecretStr = SecretStr("")
    otp: Typed = ""
    """A code of six digits, once the page has asked for it."""
    shared_device: bool = False


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """The form."""
    return show(request, _PAGE, form=SignInForm(), problem=None, passkeys=_has_passkeys(request))


# Before the transaction, as it takes its time.
async def _recognised(request: Request, form: Annotated[SignInForm, Form()], now: NowDep) -> Recognised:
    try:
        return await recognised_from(request, form, now)
    except Problem as problem:
        raise _refused(request, form, problem) from None


RecognisedDep = Annotated[Recognised, Depends(_recognised)]


@router.post("/sign-in")
def sign_in(
    request: Request,
    form: Annotated[SignInForm, Form()],
    who: RecognisedDep,
    session: SessionDep,
    now: NowDep,
) -> Response:
    """Sign in and open the app, or show the form again."""
    try:
        admitted = by_password(session, request.app.state.seals, who, form.otp, now)
    except Problem as problem:
        raise _refused(request, form, problem) from None
    return admit(request, session, admitted, now, shared_device=form.shared_device)


def _refused(request: Request, form: SignInForm, problem: Problem) -> PageRefused:
    return refused(request, _PAGE, problem, form=form, passkeys=_has_passkeys(request))


def _has_passkeys(request: Request) -> bool:
    return request.app.state.settings.passkey_host is not None


async def recognised_from(request: Request, form: SignInForm, now: datetime) -> Recognised:
    """Whose name and password were typed; raises WrongCredentials or TooMany."""
    try:
        credentials = Credentials(login=form.login, password=form.password, code=form.otp)
    except ValidationError:
        raise WrongCredentials from None
    return await recognised(request, credentials, now)


def admit(
    request: Request, session: Session, admitted: Admitted, now: datetime, *, shared_device: bool
) -> Response:
    """Sign in whoever was admitted."""
    entry = entry_by(request, admitted.factor, shared_device=shared_device)
    return let_in(request, session, admitted.account, entry, now, admitted.restricted_until)


def let_in(
    request: Request,
    session: Session,
    account: Account,
    entry: Entry,
    now: datetime,
    restricted_until: datetime | None = None,
) -> Response:
    """Sign the account in and send the browser to the first page that is theirs."""
    first = "/" if membership_of(session, account.id, now) else "/caseload"
    if restricted_until and entry.factor == "recovery":
        # What they came back with is used up: the next way in is set first.
        first = "/settings/security"
    # The app asks who came in before it shows whoever was here last.
    response = RedirectResponse(f"{first}?signed-in", status.HTTP_303_SEE_OTHER)
    auth.end_former(request, session, now)
    opened = open_session(session, account, entry, now)
    opened.session.restricted_until = restricted_until
    auth.set_cookie(request, response, opened, now)
    return response
