"""Whose rows a transaction may touch: said once, and held by two walls beside the queries themselves.

PostgreSQL asks each row's policy (see the migrations), and before anything is written the session
refuses rows of another family. A request begins at the door: there it may find out who is asking,
and reads nothing that a family wrote.
"""

from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

_SCOPE = "scope"


@dataclass(frozen=True)
class Scope:
    """One account and the families it may touch; `door` knows neither, `all` needs neither."""

    name: Literal["door", "in", "all"]
    account_id: UUID | None = None
    families: frozenset[UUID] = frozenset()


class OutOfScope(Exception):
    """The code was about to write a row of a family that the transaction was not opened for."""


DOOR = Scope("door")
ALL = Scope("all")


def enter(session: Session, account_id: UUID, families: Collection[UUID]) -> None:
    """From here on the transaction is this account's, and touches rows of these families alone."""
    _settle_on(session, Scope("in", account_id, frozenset(families)))


def everything(session: Session) -> None:
    """From here on the transaction is the service's own: for workers, upkeep, and tokens that name a row."""
    _settle_on(session, ALL)


def admit(session: Session, account_id: UUID, family_id: UUID) -> None:
    """A family that this account has just founded: from here on the transaction may touch it too."""
    before = scope_of(session)
    if before.name != "all":
        enter(session, account_id, before.families | {family_id})


@contextmanager
def lifted(session: Session) -> Generator[None]:
    """Everything for the length of a block: for what concerns other people's browsers."""
    before = scope_of(session)
    everything(session)
    yield
    _settle_on(session, before)


def scope_of(session: Session) -> Scope:
    """What the transaction may touch now."""
    return session.info.get(_SCOPE, DOOR)


def refuse_other_families(session: Session, *_flush: object) -> None:
    """Before rows are written: OutOfScope for one of a family that the transaction was not opened for."""
    scope = scope_of(session)
    if scope.name == "all":
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        family_id = getattr(row, "family_id", None)
        if family_id is not None and family_id not in scope.families:
            raise OutOfScope(type(row).__name__)


def _settle_on(session: Session, scope: Scope) -> None:
    if scope == scope_of(session):
        return
    # What was written so far belongs to the scope that it was written in.
    session.flush()
    session.info[_SCOPE] = scope
    if session.get_bind().dialect.name == "postgresql":
        families = ",".join(map(str, scope.families))
        told = {"scope": scope.name, "account": str(scope.account_id or ""), "families": families}
        session.connection().execute(_TOLD, told)


# For this transaction alone: a connection that goes back to the pool is at the door again.
_TOLD = select(
    func.set_config("app.scope", bindparam("scope"), True),  # noqa: FBT003 - PostgreSQL's own argument
    func.set_config("app.account", bindparam("account"), True),  # noqa: FBT003 - the same
    func.set_config("app.families", bindparam("families"), True),  # noqa: FBT003 - the same
)
