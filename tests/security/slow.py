"""Hashing as the tests want it: counted, and as slow as they say."""

from collections.abc import Callable
from typing import Any

from app.domain.passwords import Passwords, Verdict
from tests.conftest import QUICK


class Slow(Passwords):
    """Hashes that take as long as a test says, and are counted."""

    def __init__(self, pepper: str, take_time: Callable[[], Any] = lambda: None) -> None:
        super().__init__(pepper, QUICK)
        self.take_time = take_time
        self.count = 0

    def hash(self, password: str) -> str:
        self.count += 1
        self.take_time()
        return super().hash(password)

    def check(self, password: str, kept: str | None) -> Verdict:
        self.count += 1
        self.take_time()
        return super().check(password, kept)
