"""Links that sign an account in, once: on a further device, or after everything else was lost."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from app.domain.tokens import hash_of, is_plausible, new_token
from app.errors import NotFound
from app.ids import uuid7
from app.models import Account, EntryLink


class Purpose(StrEnum):
    """Who made the link, and so what its session may do."""

    DEVICE = "device"
    RECOVERY = "recovery"


LASTS = {Purpose.DEVICE: timedelta(minutes=10), Purpose.RECOVERY: timedelta(minutes=30)}


class NewLink(NamedTuple):
    """A link's token, which is told once, and until when it works."""

    token: str
    expires_at: datetime


class Entered(NamedTuple):
    """Who a link signed in, and by which kind of link."""

    account: Account
    purpose: Purpose


def make_link(session: Session, account_id: UUID, purpose: Purpose, now: datetime) -> NewLink:
    """A new link; the ones made before it for the same purpose end."""
    end_links(session, account_id, [purpose])
    token = new_token()
    link = EntryLink(
        id=uuid7(now),
        account_id=account_id,
        token_hash=hash_of(token),
        purpose=purpose,
        created_at=now,
        expires_at=now + LASTS[purpose],
    )
    session.add(link)
    return NewLink(token, link.expires_at)


def end_links(session: Session, account_id: UUID, purposes: Iterable[Purpose] = Purpose) -> None:
    """Links on their way open nothing any more: those for these purposes."""
    session.exec(
        delete(EntryLink).where(
            col(EntryLink.account_id) == account_id,
            col(EntryLink.purpose).in_(list(purposes)),
            col(EntryLink.used_at).is_(None),
        )
    )


def use_link(session: Session, token: str, now: datetime) -> Entered:
    """Whom the link signs in, once; NotFound alike for unknown, used and expired ones."""
    if not is_plausible(token):
        raise NotFound
    link = session.exec(select(EntryLink).where(col(EntryLink.token_hash) == hash_of(token))).first()
    if link is None:
        raise NotFound
    # The condition decides between two who open the same link, even in two processes.
    used = session.exec(
        update(EntryLink)
        .where(
            col(EntryLink.id) == link.id,
            col(EntryLink.used_at).is_(None),
            col(EntryLink.expires_at) > now,
        )
        .values(used_at=now)
    )
    if used.rowcount != 1:
        raise NotFound
    return Entered(session.get_one(Account, link.account_id), Purpose(link.purpose))
