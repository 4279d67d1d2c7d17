"""Taking in what a phone did, and telling it what the others did."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID, uuid5

from pydantic import AwareDatetime, Field, ValidationError
from sqlalchemy import bindparam, insert
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, col, select

from app.domain import feed
from app.domain.access import Caregiver
from app.domain.args import Args
from app.domain.days import local_day
from app.domain.mutations import FINISHING, MUTATIONS
from app.domain.withdrawals import replace_finished
from app.errors import NotAllowed, Problem, TooMany
from app.models import Family, Rating, Receipt, ReceiptStatus, Said

DEMO_ROOM = 4000
"""Revisions of a demo family's feed: what it came with, and a long look around. Nobody answers for more."""


class Sent(Args):
    """One mutation as a phone sends it; its args are checked one by one, so a bad one spoils no other."""

    id: UUID
    name: Annotated[str, Field(max_length=40)]
    args: dict[str, Any]
    at: AwareDatetime


class Batch(Args):
    """What a phone did since it was last heard, and how much of the feed it knows."""

    device_id: UUID
    cursor: Annotated[int, Field(ge=0, le=2**31 - 1)]
    mutations: Annotated[list[Sent], Field(max_length=50)]


class Answer(Args):
    """A receipt for each mutation, and the next page of the feed."""

    receipts: list[Receipt]
    page: feed.Page
    epoch: UUID


def sync(session: Session, caregiver: Caregiver, batch: Batch, now: datetime) -> Answer:
    """Apply the batch, each mutation at most once, and read the feed after the phone's cursor."""
    family = feed.lock(session, caregiver.family_id)
    if batch.mutations and family.demo_ends_at and family.revision > DEMO_ROOM:
        raise TooMany
    receipts = _receipts(session, caregiver, batch, now) if batch.mutations else []
    if any(sent.name in FINISHING for sent in batch.mutations):
        replace_finished(session, caregiver, now)
    feed.settle(session)
    today = local_day(now, family.zone, family.day_starts_at) if caregiver.is_carer else None
    reader = feed.Reader(caregiver.account_id, today)
    page = feed.changes_since(session, caregiver.family_id, batch.cursor, reader)
    return Answer.model_construct(receipts=receipts, page=page, epoch=_epoch(family, reader))


def _epoch(family: Family, reader: feed.Reader) -> UUID:
    # Each morning a carer's phone starts anew, and keeps nothing of the day before.
    return uuid5(family.epoch, reader.today.isoformat()) if reader.today else family.epoch


def _receipts(session: Session, caregiver: Caregiver, batch: Batch, now: datetime) -> list[Receipt]:
    ids = [sent.id for sent in batch.mutations]
    stored = session.exec(_STORED, params={"family": caregiver.family_id, "ids": ids})
    known = {receipt.id: receipt for receipt in stored}
    new = {sent.id: sent for sent in batch.mutations if sent.id not in known}
    receipts = [_keep(session, caregiver, batch.device_id, sent, now) for sent in new.values()]
    if receipts:
        session.connection().execute(insert(Receipt), [receipt.model_dump() for receipt in receipts])
    known |= {receipt.id: receipt for receipt in receipts}
    return [known[id_] for id_ in ids]


def _keep(session: Session, caregiver: Caregiver, device_id: UUID, sent: Sent, now: datetime) -> Receipt:
    reason = _apply(session, caregiver, sent, now)
    return Receipt(
        family_id=caregiver.family_id,
        id=sent.id,
        account_id=caregiver.account_id,
        device_id=device_id,
        name=sent.name if sent.name in MUTATIONS else "unknown",
        status=ReceiptStatus.REJECTED if reason else ReceiptStatus.APPLIED,
        reason=reason,
        at=now,
    )


def _apply(session: Session, caregiver: Caregiver, sent: Sent, now: datetime) -> str | None:
    """None when the mutation was kept, else the reason why not, with nothing of it left behind."""
    mutation = MUTATIONS.get(sent.name)
    if mutation is None:
        return "unknown-mutation"
    if caregiver.is_carer and not mutation.is_for_carers:
        return NotAllowed.code
    pending = feed.noted(session)
    try:
        args = mutation.args.model_validate(sent.args)
        with session.begin_nested():
            row = mutation.apply(session, caregiver, args, _when(caregiver, sent, now))
            if isinstance(row, Said | Rating) and row in session.new:
                # What was written offline is new to a therapist from when it is heard on.
                row.arrived_at = now
    except ValidationError as error:
        return "too-long" if any(e["type"].endswith("too_long") for e in error.errors()) else "invalid"
    except (Problem, IntegrityError, DataError) as error:
        feed.restore(session, pending)
        return error.code if isinstance(error, Problem) else "conflict"
    return None


def _when(caregiver: Caregiver, sent: Sent, now: datetime) -> datetime:
    # A phone's clock may be wrong: nothing is done later than it is heard, or before anyone can remember.
    return max(min(sent.at, now), now - caregiver.looks_back).astimezone(UTC)


_STORED = select(Receipt).where(
    col(Receipt.family_id) == bindparam("family"), col(Receipt.id).in_(bindparam("ids", expanding=True))
)
