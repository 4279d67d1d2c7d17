"""Questions to passkeys: which browser they were put to, and what was asked when the answer comes."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.auth import visitor_of
from app.db import Database
from app.domain.args import Args
from app.domain.ceremonies import PasskeyRefused, RelyingParty, Signed
from app.domain.challenges import LASTS, Purpose, take
from app.domain.credentials import PasskeysImpossible
from app.domain.tokens import hash_of, is_plausible, new_token
from app.messages import translate
from app.settings import Settings

# Passkeys are possible on secure connections alone, so the name can promise one.
_COOKIE = "__Host-asked"


class Question(BaseModel):
    """What the browser hands to an authenticator; `id` comes back with the answer."""

    id: UUID
    options: dict[str, Any]


class Answer(Args):
    """A signed question."""

    id: UUID
    credential: Signed


def relying_party(request: Request) -> RelyingParty:
    """The installation, as passkeys know it; PasskeysImpossible where it has no name or no HTTPS."""
    settings: Settings = request.app.state.settings
    if settings.passkey_host is None:
        raise PasskeysImpossible
    return RelyingParty(settings.passkey_host, settings.origin, translate("en", "app.name"))


PartyDep = Annotated[RelyingParty, Depends(relying_party)]


def asked_before_sign_in(request: Request, response: Response) -> bytes:
    """What binds a question to a browser that nobody is signed in to: a cookie of a few minutes."""
    token = request.cookies.get(_COOKIE, "")
    # Two tabs share the cookie, so a second question leaves the first one answerable.
    if not is_plausible(token):
        token = new_token()
    age = int(LASTS.total_seconds())
    response.set_cookie(_COOKIE, token, max_age=age, path="/", secure=True, httponly=True, samesite="strict")
    return hash_of(token)


def asked_of(session_id: UUID) -> bytes:
    """What binds a question to a signed-in browser, whose token may change before the answer."""
    return hash_of(str(session_id))


async def take_asked(request: Request, id: UUID, purpose: Purpose, now: datetime) -> bytes:
    """What this browser was asked; PasskeyRefused where it was asked nothing, or answers too late.

    In a transaction of its own, before the one that a wrong answer undoes.
    """
    relying_party(request)
    database: Database = request.app.state.database

    def once(session: Session) -> bytes | None:
        if purpose == Purpose.SIGN_IN:
            browser = hash_of(request.cookies.get(_COOKIE, ""))
        else:
            browser = asked_of(visitor_of(request, session, now).session_id)
        return take(session, id, purpose, browser, now)

    async with database.unit_of_work() as session:
        challenge = await run_in_threadpool(once, session)
    if challenge is None:
        raise PasskeyRefused
    return challenge
