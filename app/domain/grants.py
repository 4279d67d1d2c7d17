"""What a family shares with one therapist about one child: which kinds, for what, and until when."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from app.domain.access import Caregiver, open_grants
from app.domain.args import Args, Words
from app.domain.audit import note
from app.domain.days import over_at
from app.domain.looks import last_looks
from app.domain.sessions import require_proof
from app.errors import Conflict, Invalid, NotFound
from app.ids import uuid7
from app.models import SHAREABLE, Account, Child, Family, Grant, Invitation, Membership

LONGEST = timedelta(days=365)

Kind = Literal["wins", "ratings", "routines"]


def in_order(kinds: Collection[str]) -> list[str]:
    """The kinds among these, each once, in the order they are always named in."""
    return [kind for kind in SHAREABLE if kind in kinds]


Kinds = Annotated[list[Kind], Field(min_length=1, max_length=3), AfterValidator(in_order)]
"""What is shared, by name, each once."""
Refused = Annotated[list[Kind], Field(max_length=3), AfterValidator(in_order)]
"""What the family was asked about and said no to."""
Purpose = Annotated[Words, StringConstraints(max_length=120)]
"""What the family shares for, in its own words."""


class ChangeGrant(Args):
    """What is to be shared from now on, for what, and its last day; what is left out stays."""

    kinds: Kinds | None = None
    until: date | None = None
    purpose: Purpose | None = None


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
    refused: list[str]
    purpose: str
    since: date
    until: date
    last_looked_at: datetime | None
    seen_at: datetime | None
    made_by_former: bool
    """Whether who gave it has left the family since: worth another look by those who stayed."""


def grants_of(session: Session, family_id: UUID, now: datetime) -> list[SharedWith]:
    """The family's open grants, oldest first."""
    query = (
        select(Grant, Account.name, Account.title)
        .join(Account, col(Account.id) == col(Grant.account_id))
        .where(col(Grant.family_id) == family_id, open_grants(now))
        .order_by(col(Grant.created_at), col(Grant.id))
    )
    looked = last_looks(session, family_id)
    members = set(session.exec(select(Membership.id).where(col(Membership.family_id) == family_id)))
    return [
        _shared(grant, Person(name=name, title=title), looked.get(grant.id), members)
        for grant, name, title in session.exec(query)
    ]


def open_grant(session: Session, caregiver: Caregiver, grant_id: UUID, now: datetime) -> Grant:
    """The family's grant with this id, while it lets anybody read; NotFound for any other."""
    query = select(Grant).where(
        col(Grant.family_id) == caregiver.family_id, col(Grant.id) == grant_id, open_grants(now)
    )
    grant = session.exec(query).first()
    if grant is None:
        raise NotFound
    return grant


def change_grant(
    session: Session, caregiver: Caregiver, grant_id: UUID, args: ChangeGrant, now: datetime
) -> SharedWith:
    """Share more, less, longer or shorter from this moment on; more or longer takes a fresh proof."""
    grant = open_grant(session, caregiver, grant_id, now)
    if _opens_wider(grant, args):
        require_proof(caregiver.proof, now)
    account = session.get_one(Account, grant.account_id)
    if _change(session.get_one(Family, caregiver.family_id), grant, args, now):
        _note(session, caregiver, "grant-changed", grant, account, now)
    person = Person(name=account.name, title=account.title)
    looked_at = last_looks(session, caregiver.family_id).get(grant.id)
    maker = session.get(Membership, (caregiver.family_id, grant.made_by))
    return _shared(grant, person, looked_at, {maker.id} if maker else set())


def stop_grant(session: Session, caregiver: Caregiver, grant_id: UUID, now: datetime) -> None:
    """End a grant at once; stopping it again changes nothing."""
    grant = session.get(Grant, (caregiver.family_id, grant_id))
    if grant is None:
        raise NotFound
    if grant.stopped_at is None:
        grant.stopped_at = now
        account = session.get_one(Account, grant.account_id)
        _note(session, caregiver, "grant-stopped", grant, account, now)


