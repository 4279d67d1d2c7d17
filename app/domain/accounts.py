"""Accounts: who can sign in, and with which name and password."""

from datetime import datetime
from typing import Annotated, NamedTuple
from uuid import UUID

from pydantic import AfterValidator, SecretStr, StringConstraints
from sqlmodel import Session, col, select

from app.domain.args import Args, Title, Words
from app.domain.password_strength import check_strength
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
Code = Annotated[str, StringConstraints(max_length=20)]
"""Six digits of a code generator, with blanks wherever somebody typed them."""


class NewAccount(Args):
    """What a person gives to get an account."""

    name: Title
    login: Login
    password: Password
    title: Annotated[Words, StringConstraints(max_length=80)] = ""

    def hashed(self, passwords: Passwords) -> str:
        """The password's hash; EasyToGuess or OwnName where it is not fit to be one. Slow."""
        check_strength(self.password.get_secret_value(), self.name, self.login)
        return passwords.hash(self.password.get_secret_value())


class Credentials(Args):
    """What a person gives to sign in."""

    login: Login
    password: SecretStr
    code: Code = ""
    shared_device: bool = False


class WrongCredentials(Problem):
    """No such name with such a password; which of the two is wrong is not told."""

    status = 401
    code = "wrong-credentials"


class Recognised(NamedTuple):
    """Whose password was right, by which hash; and the one to keep instead where that cost too little."""

    account_id: UUID
    kept: str
    renewed: str | None


def create_account(session: Session, args: NewAccount, password_hash: str, now: datetime) -> Account:
    """A new account; Conflict where the sign-in name is taken."""
    if account_named(session, args.login):
        raise Conflict("login-taken")
    account = Account(
        id=uuid7(now),
        login=args.login,
        name=args.name,
        title=args.title,
        password_hash=password_hash,
        created_at=now,
    )
    session.add(account)
    return account


def account_named(session: Session, login: str) -> Account | None:
    """Who signs in under this name."""
    return session.exec(select(Account).where(col(Account.login) == login)).first()


def recognise(passwords: Passwords, account: Account | None, password: SecretStr) -> Recognised:
    """Who it is, where the password is theirs; WrongCredentials, as slowly, for nobody. Slow."""
    verdict = passwords.check(password.get_secret_value(), account.password_hash if account else None)
    if account is None or not verdict.is_right:
        raise WrongCredentials
    return Recognised(account.id, account.password_hash, verdict.renewed)


def account_of(session: Session, recognised: Recognised) -> Account:
    """The account that was recognised, while its password is still the one that was right then."""
    account = session.get(Account, recognised.account_id)
    if account is None or account.password_hash != recognised.kept:
        raise WrongCredentials
    if recognised.renewed:
        account.password_hash = recognised.renewed
    return account
