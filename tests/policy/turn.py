"""A loop in a thread of its own: the browser of the journeys keeps one running where the tests run."""

from asyncio import Runner
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self


class Turn:
    """Runs one coroutine after another."""

    def __enter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1)
        self._runner = Runner()
        return self

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """What the work comes to."""
        return self._thread.submit(self._runner.run, work).result()

    def __exit__(self, *_: object) -> None:
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()
