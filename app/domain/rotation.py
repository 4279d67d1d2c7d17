"""A session's token changes from time to time, and whoever still uses an old one has stolen or been robbed.

The former token goes on for a minute, for requests that were on their way; and for as long as nobody has
used the new one, because the answer that brought it may have been lost on a train. A new one that was
dropped for that reason is remembered: if it turns up after all, it was not lost but taken from its owner.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from app.domain.audit import Actor, note
from app.domain.families import membership_of
from app.domain.sessions import ROTATED_EVERY, end
from app.domain.tokens import hash_of, new_token
from app.errors import SignedOut
from app.models import Account, EndedSession, LoginSession

GRACE = timedelta(minutes=1)


class EndedElsewhere(SignedOut):
    """The session was ended by its owner from another device, or for their safety."""

    code = "signed-out-elsewhere"


class Reused(EndedElsewhere):
    """A token came back after its successor had been used; the session of `token_hash` has to end."""

    def __init__(self, token_hash: bytes) -> None:
        """`token_hash` is that of the old token."""
        super().__init__()
        self.token_hash = token_hash


def by_former(session: Session, token_hash: bytes, now: datetime) -> tuple[Account, LoginSession]:
    """Whose former token this is; raises Reused, or SignedOut where it is nobody's any more."""
    found = _known_by(session, token_hash)
    if found is None:
        raise EndedElsewhere if session.get(EndedSession, token_hash) else SignedOut
    if is_spent(found[1], token_hash, now):
        raise Reused(token_hash)
    return found[0], found[1]


def is_spent(opened: LoginSession, token_hash: bytes, now: datetime) -> bool:
    """Whether the former or dropped token may not be used any more."""
    is_former = opened.former_hash == token_hash
    return (opened.has_arrived or not is_former) and now - opened.rotated_at > GRACE


def is_due(opened: LoginSession, token_hash: bytes, now: datetime) -> bool:
    """Whether whoever shows the token gets a new one: once a day, and where the last one was lost."""
    age = now - opened.rotated_at
    # A dropped token that comes within its minute belongs to a browser whose answers crossed.
    is_lost = opened.token_hash != token_hash and (age > GRACE or opened.former_hash != token_hash)
    return is_lost or age >= ROTATED_EVERY


def rotate(session: Session, opened: LoginSession, shown: bytes, now: datetime) -> str | None:
    """A new token instead of the shown one; None where a request beside this one was faster."""
    token, current = new_token(), opened.token_hash
    values = {
        "token_hash": hash_of(token),
        "former_hash": shown,
        "rotated_at": now,
        "last_seen_at": now,
    }
    # Compared and set by the database, as two requests at once must not each make the other's token void.
    done = session.connection().execute(
        update(LoginSession)
        .where(col(LoginSession.id) == opened.id, col(LoginSession.token_hash) == current)
        .values(values)
    )
    if not done.rowcount:
        session.expire(opened, values)
        return None
    if current != shown:
        session.add(EndedSession(token_hash=current, ended_at=now, goes_on_as=opened.id))
    for name, value in values.items():
        set_committed_value(opened, name, value)
    return token


def end_reused(session: Session, token_hash: bytes, now: datetime) -> None:
    """End the session whose old token came back, for both who hold one; its family's audit says so."""
    found = _known_by(session, token_hash)
    if found is not None and is_spent(found[1], token_hash, now):
        account, opened = found
        end(session, opened, now)
        _tell(session, account.id, account.name, now)


def _known_by(session: Session, token_hash: bytes) -> tuple[Account, LoginSession] | None:
    """Whose former token this is, or one that was dropped before it was used."""
    former = session.exec(_FORMER, params={"hash": token_hash}).first()
    return former or session.exec(_DROPPED, params={"hash": token_hash}).first()


def _tell(session: Session, account_id: UUID, name: str, now: datetime) -> None:
    membership = membership_of(session, account_id, now)
    if membership is not None:
        note(session, Actor(membership.family_id, account_id, name), "token-reused", now)


_FORMER = (
    select(Account, LoginSession).join(LoginSession).where(col(LoginSession.former_hash) == bindparam("hash"))
)
_DROPPED = (
    select(Account, LoginSession)
    .join(LoginSession)
    .join(EndedSession, col(EndedSession.goes_on_as) == LoginSession.id)
    .where(col(EndedSession.token_hash) == bindparam("hash"))
)
