"""Rows that are written once and, if ever, taken out again: what happens to all of them alike."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from app.domain import feed
from app.domain.access import Caregiver, child_for
from app.domain.args import Args, check_day, unchanged
from app.errors import NotAllowed, NotFound
from app.models import Family, Said, Synced


class Entry(Args):
    """A new row about a child, with the id its phone gave it."""

    id: UUID
    child_id: UUID


class Remove(Args):
    """The row to take out."""

    id: UUID


Row = TypeVar("Row", bound=Synced)
Own = TypeVar("Own", bound=Said)


def write_once(
    session: Session,
    caregiver: Caregiver,
    model: type[Row],
    args: Entry,
    **more: Any,  # noqa: ANN401 - columns of every type
) -> Row:
    """The new row on its family's feed; sent again it changes nothing, other words under its id are refused.

    `more` are columns the phone does not say.
    """
    known = session.get(model, (caregiver.family_id, args.id))
    return unchanged(known, args) if known else _new(session, caregiver, model, args, **more)


def say(
    session: Session,
    caregiver: Caregiver,
    model: type[Own],
    args: Entry,
    day: date,
    at: datetime,
    **more: Any,  # noqa: ANN401 - the same
) -> Own:
    """Like write_once, for what one adult saw on a day that the family can have lived."""
    known = session.get(model, (caregiver.family_id, args.id))
    if known:
        return unchanged(known, args, account_id=caregiver.account_id)
    # The child first: whoever names one that is not theirs learns no more than that.
    child_for(session, caregiver, args.child_id)
    check_day(session.get_one(Family, caregiver.family_id), day, at, caregiver.looks_back)
    return _new(session, caregiver, model, args, account_id=caregiver.account_id, arrived_at=at, **more)


def take_out(session: Session, caregiver: Caregiver, model: type[Row], id_: UUID, at: datetime) -> Row:
    """The row, out of everyone's sight and kept aside; NotFound where the family has none."""
    row = session.get(model, (caregiver.family_id, id_))
    if row is None:
        raise NotFound
    return set_aside(session, row, at)


def take_back(session: Session, caregiver: Caregiver, model: type[Own], id_: UUID, at: datetime) -> Own:
    """Like take_out, for what only its author may take out, and a carer only while they see it."""
    row = session.get(model, (caregiver.family_id, id_))
    if row is None or not row.is_known_to(caregiver.account_id):
        raise NotFound
    is_too_late = caregiver.is_carer and at - row.arrived_at > caregiver.looks_back
    if row.account_id != caregiver.account_id or is_too_late:
        raise NotAllowed
    return set_aside(session, row, at)


def set_aside(session: Session, row: Row, at: datetime) -> Row:
    """The row with the time it was taken out, and a tombstone on the feed."""
    removable: Any = row
    removable.removed_at = removable.removed_at or at
    feed.retract(session, row)
    return row


def _new(
    session: Session,
    caregiver: Caregiver,
    model: type[Row],
    args: Entry,
    **more: Any,  # noqa: ANN401 - the same
) -> Row:
    child = child_for(session, caregiver, args.child_id)
    row = model(family_id=child.family_id, **args.model_dump(), **more)
    session.add(row)
    feed.publish(session, row)
    return row
