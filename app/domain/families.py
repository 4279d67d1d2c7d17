"""Families and who belongs to them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from app.domain import feed
from app.ids import uuid7
from app.models import Account, Family, Membership, Role


def found_family(session: Session, founder: Account, zone: str, now: datetime) -> Family:
    """A new family in a time zone, with its founder as owner."""
    family = Family(
        id=uuid7(now), zone=zone, epoch=uuid4(), created_at=now, demo_ends_at=founder.demo_ends_at
    )
    session.add(family)
    # The membership below refers to it, and the session knows no order between the two.
    session.flush()
    feed.publish(session, family)
    join_family(session, family.id, founder, Role.OWNER, now)
    return family


def join_family(session: Session, family_id: UUID, account: Account, role: Role, now: datetime) -> Membership:
    """Give an account its place in a family; an account has one family at most."""
    membership = Membership(family_id=family_id, id=account.id, name=account.name, role=role, since=now)
    session.add(membership)
    feed.publish(session, membership)
    return membership


def membership_of(session: Session, account_id: UUID) -> Membership | None:
    """The account's place in a family; None for one that only looks after other families' children."""
    return session.exec(select(Membership).where(col(Membership.id) == account_id)).first()
