"""Signing in without the app: one form, no script."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, status
from pydantic import BaseModel, Field, SecretStr, ValidationError
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app import auth
from app.auth import entry_by
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import Credentials, Recognised, WrongCredentials, account_of
from app.domain.families import membership_of
from app.domain.sessions import Entry, open_session
from app.errors import Problem
from app.models import Account
from app.recognition import recognised
from app.templating import refused, show

router = APIRouter(include_in_schema=False)

Typed = Annotated[str, Field(max_length=500)]


class SignInForm(BaseModel):
    """What was typed; checked where it can be answered in the form."""

    login: Typed = ""
    password: SecretStr = SecretStr("")
    shared_device: bool = False


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """The form."""
    return show(request, "sign_in.html", form=SignInForm(), problem=None)


# Before the transaction, as it takes its time.
async def _recognised(request: Request, form: Annotated[SignInForm, Form()]) -> Recognised:
    try:
        return await recognised_from(request, form)
    except Problem as problem:
        raise refused(request, "sign_in.html", problem, form=form) from None


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
        account = account_of(session, who)
    except Problem as problem:
        raise refused(request, "sign_in.html", problem, form=form) from None
    return let_in(
        request, session, account, entry_by(request, "password", shared_device=form.shared_device), now
    )


async def recognised_from(request: Request, form: SignInForm) -> Recognised:
    """Whose name and password were typed; raises WrongCredentials or TooMany."""
    try:
        credentials = Credentials(login=form.login, password=form.password)
    except ValidationError:
        raise WrongCredentials from None
    return await recognised(request, credentials)


def let_in(request: Request, session: Session, account: Account, entry: Entry, now: datetime) -> Response:
    """Sign the account in and send the browser to the first page that is theirs."""
    # The app asks who came in before it shows whoever was here last.
    first = "/?signed-in" if membership_of(session, account.id, now) else "/caseload?signed-in"
    response = RedirectResponse(first, status.HTTP_303_SEE_OTHER)
    auth.end_former(request, session, now)
    opened = open_session(session, account, entry, now)
    auth.set_cookie(request, response, opened, now)
    return response
