"""How large a body may be, and how long it may take."""

import asyncio
from typing import Any

import pytest
from starlette.exceptions import HTTPException

from app import bodies
from app.bodies import BodyLimits


async def unheard(_message: Any) -> None:
    """Nobody waits for the answer."""


def test_a_body_that_stops_arriving_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent() -> Any:
        await asyncio.sleep(60)

    async def reading(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    monkeypatch.setattr(bodies, "BODY_DEADLINE", 0.05)
    scope = {"type": "http", "path": "/", "method": "POST", "headers": []}
    with pytest.raises(HTTPException) as gave_up:
        asyncio.run(BodyLimits(reading)(scope, silent, unheard))
    assert gave_up.value.status_code == 408


def test_a_large_body_is_refused_before_it_is_all_here() -> None:
    chunks = 0

    async def endless() -> Any:
        nonlocal chunks
        chunks += 1
        return {"type": "http.request", "body": b" " * 65_536, "more_body": True}

    async def reading(_scope: Any, receive: Any, _send: Any) -> None:
        while True:
            await receive()

    scope = {"type": "http", "path": "/", "method": "POST", "headers": []}
    with pytest.raises(HTTPException) as refused:
        asyncio.run(BodyLimits(reading)(scope, endless, unheard))
    assert refused.value.status_code == 413
    assert chunks == bodies.LARGEST_BODY // 65_536 + 1
