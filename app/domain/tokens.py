"""Random tokens: told once to whoever may hold them, and known to the database by their hash alone."""

import hashlib
import secrets

_LONGEST = 100
"""More than any of ours; what is longer is not worth hashing."""


def new_token() -> str:
    """256 random bits, as text for a cookie or a link."""
    return secrets.token_urlsafe(32)


def is_plausible(token: str) -> bool:
    """Whether it may be a token at all."""
    return 0 < len(token) <= _LONGEST


def hash_of(token: str) -> bytes:
    """What is kept of a token, which needs no slow hash."""
    return hashlib.sha256(token.encode()).digest()
