"""Single-use links into a family: for a child's therapist, or for another parent."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlmodel import Session, col, select

from app.clock import local_day
from app.domain.access import Caregiver, child_for
from app.domain.accounts import NewAccount, create_account
from app.domain.args import Args, Title
from app.domain.families import join_family, membership_of
from app.domain.grants import Kind, Kinds, Purpose, Refused, check_until, give_grant, over_at
from app.domain.sharing import open_at
from app.domain.tokens import hash_of, new_token
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.models import Account, Family, Invitation, Role

LASTS = timedelta(hours=72)
_LONGEST_TOKEN = 100


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


class InviteParent(Args):
    """A further parent, who sees and edits what the family sees."""

    id: UUID
    role: Literal["parent"]
    name: Title


Invite = Annotated[InviteTherapist | InviteParent, Field(discriminator="role")]


def invite(
    session: Session, caregiver: Caregiver, args: InviteTherapist | InviteParent, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation and its token, which is told once; only its hash is kept."""
    if session.get(Invitation, (caregiver.family_id, args.id)):
        raise Conflict
    if isinstance(args, InviteTherapist):
        args = _checked(session, caregiver, args, now)
    elif caregiver.role != Role.OWNER:
        raise NotAllowed
    token = new_token()
    invitation = Invitation(
        family_id=caregiver.family_id,
        token_hash=hash_of(token),
        made_by=caregiver.account_id,
        created_at=now,
        expires_at=now + LASTS,
        **args.model_dump(),
    )
    session.add(invitation)
    return invitation, token


def cancel_invitation(session: Session, caregiver: Caregiver, invitation_id: UUID) -> None:
    """Take an unused invitation back, so that its link is as good as none; NotFound for any other."""
    invitation = session.get(Invitation, (caregiver.family_id, invitation_id))
    if invitation is None or invitation.used_at:
        raise NotFound
    session.delete(invitation)


def open_invitation(session: Session, token: str, now: datetime) -> Invitation:
    """The invitation of a link; NotFound alike for unknown, used, expired and cancelled ones."""
    if not token or len(token) > _LONGEST_TOKEN:
        raise NotFound
    query = select(Invitation).where(
        col(Invitation.token_hash) == hash_of(token),
        open_at(now),
    )
    invitation = session.exec(query).first()
    if invitation is None or _is_outlived(session, invitation, now):
        raise NotFound
    return invitation


def newcomer(
    session: Session, invitation: Invitation, args: NewAccount, password_hash: str, now: datetime
) -> Account:
    """An account for someone who was invited; one that a demo family invited ends with the demo."""
    account = create_account(session, args, password_hash, now)
    account.demo_ends_at = session.get_one(Family, invitation.family_id).demo_ends_at
    return account


def accept(session: Session, invitation: Invitation, account: Account, now: datetime) -> None:
    """Give the account what the invitation offers, once; Conflict where the account cannot take it."""
    family = session.get_one(Family, invitation.family_id)
    if (family.demo_ends_at is None) != (account.demo_ends_at is None):
        # What one of them keeps would be gone with the other's demo.
        raise Conflict("demo-apart")
    membership = membership_of(session, account.id)
    if membership and membership.family_id == invitation.family_id:
        raise Conflict("own-family")
    if membership and invitation.role == "parent":
        raise Conflict("has-family")
    _use_up(session, invitation, now)
    if invitation.role == "parent":
        join_family(session, invitation.family_id, account, Role.PARENT, now)
    else:
        give_grant(session, invitation, account, now)


def _checked(session: Session, caregiver: Caregiver, args: InviteTherapist, now: datetime) -> InviteTherapist:
    child_for(session, caregiver, args.child_id)
    family = session.get_one(Family, caregiver.family_id)
    check_until(family, args.until, now)
    since = args.since or local_day(now, family.zone, family.day_starts_at)
    if since > args.until:
        raise Invalid("since-after-until")
    if set(args.refused) & set(args.kinds):
        raise Invalid
    return args.model_copy(update={"since": since})


def _is_outlived(session: Session, invitation: Invitation, now: datetime) -> bool:
    # What it offers may be over before the link itself is.
    family = session.get_one(Family, invitation.family_id)
    return invitation.until is not None and over_at(family, invitation.until) <= now


def _use_up(session: Session, invitation: Invitation, now: datetime) -> None:
    # The condition decides between two people with one link, even in two processes.
    used = session.connection().execute(
        update(Invitation)
        .where(
            col(Invitation.family_id) == invitation.family_id,
            col(Invitation.id) == invitation.id,
            open_at(now),
        )
        .values(used_at=now)
    )
    if used.rowcount != 1:
        raise NotFound
