"""Accounts: who can sign in, and with which name and password."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, SecretStr, StringConstraints
from sqlmodel import Session, col, select

from app.domain.args import Args, Title, Words
from app.domain.passwords import LONGEST, SHORTEST, Passwords
from app.errors import Conflict, Problem
from app.ids import uuid7
from app.models import Account


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
