"""Sessions: one for each signed-in browser, with limits by whose device it is and who uses it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.domain import scope
from app.domain.deliveries import hold_to
from app.domain.entry_links import Purpose, end_links
from app.domain.families import membership_of
from app.domain.tokens import hash_of, new_token
from app.errors import NotAllowed, NotFound
from app.ids import uuid7
from app.models import Account, EndedSession, LoginSession, PushSubscription, Role, SessionKind

MOST = 20
"""Sessions of one account; beyond that the one that was idle longest ends."""
ROTATED_EVERY = timedelta(hours=24)
"""How long a token is good before it is exchanged for a new one."""
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
    login: str
    """The name that signed in; empty in a demo."""


@dataclass(frozen=True)
class Proof:
    """When somebody last proved who they are, and until when a recovery holds them back."""

    fresh_at: datetime
    restricted_until: datetime | None = None
    is_demo: bool = False


NO_PROOF = Proof(datetime.fromtimestamp(0, UTC))
"""What somebody has who only holds a token."""


class NeedsProof(NotAllowed):
    """The session is open, but what was asked for takes a fresh passkey or password."""

    code = "needs-proof"


class Restricted(NotAllowed):
    """For a day after a recovery nothing may be shared, invited or removed."""

    code = "restricted"


def open_session(session: Session, account: Account, entry: Entry, now: datetime) -> Opened:
    """Sign the account in on one browser. The token is random, and only its hash is kept."""
    kind = _kind_of(session, account.id, now, shared_device=entry.shared_device)
    idle, longest = LIMITS[kind]
    _make_room(session, account.id, now)
    token = new_token()
    opened = LoginSession(
        id=uuid7(now),
        account_id=account.id,
        token_hash=hash_of(token),
        rotated_at=now,
        kind=kind,
        label=entry.label,
        factor=entry.factor,
        # A link was seen by whoever saw the screen: it opens the diary, and proves nothing.
        fresh_at=NO_PROOF.fresh_at if entry.factor == Purpose.DEVICE else now,
        created_at=now,
        last_seen_at=now,
        idle_until=now + idle,
        ends_at=min([now + longest, *_ends(session, account, now)]),
    )
    session.add(opened)
    return Opened(opened, token, "" if account.demo_ends_at else account.login)


def keep_alive(opened: LoginSession, now: datetime) -> None:
    """Push the idle limit out; written at most once a minute."""
    if now - opened.last_seen_at >= timedelta(minutes=1):
        opened.idle_until = now + LIMITS[opened.kind].idle
        # Until the newest token is used, the time of its making is all that is known of it.
        if opened.has_arrived:
            opened.last_seen_at = now


def end_session(session: Session, session_id: UUID) -> None:
    """Sign one browser out; its push subscription and what was on its way there go with it."""
    _hold(session, session_id)
    session.exec(delete(LoginSession).where(col(LoginSession.id) == session_id))


def end_elsewhere(session: Session, account_id: UUID, now: datetime, keep: UUID | None = None) -> int:
    """Sign the account out everywhere but in the session `keep`; those browsers have to forget everything."""
    with scope.lifted(session):
        ended = [row for row in hold_sessions(session, [account_id]) if row.id != keep]
        hold_to(session, col(PushSubscription.session_id).in_([row.id for row in ended]))
        end_links(session, account_id, [Purpose.DEVICE])
        for row in ended:
            _forget(session, row, now)
    return len(ended)


def hold_sessions(session: Session, accounts: Collection[UUID]) -> Sequence[LoginSession]:
    """The sessions of these accounts, held until the transaction ends; whoever ends them holds them first."""
    query = (
        select(LoginSession)
        .where(col(LoginSession.account_id).in_(accounts))
        .order_by(col(LoginSession.id))
        .with_for_update()
    )
    with scope.lifted(session):
        return session.exec(query).all()


def end_one(session: Session, account_id: UUID, session_id: UUID, now: datetime) -> None:
    """Sign one of the account's browsers out; NotFound where it is none of theirs."""
    row = session.get(LoginSession, session_id, with_for_update=True)
    if row is None or row.account_id != account_id:
        raise NotFound
    end(session, row, now)


