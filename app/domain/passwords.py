"""Passwords: argon2id over the password mixed with a secret that is not in the database."""

import base64
import hashlib
import hmac
import unicodedata

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

SHORTEST = 15
LONGEST = 128

# Written out, so that a library's change of mind does not change our cost: 64 MiB, three passes.
COST = Argon2Hasher(time_cost=3, memory_cost=65536, parallelism=4)


class Passwords:
    """Makes and checks password hashes with one installation's pepper."""

    def __init__(self, pepper: str, hasher: Argon2Hasher = COST) -> None:
        self._pepper = pepper.encode()
        self._hash = PasswordHash((hasher,))
        # Checked for unknown names too, so that the answer takes as long as for a known one.
        self._nobody = self._hash.hash(self._mixed("nobody"))

    def hash(self, password: str) -> str:
        """The hash to keep."""
        return self._hash.hash(self._mixed(password))

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether the password belongs to the kept hash; False, as slowly, where there is none."""
        # An account of the demo has no hash at all: nobody signs in to it by name.
        right = self._hash.verify(self._mixed(password), kept or self._nobody)
        return right and bool(kept)

    def _mixed(self, password: str) -> str:
        # Half of a surrogate pair is no text, but a password may be any sequence of keys.
        text = unicodedata.normalize("NFC", password).encode(errors="surrogatepass")
        return base64.b64encode(hmac.digest(self._pepper, text, hashlib.sha256)).decode()
