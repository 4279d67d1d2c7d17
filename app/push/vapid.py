"""Who we are to a push service: one signed token per origin (RFC 8292), kept until it nears its end."""

from datetime import datetime, timedelta

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02  # pyright: ignore[reportMissingTypeStubs]

from app import base64url

LIFETIME = timedelta(hours=12)
"""Half of what the standard allows, so that a clock a little wrong still passes."""
_RENEW_BEFORE_END = timedelta(hours=1)


class Vapid:
    """Signs for one installation; `contact` is who a push service may write to."""

    def __init__(self, private_key: str, contact: str) -> None:
        """`private_key` is the 32-byte private number, base64url."""
        number = int.from_bytes(base64url.decode(private_key))
        self._private_key = ec.derive_private_key(number, ec.SECP256R1())
        # The library refuses a contact address with a port; the settings have already judged it.
        self._signer = Vapid02(self._private_key, conf={"no-strict": True})
        self._contact = contact
        self._headers: dict[str, tuple[datetime, str]] = {}

    @property
    def public_key(self) -> str:
        """The key that browsers subscribe with, base64url."""
        point = self._private_key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return base64url.encode(point)

    def authorization(self, origin: str, now: datetime) -> str:
        """The Authorization header for an origin, signed anew one hour before the last one ends."""
        ends, header = self._headers.get(origin, (now, ""))
        # One that is good for longer than it may be was signed before the clock was set back.
        if not _RENEW_BEFORE_END < ends - now <= LIFETIME:
            ends = now + LIFETIME
            # Fresh claims each time: a dict shared between origins carries the first audience to all of them.
            claims = {"aud": origin, "sub": self._contact, "exp": int(ends.timestamp())}
            header = self._signer.sign(claims)["Authorization"]  # pyright: ignore[reportUnknownMemberType]
            kept = {name: entry for name, entry in self._headers.items() if entry[0] > now}
            self._headers = kept | {origin: (ends, header)}
        return header
