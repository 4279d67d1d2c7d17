"""Passkeys: making and keeping them, and signing in with one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status
from pydantic import Field

from app import auth
from app.auth import VisitorDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.admission import by_passkey
from app.domain.args import Args, Title
from app.domain.ceremonies import Made, creation_options, request_options
from app.domain.challenges import Purpose, ask
from app.domain.credentials import enrolling, keeper, remove_key
from app.domain.me import Me
from app.domain.passkeys import (
    MyPasskey,
    check_room,
    described,
    passkeys_of,
    register,
    rename_passkey,
)
from app.domain.rates import QUESTIONS_PER_PLACE
from app.questions import Answer, PartyDep, Question, asked_before_sign_in, asked_of, take_asked
from app.rates import limited
from app.routes.accounts import receive

router = APIRouter(prefix="/api")


class NewPasskey(Args):
    """A key that was just made, and what its owner calls it."""

    id: UUID
    name: Title
    credential: Made


class PasskeyName(Args):
    """What its owner calls a passkey."""

    name: Title


class PasskeySignIn(Answer):
    """A signed question, and whose device it is."""

    shared_device: Annotated[bool, Field(strict=True)] = False


async def _asked_to_register(request: Request, args: NewPasskey, now: NowDep) -> bytes:
    return await take_asked(request, args.id, Purpose.REGISTER, now)


async def _asked_to_sign_in(request: Request, args: PasskeySignIn, now: NowDep) -> bytes:
    return await take_asked(request, args.id, Purpose.SIGN_IN, now)


AskedToRegisterDep = Annotated[bytes, Depends(_asked_to_register)]
AskedToSignInDep = Annotated[bytes, Depends(_asked_to_sign_in)]


@router.post("/passkeys/registrations", status_code=status.HTTP_201_CREATED)
def ask_for_passkey(party: PartyDep, visitor: VisitorDep, session: SessionDep, now: NowDep) -> Question:
    """What a browser needs to make a passkey."""
    account = enrolling(session, visitor, now)
    check_room(session, account.id)
    question = ask(session, Purpose.REGISTER, asked_of(visitor.session_id), now, account.id)
    known = passkeys_of(session, account.id)
    return Question(id=question.id, options=creation_options(party, account, known, question.challenge))


@router.post("/passkeys", status_code=status.HTTP_201_CREATED)
def add_passkey(
    request: Request,
    args: NewPasskey,
    challenge: AskedToRegisterDep,
    party: PartyDep,
    visitor: VisitorDep,
    session: SessionDep,
    now: NowDep,
) -> MyPasskey:
    """Keep the passkey that a browser made; the proof before the question is enough for both."""
    account = keeper(session, visitor)
    passkey = register(session, account, party, challenge, args.credential, args.name, now)
    auth.renew(request, session, visitor, now)
    return described(passkey)


@router.patch("/passkeys/{passkey_id}")
def rename(passkey_id: UUID, args: PasskeyName, visitor: VisitorDep, session: SessionDep) -> MyPasskey:
    """Call a passkey something else."""
    return described(rename_passkey(session, keeper(session, visitor).id, passkey_id, args.name))


@router.delete("/passkeys/{passkey_id}", status_code=status.HTTP_204_NO_CONTENT)
def remove(passkey_id: UUID, visitor: VisitorDep, session: SessionDep, now: NowDep) -> None:
    """Let nobody in with a passkey any more."""
    remove_key(session, visitor, passkey_id, now)


@router.post(
    "/passkeys/questions", status_code=status.HTTP_201_CREATED, dependencies=[limited(QUESTIONS_PER_PLACE)]
)
def ask_anybody(
    response: Response, party: PartyDep, request: Request, session: SessionDep, now: NowDep
) -> Question:
    """What a browser needs to sign in with any passkey it has for this service."""
    question = ask(session, Purpose.SIGN_IN, asked_before_sign_in(request, response), now)
    return Question(id=question.id, options=request_options(party, question.challenge))


@router.post("/sessions/passkey", status_code=status.HTTP_201_CREATED)
def sign_in_by_passkey(
    request: Request,
    response: Response,
    args: PasskeySignIn,
    challenge: AskedToSignInDep,
    party: PartyDep,
    session: SessionDep,
    now: NowDep,
) -> Me:
    """Sign in with a passkey, which says itself whose it is."""
    admitted = by_passkey(session, party, challenge, args.credential, now)
    return receive(request, response, session, admitted, now, shared_device=args.shared_device)
