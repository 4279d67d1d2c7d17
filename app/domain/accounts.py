"""Accounts: signing up, signing in, and the sessions that follow."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, SecretStr, StringConstraints
from sqlmodel import Session, col, delete, select

from app.domain.args import Args, Title, Words
from app.domain.passwords import LONGEST, SHORTEST, Passwords
from app.domain.tokens import hash_of, new_token
from app.errors import Conflict, Problem
from app.ids import uuid7
from app.models import Account, LoginSession


def _not_guessable(secret: SecretStr) -> SecretStr:
    if not SHORTEST <= len(secret.get_secret_value()) <= LONGEST:
        message = "needs 15 to 128 characters"
        raise ValueError(message)
    if len(set(secret.get_secret_value())) < 5:  # noqa: PLR2004 - one key held down is not a password
        message = "needs more different characters"
        raise ValueError(message)
    return secret


Login = Annotated[Words, AfterValidator(str.casefold), StringConstraints(min_length=3, max_length=120)]
"""An e-mail address or any name, used only to sign in."""
Password = Annotated[SecretStr, AfterValidator(_not_guessable)]

OWN_DEVICE = (timedelta(days=30), timedelta(days=180))
"""How long a session on one's own device lives: unused, and at most."""
SHARED_DEVICE = (timedelta(minutes=30), timedelta(hours=12))


class NewAccount(Args):
    """What a person gives to get an account."""

    name: Title
    login: Login
    password: Password
    title: Annotated[Words, StringConstraints(max_length=80)] = ""


class Credentials(Args):
    """What a person gives to sign in."""

    login: Login
    password: SecretStr
    shared_device: bool = False


class WrongCredentials(Problem):
    """No such name with such a password; which of the two is wrong is not told."""

    status = 401
    code = "wrong-credentials"


@dataclass(frozen=True)
class Opened:
    """A new session, and the token that is told once."""

    session: LoginSession
    token: str


def create_account(session: Session, passwords: Passwords, args: NewAccount, now: datetime) -> Account:
    """A new account; Conflict where the sign-in name is taken."""
    if session.exec(select(Account.id).where(col(Account.login) == args.login)).first():
        raise Conflict("login-taken")
    account = Account(
        id=uuid7(now),
        login=args.login,
        name=args.name,
        title=args.title,
        password_hash=passwords.hash(args.password.get_secret_value()),
        created_at=now,
    )
    session.add(account)
    return account


def check_credentials(session: Session, passwords: Passwords, given: Credentials) -> Account:
    """The account these credentials belong to; raises WrongCredentials otherwise."""
    account = session.exec(select(Account).where(col(Account.login) == given.login)).first()
    if not passwords.matches(given.password.get_secret_value(), account.password_hash if account else None):
        raise WrongCredentials
    assert account is not None  # noqa: S101 - matches() is False without one
    return account


def open_session(session: Session, account: Account, *, shared_device: bool, now: datetime) -> Opened:
    """Sign the account in on one browser. The token is random, and only its hash is kept."""
    idle, longest = SHARED_DEVICE if shared_device else OWN_DEVICE
    token = new_token()
    opened = LoginSession(
        id=uuid7(now),
        account_id=account.id,
        token_hash=hash_of(token),
        shared_device=shared_device,
        created_at=now,
        last_seen_at=now,
        idle_until=now + idle,
        ends_at=min(now + longest, account.demo_ends_at or now + longest),
    )
    session.add(opened)
    return Opened(opened, token)


def keep_alive(opened: LoginSession, now: datetime) -> None:
    """Push the idle limit out; written at most once a minute."""
    if now - opened.last_seen_at >= timedelta(minutes=1):
        idle, _ = SHARED_DEVICE if opened.shared_device else OWN_DEVICE
        opened.last_seen_at = now
        opened.idle_until = now + idle


def end_session(session: Session, session_id: UUID) -> None:
    """Sign one browser out; its push subscription and what was on its way there go with it."""
    session.exec(delete(LoginSession).where(col(LoginSession.id) == session_id))
