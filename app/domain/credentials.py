"""What somebody can prove who they are with: all of it together, and changing it."""

from datetime import datetime

from pydantic import BaseModel
from sqlmodel import Session

from app.domain.access import Visitor
from app.domain.entry_links import end_links
from app.domain.passkeys import MyPasskey, described, passkeys_of
from app.domain.recovery import codes_left, held_back_until
from app.domain.sessions import FRESH_FOR, NeedsProof, end_elsewhere, require_proof
from app.domain.totp import asks_for_code
from app.errors import Conflict, NotAllowed
from app.models import Account, LoginSession

_NOT_THEIR_OWN = {"demo", "helper"}
"""How somebody came in who has no credentials and may make none."""
_TWO = 2


class PasskeysImpossible(Conflict):
    """A passkey belongs to a host name reached by HTTPS; this installation has none."""

    code = "passkeys-impossible"


class Ways(BaseModel):
    """How the account's owner gets in."""

    login: str
    has_password: bool
    passkeys: list[MyPasskey]
    totp: bool
    codes_left: int
    passkeys_possible: bool
    is_enough: bool
    """Whether one of them can be lost without its owner being locked out."""


def ways_of(session: Session, visitor: Visitor, *, passkeys_possible: bool) -> Ways:
    """The visitor's credentials; none for a visitor who may have none."""
    account = session.get_one(Account, visitor.account_id)
    if not _is_keeper(session, visitor):
        return Ways(
            login="",
            has_password=False,
            passkeys=[],
            totp=False,
            codes_left=0,
            passkeys_possible=False,
            is_enough=True,
        )
    passkeys, codes = passkeys_of(session, account.id), codes_left(session, account.id)
    return Ways(
        login=account.login,
        has_password=bool(account.password_hash),
        passkeys=[described(passkey) for passkey in passkeys],
        totp=asks_for_code(session, account.id),
        codes_left=codes,
        passkeys_possible=passkeys_possible,
        is_enough=len(passkeys) >= _TWO or codes > 0,
    )


def keeper(session: Session, visitor: Visitor) -> Account:
    """The visitor's account, where its credentials are theirs; NotAllowed in a demo and for helpers."""
    if not _is_keeper(session, visitor):
        raise NotAllowed
    return session.get_one(Account, visitor.account_id)


def enrolling(session: Session, visitor: Visitor, now: datetime) -> Account:
    """The account a credential is added to; a recovery does not hold that back, as it is what it is for."""
    account = keeper(session, visitor)
    if now - visitor.proof.fresh_at > FRESH_FOR:
        raise NeedsProof
    return account


def removing(session: Session, visitor: Visitor, now: datetime) -> Account:
    """The account a credential is taken from or replaced in: a day after a recovery at the soonest."""
    account = keeper(session, visitor)
    require_proof(visitor.proof, now)
    return account


def set_password(
    session: Session, visitor: Visitor, password_hash: str, now: datetime, *, end_others: bool
) -> None:
    """A new password; links on their way end, and with `end_others` every other browser is signed out."""
    account = enrolling(session, visitor, now)
    account.password_hash = password_hash
    account.password_set_at = now
    end_links(session, account.id)
    if end_others:
        end_elsewhere(session, account.id, now, keep=visitor.session_id)


def hold_back(session: Session, visitor: Visitor, set_at: datetime | None, now: datetime) -> None:
    """Keep a session from sharing where it was proved by what a recovery made, at `set_at`."""
    held = held_back_until(session, visitor.account_id, set_at, now)
    if held is not None:
        session.get_one(LoginSession, visitor.session_id).restricted_until = held


def _is_keeper(session: Session, visitor: Visitor) -> bool:
    return session.get_one(LoginSession, visitor.session_id).factor not in _NOT_THEIR_OWN
