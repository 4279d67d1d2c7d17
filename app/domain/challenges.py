"""Questions to an authenticator. Each is asked of one browser, and gone with the first answer."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, delete

from app.ids import uuid7
from app.models import Challenge

LASTS = timedelta(minutes=5)


class Purpose(StrEnum):
    """What an answer is good for, and for nothing else."""

    REGISTER = "register"
    SIGN_IN = "sign-in"
    CONFIRM = "confirm"


def ask(
    session: Session, purpose: Purpose, asked_of: bytes, now: datetime, account_id: UUID | None = None
) -> Challenge:
    """A new question to whoever holds `asked_of`; those that nobody answered are forgotten."""
    session.exec(delete(Challenge).where(col(Challenge.expires_at) <= now))
    challenge = Challenge(
        id=uuid7(now),
        account_id=account_id,
        asked_of=asked_of,
        purpose=purpose,
        challenge=secrets.token_bytes(64),
        expires_at=now + LASTS,
    )
    session.add(challenge)
    return challenge


def take(session: Session, id: UUID, purpose: Purpose, asked_of: bytes, now: datetime) -> bytes | None:
    """What was asked, once and from the same browser; None for every other, and where it is too late.

    Call it in a transaction of its own: a wrong answer must not bring the question back.
    """
    row = session.exec(
        delete(Challenge)
        .where(
            col(Challenge.id) == id,
            col(Challenge.purpose) == purpose,
            col(Challenge.asked_of) == asked_of,
        )
        .returning(col(Challenge.challenge), col(Challenge.expires_at))
    ).first()
    return row[0] if row is not None and now < row[1] else None
