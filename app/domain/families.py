"""Families and who belongs to them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from babel.core import get_global
from sqlalchemy import BindParameter, ColumnElement, bindparam, or_
from sqlmodel import Session, col, select

from app.domain import feed, scope
from app.ids import uuid7
from app.models import Account, Family, Membership, Role

_TERRITORIES: Mapping[str, str] = get_global("zone_territories")
_ALIASES: Mapping[str, str] = get_global("zone_aliases")
_NOWHERE = {"001", "ZZ"}
"""The world, and the unknown: zones of no country, such as UTC."""


def found_family(session: Session, founder: Account, zone: str, now: datetime) -> Family:
    """A new family in a time zone, with its founder as owner."""
    family = Family(
        id=uuid7(now),
        zone=zone,
        country=_country_of(zone),
        epoch=uuid4(),
        created_at=now,
        demo_ends_at=founder.demo_ends_at,
    )
    scope.admit(session, founder.id, family.id)
    session.add(family)
    # The membership below refers to it, and the session knows no order between the two.
    session.flush()
    feed.publish(session, family)
    join_family(session, family.id, founder, Role.OWNER, now)
    return family


def _country_of(zone: str) -> str | None:
    """Where the clocks of a zone are, for the numbers to call; the family may say another country."""
    territory = _TERRITORIES.get(_ALIASES.get(zone, zone))
    return None if territory in _NOWHERE else territory


def join_family(
    session: Session,
    family_id: UUID,
    account: Account,
    role: Role,
    now: datetime,
    until: datetime | None = None,
) -> Membership:
    """Give an account its place in a family; an account has one family at most."""
    place = Membership(
        family_id=family_id, id=account.id, name=account.name, role=role, since=now, until=until
    )
    # A carer whose time is over may come back before their former place was cleared away.
    membership = session.merge(place)
    feed.publish(session, membership)
    return membership


def come_in(session: Session, account_id: UUID, now: datetime) -> Membership | None:
    """The account's place in a family; from here on the transaction touches that family's rows alone."""
    membership = membership_of(session, account_id, now)
    scope.enter(session, account_id, [membership.family_id] if membership else [])
    return membership


def membership_of(session: Session, account_id: UUID, now: datetime) -> Membership | None:
    """The account's place in a family at `now`; None for one that has none, or whose time there is over."""
    return session.exec(_PLACE, params={"account": account_id, "now": now}).first()


def in_time(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The condition of a place in a family that is not over at `now`."""
    return or_(col(Membership.until).is_(None), col(Membership.until) > now)


# Made once: building a statement costs as much as running it.
_PLACE = select(Membership).where(col(Membership.id) == bindparam("account"), in_time(bindparam("now")))
