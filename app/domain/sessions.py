"""Sessions: one for each signed-in browser, with limits by whose device it is and who uses it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.domain.families import membership_of
from app.domain.tokens import hash_of, new_token
from app.errors import NotAllowed
from app.ids import uuid7
from app.models import Account, EndedSession, LoginSession, Role, SessionKind

FRESH_FOR = timedelta(minutes=5)
"""How long a proof of who one is opens what needs one."""


class Span(NamedTuple):
    """How long a session lives unused, and at most."""

    idle: timedelta
    longest: timedelta


LIMITS = {
    SessionKind.OWN: Span(timedelta(days=30), timedelta(days=180)),
    SessionKind.SHARED: Span(timedelta(minutes=30), timedelta(hours=12)),
    SessionKind.CARER: Span(timedelta(days=7), timedelta(days=30)),
    SessionKind.THERAPIST: Span(timedelta(minutes=30), timedelta(hours=12)),
}
"""A parent logs many times a day with one hand; who reads of other people's children signs in more often."""


@dataclass(frozen=True)
class Entry:
    """How somebody came in: by which factor, on what device."""

    factor: str
    label: str = ""
    shared_device: bool = False


@dataclass(frozen=True)
class Opened:
    """A new session, and the token that is told once."""

    session: LoginSession
    token: str


@dataclass(frozen=True)
class Proof:
    """When somebody last proved who they are, and until when a recovery holds them back."""

    fresh_at: datetime
    restricted_until: datetime | None = None
    is_demo: bool = False


NO_PROOF = Proof(datetime.min.replace(tzinfo=UTC))
"""What somebody has who only holds a token for one purpose."""


class NeedsProof(NotAllowed):
    """The session is open, but what was asked for takes a fresh passkey or password."""

    code = "needs-proof"


class Restricted(NotAllowed):
    """For a day after a recovery nothing may be shared, invited or removed."""

    code = "restricted"


def open_session(session: Session, account: Account, entry: Entry, now: datetime) -> Opened:
    """Sign the account in on one browser. The token is random, and only its hash is kept."""
    kind = _kind_of(session, account.id, shared_device=entry.shared_device)
    idle, longest = LIMITS[kind]
    token = new_token()
    opened = LoginSession(
        id=uuid7(now),
        account_id=account.id,
        token_hash=hash_of(token),
        rotated_at=now,
        kind=kind,
        label=entry.label,
        factor=entry.factor,
        fresh_at=now,
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
        opened.last_seen_at = now
        opened.idle_until = now + LIMITS[opened.kind].idle


def end_session(session: Session, session_id: UUID) -> None:
    """Sign one browser out; its push subscription and what was on its way there go with it."""
    session.exec(delete(LoginSession).where(col(LoginSession.id) == session_id))


def end_elsewhere(session: Session, account_id: UUID, now: datetime, keep: UUID | None = None) -> int:
    """Sign the account out everywhere but in the session `keep`; those browsers have to forget everything."""
    query = select(LoginSession).where(col(LoginSession.account_id) == account_id)
    ended = [row for row in session.exec(query) if row.id != keep]
    for row in ended:
        session.add(EndedSession(token_hash=row.token_hash, ended_at=now))
        session.delete(row)
    return len(ended)


def require_proof(proof: Proof, now: datetime) -> None:
    """NeedsProof unless it is fresh, Restricted after a recovery; a demo has nothing to prove."""
    if proof.is_demo:
        return
    if proof.restricted_until is not None and now < proof.restricted_until:
        raise Restricted
    if now - proof.fresh_at > FRESH_FOR:
        raise NeedsProof


def _kind_of(session: Session, account_id: UUID, *, shared_device: bool) -> SessionKind:
    if shared_device:
        return SessionKind.SHARED
    membership = membership_of(session, account_id)
    if membership is None:
        return SessionKind.THERAPIST
    return SessionKind.CARER if membership.role == Role.CARER else SessionKind.OWN
