"""How much one place may ask of one process: a coarse guard in memory, before anything else is done."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.caller import place
from app.cookie import cookie_name
from app.domain.tokens import hash_of, is_plausible
from app.methods import SAFE
from app.problems import problem_response

_RETRY_AFTER = 30
_SHARE_OF_STRANGERS = 5
"""Who shows no cookie may send a fifth of the changes that the others may."""
_BROWSERS_OF_A_PLACE = 5
"""A place may ask for as much as so many busy browsers."""


class FloodGuard:
    """Answers 429 to a place that asks for too much; pages and files, which are cheap, are not counted."""

    def __init__(self, app: ASGIApp, *, per_minute: int) -> None:
        self._app = app
        self._counted = MovingWindowRateLimiter(MemoryStorage())
        self._place = RateLimitItemPerMinute(per_minute * _BROWSERS_OF_A_PLACE, namespace="place")
        self._browser = RateLimitItemPerMinute(per_minute, namespace="browser")
        self._strangers = RateLimitItemPerMinute(per_minute, namespace="strangers")
        self._changes = RateLimitItemPerMinute(per_minute // _SHARE_OF_STRANGERS, namespace="changes")

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
        here, token = place(request), request.cookies.get(cookie_name(request), "")
        if not is_plausible(token):
            # Strangers are counted by themselves, so that they lock nobody out who is signed in beside them.
            changed = not changes or self._counted.hit(self._changes, here)
            return changed and self._counted.hit(self._strangers, here)
        # The place is asked first and charged last: what is refused uses up nothing of its neighbours'.
        return (
            self._counted.test(self._place, here)
            and self._counted.hit(self._browser, here, _part_of(token))
            and self._counted.hit(self._place, here)
        )


def _part_of(token: str) -> str:
    # One of 256, as a bucket for each cookie that somebody makes up would fill the memory.
    return hash_of(token)[:1].hex()
