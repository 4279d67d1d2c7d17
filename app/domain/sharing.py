"""What a family shares, with whom, until when, and who looked."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field
from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.looks import LookLine, last_looks, looks_at
from app.errors import Invalid, NotFound
from app.models import SHAREABLE, Account, Family, Grant, Invitation, Membership, Role

LONGEST = timedelta(days=365)

Kind = Literal["wins", "ratings", "routines"]


def _in_order(kinds: list[Kind]) -> list[str]:
    return [kind for kind in SHAREABLE if kind in kinds]


Kinds = Annotated[list[Kind], Field(min_length=1, max_length=3), AfterValidator(_in_order)]
"""What is shared, by name, each once."""


class ChangeGrant(Args):
    """What is to be shared from now on, and its last day; what is left out stays."""

    kinds: Kinds | None = None
    until: date | None = None


class Person(BaseModel):
    """A therapist, as they call themselves."""

    name: str
    title: str


class SharedWith(BaseModel):
    """One open grant, as the parents see it."""

    id: UUID
    child_id: UUID
    person: Person
    kinds: list[str]
    since: date
    until: date
    last_looked_at: datetime | None
    seen_at: datetime | None


class Invited(BaseModel):
    """An invitation that nobody has used yet."""

    id: UUID
    role: str
    child_id: UUID | None
    name: str
    kinds: list[str]
    until: date | None
    created_at: datetime
    expires_at: datetime


class Member(BaseModel):
    """An adult of the family."""

    id: UUID
    name: str
    role: Role
    you: bool


class Sharing(BaseModel):
    """Everything about who sees what."""

    grants: list[SharedWith]
    invitations: list[Invited]
    members: list[Member]
    looks: list[LookLine]


def sharing_of(session: Session, caregiver: Caregiver, now: datetime) -> Sharing:
    """Open grants and invitations, the adults of the family, and the newest looks."""
    return Sharing(
        grants=_grants(session, caregiver.family_id, now),
        invitations=_invitations(session, caregiver.family_id, now),
        members=_members(session, caregiver),
        looks=looks_at(session, caregiver.family_id),
    )


def change_grant(
    session: Session, caregiver: Caregiver, grant_id: UUID, args: ChangeGrant, now: datetime
) -> SharedWith:
    """Share more, less, longer or shorter from this moment on; NotFound for a grant that has ended."""
    grant = _grant(session, caregiver, grant_id)
    if not grant.is_open(now):
        raise NotFound
    if args.kinds:
        grant.kinds = list(args.kinds)
    if args.until:
        share_until(session.get_one(Family, caregiver.family_id), grant, args.until, now)
    account = session.get_one(Account, grant.account_id)
    return _shared(grant, account.name, account.title, last_looks(session, caregiver.family_id).get(grant.id))


def stop_grant(session: Session, caregiver: Caregiver, grant_id: UUID, now: datetime) -> None:
    """End a grant at once; stopping it again changes nothing."""
    grant = _grant(session, caregiver, grant_id)
    grant.stopped_at = grant.stopped_at or now


def share_until(family: Family, grant: Grant, until: date, now: datetime) -> None:
    """Set a grant's last day; Invalid for a day that is over, or more than a year away."""
    check_until(family, until, now)
    grant.until = until
    grant.ends_at = over_at(family, until)


def check_until(family: Family, until: date, now: datetime) -> None:
    """Invalid unless the day is still going or to come, and within a year."""
    # The far end first: the last day there is has no morning after it.
    if until > now.astimezone(ZoneInfo(family.zone)).date() + LONGEST or over_at(family, until) <= now:
        raise Invalid("until-out-of-range")


def over_at(family: Family, day: date) -> datetime:
    """The instant the family's day is over."""
    morning = datetime.combine(day + timedelta(days=1), time(family.day_starts_at), ZoneInfo(family.zone))
    return morning.astimezone(UTC)


def open_at(now: datetime) -> ColumnElement[bool]:
    """The condition of an invitation whose link still works."""
    return and_(col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now)


def _grant(session: Session, caregiver: Caregiver, grant_id: UUID) -> Grant:
    grant = session.get(Grant, (caregiver.family_id, grant_id))
    if grant is None:
        raise NotFound
    return grant


def _grants(session: Session, family_id: UUID, now: datetime) -> list[SharedWith]:
    query = (
        select(Grant, Account.name, Account.title)
        .join(Account, col(Account.id) == col(Grant.account_id))
        .where(col(Grant.family_id) == family_id, col(Grant.stopped_at).is_(None), col(Grant.ends_at) > now)
        .order_by(col(Grant.created_at), col(Grant.id))
    )
    looked = last_looks(session, family_id)
    return [_shared(grant, name, title, looked.get(grant.id)) for grant, name, title in session.exec(query)]


def _shared(grant: Grant, name: str, title: str, looked_at: datetime | None) -> SharedWith:
    fields = grant.model_dump(include={"id", "child_id", "kinds", "since", "until", "seen_at"})
    return SharedWith(person=Person(name=name, title=title), last_looked_at=looked_at, **fields)


def _invitations(session: Session, family_id: UUID, now: datetime) -> list[Invited]:
    query = (
        select(Invitation)
        .where(col(Invitation.family_id) == family_id, open_at(now))
        .order_by(col(Invitation.created_at), col(Invitation.id))
    )
    return [Invited.model_validate(found, from_attributes=True) for found in session.exec(query)]


def _members(session: Session, caregiver: Caregiver) -> list[Member]:
    query = (
        select(Membership)
        .where(col(Membership.family_id) == caregiver.family_id)
        .order_by(col(Membership.role) != Role.OWNER, col(Membership.since), col(Membership.id))
    )
    return [
        Member(id=found.id, name=found.name, role=found.role, you=found.id == caregiver.account_id)
        for found in session.exec(query)
    ]
