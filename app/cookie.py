"""The session cookie, and cookies that leave with an answer only if the work behind it was kept."""

from datetime import datetime

from fastapi import Request, Response
from sqlalchemy import event
from sqlmodel import Session
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.sessions import Opened
from app.known_device import remember_device
from app.models import LoginSession

_HANDED_OVER = "evenday.cookie"


def cookie_name(request: Request) -> str:
    """The cookie's name; the `__Host-` promise needs a secure connection."""
    return "__Host-sid" if _is_secure(request) else "sid"


def set_cookie(request: Request, response: Response, opened: Opened, now: datetime) -> None:
    """Hand a new session's token to the browser, which is a known device from now on if it is private."""
    _give(request, response, opened.session, opened.token, now)
    if opened.login and not opened.session.shared_device:
        remember_device(request, response, opened.login, now, secure=_is_secure(request))


def clear_cookie(request: Request, response: Response) -> None:
    """Take the token back."""
    secure = _is_secure(request)
    response.delete_cookie(cookie_name(request), path="/", secure=secure, httponly=True, samesite="lax")


def hand_over(request: Request, session: Session, renewed: Opened, now: datetime) -> None:
    """Send the session's new token with the answer, whatever that is, once the transaction is committed."""
    carrier = Response()
    set_cookie(request, carrier, renewed, now)

    @event.listens_for(session, "after_commit")
    def _kept(committed: Session) -> None:  # pyright: ignore[reportUnusedFunction]
        if not committed.in_nested_transaction():
            request.scope[_HANDED_OVER][:] = carrier.headers.getlist("set-cookie")


class LateCookies:
    """Adds the cookie that was handed over, unless the answer sets or takes back the same one itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, and add to the start of the answer."""
        handed_over: list[str] = []
        scope[_HANDED_OVER] = handed_over

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                for cookie in handed_over:
                    _add(MutableHeaders(scope=message), cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie if scope["type"] == "http" else send)


def _add(headers: MutableHeaders, cookie: str) -> None:
    name = cookie.partition("=")[0] + "="
    if not any(value.startswith(name) for value in headers.getlist("set-cookie")):
        headers.append("set-cookie", cookie)


def _give(request: Request, response: Response, opened: LoginSession, token: str, now: datetime) -> None:
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int((opened.ends_at - now).total_seconds()),
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )


def _is_secure(request: Request) -> bool:
    settings = request.app.state.settings
    return settings.is_https or not settings.insecure_lan
