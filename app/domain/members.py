"""The adults of a family: how a place in it changes, and how it ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.about_cards import stop_cards_of
from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.audit import Acting, Actor, note
from app.domain.families import in_time
from app.domain.sessions import end_elsewhere, hold_sessions, rekind, require_proof
from app.errors import Conflict, NotAllowed, NotFound
from app.models import HelperPass, Invitation, Membership, Role, Synced

_Ending = Literal["member-removed", "member-left", "member-over"]

NOTICE = timedelta(hours=72)
"""How long an owner has to object to being removed by another."""


class Member(BaseModel):
    """An adult of the family, as its parents see them."""

    id: UUID
    name: str
    role: Role
    you: bool
    until: datetime | None
    removal_at: datetime | None
    removal_yours: bool
    """Whether the one who looks asked for it, and may take it back."""
    helper: bool
    """Whether they came in by a link and a PIN, without an account of their own."""


class ChangeRole(Args):
    """What a parent is to the family from now on."""

    role: Literal["owner", "parent"]


class Former(Synced):
    """Somebody who was in the family: their name stays with what they wrote, on phones too."""

    kind: ClassVar[str] = "person"
    unsent: ClassVar[frozenset[str]] = frozenset()

    name: str
    role: Literal["former"] = "former"


def members_of(session: Session, caregiver: Caregiver, now: datetime) -> list[Member]:
    """The adults of the family, owners first."""
    query = (
        select(Membership, HelperPass)
        .outerjoin(
            HelperPass,
            (col(HelperPass.family_id) == col(Membership.family_id))
            & (col(HelperPass.account_id) == col(Membership.id)),
        )
        .where(col(Membership.family_id) == caregiver.family_id, in_time(now))
        .order_by(col(Membership.role) != Role.OWNER, col(Membership.since), col(Membership.id))
    )
    found = session.execute(query)  # pyright: ignore[reportDeprecated]
    return [_shown(member, caregiver, is_helper=helper is not None) for member, helper in found]


def change_role(
    session: Session, caregiver: Caregiver, account_id: UUID, args: ChangeRole, now: datetime
) -> Member:
    """Make a parent an equal owner, or step back from being one; nobody else's rank is anybody's to lower."""
    _check_owner(caregiver)
    require_proof(caregiver.proof, now)
    feed.lock(session, caregiver.family_id)
    member = _member(session, caregiver.family_id, account_id)
    if member.role == Role.CARER:
        raise NotAllowed
    if member.role == args.role:
        return _shown(member, caregiver, is_helper=False)
    if args.role == Role.PARENT:
        if member.id != caregiver.account_id:
            raise NotAllowed
        _check_another_owner(session, member)
    member.role = Role(args.role)
    member.removal_at = member.removal_by = None
    feed.publish(session, member)
    rekind(session, member.id, now)
    note(session, caregiver, "role-changed", now, about=member.name)
    return _shown(member, caregiver, is_helper=False)


def remove(session: Session, caregiver: Caregiver, account_id: UUID, now: datetime) -> None:
    """End a member's place: at once, or, where owner stands against owner, after `NOTICE`."""
    member = _member(session, caregiver.family_id, account_id)
    if member.id == caregiver.account_id or not _may_remove(caregiver, member):
        raise NotAllowed
    require_proof(caregiver.proof, now)
    if member.role != Role.OWNER:
        _end_or_conflict(session, member, caregiver, "member-removed", now)
    elif member.removal_at is None:
        feed.lock(session, caregiver.family_id)
        member.removal_at, member.removal_by = now + NOTICE, caregiver.account_id
        note(session, caregiver, "removal-asked", now, about=member.name)


def take_removal_back(session: Session, caregiver: Caregiver, account_id: UUID, now: datetime) -> None:
    """Let an owner stay after all: whoever asked for the removal may say so, and whom it is about."""
    member = _member(session, caregiver.family_id, account_id)
    if member.removal_at is None:
        raise NotFound
    if caregiver.account_id not in {member.id, member.removal_by}:
        raise NotAllowed
    member.removal_at = member.removal_by = None
    note(session, caregiver, "removal-taken-back", now, about=member.name)


def leave(session: Session, caregiver: Caregiver, now: datetime) -> None:
    """Give up one's own place; Conflict for the last owner, without whom nobody could decide.

    A parent proves who they are first, as only an invitation brings them back.
    """
    if not caregiver.is_carer:
        require_proof(caregiver.proof, now)
    member = _member(session, caregiver.family_id, caregiver.account_id)
    _end_or_conflict(session, member, caregiver, "member-left", now)


