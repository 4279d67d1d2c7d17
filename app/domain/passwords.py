"""Passwords: argon2id over the password mixed with a secret that is not in the database."""

import asyncio
import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import NamedTuple, TypeVar

from anyio.to_thread import run_sync
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from app.errors import Unavailable

Result = TypeVar("Result")

AT_ONCE = 2
"""Hashes at the same time in one process: each takes 64 MiB, and anybody may ask for one."""
PATIENCE = 3.0
"""Seconds to wait for a turn before the caller is asked to come back."""
SHORTEST = 15
LONGEST = 128

# Written out, so that a library's change of mind does not change our cost: 64 MiB, three passes.
COST = Argon2Hasher(time_cost=3, memory_cost=65536, parallelism=4)


class Verdict(NamedTuple):
    """Whether a password was right; and the hash to keep from now on, where ours costs something else now."""

    is_right: bool
    renewed: str | None = None


class Passwords:
    """Makes and checks password hashes with one installation's pepper."""

    def __init__(self, pepper: str, hasher: Argon2Hasher = COST) -> None:
        self._pepper = pepper.encode()
        self._hash = PasswordHash((hasher,))
        self._turns = BoundedSemaphore(AT_ONCE)
        self._queue = asyncio.Semaphore(AT_ONCE)
        # Checked for unknown names too, so that the answer takes as long as for a known one.
        self._nobody = self._hash.hash(self._mixed("nobody"))

    def hash(self, password: str) -> str:
        """The hash to keep; Unavailable where too many others wait for theirs."""
        with self._turn():
            return self._hash.hash(self._mixed(password))

    def check(self, password: str, kept: str | None) -> Verdict:
        """Whether the password belongs to the kept hash; wrong, as slowly, where there is none."""
        with self._turn():
            # An account of the demo has no hash at all: nobody signs in to it by name.
            right, renewed = self._hash.verify_and_update(self._mixed(password), kept or self._nobody)
        return Verdict(right, renewed) if kept else Verdict(is_right=False)

    def matches(self, password: str, kept: str | None) -> bool:
        """The same, where only the answer matters."""
        return self.check(password, kept).is_right

    async def in_turn(self, work: Callable[["Passwords"], Result]) -> Result:
        """The result of hashing work in a thread; waits for its turn on the event loop, in nobody's way.

        Call it before a transaction opens: SQLite has one turn to write, and a hash takes longer than most.
        """
        try:
            await asyncio.wait_for(self._queue.acquire(), PATIENCE)
        except TimeoutError:
            raise Unavailable from None
        try:
            return await run_sync(work, self)
        finally:
            self._queue.release()

    @contextmanager
    def _turn(self) -> Generator[None, None, None]:
        if not self._turns.acquire(timeout=PATIENCE):
            raise Unavailable
        try:
            yield
        finally:
            self._turns.release()

    def _mixed(self, password: str) -> str:
        # Half of a surrogate pair is no text, but a password may be any sequence of keys.
        text = unicodedata.normalize("NFC", password).encode(errors="surrogatepass")
        return base64.b64encode(hmac.digest(self._pepper, text, hashlib.sha256)).decode()
