"""Coming back after everything was lost: by a line of a printed sheet, or by the operator's link."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, delete, func, or_, select

from app.domain import scope
from app.domain.accounts import WrongCredentials, account_named
from app.domain.audit import Actor, Done, note
from app.domain.families import membership_of
from app.domain.passwords import Passwords
from app.ids import uuid7
from app.models import Account, EntryLink, RecoveryCode

HOW_MANY = 10
COOLING = timedelta(hours=24)
"""How long nothing may be shared, invited or removed after a recovery: its rightful owner may object."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""None that a tired eye takes for another; five bits each."""
_MARK = 4
_SECRET = 16


class SheetLine(NamedTuple):
    """One new code, and what is kept of it."""

    code: str
    mark: str
    secret_hash: str


class KnownCode(NamedTuple):
    """A code that was right, and of whom."""

    id: UUID
    account_id: UUID


def new_sheet(passwords: Passwords) -> list[SheetLine]:
    """Ten codes with marks of their own. Slow."""
    marks: set[str] = set()
    while len(marks) < HOW_MANY:
        marks.add(_random(_MARK))
    return [_line(passwords, mark) for mark in sorted(marks)]


def keep_sheet(session: Session, account_id: UUID, sheet: list[SheetLine], now: datetime) -> None:
    """From now on these let the account in, and no others."""
    # Those just used still say until when their recovery holds back.
    over = or_(col(RecoveryCode.used_at).is_(None), col(RecoveryCode.used_at) <= now - COOLING)
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id, over))
    session.add_all(
        RecoveryCode(
            id=uuid7(now),
            account_id=account_id,
            mark=line.mark,
            secret_hash=line.secret_hash,
            created_at=now,
        )
        for line in sheet
    )


def codes_left(session: Session, account_id: UUID) -> int:
    """How many lines of the sheet are unused."""
    query = select(func.count()).select_from(RecoveryCode).where(*_unused(account_id))
    return session.exec(query).one()


def line_for(session: Session, login: str, code: SecretStr) -> RecoveryCode | None:
    """The unused line whose mark was typed."""
    account = account_named(session, login)
    mark = _bare(code)[:_MARK]
    if account is None or len(mark) < _MARK:
        return None
    query = select(RecoveryCode).where(*_unused(account.id), col(RecoveryCode.mark) == mark)
    return session.exec(query).first()


def check_line(passwords: Passwords, line: RecoveryCode | None, code: SecretStr) -> KnownCode:
    """The code, where it is right; WrongCredentials, as slowly, for one there is not. Slow."""
    right = passwords.matches(_bare(code)[_MARK:], line.secret_hash if line else None)
    if line is None or not right:
        raise WrongCredentials
    return KnownCode(line.id, line.account_id)


def recover(session: Session, known: KnownCode, now: datetime) -> Account:
    """Burn the code and say whose it was; WrongCredentials where somebody else was faster."""
    burned = session.exec(
        update(RecoveryCode)
        .where(col(RecoveryCode.id) == known.id, col(RecoveryCode.used_at).is_(None))
        .values(used_at=now)
    )
    if burned.rowcount != 1:
        raise WrongCredentials
    account = session.get_one(Account, known.account_id)
    tell_family(session, account, "recovered", account.name, now)
    return account


def tell_family(session: Session, account: Account, what: Done, name: str, now: datetime) -> None:
    """A line in the audit of the account's family, if it has one; `name` is who did it."""
    membership = membership_of(session, account.id, now)
    if membership is None:
        return
    with scope.lifted(session):
        by = account.id if what == "recovered" else None
        note(session, Actor(membership.family_id, by, name), what, now, about=account.name)
        # Written while the transaction may: the door it stands at opens no family.
        session.flush()


def last_recovery(
    session: Session, account_id: UUID, now: datetime, until: datetime | None = None
) -> datetime | None:
    """When somebody last came back, `until` then, within the past day: by a code or the operator's link."""
    since, latest = now - COOLING, until or now
    codes = select(func.max(RecoveryCode.used_at)).where(
        col(RecoveryCode.account_id) == account_id,
        col(RecoveryCode.used_at) > since,
        col(RecoveryCode.used_at) <= latest,
    )
    links = select(func.max(EntryLink.used_at)).where(
        col(EntryLink.account_id) == account_id,
        col(EntryLink.purpose) == "recovery",
        col(EntryLink.used_at) > since,
        col(EntryLink.used_at) <= latest,
    )
    found = [at for at in (session.exec(codes).one(), session.exec(links).one()) if at is not None]
    return max(found, default=None)


def held_back_until(
    session: Session, account_id: UUID, set_at: datetime | None, now: datetime
) -> datetime | None:
    """Until when a credential holds its session back: what a recovery made is worth no more than that was."""
    if set_at is None:
        return None
    # By the recovery before it, not the newest: a second one frees nothing that the first one made.
    recovered = last_recovery(session, account_id, now, until=set_at)
    return recovered + COOLING if recovered else None


def _unused(account_id: UUID) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(RecoveryCode.account_id) == account_id, col(RecoveryCode.used_at).is_(None)


def _line(passwords: Passwords, mark: str) -> SheetLine:
    secret = _random(_SECRET)
    groups = [secret[at : at + _MARK] for at in range(0, _SECRET, _MARK)]
    return SheetLine("-".join([mark, *groups]), mark, passwords.hash(secret))


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def _bare(code: SecretStr) -> str:
    return "".join(letter for letter in code.get_secret_value().upper() if letter.isalnum())
