"""Problems as pages, for people who open an address in a browser; programs keep their problem+json."""

import json

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.templating import Pages

_PROBLEM = "application/problem+json"


class ErrorPages:
    """Puts a page in the place of a problem where the browser asked for a page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, with problems as pages where they are wanted."""
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, _translating(scope, receive, send))
        else:
            await self._app(scope, receive, send)


def _translating(scope: Scope, receive: Receive, send: Send) -> Send:
    start: Message | None = None
    body = b""

    async def send_page(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start" and _is_problem(message):
            start = message
        elif start is None:
            await send(message)
        else:
            body += message.get("body", b"")
            if not message.get("more_body", False):
                await _page(scope, start, body)(scope, receive, send)

    return send_page


def _is_problem(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith(_PROBLEM)


def _page(scope: Scope, start: Message, body: bytes) -> HTMLResponse:
    pages: Pages = scope["app"].state.pages
    code = json.loads(body)["type"].removeprefix("/problems/")
    if code == "invalid" and scope["method"] == "GET":
        # Nothing was sent to be kept: an address that is mistyped leads nowhere.
        code = "gone"
    page = pages.show(Request(scope), "error.html", start["status"], code=code)
    retry_after = Headers(raw=start["headers"]).get("retry-after")
    if retry_after:
        page.headers["Retry-After"] = retry_after
    return page
