"""The only module that asks what time it is, and what day that is for a family."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def local_day(at: datetime, zone: str, day_starts_at: int) -> date:
    """The family's day that holds the instant `at`; a day runs from `day_starts_at` o'clock local time."""
    return (at.astimezone(ZoneInfo(zone)) - timedelta(hours=day_starts_at)).date()


async def _now(request: Request) -> datetime:
    clock: Clock = request.app.state.clock
    return clock()


NowDep = Annotated[datetime, Depends(_now)]
