"""Random tokens: told once to whoever may hold them, and known to the database by their hash alone."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, as text for a cookie or a link."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> bytes:
    """What is kept of a token, which needs no slow hash."""
    return hashlib.sha256(token.encode()).digest()