def give_grant(session: Session, invitation: Invitation, account: Account, now: datetime) -> Grant:
    """Let a therapist read what an invitation offers; Conflict where they read the child's namesake.

    A second invitation for the same child replaces what the first one offered.
    """
    assert invitation.until  # noqa: S101 - a therapist's invitation has a last day
    refuse_namesake(session, invitation, account.id)
    grant = _unstopped(session, invitation, account.id)
    if grant and grant.ends_at <= now:
        grant.stopped_at = grant.ends_at
        # Only one at a time is neither stopped nor replaced, so this one goes first.
        session.flush()
        grant = None
    family = session.get_one(Family, invitation.family_id)
    terms = invitation.model_dump(include={"made_by", "kinds", "refused", "purpose", "since", "until"})
    terms |= {"ends_at": over_at(family, invitation.until)}
    if grant:
        return grant.sqlmodel_update(terms)
    ids: dict[str, Any] = {
        "family_id": family.id,
        "child_id": invitation.child_id,
        "account_id": account.id,
    }
    grant = Grant(id=uuid7(now), created_at=now, **ids, **terms)
    session.add(grant)
    return grant


def refuse_namesake(session: Session, invitation: Invitation, account_id: UUID) -> None:
    """Conflict where the account knows another family's child by this id.

    A therapist asks for a child by its id alone: nobody may put another child in its place. The database
    keeps this too, by one open grant for each account and child id, whatever the family.
    """
    elsewhere = select(Grant.id).where(
        _given(account_id, invitation), col(Grant.family_id) != invitation.family_id
    )
    at_home = (
        select(Child.id)
        .join(Membership, col(Membership.family_id) == col(Child.family_id))
        .where(col(Membership.id) == account_id, col(Child.id) == invitation.child_id)
    )
    if session.exec(elsewhere).first() or session.exec(at_home).first():
        raise Conflict


def check_until(family: Family, until: date, now: datetime) -> None:
    """Invalid unless the day is still going or to come, and within a year."""
    # The far end first: the last day there is has no morning after it.
    if until > now.astimezone(ZoneInfo(family.zone)).date() + LONGEST or over_at(family, until) <= now:
        raise Invalid("until-out-of-range")


def _opens_wider(grant: Grant, args: ChangeGrant) -> bool:
    more = args.kinds is not None and not set(args.kinds) <= set(grant.kinds)
    return more or (args.until is not None and args.until > grant.until)


def _change(family: Family, grant: Grant, args: ChangeGrant, now: datetime) -> bool:
    wanted = args.model_dump(exclude_none=True)
    changed = {name: value for name, value in wanted.items() if getattr(grant, name) != value}
    if "until" in changed:
        check_until(family, changed["until"], now)
        changed["ends_at"] = over_at(family, changed["until"])
    if "kinds" in changed:
        # What is taken back was decided too, and what is given is refused no longer.
        changed["refused"] = in_order({*grant.refused, *grant.kinds} - set(changed["kinds"]))
    grant.sqlmodel_update(changed)
    return bool(changed)


def _unstopped(session: Session, invitation: Invitation, account_id: UUID) -> Grant | None:
    query = select(Grant).where(_given(account_id, invitation), col(Grant.family_id) == invitation.family_id)
    return session.exec(query).first()


def _given(account_id: UUID, invitation: Invitation) -> ColumnElement[bool]:
    # Also one that has run out: the database counts those, as it cannot ask the clock.
    return and_(
        col(Grant.account_id) == account_id,
        col(Grant.child_id) == invitation.child_id,
        col(Grant.stopped_at).is_(None),
    )


def _note(
    session: Session,
    caregiver: Caregiver,
    what: Literal["grant-changed", "grant-stopped"],
    grant: Grant,
    account: Account,
    now: datetime,
) -> None:
    kinds = grant.kinds if what == "grant-changed" else ()
    until = grant.until if what == "grant-changed" else None
    child_id = grant.child_id
    note(session, caregiver, what, now, about=account.name, child_id=child_id, kinds=kinds, until=until)


def _shared(
    grant: Grant, person: Person, looked_at: datetime | None, members: Collection[UUID]
) -> SharedWith:
    kept = {"id", "child_id", "kinds", "refused", "purpose", "since", "until", "seen_at"}
    fields = grant.model_dump(include=kept)
    is_former = grant.made_by not in members
    return SharedWith(person=person, last_looked_at=looked_at, made_by_former=is_former, **fields)
