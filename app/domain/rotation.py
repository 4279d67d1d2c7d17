"""A session's token changes from time to time, and whoever still uses an old one has stolen or been robbed.

The former token goes on for a minute, for requests that were on their way; and for as long as nobody has
used the new one, because the answer that brought it may have been lost on a train.
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
    found = session.exec(_FORMER, params={"hash": token_hash}).first()
    if found is None:
        raise EndedElsewhere if session.get(EndedSession, token_hash) else SignedOut
    if is_spent(found[1], now):
        raise Reused(token_hash)
    return found[0], found[1]


def is_spent(opened: LoginSession, now: datetime) -> bool:
    """Whether the former token may not be used any more."""
    return opened.has_arrived and now - opened.rotated_at > GRACE


def is_due(opened: LoginSession, token_hash: bytes, now: datetime) -> bool:
    """Whether whoever shows the token gets a new one: once a day, and where the last one was lost."""
    is_lost = opened.token_hash != token_hash and now - opened.rotated_at > GRACE
    return is_lost or now - opened.rotated_at >= ROTATED_EVERY


def rotate(session: Session, opened: LoginSession, shown: bytes, now: datetime) -> str | None:
    """A new token instead of the shown one; None where a request beside this one was faster."""
    token = new_token()
    values = {
        "token_hash": hash_of(token),
        "former_hash": shown,
        "rotated_at": now,
        "last_seen_at": now,
    }
    # Compared and set by the database, as two requests at once must not each make the other's token void.
    done = session.connection().execute(
        update(LoginSession)
        .where(col(LoginSession.id) == opened.id, col(LoginSession.token_hash) == opened.token_hash)
        .values(values)
    )
    if not done.rowcount:
        session.expire(opened, values)
        return None
    for name, value in values.items():
        set_committed_value(opened, name, value)
    return token


def end_reused(session: Session, token_hash: bytes, now: datetime) -> None:
    """End the session whose old token came back, for both who hold one; its family's audit says so."""
    for account, opened in session.exec(_FORMER, params={"hash": token_hash}).all():
        if is_spent(opened, now):
            end(session, opened, now)
            _tell(session, account.id, account.name, now)


def _tell(session: Session, account_id: UUID, name: str, now: datetime) -> None:
    membership = membership_of(session, account_id, now)
    if membership is not None:
        note(session, Actor(membership.family_id, account_id, name), "token-reused", now)


_FORMER = (
    select(Account, LoginSession).join(LoginSession).where(col(LoginSession.former_hash) == bindparam("hash"))
)
