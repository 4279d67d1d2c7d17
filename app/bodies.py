"""How large a request's body may be, how long it may take, and what it may be."""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems import problem_response

LARGEST_BODY = 256 * 1024
BODY_DEADLINE = 30.0
"""Seconds a body may take to arrive; the server underneath has no limit of its own."""


class BodyLimits:
    """Refuses bodies that are too large, take too long, or are not the JSON that the API reads."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or answer 413, 415 or 408."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > LARGEST_BODY:
            await problem_response(413, "too-large")(scope, receive, send)
        elif scope["path"].startswith("/api/") and _says_other_than_json(scope):
            await problem_response(415, "not-json")(scope, receive, send)
        else:
            await self._app(scope, _bounded(receive), send)


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _says_other_than_json(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    has_body = "transfer-encoding" in headers or _announced(scope) > 0
    return (
        has_body and headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json"
    )


def _bounded(receive: Receive) -> Receive:
    seen = 0
    complete = False
    deadline = asyncio.get_running_loop().time() + BODY_DEADLINE

    async def receive_bounded() -> Message:
        nonlocal seen, complete
        if complete:
            return await receive()
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408) from None
        seen += len(message.get("body", b""))
        complete = not message.get("more_body", False)
        if seen > LARGEST_BODY:
            raise HTTPException(413)
        return message

    return receive_bounded
