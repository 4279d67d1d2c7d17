"""Taking up an invitation. Its token is in the link's fragment, so opening the page uses nothing up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request
from pydantic import ValidationError
from sqlmodel import Session
from starlette.responses import Response

from app.caller import place
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import NewAccount, Recognised
from app.domain.admission import Admitted, by_password
from app.domain.newcomers import ask_to_come_in, newcomer, open_invitation
from app.domain.rates import LINK_PER_PLACE, SIGN_UP_EVERYWHERE, SIGN_UP_PER_PLACE
from app.errors import Invalid, NotFound, Problem
from app.forms import DeadLink, LinkForm, Typed
from app.rates import count
from app.recognition import hashed, read
from app.routes.sign_in import SignInForm, admit, recognised_from
from app.templating import PageRefused, refused, show

router = APIRouter(include_in_schema=False)


class JoinForm(SignInForm, LinkForm):
    """The invitation, and who takes it up: an account there is, or a new one."""

    way: Literal["sign-in", "new"] = "new"
    name: Typed = ""
    title: Typed = ""


class Unfit(Invalid):
    """Fields of a new account that cannot be kept; `fields` are their names."""

    def __init__(self, fields: set[str]) -> None:
        """Each field has a sentence under `join.fix.<field>`."""
        super().__init__("fields")
        self.fields = fields


@router.get("/join")
def join_page(request: Request) -> Response:
    """The form; the invitation is not touched."""
    return show(request, "join.html", form=JoinForm(), problem=None, wrong=set[str]())


@dataclass(frozen=True)
class Newcomer:
    """What a new account is made of; its password is hashed already."""

    args: NewAccount
    password_hash: str


async def _arrived(request: Request, form: Annotated[JoinForm, Form()], now: NowDep) -> Recognised | Newcomer:
    """Who takes the invitation up, found out before the transaction, as it takes its time."""
    try:
        return await _who(request, form, now)
    except Problem as problem:
        raise _refused(request, form, problem) from None


ArrivedDep = Annotated[Recognised | Newcomer, Depends(_arrived)]


@router.post("/join")
def join(
    request: Request,
    form: Annotated[JoinForm, Form()],
    who: ArrivedDep,
    session: SessionDep,
    now: NowDep,
) -> Response:
    """Ask to come in, with an account that sees nothing yet; or show the form again with nothing used."""
    try:
        admitted = _taken_up(request, form, who, session, now)
    except Problem as problem:
        raise _refused(request, form, problem) from None
    return admit(request, session, admitted, now, shared_device=form.shared_device)


async def _who(request: Request, form: JoinForm, now: datetime) -> Recognised | Newcomer:
    await count(request, now, (LINK_PER_PLACE, place(request)))
    try:
        invitation = await read(request, lambda session: open_invitation(session, form.link_token, now))
    except NotFound:
        raise DeadLink from None
    if form.way == "sign-in":
        return await recognised_from(request, form, now)
    await count(request, now, (SIGN_UP_PER_PLACE, place(request)), (SIGN_UP_EVERYWHERE, ""))
    try:
        args = NewAccount.model_validate(form.model_dump(include={"name", "login", "password", "title"}))
    except ValidationError as error:
        raise Unfit({str(e["loc"][0]) for e in error.errors(include_input=False)}) from None
    if invitation.role != "therapist":
        args = args.model_copy(update={"title": ""})
    return Newcomer(args, await hashed(request, args))


def _taken_up(
    request: Request, form: JoinForm, who: Recognised | Newcomer, session: Session, now: datetime
) -> Admitted:
    try:
        invitation = open_invitation(session, form.link_token, now)
        if isinstance(who, Newcomer):
            admitted = Admitted(newcomer(session, invitation, who.args, who.password_hash, now), "password")
        else:
            admitted = by_password(session, request.app.state.seals, who, form.otp, now)
        ask_to_come_in(session, invitation, admitted.account, now)
    except NotFound:
        raise DeadLink from None
    return admitted


def _refused(request: Request, form: JoinForm, problem: Problem) -> PageRefused:
    wrong = problem.fields if isinstance(problem, Unfit) else set[str]()
    return refused(request, "join.html", problem, form=form, wrong=wrong)
