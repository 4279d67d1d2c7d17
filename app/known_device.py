"""A browser that has signed in before: it has a bucket of its own for tries, which no stranger can empty."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from fastapi import Request, Response

_KEPT = timedelta(days=400)
"""The longest that browsers keep a cookie."""
_LONGEST = 200


class KnownDevice(NamedTuple):
    """A browser: its own random id, and when its owner last proved there who they are."""

    id: str
    seen_at: datetime


def device_of(request: Request, login: str) -> KnownDevice | None:
    """What is known of this browser, where somebody has signed in on it by this name; else None."""
    value = request.cookies.get(_cookie_of(request, login), "")
    told, _, seal = value.rpartition(".")
    if len(value) > _LONGEST or not value.isascii():
        return None
    if not hmac.compare_digest(seal, _seal(request, login, told)):
        return None
    device, _, moment = told.partition(".")
    return KnownDevice(device, datetime.fromisoformat(moment))


def remember_device(request: Request, response: Response, login: str, now: datetime, *, secure: bool) -> None:
    """Let the browser say, the next time, that this name has signed in on it."""
    known = device_of(request, login)
    device = known.id if known else secrets.token_urlsafe(16)
    told = f"{device}.{now.isoformat()}"
    response.set_cookie(
        _cookie_of(request, login),
        f"{told}.{_seal(request, login, told)}",
        max_age=int(_KEPT.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def _cookie_of(request: Request, login: str) -> str:
    # A cookie for each name, so that whoever has an account here has no bucket for somebody else's.
    settings = request.app.state.settings
    prefix = "__Host-" if settings.is_https or not settings.insecure_lan else ""
    name = _mac(request, f"name\n{login}")
    return f"{prefix}device-{name[:12]}"


def _seal(request: Request, login: str, told: str) -> str:
    return _mac(request, f"known device\n{login}\n{told}")


def _mac(request: Request, words: str) -> str:
    key = hmac.digest(request.app.state.secrets.pepper.encode(), b"evenday known device", hashlib.sha256)
    return hmac.digest(key, words.encode(errors="replace"), hashlib.sha256).hex()
