"""Coming back with a line of the printed sheet, when nothing else lets one in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response, status
from pydantic import BaseModel, Field, SecretStr, ValidationError

from app.caller import place
from app.clock import NowDep
from app.db import SessionDep
from app.domain.accounts import Login, WrongCredentials
from app.domain.admission import by_recovery_code
from app.domain.args import Args
from app.domain.me import Me
from app.domain.rates import LINK_PER_PLACE, RECOVERY_EVERYWHERE
from app.domain.recovery import KnownCode, check_line, line_for
from app.errors import Problem
from app.forms import Typed
from app.rates import count, count_code
from app.recognition import hashing, read
from app.routes.accounts import receive
from app.routes.sign_in import admit
from app.templating import refused, show

router = APIRouter()


class Recovery(Args):
    """The sign-in name and a line of its sheet."""

    login: Login
    code: Annotated[SecretStr, Field(max_length=60)]
    shared_device: Annotated[bool, Field(strict=True)] = False


class RecoverForm(BaseModel):
    """What was typed; checked where it can be answered in the form."""

    login: Typed = ""
    code: SecretStr = SecretStr("")
    shared_device: bool = False


async def _known(request: Request, args: Recovery, now: NowDep) -> KnownCode:
    await count(request, now, (LINK_PER_PLACE, place(request)), (RECOVERY_EVERYWHERE, ""))
    line = await read(request, lambda session: line_for(session, args.login, args.code))
    if line is not None:
        # Who knows no mark of the sheet shall not use up the tries of whoever holds it.
        await count_code(request, args.login, now)
    return await hashing(request, lambda passwords: check_line(passwords, line, args.code))


@router.post("/api/sessions/recovery", status_code=status.HTTP_201_CREATED)
def recover(
    request: Request,
    response: Response,
    args: Recovery,
    known: Annotated[KnownCode, Depends(_known)],
    session: SessionDep,
    now: NowDep,
) -> Me:
    """Sign in with a recovery code, and share nothing for a day."""
    admitted = by_recovery_code(session, known, now)
    return receive(request, response, session, admitted, now, shared_device=args.shared_device)


@router.get("/recover", include_in_schema=False)
def recover_page(request: Request) -> Response:
    """The form."""
    return show(request, "recover.html", form=RecoverForm(), problem=None)


async def _known_from(request: Request, form: Annotated[RecoverForm, Form()], now: NowDep) -> KnownCode:
    try:
        return await _known(request, _recovery(form), now)
    except Problem as problem:
        raise refused(request, "recover.html", _in_words(problem), form=form) from None


@router.post("/recover", include_in_schema=False)
def recover_by_form(
    request: Request,
    form: Annotated[RecoverForm, Form()],
    known: Annotated[KnownCode, Depends(_known_from)],
    session: SessionDep,
    now: NowDep,
) -> Response:
    """Sign in and open the app, or show the form again."""
    try:
        admitted = by_recovery_code(session, known, now)
    except Problem as problem:
        raise refused(request, "recover.html", _in_words(problem), form=form) from None
    return admit(request, session, admitted, now, shared_device=form.shared_device)


class WrongRecoveryCode(WrongCredentials):
    """The same, in words that fit the form."""

    code = "wrong-recovery-code"


def _recovery(form: RecoverForm) -> Recovery:
    try:
        return Recovery(login=form.login, code=form.code)
    except ValidationError:
        raise WrongCredentials from None


def _in_words(problem: Problem) -> Problem:
    return WrongRecoveryCode() if isinstance(problem, WrongCredentials) else problem
