"""Numbers to call: a family's country, and the numbers it wrote down itself."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlmodel import Session

from app.content.vocabulary import NumberKind
from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args, Title, unchanged
from app.domain.entries import Remove, take_out
from app.models import Contact, Family

# No stars and hashes: a phone obeys those, and diverts calls or wipes itself.
Number = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()/.-]{0,22}$", strip_whitespace=True)]


class AddContact(Args):
    """A number with its name; with a kind it stands before the country's number of that kind."""

    id: UUID
    label: Title
    number: Number
    what: NumberKind | None = None


class SetCountry(Args):
    """The country whose numbers are shown; None shows none but the family's own."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None


def add_contact(session: Session, caregiver: Caregiver, args: AddContact, at: datetime) -> Contact:
    """Keep a number where everybody of the family finds it, also without a connection."""
    known = session.get(Contact, (caregiver.family_id, args.id))
    if known:
        return unchanged(known, args)
    contact = Contact(family_id=caregiver.family_id, told_at=at, **args.model_dump())
    session.add(contact)
    feed.publish(session, contact)
    return contact


def remove_contact(session: Session, caregiver: Caregiver, args: Remove, at: datetime) -> Contact:
    """Take a number out."""
    return take_out(session, caregiver, Contact, args.id, at)


def set_country(session: Session, caregiver: Caregiver, args: SetCountry, _at: datetime) -> Family:
    """Show the numbers of this country."""
    family = session.get_one(Family, caregiver.family_id)
    family.country = args.country
    feed.publish(session, family)
    return family