def end(session: Session, row: LoginSession, now: datetime) -> None:
    """End a session from elsewhere: whoever shows its token is told to forget everything."""
    _hold(session, row.id)
    # Whoever had this browser may have shown a link to the next one.
    end_links(session, row.account_id, [Purpose.DEVICE])
    _forget(session, row, now)


def _forget(session: Session, row: LoginSession, now: datetime) -> None:
    for token_hash in filter(None, (row.token_hash, row.former_hash)):
        session.merge(EndedSession(token_hash=token_hash, ended_at=now))
    session.delete(row)


def _hold(session: Session, session_id: UUID) -> None:
    """The session first, then what ends with it: in the order of all who end one."""
    session.exec(select(LoginSession.id).where(col(LoginSession.id) == session_id).with_for_update()).all()
    hold_to(session, col(PushSubscription.session_id) == session_id)


def open_sessions(session: Session, account_id: UUID, now: datetime) -> list[LoginSession]:
    """Where the account is signed in, the most recently used first."""
    rows = [row for row in _all_of(session, account_id) if row.is_open(now)]
    return sorted(rows, key=lambda row: row.last_seen_at, reverse=True)


def rekind(session: Session, account_id: UUID, now: datetime) -> None:
    """After a change of role: give the account's sessions the limits of the new one, and new tokens soon."""
    with scope.lifted(session):
        for row in _all_of(session, account_id):
            kind = _kind_of(session, account_id, now, shared_device=row.shared_device)
            if kind != row.kind and row.is_open(now):
                _limit(session, row, kind, now)
            _renew_soon(row, now)


def _renew_soon(row: LoginSession, now: datetime) -> None:
    had_arrived = row.has_arrived
    row.rotated_at = min(row.rotated_at, now - ROTATED_EVERY)
    if not had_arrived:
        row.last_seen_at = row.rotated_at


def require_proof(proof: Proof, now: datetime) -> None:
    """NeedsProof unless it is fresh, Restricted after a recovery; a demo has nothing to prove."""
    if proof.is_demo:
        return
    if proof.restricted_until is not None and now < proof.restricted_until:
        raise Restricted(retry_after=ceil((proof.restricted_until - now).total_seconds()))
    if now - proof.fresh_at > FRESH_FOR:
        raise NeedsProof


def require_todays_proof(proof: Proof, now: datetime) -> None:
    """NeedsProof where it is older than a therapist's session may be; a parent's own phone lasts longer."""
    if now - proof.fresh_at > LIMITS[SessionKind.THERAPIST].longest:
        raise NeedsProof


def _limit(session: Session, row: LoginSession, kind: SessionKind, now: datetime) -> None:
    ends = _ends(session, session.get_one(Account, row.account_id), now)
    idle, longest = LIMITS[kind]
    row.kind = kind
    row.idle_until = row.last_seen_at + idle
    row.ends_at = min([row.created_at + longest, *ends])


def _ends(session: Session, account: Account, now: datetime) -> list[datetime]:
    """When the account's demo ends, and its place in a family, where they end by themselves."""
    place = membership_of(session, account.id, now)
    return [at for at in (account.demo_ends_at, place.until if place else None) if at]


def _make_room(session: Session, account_id: UUID, now: datetime) -> None:
    rows = sorted(_all_of(session, account_id), key=lambda row: row.last_seen_at)
    # A forgotten tablet gives up what it shows; what waits unsent there is still its owner's, and stays.
    for row in rows[: max(0, len(rows) - MOST + 1)]:
        end(session, row, now)


def _all_of(session: Session, account_id: UUID) -> Sequence[LoginSession]:
    return session.exec(select(LoginSession).where(col(LoginSession.account_id) == account_id)).all()


def _kind_of(session: Session, account_id: UUID, now: datetime, *, shared_device: bool) -> SessionKind:
    if shared_device:
        return SessionKind.SHARED
    membership = membership_of(session, account_id, now)
    if membership is None:
        return SessionKind.THERAPIST
    return SessionKind.CARER if membership.role == Role.CARER else SessionKind.OWN
