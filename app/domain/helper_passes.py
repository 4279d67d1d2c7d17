"""Passes for helpers without an account: a link and a PIN, good for a few days at most."""

import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from pydantic import AwareDatetime
from sqlmodel import Session, col, select

from app.domain import feed, scope
from app.domain.access import Caregiver
from app.domain.args import Args, Title
from app.domain.audit import Actor, note
from app.domain.days import local_day
from app.domain.families import join_family
from app.domain.sessions import require_proof
from app.domain.tokens import hash_of, is_plausible, new_token
from app.errors import Conflict, Invalid, NotFound
from app.ids import uuid7
from app.models import Account, Family, HelperPass, Role

LONGEST = timedelta(days=7)
MOST_WRONG = 5
"""Wrong PINs in a row after which the link is as good as none."""


class MakePass(Args):
    """Who helps, as the family calls them, and until when."""

    id: UUID
    name: Title
    until: AwareDatetime


def make_pass(
    session: Session, key: bytes, caregiver: Caregiver, args: MakePass, now: datetime
) -> tuple[HelperPass, str, str]:
    """A new pass, its token and its PIN, which are told once; `key` is not in the database."""
    require_proof(caregiver.proof, now)
    if not now < args.until <= now + LONGEST:
        raise Invalid("until-out-of-range")
    if session.get(HelperPass, (caregiver.family_id, args.id)):
        raise Conflict
    family = feed.lock(session, caregiver.family_id)
    helper = _nameless_account(session, family, args.name, now)
    join_family(session, family.id, helper, Role.CARER, now, args.until)
    # The pass below refers to it, and the session knows no order between the two.
    session.flush()
    token, pin = new_token(), f"{secrets.randbelow(10**6):06}"
    made = HelperPass(
        family_id=family.id,
        id=args.id,
        account_id=helper.id,
        token_hash=hash_of(token),
        pin_hash=_pin_hash(key, args.id, pin),
        until=args.until,
        made_by=caregiver.account_id,
        created_at=now,
    )
    session.add(made)
    last_day = local_day(args.until, family.zone, family.day_starts_at)
    note(session, caregiver, "helper-made", now, about=args.name, until=last_day)
    return made, token, pin


def come_in_with(session: Session, key: bytes, token: str, pin: str, now: datetime) -> Account | None:
    """The helper whose pass this is; None for a wrong PIN, which is counted, NotFound for a dead link."""
    if not is_plausible(token):
        raise NotFound
    scope.everything(session)
    # Held until the transaction ends, so that no two tries count as one.
    query = select(HelperPass).where(col(HelperPass.token_hash) == hash_of(token)).with_for_update()
    found = session.exec(query).first()
    if found is None or found.until <= now or found.wrong_pins >= MOST_WRONG:
        raise NotFound
    if not hmac.compare_digest(found.pin_hash, _pin_hash(key, found.id, pin)):
        _count_wrong(session, found, now)
        return None
    # The few who mistype over the days of a pass are not one who guesses.
    found.wrong_pins = 0
    helper = session.get_one(Account, found.account_id)
    note(session, Actor(found.family_id, helper.id, helper.name), "helper-came-in", now)
    return helper


def _count_wrong(session: Session, found: HelperPass, now: datetime) -> None:
    found.wrong_pins += 1
    if found.wrong_pins == MOST_WRONG:
        helper = session.get_one(Account, found.account_id)
        note(session, Actor(found.family_id, None, ""), "helper-pass-ended", now, about=helper.name)


def _nameless_account(session: Session, family: Family, name: str, now: datetime) -> Account:
    """An account that nobody signs in to by name."""
    helper = Account(
        id=uuid7(now),
        login=f"helper-{uuid4()}",
        name=name,
        password_hash="",
        created_at=now,
        demo_ends_at=family.demo_ends_at,
    )
    # A new account is nobody's yet.
    with scope.lifted(session):
        session.add(helper)
        # Before the wall stands again.
        session.flush()
    return helper


def _pin_hash(key: bytes, pass_id: UUID, pin: str) -> str:
    # No slow hash makes a million PINs many; the key does, and so does the token that comes with the PIN.
    told = b"helper-pin:" + pass_id.bytes + pin.encode(errors="replace")
    return hmac.digest(key, told, "sha256").hex()
