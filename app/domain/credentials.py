"""What somebody can prove who they are with: all of it together, and changing it."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session

from app.domain.access import Visitor
from app.domain.accounts import Recognised, account_of
from app.domain.entry_links import end_links
from app.domain.passkeys import MyPasskey, described, passkeys_of, remove_passkey
from app.domain.recovery import codes_left, held_back_until
from app.domain.seals import Seals
from app.domain.sessions import FRESH_FOR, NeedsProof, end_elsewhere, require_proof
from app.domain.totp import asks_for_code, asks_since, check_code, end_totp
from app.errors import Conflict, NotAllowed
from app.models import Account, LoginSession

_NOT_THEIR_OWN = {"demo", "helper"}
"""How somebody came in who has no credentials and may make none."""
_TWO = 2
_TO_SET_UP = timedelta(minutes=30)
"""For whoever came back: what a proof is made with is just what they lost."""


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
    proof = visitor.proof
    came_back = proof.restricted_until is not None and now < proof.restricted_until
    if now - proof.fresh_at > (_TO_SET_UP if came_back else FRESH_FOR):
        raise NeedsProof
    return account


def removing(session: Session, visitor: Visitor, now: datetime) -> Account:
    """The account a credential is taken from or replaced in: a day after a recovery at the soonest."""
    account = keeper(session, visitor)
    require_proof(visitor.proof, now)
    return account


def setting_up_codes(session: Session, visitor: Visitor, now: datetime) -> Account:
    """The account that gets a code generator; where it has one, that one is replaced."""
    since = asks_since(session, visitor.account_id)
    return _replacing(session, visitor, since, now) if since else enrolling(session, visitor, now)


def stop_codes(session: Session, visitor: Visitor, now: datetime) -> None:
    """Ask for no code any more."""
    since = asks_since(session, visitor.account_id)
    end_totp(session, _replacing(session, visitor, since, now).id)


def remove_key(session: Session, visitor: Visitor, passkey_id: UUID, now: datetime) -> None:
    """Let nobody in with a passkey any more; Conflict where nothing else would let its owner in."""
    known = passkeys_of(session, visitor.account_id)
    made = next((passkey.created_at for passkey in known if passkey.id == passkey_id), None)
    remove_passkey(session, _replacing(session, visitor, made, now), passkey_id)


def _replacing(session: Session, visitor: Visitor, set_at: datetime | None, now: datetime) -> Account:
    # What one recovery made, the next one may undo: else a thief's would keep its owner's waiting.
    is_held = held_back_until(session, visitor.account_id, set_at, now) is not None
    return enrolling(session, visitor, now) if is_held else removing(session, visitor, now)


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


def prove_with_password(
    session: Session, seals: Seals, visitor: Visitor, who: Recognised, code: str, now: datetime
) -> None:
    """By a password that was recognised, and a code where one is asked for: CodeNeeded or WrongCode."""
    account = account_of(session, who)
    if code or not _waited_for_codes(session, visitor, now):
        check_code(session, seals, account.id, code, now)
    hold_back(session, visitor, account.password_set_at, now)


def hold_back(session: Session, visitor: Visitor, set_at: datetime | None, now: datetime) -> None:
    """Keep a session from sharing where it was proved by what a recovery made, at `set_at`."""
    held = held_back_until(session, visitor.account_id, set_at, now)
    if held is not None:
        opened = session.get_one(LoginSession, visitor.session_id)
        opened.restricted_until = max(held, opened.restricted_until or held)


def _waited_for_codes(session: Session, visitor: Visitor, now: datetime) -> bool:
    # Who lost the generator came back without it, and for a day nobody objected: that is their second factor.
    opened = session.get_one(LoginSession, visitor.session_id)
    since = asks_since(session, visitor.account_id)
    if opened.restricted_until is None or since is None:
        return False
    return opened.factor == "recovery" and since < opened.created_at and opened.restricted_until <= now


def _is_keeper(session: Session, visitor: Visitor) -> bool:
    return session.get_one(LoginSession, visitor.session_id).factor not in _NOT_THEIR_OWN
