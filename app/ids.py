"""Identifiers made on the server, in the same time-ordered form that the phones use."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID


def uuid7(now: datetime) -> UUID:
    """A UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits."""
    milliseconds = int(now.timestamp() * 1000)
    random = secrets.randbits(74)
    value = (
        (milliseconds << 80)
        | (0x7 << 76)
        | ((random >> 62) << 64)
        | (0b10 << 62)
        | (random & ((1 << 62) - 1))
    )
    return UUID(int=value)


def made_at(id: UUID) -> datetime | None:
    """When an id was made, by the clock of whoever made it; None for one that does not say."""
    milliseconds = id.int >> 80
    if id.version != _TELLS_TIME or milliseconds >= _TOO_LATE:
        return None
    return _EPOCH + timedelta(milliseconds=milliseconds)


_TELLS_TIME = 7
_TOO_LATE = 1 << 47
"""Four thousand years; somebody made it up, and twice as much is no date any more."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
