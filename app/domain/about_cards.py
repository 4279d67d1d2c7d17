"""One page about a child for school or grandparents, behind a link that ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import Session, col, select

from app.domain import scope
from app.domain.access import Caregiver, child_for
from app.domain.args import Args
from app.domain.audit import note
from app.domain.days import local_day
from app.domain.sessions import require_proof
from app.domain.tokens import hash_of, is_plausible, new_token
from app.errors import Conflict, NotFound
from app.models import AboutCard, AboutLine, AboutPart, Child, Contact, Family

_FOR_OTHERS = {None, "emergency", "poison"}
"""Kinds of numbers that stand on a page."""


class MakeCard(Args):
    """Whom the page is about, and for how many days its link opens it."""

    id: UUID
    child_id: UUID
    days: Literal[7, 30, 90]


class CardLine(BaseModel):
    """A link that still opens its page, as the parents see it."""

    id: UUID
    child_id: UUID
    made_by: UUID
    created_at: datetime
    ends_at: datetime
    opened_at: datetime | None


@dataclass(frozen=True)
class CardPage:
    """What stands on the page, as it is at this moment."""

    nickname: str
    picture: str
    lines: dict[AboutPart, list[AboutLine]]
    contacts: list[Contact]
    country: str | None
    last_day: date


def make_card(session: Session, caregiver: Caregiver, args: MakeCard, now: datetime) -> tuple[AboutCard, str]:
    """A new link and its token, which is told once."""
    require_proof(caregiver.proof, now)
    child = child_for(session, caregiver, args.child_id)
    if session.get(AboutCard, (child.family_id, args.id)):
        raise Conflict
    token = new_token()
    card = AboutCard(
        family_id=child.family_id,
        id=args.id,
        child_id=child.id,
        token_hash=hash_of(token),
        made_by=caregiver.account_id,
        created_at=now,
        ends_at=now + timedelta(days=args.days),
    )
    session.add(card)
    note(session, caregiver, "card-made", now, about=child.nickname)
    return card, token


def open_cards(session: Session, caregiver: Caregiver, now: datetime) -> list[CardLine]:
    """The family's links that still open a page, oldest first."""
    query = (
        select(AboutCard)
        .where(
            col(AboutCard.family_id) == caregiver.family_id,
            col(AboutCard.stopped_at).is_(None),
            col(AboutCard.ends_at) > now,
        )
        .order_by(col(AboutCard.created_at), col(AboutCard.id))
    )
    return [CardLine.model_validate(card, from_attributes=True) for card in session.exec(query)]


def stop_card(session: Session, caregiver: Caregiver, card_id: UUID, now: datetime) -> None:
    """From now on the link opens nothing."""
    card = session.get(AboutCard, (caregiver.family_id, card_id))
    if card is None or not card.is_open(now):
        raise NotFound
    card.stopped_at = now
    child = child_for(session, caregiver, card.child_id)
    note(session, caregiver, "card-stopped", now, about=child.nickname)


def stop_cards_of(session: Session, family_id: UUID, account_id: UUID, now: datetime) -> None:
    """The links that somebody made open nothing any more: they know them, and have left the family."""
    session.exec(
        update(AboutCard)
        .where(
            col(AboutCard.family_id) == family_id,
            col(AboutCard.made_by) == account_id,
            col(AboutCard.stopped_at).is_(None),
        )
        .values(stopped_at=now)
    )


def read_card(session: Session, token: str, now: datetime) -> CardPage:
    """The page behind a link; NotFound alike for unknown, stopped and ended ones."""
    if not is_plausible(token):
        raise NotFound
    scope.everything(session)
    card = session.exec(select(AboutCard).where(col(AboutCard.token_hash) == hash_of(token))).first()
    if card is None or not card.is_open(now):
        raise NotFound
    family = session.get_one(Family, card.family_id)
    if family.demo_ends_at and family.demo_ends_at <= now:
        raise NotFound
    card.opened_at = now
    child = session.get_one(Child, (card.family_id, card.child_id))
    return CardPage(
        nickname=child.nickname,
        picture=child.picture,
        lines=_lines_of(session, child),
        contacts=_contacts_of(session, family.id),
        country=family.country,
        last_day=local_day(card.ends_at, family.zone, family.day_starts_at),
    )


def _lines_of(session: Session, child: Child) -> dict[AboutPart, list[AboutLine]]:
    query = (
        select(AboutLine)
        .where(
            col(AboutLine.family_id) == child.family_id,
            col(AboutLine.child_id) == child.id,
            col(AboutLine.removed_at).is_(None),
        )
        # A new wording stands where the first one stood.
        .order_by(col(AboutLine.root), col(AboutLine.id))
    )
    lines: dict[AboutPart, list[AboutLine]] = {part: [] for part in AboutPart}
    for line in session.exec(query):
        lines[line.part].append(line)
    return lines


def _contacts_of(session: Session, family_id: UUID) -> list[Contact]:
    """The numbers for whoever is with the child; a helpline that a parent keeps is nobody else's business."""
    query = (
        select(Contact)
        .where(col(Contact.family_id) == family_id, col(Contact.removed_at).is_(None))
        .order_by(col(Contact.told_at), col(Contact.id))
    )
    urgent_first = sorted(session.exec(query), key=lambda contact: contact.what != "emergency")
    return [contact for contact in urgent_first if contact.what in _FOR_OTHERS]
