"""How much one place may ask of one process: a coarse guard in memory, before anything else is done."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.caller import place
from app.cookie import cookie_name
from app.methods import SAFE
from app.problems import problem_response

_RETRY_AFTER = 30
_SHARE_OF_STRANGERS = 5
"""Who shows no cookie may send a fifth of the changes that the others may."""


class FloodGuard:
    """Answers 429 to a place that asks for too much; pages and files, which are cheap, are not counted."""

    def __init__(self, app: ASGIApp, *, per_minute: int) -> None:
        self._app = app
        self._counted = MovingWindowRateLimiter(MemoryStorage())
        self._all = RateLimitItemPerMinute(per_minute, namespace="all")
        self._strangers = RateLimitItemPerMinute(per_minute // _SHARE_OF_STRANGERS, namespace="strangers")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or answer 429."""
        if scope["type"] != "http" or self._lets_pass(Request(scope)):
            await self._app(scope, receive, send)
        else:
            await problem_response(429, "too-many", retry_after=_RETRY_AFTER)(scope, receive, send)

    def _lets_pass(self, request: Request) -> bool:
        changes = request.method not in SAFE
        if not changes and not request.url.path.startswith("/api/"):
            return True
        here = place(request)
        if changes and cookie_name(request) not in request.cookies:
            return self._counted.hit(self._strangers, here) and self._counted.hit(self._all, here)
        return self._counted.hit(self._all, here)
