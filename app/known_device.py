"""A browser that has signed in before: it has a bucket of its own for tries, which no stranger can empty."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from fastapi import Request, Response

_KEPT = timedelta(days=400)
"""The longest that browsers keep a cookie."""
_LONGEST = 200


def device_of(request: Request, login: str) -> str | None:
    """The device's own random id, where this browser has signed in by this name before; else None."""
    value = request.cookies.get(_cookie_of(request, login), "")
    device, _, seal = value.partition(".")
    if len(value) > _LONGEST or not device or not value.isascii():
        return None
    return device if hmac.compare_digest(seal, _seal(request, login, device)) else None


def remember_device(request: Request, response: Response, login: str, *, secure: bool) -> None:
    """Let the browser say, the next time, that this name has signed in on it."""
    device = device_of(request, login) or secrets.token_urlsafe(16)
    response.set_cookie(
        _cookie_of(request, login),
        f"{device}.{_seal(request, login, device)}",
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


def _seal(request: Request, login: str, device: str) -> str:
    return _mac(request, f"device\n{login}\n{device}")


def _mac(request: Request, words: str) -> str:
    key = hmac.digest(request.app.state.secrets.pepper.encode(), b"evenday known device", hashlib.sha256)
    return hmac.digest(key, words.encode(errors="replace"), hashlib.sha256).hex()