def carry_out_removals(session: Session, now: datetime) -> None:
    """Remove the owners whose notice is over, and clear away the places whose time is."""
    due = (col(Membership.removal_at) <= now) | (col(Membership.until) <= now)
    for key in session.exec(select(Membership.family_id, Membership.id).where(due)).all():
        # It may have gone with somebody else's, whose helper it was.
        member = session.get(Membership, key)
        if member:
            _carry_out(session, member, now)


def _carry_out(session: Session, member: Membership, now: datetime) -> None:
    owner = session.get(Membership, (member.family_id, member.removal_by)) if member.removal_by else None
    if member.removal_by is None:
        _end(session, member, Actor(member.family_id, None, ""), "member-over", now)
    elif owner and owner.role == Role.OWNER:
        _end(session, member, Actor(member.family_id, owner.id, owner.name), "member-removed", now)
    else:
        # Whoever asked for it decides nothing here any more.
        member.removal_at = member.removal_by = None


def _end_or_conflict(session: Session, member: Membership, who: Acting, what: _Ending, now: datetime) -> None:
    if not _end(session, member, who, what, now):
        raise Conflict


def _end(session: Session, member: Membership, who: Acting, what: _Ending, now: datetime) -> bool:
    """End the place and the helpers' that depend on it; False where somebody else has just changed it."""
    leaving = [member, *_helpers_of(session, member)]
    # The browsers first, in the order in which a request of theirs takes what it needs: none waits for us
    # while we wait for it.
    hold_sessions(session, [each.id for each in leaving])
    feed.lock(session, member.family_id)
    if _role_now(session, member) != member.role:
        return False
    _check_another_owner(session, member)
    # Their subscriptions and what is on its way there end with them.
    for each in leaving:
        end_elsewhere(session, each.id, now)
    # Before the places, for the database too: a worker holds a message before its adult's place.
    session.flush()
    _take_invitations_back(session, member)
    stop_cards_of(session, member.family_id, member.id, now)
    for each in leaving:
        feed.publish(session, Former(family_id=each.family_id, id=each.id, name=each.name))
        session.delete(each)
        note(session, who, what if each is member else "member-removed", now, about=each.name)
    # Whoever asks in this transaction finds them gone.
    session.flush()
    return True


def _helpers_of(session: Session, member: Membership) -> Sequence[Membership]:
    query = (
        select(Membership)
        .join(
            HelperPass,
            (col(HelperPass.family_id) == col(Membership.family_id))
            & (col(HelperPass.account_id) == col(Membership.id)),
        )
        .where(col(HelperPass.family_id) == member.family_id, col(HelperPass.made_by) == member.id)
    )
    return session.exec(query).all()


def _role_now(session: Session, member: Membership) -> Role | None:
    # By its column: the row itself is as it was when this transaction first read it.
    query = select(col(Membership.role)).where(
        col(Membership.family_id) == member.family_id, col(Membership.id) == member.id
    )
    return session.exec(query).first()


def _take_invitations_back(session: Session, member: Membership) -> None:
    unanswered = (
        (col(Invitation.family_id) == member.family_id)
        & (col(Invitation.made_by) == member.id)
        & col(Invitation.answered_at).is_(None)
    )
    session.exec(delete(Invitation).where(unanswered))


def _member(session: Session, family_id: UUID, account_id: UUID) -> Membership:
    member = session.get(Membership, (family_id, account_id))
    if member is None:
        raise NotFound
    return member


def _check_owner(caregiver: Caregiver) -> None:
    if caregiver.role != Role.OWNER:
        raise NotAllowed


def _may_remove(caregiver: Caregiver, member: Membership) -> bool:
    # Whoever may ask a carer in may also see them out.
    return caregiver.role == Role.OWNER or member.role == Role.CARER


def _check_another_owner(session: Session, member: Membership) -> None:
    others = select(Membership.id).where(
        col(Membership.family_id) == member.family_id,
        col(Membership.id) != member.id,
        col(Membership.role) == Role.OWNER,
    )
    if member.role == Role.OWNER and session.exec(others).first() is None:
        raise Conflict("last-owner")


def _shown(member: Membership, caregiver: Caregiver, *, is_helper: bool) -> Member:
    return Member(
        id=member.id,
        name=member.name,
        role=member.role,
        you=member.id == caregiver.account_id,
        until=member.until,
        removal_at=member.removal_at,
        removal_yours=member.removal_by == caregiver.account_id,
        helper=is_helper,
    )
