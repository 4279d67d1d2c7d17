"""Who opens an invitation's link: they ask to come in, once, and see nothing until they are let in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.domain import scope
from app.domain.accounts import NewAccount, create_account
from app.domain.audit import Actor, note
from app.domain.grants import refuse_namesake
from app.domain.invitations import check_fit, is_outlived, open_at
from app.domain.tokens import hash_of, is_plausible
from app.errors import NotFound
from app.models import Account, Family, Invitation


def open_invitation(session: Session, token: str, now: datetime) -> Invitation:
    """The invitation of a link; NotFound alike for unknown, used, expired and cancelled ones."""
    if not is_plausible(token):
        raise NotFound
    # Whoever holds the link belongs to no family yet.
    scope.everything(session)
    query = select(Invitation).where(col(Invitation.token_hash) == hash_of(token), open_at(now))
    invitation = session.exec(query).first()
    if invitation is None or is_outlived(session, invitation, now):
        raise NotFound
    return invitation


def newcomer(
    session: Session, invitation: Invitation, args: NewAccount, password_hash: str, now: datetime
) -> Account:
    """An account for someone who was invited; one that a demo family invited ends with the demo."""
    account = create_account(session, args, password_hash, now)
    account.demo_ends_at = session.get_one(Family, invitation.family_id).demo_ends_at
    return account


def ask_to_come_in(session: Session, invitation: Invitation, account: Account, now: datetime) -> None:
    """Use the link up and wait for an answer; Conflict where the account cannot take the place."""
    check_fit(session, invitation, account, now)
    if invitation.role == "therapist":
        refuse_namesake(session, invitation, account.id)
    # The invitation will refer to an account that may be as new as this.
    session.flush()
    _use_up(session, invitation, account.id, now)
    who = Actor(invitation.family_id, account.id, account.name)
    note(session, who, "asked-to-join", now, about=invitation.name, child_id=invitation.child_id)


def _use_up(session: Session, invitation: Invitation, account_id: UUID, now: datetime) -> None:
    # The condition decides between two people with one link, even in two processes.
    used = session.exec(
        update(Invitation)
        .where(
            col(Invitation.family_id) == invitation.family_id,
            col(Invitation.id) == invitation.id,
            open_at(now),
        )
        .values(used_at=now, account_id=account_id)
    )
    if used.rowcount != 1:
        raise NotFound
