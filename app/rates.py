"""Counting tries before a request's own work begins: what is refused later stays counted."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from fastapi import Depends, Request
from pydantic import TypeAdapter, ValidationError

from app.caller import place
from app.clock import NowDep
from app.db import Database
from app.domain import rates
from app.domain.accounts import Login
from app.domain.admission import last_change
from app.domain.rates import Rate, Rates
from app.errors import TooMany
from app.known_device import device_of


def limited(*wanted: Rate, by: Callable[[Request], str] = place) -> Any:  # noqa: ANN401 - what Depends returns
    """A dependency that counts every request by where it comes from; put it before all others of a route."""

    async def count_it(request: Request, now: NowDep) -> None:
        await count(request, now, *((rate, by(request)) for rate in wanted))

    return Depends(count_it)


def count(request: Request, now: datetime, *tries: tuple[Rate, str]) -> Coroutine[Any, Any, None]:
    """Count one try by each rate and key, in this order; TooMany at the first that is used up.

    It has a transaction of its own, so it never runs inside one that writes.
    """
    return _count(request.app.state.database, request.app.state.rates, now, tries)


async def count_password(request: Request, login: str, now: datetime) -> None:
    """Count one try to sign in by password; TooMany where there were too many."""
    name = _normal(login)
    device = await _known(request, name)
    if device:
        # No stranger can use these buckets up, so nobody can keep a parent out on purpose.
        tries = [
            (rates.PASSWORD_PER_DEVICE, device),
            (rates.PASSWORD_PER_DEVICE_DAILY, device),
            (rates.PASSWORD_OF_DEVICES, name),
            (rates.PASSWORD_OF_DEVICES_DAILY, name),
        ]
    else:
        # The place first: once it is full, nobody there can go on locking somebody else's name.
        tries = [
            (rates.PASSWORD_PER_PLACE, place(request)),
            (rates.PASSWORD_PER_NAME, name),
            (rates.PASSWORD_PER_NAME_DAILY, name),
            (rates.PASSWORD_EVERYWHERE, ""),
        ]
    await count(request, now, *tries)


async def count_code(request: Request, login: str, now: datetime) -> None:
    """Count one try of a generated or printed code; TooMany where there were too many."""
    name = _normal(login)
    device = await _known(request, name)
    key = device or f"name {name}"
    tries = [(rates.CODE, key), (rates.CODE_HOURLY, key), (rates.CODE_DAILY, key)]
    if device:
        tries += [(rates.CODE_OF_DEVICES, name), (rates.CODE_OF_DEVICES_DAILY, name)]
    await count(request, now, *tries)


async def _known(request: Request, name: str) -> str | None:
    # A device that was known before the last change of how its owner signs in may be a thief's.
    device = device_of(request, name)
    if device is None:
        return None
    database: Database = request.app.state.database
    changed = await database.run(lambda session: last_change(session, name), write=False)
    return device.id if changed is None or device.seen_at >= changed else None


async def _count(database: Database, counters: Rates, now: datetime, tries: Any) -> None:  # noqa: ANN401
    wait = await database.run(
        lambda session: next(filter(None, (counters.take(session, rate, key, now) for rate, key in tries)), 0)
    )
    if wait:
        raise TooMany(retry_after=wait)


_LOGIN = TypeAdapter[str](Login)


def _normal(login: str) -> str:
    # However a name is written, it is one bucket.
    try:
        return _LOGIN.validate_python(login)
    except ValidationError:
        return login
