"""Which push services are left alone for now: those that asked for it, and those that refuse our key."""

import logging
from collections import defaultdict, deque
from collections.abc import Callable

from app.push.sender import Outcome, Refused, Retry

REFUSED_SHARE = 0.05
"""More refusals than this are not about single subscriptions: something is wrong with our key or contact."""
LEAST_REFUSED = 5
BREAK = 300.0
"""Seconds without messages to a push service that refuses us, so that not every phone has to renew."""
LONGEST_REST = 120.0
"""Seconds without messages to one that asked for a rest, however long: reminders are worth ten minutes.

The message that was told to wait for longer is given up; those behind it, for other devices, are tried.
"""
_REMEMBERED = 100
_log = logging.getLogger(__name__)


class Hosts:
    """What this worker knows of each push service, by its origin; pauses run on a clock that is never set."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: dict[str, float] = {}
        self._refusals: dict[str, deque[bool]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def note(self, origin: str, outcome: Outcome, *, has_worked: bool = True) -> None:
        """Learn from an answer. A subscription that never worked tells nothing of us: it may be anybody's."""
        if isinstance(outcome, Retry) and outcome.after:
            self._pause(origin, min(outcome.after.total_seconds(), LONGEST_REST))
        if isinstance(outcome, Refused) and not has_worked:
            return
        answers = self._refusals[origin]
        answers.append(isinstance(outcome, Refused))
        refused = sum(answers)
        if refused >= LEAST_REFUSED and refused > REFUSED_SHARE * len(answers):
            self._pause(origin, BREAK)
            _log.error(
                "%s refused %d of our last %d messages and gets none for %.0f s: check EVENDAY_PUSH_CONTACT",
                *(origin, refused, len(answers), BREAK),
            )
            answers.clear()

    def paused(self) -> set[str]:
        """Those that get nothing now."""
        now = self._monotonic()
        return {origin for origin, until in self._until.items() if until > now}

    def _pause(self, origin: str, seconds: float) -> None:
        self._until[origin] = max(self._until.get(origin, 0.0), self._monotonic() + seconds)
