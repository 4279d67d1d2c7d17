"""Notices when the clock on the wall is set anew, as nothing that is due by it can be trusted just then."""

import logging
from collections.abc import Callable
from datetime import datetime

from app.clock import Clock

STEP = 30.0
"""Seconds by which the wall clock may go astray between two looks; a slow drift never comes near."""
PAUSE = 60.0
"""Seconds to wait after a step: whoever set the clock wrongly often sets it right at once."""
_AT_ONCE = 1.0
_log = logging.getLogger(__name__)


class ClockWatch:
    """Compares the clock on the wall with one that only ever runs forward, at every look."""

    def __init__(self, wall: Clock, monotonic: Callable[[], float]) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._apart: float | None = None
        self._trusted_again_at = float("-inf")

    def look(self) -> tuple[datetime, bool]:
        """What the wall shows now, and whether it has run evenly for the last minute."""
        now, steady = self._both()
        apart, before = now.timestamp() - steady, self._apart
        self._apart = apart
        if before is not None and abs(apart - before) > STEP:
            _log.warning("the clock jumped by %+.0f s: nothing is sent for %.0f s", apart - before, PAUSE)
            self._trusted_again_at = steady + PAUSE
        return now, steady >= self._trusted_again_at

    @property
    def is_waiting(self) -> bool:
        """Whether the clock jumped a moment ago."""
        return self._monotonic() < self._trusted_again_at

    def _both(self) -> tuple[datetime, float]:
        """Both clocks at once: a process that was held up between the two would take that for a jump."""
        while True:
            before, now, steady = self._monotonic(), self._wall(), self._monotonic()
            if steady - before < _AT_ONCE:
                return now, steady
