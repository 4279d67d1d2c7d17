"""A clock that several processes share and that can run faster than the one on the wall."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

HALF_PAST_EIGHT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
"""Monday 23 November 2026, 08:30 in Berlin: when the reminders of these tests fall due."""


@dataclass(frozen=True)
class PacedClock:
    """It showed `start` when the machine's steady clock stood at `began`; since then it runs `pace` times."""

    start: datetime
    began: float
    pace: float

    @classmethod
    def at(cls, start: datetime, pace: float = 1.0) -> Self:
        """A clock that shows `start` now."""
        return cls(start, time.monotonic(), pace)

    @classmethod
    def of(cls, text: str) -> Self:
        """The clock that another process wrote as text."""
        start, began, pace = text.split(",")
        return cls(datetime.fromisoformat(start), float(began), float(pace))

    def __str__(self) -> str:
        return f"{self.start.isoformat()},{self.began},{self.pace}"

    def __call__(self) -> datetime:
        return self.start + timedelta(seconds=self.monotonic() - self.began * self.pace)

    def monotonic(self) -> float:
        """The steady clock that goes with it: seconds of the same pace."""
        return time.monotonic() * self.pace
