"""How much, how fast and how often: bounds on what one caller can make the service do."""

import asyncio
from ipaddress import IPv4Address, IPv6Address, ip_address

from limits import RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import TooMany
from app.problems import problem_response

LARGEST_BODY = 256 * 1024
BODY_DEADLINE = 30.0
"""Seconds a body may take to arrive; the server underneath has no limit of its own."""

# Each has a namespace of its own: without one, equal rates with equal keys would share one count.
SIGN_IN_PER_NAME = RateLimitItemPerMinute(10, 5, namespace="sign-in-name")
SIGN_IN_PER_PLACE = RateLimitItemPerHour(20, namespace="sign-in-place")
SIGN_UP_PER_PLACE = RateLimitItemPerHour(20, namespace="sign-up")
DEMO_PER_PLACE = RateLimitItemPerHour(30, namespace="demo")
INVITATION_PER_PLACE = RateLimitItemPerHour(30, namespace="invitation")
INVITATIONS_PER_FAMILY = RateLimitItemPerDay(20, namespace="invitations")
PUSH_TESTS = RateLimitItemPerMinute(10, 5, namespace="push-test")
ACTIONS_PER_PLACE = RateLimitItemPerHour(120, namespace="action")


class Limits:
    """Counts tries in a moving window, per kind and key."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, rate: object, *keys: str) -> None:
        """Count one try; raises TooMany when the window is full."""
        if not self._limiter.hit(rate, *keys):  # pyright: ignore[reportArgumentType]
            raise TooMany


def place(request: Request) -> str:
    """Where a request comes from, as far as rate limits care: an address, or a home's whole IPv6 network."""
    return _home_of(request.client.host) if request.client else "nowhere"


def _home_of(address: str) -> str:
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, IPv4Address):
        return address
    # Every home has 2**64 addresses of its own: counted one by one they would never fill a window.
    return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))


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
