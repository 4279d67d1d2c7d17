"""Secrets that have to be read again, closed with a key that is not in the database."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class Seals:
    """Closes and opens small secrets with a key made from one installation's pepper."""

    def __init__(self, pepper: str) -> None:
        key = HKDF(SHA256(), 32, salt=None, info=b"evenday totp secrets").derive(pepper.encode())
        self._box = AESGCM(key)

    def seal(self, secret: str, owner: bytes) -> str:
        """The secret, closed; it opens for the same owner only."""
        nonce = os.urandom(_NONCE)
        return urlsafe_b64encode(nonce + self._box.encrypt(nonce, secret.encode(), owner)).decode()

    def open(self, sealed: str, owner: bytes) -> str:
        """What was closed for this owner; InvalidTag for anything else."""
        raw = urlsafe_b64decode(sealed)
        return self._box.decrypt(raw[:_NONCE], raw[_NONCE:], owner).decode()
