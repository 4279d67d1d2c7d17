"""Bytes as text for addresses and headers: base64 in the alphabet for URLs, without padding."""

from base64 import urlsafe_b64decode, urlsafe_b64encode


def encode(raw: bytes) -> str:
    """The text."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes; raises ValueError where the text is none of ours."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
