"""Invitations into a family: who may invite whom, and who of those that asked is let in."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, and_, delete
from sqlmodel import Session, col, or_, select

from app.domain import feed, scope
from app.domain.access import Caregiver, child_for
from app.domain.args import Args, Title
from app.domain.audit import Done, note
from app.domain.days import local_day, over_at
from app.domain.families import join_family, membership_of
from app.domain.grants import Kind, Kinds, Purpose, Refused, check_until, give_grant
from app.domain.sessions import rekind, require_proof
from app.domain.tokens import hash_of, new_token
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.models import Account, Family, Invitation, Role

LASTS = timedelta(hours=72)
_MAY_INVITE = {Role.OWNER: {"owner", "parent", "carer", "therapist"}, Role.PARENT: {"carer", "therapist"}}


class InviteTherapist(Args):
    """Named kinds of entries about one child, from a first day to a last; `name` is the family's label."""

    id: UUID
    role: Literal["therapist"]
    child_id: UUID
    name: Title
    kinds: Kinds
    refused: Refused = Field(default_factory=list[Kind])
    purpose: Purpose = ""
    since: date | None = None
    until: date


class InviteCarer(Args):
    """Somebody who helps for today; until a last day, where there is one."""

    id: UUID
    role: Literal["carer"]
    name: Title
    until: date | None = None


class InviteParent(Args):
    """A further parent, who sees and edits what the family sees; as an owner, with equal rights in all."""

    id: UUID
    role: Literal["owner", "parent"]
    name: Title


Invite = Annotated[InviteTherapist | InviteCarer | InviteParent, Field(discriminator="role")]


class Guest(BaseModel):
    """Who asks to come in, as they call themselves, and since when."""

    name: str
    title: str
    at: datetime


class Invited(BaseModel):
    """An invitation whose link still works, or whose guest waits for an answer."""

    id: UUID
    role: str
    child_id: UUID | None
    name: str
    kinds: list[str]
    refused: list[str]
    purpose: str
    until: date | None
    created_at: datetime
    expires_at: datetime
    asking: Guest | None


class Answer(Args):
    """Whether who asks to come in is let in."""

    let_in: Annotated[bool, Field(strict=True)]


