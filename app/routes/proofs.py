"""Proving once more who one is, for what changes who gets in or who sees what."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, status
from pydantic import SecretStr
from sqlmodel import Session

from app import auth
from app.auth import VisitorDep
from app.clock import NowDep
from app.db import SessionDep
from app.domain.access import Visitor
from app.domain.accounts import Code, Recognised, recognise
from app.domain.args import Args
from app.domain.ceremonies import PasskeyRefused, request_options
from app.domain.challenges import Purpose, ask
from app.domain.credentials import hold_back, keeper, prove_with_password
from app.domain.passkeys import answered_by, passkeys_of
from app.domain.rates import PROOF, PROOF_PER_ACCOUNT
from app.models import Account
from app.questions import Answer, PartyDep, Question, asked_of, take_asked
from app.rates import count, count_code
from app.recognition import hashing, prepared

router = APIRouter(prefix="/api/proofs")


class PasswordProof(Args):
    """The password, and a code where the account asks for one."""

    password: SecretStr
    code: Code = ""


async def _recognised(request: Request, args: PasswordProof, now: NowDep) -> Recognised:
    account, session_id = await prepared(request, _keeper, now)
    await count(request, now, (PROOF, str(session_id)), (PROOF_PER_ACCOUNT, str(account.id)))
    who = await hashing(request, lambda passwords: recognise(passwords, account, args.password))
    if args.code:
        await count_code(request, account.login, now)
    return who


def _keeper(session: Session, visitor: Visitor) -> tuple[Account, UUID]:
    return keeper(session, visitor), visitor.session_id


@router.post("", status_code=status.HTTP_204_NO_CONTENT)
def prove_by_password(
    request: Request,
    args: PasswordProof,
    who: Annotated[Recognised, Depends(_recognised)],
    visitor: VisitorDep,
    session: SessionDep,
    now: NowDep,
) -> None:
    """Prove it by the password."""
    prove_with_password(session, request.app.state.seals, visitor, who, args.code, now)
    auth.prove(request, session, visitor, now)


@router.post("/questions", status_code=status.HTTP_201_CREATED)
def ask_for_proof(party: PartyDep, visitor: VisitorDep, session: SessionDep, now: NowDep) -> Question:
    """What a browser needs to prove it by one of the account's passkeys."""
    known = passkeys_of(session, keeper(session, visitor).id)
    question = ask(session, Purpose.CONFIRM, asked_of(visitor.session_id), now, visitor.account_id)
    return Question(id=question.id, options=request_options(party, question.challenge, known))


async def _asked(request: Request, args: Answer, now: NowDep) -> bytes:
    return await take_asked(request, args.id, Purpose.CONFIRM, now)


@router.post("/passkey", status_code=status.HTTP_204_NO_CONTENT)
def prove_by_passkey(
    request: Request,
    args: Answer,
    challenge: Annotated[bytes, Depends(_asked)],
    party: PartyDep,
    visitor: VisitorDep,
    session: SessionDep,
    now: NowDep,
) -> None:
    """Prove it by a passkey."""
    passkey = answered_by(session, party, challenge, args.credential, now)
    if passkey.account_id != visitor.account_id:
        raise PasskeyRefused
    hold_back(session, visitor, passkey.created_at, now)
    auth.prove(request, session, visitor, now)
