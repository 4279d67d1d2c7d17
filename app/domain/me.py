"""What the app needs to know about who is signed in."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session, col, select

from app.domain.families import membership_of
from app.models import Account, Family, Grant, LoginSession, Role


class MyAccount(BaseModel):
    """The account, as its owner sees it."""

    id: UUID
    name: str


class MyFamily(BaseModel):
    """The family one belongs to."""

    id: UUID
    role: Role
    zone: str
    day_starts_at: int


class Me(BaseModel):
    """Who is signed in, and which doors are theirs."""

    account: MyAccount
    family: MyFamily | None
    therapist: bool
    demo: bool
    demo_ends_at: datetime | None
    shared_device: bool


def describe(session: Session, account_id: UUID, session_id: UUID) -> Me:
    """The signed-in person, their family, and whether they have ever been granted a look at a child."""
    account = session.get_one(Account, account_id)
    membership = membership_of(session, account_id)
    grant = session.exec(select(Grant.id).where(col(Grant.account_id) == account_id).limit(1)).first()
    return Me(
        account=MyAccount(id=account.id, name=account.name),
        family=_family(session, membership.family_id, membership.role) if membership else None,
        therapist=grant is not None or membership is None,
        demo=account.demo_ends_at is not None,
        demo_ends_at=account.demo_ends_at,
        shared_device=session.get_one(LoginSession, session_id).shared_device,
    )


def _family(session: Session, family_id: UUID, role: Role) -> MyFamily:
    family = session.get_one(Family, family_id)
    return MyFamily(id=family.id, role=role, zone=family.zone, day_starts_at=family.day_starts_at)
