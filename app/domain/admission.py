"""Coming in: who it is, by which factor, and until when a recovery holds them back."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from app.domain.accounts import Recognised, account_named, account_of
from app.domain.ceremonies import RelyingParty, Signed
from app.domain.entry_links import Purpose, use_link
from app.domain.passkeys import answered_by
from app.domain.recovery import COOLING, KnownCode, held_back_until, recover, tell_family
from app.domain.seals import Seals
from app.domain.totp import check_code
from app.models import Account, Totp


class Admitted(NamedTuple):
    """Somebody who may come in."""

    account: Account
    factor: str
    restricted_until: datetime | None = None


def by_password(session: Session, seals: Seals, who: Recognised, code: str, now: datetime) -> Admitted:
    """By a password that was recognised, and a code where the account asks for one."""
    account = account_of(session, who)
    check_code(session, seals, account.id, code, now)
    held = held_back_until(session, account.id, account.password_set_at, now)
    return Admitted(account, "password", held)


def by_passkey(
    session: Session, party: RelyingParty, challenge: bytes, signed: Signed, now: datetime
) -> Admitted:
    """By a signed challenge."""
    passkey = answered_by(session, party, challenge, signed, now)
    account = session.get_one(Account, passkey.account_id)
    return Admitted(account, "passkey", held_back_until(session, account.id, passkey.created_at, now))


def by_recovery_code(session: Session, known: KnownCode, now: datetime) -> Admitted:
    """By a line of the sheet, which is used up."""
    return Admitted(recover(session, known, now), "recovery", now + COOLING)


def by_link(session: Session, token: str, now: datetime) -> Admitted:
    """By a link, which is used up; NotFound for one that opens nothing."""
    account, purpose = use_link(session, token, now)
    if purpose == Purpose.DEVICE:
        return Admitted(account, "device")
    tell_family(session, account, "recovered", account.name, now)
    return Admitted(account, "recovery", now + COOLING)


def last_change(session: Session, login: str) -> datetime | None:
    """When the name's password was last changed, or its code generator; None where neither ever was."""
    account = account_named(session, login)
    if account is None:
        return None
    totp = session.get(Totp, account.id)
    moments = (account.password_set_at, totp.confirmed_at if totp else None)
    return max(filter(None, moments), default=None)
