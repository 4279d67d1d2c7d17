"""Single-purpose tokens that ride in a notification, so that its buttons work while the app is closed."""

import hashlib
import hmac
from datetime import timedelta
from uuid import UUID

from app import base64url

LIFETIME = timedelta(hours=24)
"""How long after a reminder fell due its buttons still do something."""


def action_token(key: bytes, delivery_id: UUID) -> str:
    """The token of a delivery: 128 bits nobody can guess without the key, the same for every try to send it.

    A fresh random token for each try would make the buttons of a first message useless whenever
    its answer was lost and it was sent again.
    """
    raw = hmac.digest(key, b"action:" + delivery_id.bytes, hashlib.sha256)[:16]
    return base64url.encode(raw)