def invite(
    session: Session, caregiver: Caregiver, args: InviteTherapist | InviteCarer | InviteParent, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation and its token, which is told once; only its hash is kept."""
    _check_right(caregiver, args.role)
    require_proof(caregiver.proof, now)
    if session.get(Invitation, (caregiver.family_id, args.id)):
        raise Conflict
    token = new_token()
    invitation = Invitation(
        family_id=caregiver.family_id,
        token_hash=hash_of(token),
        made_by=caregiver.account_id,
        invited_by=caregiver.name,
        created_at=now,
        expires_at=now + LASTS,
        **_checked(session, caregiver, args, now).model_dump(),
    )
    session.add(invitation)
    _note(session, caregiver, "invited", invitation, now, invitation.name)
    return invitation, token


def cancel_invitation(session: Session, caregiver: Caregiver, invitation_id: UUID, now: datetime) -> None:
    """Take an unused invitation back, so that its link is as good as none; NotFound for any other."""
    invitation = session.get(Invitation, (caregiver.family_id, invitation_id))
    if invitation is None:
        raise NotFound
    _check_right(caregiver, invitation.role)
    # The condition decides between whoever takes it back and whoever opens it, even in two processes.
    unused = and_(
        col(Invitation.family_id) == caregiver.family_id,
        col(Invitation.id) == invitation_id,
        col(Invitation.used_at).is_(None),
    )
    if session.exec(delete(Invitation).where(unused)).rowcount != 1:
        raise NotFound
    _note(session, caregiver, "invitation-cancelled", invitation, now, invitation.name)


def answer(session: Session, caregiver: Caregiver, invitation_id: UUID, args: Answer, now: datetime) -> None:
    """Let in who asks to come in, or turn them away; once, and NotFound where nobody waits."""
    require_proof(caregiver.proof, now)
    feed.lock(session, caregiver.family_id)
    invitation = session.get(Invitation, (caregiver.family_id, invitation_id))
    if invitation is None or invitation.account_id is None or invitation.answered_at:
        raise NotFound
    _check_right(caregiver, invitation.role)
    invitation.answered_at = now
    # Whether the guest belongs to another family is not this family's to read.
    with scope.lifted(session):
        guest = session.get_one(Account, invitation.account_id, with_for_update=True)
        if args.let_in:
            _let_in(session, invitation, guest, now)
    _note(session, caregiver, "let-in" if args.let_in else "turned-away", invitation, now, guest.name)


def invitations_of(session: Session, family_id: UUID, now: datetime) -> list[Invited]:
    """The family's invitations that wait for a guest, and those whose guest waits, oldest first."""
    query = (
        select(Invitation, Account)
        .outerjoin(Account, col(Account.id) == col(Invitation.account_id))
        .where(col(Invitation.family_id) == family_id, or_(open_at(now), asking()))
        .order_by(col(Invitation.created_at), col(Invitation.id))
    )
    found = session.execute(query)  # pyright: ignore[reportDeprecated]
    return [_shown(invitation, guest) for invitation, guest in found]


def open_at(now: datetime) -> ColumnElement[bool]:
    """The condition of an invitation whose link still works."""
    return and_(col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now)


def asking() -> ColumnElement[bool]:
    """The condition of an invitation whose guest waits for an answer."""
    return and_(col(Invitation.used_at).is_not(None), col(Invitation.answered_at).is_(None))


def is_outlived(session: Session, invitation: Invitation, now: datetime) -> bool:
    """Whether what it offers is over, though its link, or its guest, still waits."""
    family = session.get_one(Family, invitation.family_id)
    return invitation.until is not None and over_at(family, invitation.until) <= now


def check_fit(session: Session, invitation: Invitation, account: Account, now: datetime) -> None:
    """Conflict where the account cannot take the place that it is offered."""
    family = session.get_one(Family, invitation.family_id)
    if (family.demo_ends_at is None) != (account.demo_ends_at is None):
        # What one of them keeps would be gone with the other's demo.
        raise Conflict("demo-apart")
    membership = membership_of(session, account.id, now)
    if membership and membership.family_id == invitation.family_id:
        raise Conflict("own-family")
    if membership and invitation.role != "therapist":
        raise Conflict("has-family")


def _check_right(caregiver: Caregiver, role: str) -> None:
    if role not in _MAY_INVITE.get(caregiver.role, ()):
        raise NotAllowed


def _checked(
    session: Session, caregiver: Caregiver, args: InviteTherapist | InviteCarer | InviteParent, now: datetime
) -> Args:
    if isinstance(args, InviteParent):
        return args
    family = session.get_one(Family, caregiver.family_id)
    if args.until:
        check_until(family, args.until, now)
    if isinstance(args, InviteCarer):
        return args
    child_for(session, caregiver, args.child_id)
    since = args.since or local_day(now, family.zone, family.day_starts_at)
    if since > args.until:
        raise Invalid("since-after-until")
    if set(args.refused) & set(args.kinds):
        raise Invalid
    return args.model_copy(update={"since": since})


def _let_in(session: Session, invitation: Invitation, guest: Account, now: datetime) -> None:
    if is_outlived(session, invitation, now):
        raise NotFound
    check_fit(session, invitation, guest, now)
    if invitation.role == "therapist":
        give_grant(session, invitation, guest, now)
        return
    family = session.get_one(Family, invitation.family_id)
    until = over_at(family, invitation.until) if invitation.until else None
    join_family(session, family.id, guest, Role(invitation.role), now, until)
    # What the sessions are allowed from now on is read from their place.
    session.flush()
    rekind(session, guest.id, now)


def _shown(invitation: Invitation, guest: Account | None) -> Invited:
    asks = None
    if guest and invitation.used_at:
        asks = Guest(name=guest.name, title=guest.title, at=invitation.used_at)
    return Invited(asking=asks, **invitation.model_dump(include=set(Invited.model_fields) - {"asking"}))


def _note(
    session: Session, caregiver: Caregiver, what: Done, invitation: Invitation, now: datetime, about: str
) -> None:
    child_id, kinds, until = invitation.child_id, invitation.kinds, invitation.until
    note(session, caregiver, what, now, about=about, child_id=child_id, kinds=kinds, until=until)
