"""How often something may be tried, counted in the database by the generic cell rate algorithm.

One statement per try: exact however many try at once, the same after a restart, and closed where the
database cannot answer. The table holds keyed hashes, never a name or an address.
"""

import hashlib
import hmac
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session

from app.errors import TooMany


@dataclass(frozen=True)
class Rate:
    """`amount` tries at once, and that many again spread over `per`."""

    name: str
    amount: int
    per: timedelta

    @property
    def every(self) -> float:
        """Seconds after which one more try is free."""
        return self.per.total_seconds() / self.amount


_MINUTES = timedelta(minutes=5)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

PASSWORD_PER_PLACE = Rate("password-place", 20, _HOUR)
PASSWORD_PER_NAME = Rate("password-name", 10, _MINUTES)
# Half at once and half spread over the day: at most fifty in any twenty-four hours.
PASSWORD_PER_NAME_DAILY = Rate("password-name-day", 25, _DAY)
PASSWORD_EVERYWHERE = Rate("password", 1000, _MINUTES)
PASSWORD_PER_DEVICE = Rate("password-device", 10, _MINUTES)
PASSWORD_PER_DEVICE_DAILY = Rate("password-device-day", 25, _DAY)
PASSWORD_OF_DEVICES = Rate("password-devices", 20, _MINUTES)
PASSWORD_OF_DEVICES_DAILY = Rate("password-devices-day", 50, _DAY)
"""All the known devices of a name together, as each that was lost would be one more bucket to guess from."""
CODE = Rate("code", 5, _MINUTES)
CODE_HOURLY = Rate("code-hour", 10, _HOUR)
CODE_DAILY = Rate("code-day", 25, _DAY)
CODE_OF_DEVICES = Rate("code-devices", 10, _MINUTES)
CODE_OF_DEVICES_DAILY = Rate("code-devices-day", 50, _DAY)
PROOF = Rate("proof", 10, _HOUR)
"""From one session; nobody on an old phone uses up its owner's."""
PROOF_PER_ACCOUNT = Rate("proof-account", 30, _HOUR)
QUESTIONS_PER_PLACE = Rate("question", 120, _HOUR)
"""Questions to passkeys of nobody in particular; each is a row until it is answered."""
RECOVERY_EVERYWHERE = Rate("recovery", 300, _MINUTES)
SIGN_UP_PER_PLACE = Rate("sign-up", 20, _HOUR)
SIGN_UP_EVERYWHERE = Rate("sign-up-anywhere", 300, _MINUTES)
"""Like the two above it, a bound on slow hashes; apart, so that none of the three closes another's door."""
DEMO_PER_PLACE = Rate("demo", 30, _HOUR)
LINK_PER_PLACE = Rate("link", 10, _HOUR)
"""Tokens of invitations, helpers' passes and entry links, tried from one place."""
INVITATIONS_PER_PARENT = Rate("invitations-parent", 20, _DAY)
INVITATIONS_PER_FAMILY = Rate("invitations", 60, _DAY)
"""So wide that no parent alone uses it up, and none keeps the other from inviting."""
CARDS_PER_PLACE = Rate("card", 120, _HOUR)
"""Pages about a child, opened from one place: a whole school may read one, and nobody guesses a token."""
IDEAS_SENT = Rate("ideas-sent", 30, _DAY)
"""Ideas that one therapist sends to one family; each is a line in its history."""
PUSH_TESTS = Rate("push-test", 5, _HOUR)
ACTIONS_PER_PLACE = Rate("action", 600, _HOUR)
"""Many families share one address with their phone company; a token of 128 bits is not found by trying."""
RECEIPTS_PER_PLACE = Rate("receipt", 3000, _HOUR)
"""Apart from the buttons: phones send them by themselves, and must not use up a parent's taps."""
CALENDARS_PER_PLACE = Rate("calendar", 1200, _HOUR)
"""Calendar feeds read from one place: a calendar service reads for many families from a few addresses."""


class Rates:
    """The counters of one installation."""

    def __init__(self, pepper: str) -> None:
        self._key = hmac.digest(pepper.encode(), b"evenday rates", hashlib.sha256)

    def spend(self, session: Session, rate: Rate, key: str, now: datetime) -> None:
        """Take one try from the key's bucket, kept if the session's work is; TooMany where it is empty."""
        wait = self.take(session, rate, key, now)
        if wait:
            raise TooMany(retry_after=wait)

    def take(self, session: Session, rate: Rate, key: str, now: datetime) -> int:
        """Take one try from the key's bucket; where it is empty, the whole seconds until it is not."""
        at = now.timestamp()
        sealed = hmac.digest(self._key, f"{rate.name}\n{key}".encode(errors="replace"), hashlib.sha256)
        slack = rate.every * (rate.amount - 1)
        told = {"key": sealed, "now": at, "every": rate.every, "slack": slack + _ROUNDING}
        name = session.get_bind().dialect.name
        connection = session.connection()
        if connection.execute(_TAKE[name], told).first() is not None:
            return 0
        full_until = connection.execute(_FULL_UNTIL, {"key": sealed}).scalar_one()
        return max(1, math.ceil(full_until - at - slack))


_ROUNDING = 0.001
_UPSERT = """
INSERT INTO rate_bucket (key, full_until) VALUES (:key, :now + :every)
ON CONFLICT (key) DO UPDATE SET full_until = {later}(rate_bucket.full_until, :now) + :every
WHERE {later}(rate_bucket.full_until, :now) - :now <= :slack
RETURNING full_until
"""
_TAKE = {"sqlite": text(_UPSERT.format(later="max")), "postgresql": text(_UPSERT.format(later="greatest"))}
_FULL_UNTIL = text("SELECT full_until FROM rate_bucket WHERE key = :key")
