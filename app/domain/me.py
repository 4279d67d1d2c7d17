"""What the app needs to know about who is signed in."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session, col, select

from app.domain.families import membership_of
from app.domain.invitations import asking
from app.domain.recovery import last_recovery
from app.models import Account, Family, Grant, Invitation, LoginSession, Membership, Role


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
    until: datetime | None
    """When a carer's place ends by itself."""
    helper: bool
    """Whether they came in by a helper's link, with nothing of their own to sign in with."""
    removal_at: datetime | None
    """When another owner's wish to remove this one takes effect, unless either takes it back."""


class Asked(BaseModel):
    """A family that one asked to come into, and that has not answered yet."""

    role: str
    invited_by: str


class Me(BaseModel):
    """Who is signed in, and which doors are theirs."""

    account: MyAccount
    family: MyFamily | None
    therapist: bool
    demo: bool
    demo_ends_at: datetime | None
    shared_device: bool
    asked: list[Asked]
    recovered_at: datetime | None
    """When somebody came back in with a recovery code or the operator's link, within the past day."""


def describe(session: Session, account_id: UUID, session_id: UUID, now: datetime) -> Me:
    """The signed-in person and their family; who has none and waits for none has a therapist's doors."""
    account = session.get_one(Account, account_id)
    opened = session.get_one(LoginSession, session_id)
    membership = membership_of(session, account_id, now)
    grant = session.exec(select(Grant.id).where(col(Grant.account_id) == account_id).limit(1)).first()
    asked = _asked(session, account_id)
    return Me(
        account=MyAccount(id=account.id, name=account.name),
        family=_family(session, membership, opened) if membership else None,
        therapist=grant is not None or (membership is None and not asked),
        demo=account.demo_ends_at is not None,
        demo_ends_at=account.demo_ends_at,
        shared_device=opened.shared_device,
        asked=asked,
        recovered_at=last_recovery(session, account_id, now),
    )


def _family(session: Session, membership: Membership, opened: LoginSession) -> MyFamily:
    family = session.get_one(Family, membership.family_id)
    return MyFamily(
        id=family.id,
        role=membership.role,
        zone=family.zone,
        day_starts_at=family.day_starts_at,
        until=membership.until,
        helper=opened.factor == "helper",
        removal_at=membership.removal_at,
    )


def _asked(session: Session, account_id: UUID) -> list[Asked]:
    waiting = select(Invitation).where(col(Invitation.account_id) == account_id, asking())
    return [
        Asked(role=found.role, invited_by=found.invited_by)
        for found in session.exec(waiting.order_by(col(Invitation.used_at)))
    ]
