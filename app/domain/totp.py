"""A second factor beside the password: six digits that change every thirty seconds."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy import update
from sqlmodel import Session, col

from app.domain.accounts import WrongCredentials
from app.domain.seals import Seals
from app.errors import Conflict, Invalid, Problem
from app.models import Account, Totp

_STEP = 30
_ISSUER = "Evenday"


class CodeNeeded(Problem):
    """The password is right, and the account asks for a code as well."""

    status = 401
    code = "code-needed"


class WrongCode(WrongCredentials):
    """Not the code of this half minute or the one before, or one that was used already."""

    code = "wrong-code"


@dataclass(frozen=True)
class NewTotp:
    """What a code generator has to know; told once."""

    secret: str
    uri: str


def begin_totp(session: Session, seals: Seals, account: Account) -> NewTotp:
    """A secret that waits for its first code; until then the one before it stays in force."""
    secret = random_base32()
    row = session.get(Totp, account.id) or Totp(account_id=account.id)
    row.waiting_secret = seals.seal(secret, account.id.bytes)
    session.add(row)
    uri = TOTP(secret).provisioning_uri(name=account.login, issuer_name=_ISSUER)
    return NewTotp(secret, uri)


def confirm_totp(session: Session, seals: Seals, account_id: UUID, code: str, now: datetime) -> None:
    """From now on a code is asked for; Invalid unless `code` shows that the generator is set up."""
    row = session.get(Totp, account_id)
    if row is None or not row.waiting_secret:
        raise Conflict("no-code-begun")
    step = _step_of(seals.open(row.waiting_secret, account_id.bytes), code, now)
    if step is None:
        raise Invalid("wrong-code")
    row.sealed_secret, row.waiting_secret = row.waiting_secret, ""
    row.confirmed_at, row.last_step = now, step


def end_totp(session: Session, account_id: UUID) -> None:
    """No code is asked for any more."""
    row = session.get(Totp, account_id)
    if row is not None:
        session.delete(row)


def asks_for_code(session: Session, account_id: UUID) -> bool:
    """Whether the password alone is not enough."""
    return asks_since(session, account_id) is not None


def asks_since(session: Session, account_id: UUID) -> datetime | None:
    """Since when the account's generator is set up; None where there is none."""
    row = session.get(Totp, account_id)
    return row.confirmed_at if row else None


def check_code(session: Session, seals: Seals, account_id: UUID, code: str, now: datetime) -> None:
    """Use up the code where the account asks for one; CodeNeeded or WrongCode otherwise."""
    if not asks_for_code(session, account_id):
        return
    if not code:
        raise CodeNeeded
    row = session.get_one(Totp, account_id)
    step = _step_of(seals.open(row.sealed_secret, account_id.bytes), code, now)
    if step is None or not _use_up(session, account_id, step):
        raise WrongCode


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    typed = "".join(code.split())
    current = int(now.timestamp()) // _STEP
    generator = TOTP(secret)
    right = (
        step
        for step in (current, current - 1)
        if compare_digest(generator.generate_otp(step).encode(), typed.encode())
    )
    return next(right, None)


def _use_up(session: Session, account_id: UUID, step: int) -> bool:
    # The condition decides between two who type the same code, even in two processes.
    used = session.exec(
        update(Totp)
        .where(col(Totp.account_id) == account_id, col(Totp.last_step) < step)
        .values(last_step=step)
    )
    return used.rowcount == 1
