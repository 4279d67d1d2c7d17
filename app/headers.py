"""Headers that every answer carries, and the rule that only our own pages may change anything."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.methods import SAFE
from app.problems import problem_response

_ELSEWHERE = {"cross-site", "same-site"}
_OURS_ALONE = ("/api/", "/summary/")

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "media-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types app",
    )
)
_DENIED_FEATURES = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a form's Origin is "null", and where there is no Sec-Fetch-Site - over plain HTTP, in
    # older Safari - no form of ours could be told from a stranger's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": _DENIED_FEATURES,
    "X-Robots-Tag": "noindex, nofollow",
}


class SecurityHeaders:
    """Adds the headers; what a route did not mark as storable is not stored anywhere."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._headers = dict(_HEADERS)
        if https:
            self._headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, and add to the start of the answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class SameOrigin:
    """Refuses what does not come from our own pages and could change or tell something.

    The browser says where a request comes from; one that says nothing changes nothing.
    """

    def __init__(self, app: ASGIApp, *, public_url: str) -> None:
        self._app = app
        parts = urlsplit(public_url)
        self._origin = f"{parts.scheme}://{parts.netloc}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or answer 403."""
        if scope["type"] == "http" and not self._may_pass(scope):
            await problem_response(403, "foreign-origin")(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _may_pass(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if scope["method"] in SAFE:
            # A page may be opened from anywhere, but not where it is written down who read it; what the app
            # asks for is nothing that others embed or time.
            return not (scope["path"].startswith(_OURS_ALONE) and headers.get("sec-fetch-site") in _ELSEWHERE)
        return self._is_ours(headers)

    def _is_ours(self, headers: Headers) -> bool:
        site = headers.get("sec-fetch-site")
        return site == "same-origin" if site else headers.get("origin") == self._origin
