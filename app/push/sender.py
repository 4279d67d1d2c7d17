"""Hands one encrypted message to a push service and says what came of it."""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver

from app.push.endpoints import EndpointRules, origin_of
from app.push.resolver import PublicResolver
from app.push.vapid import Vapid

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=3, sock_connect=3)
_ANSWER_BYTES = 4096
LONGEST_ASKED = timedelta(hours=1)
"""A push service that asks for more than this is asked again all the same."""
FAREWELL = 0.25
_OK = {200, 201, 202, 204}
_GONE = {404, 410}
_REFUSED = {401, 403}
_TOO_MANY = 429
_SERVER_ERROR = 500


@dataclass(frozen=True)
class Accepted:
    """The push service took the message."""


@dataclass(frozen=True)
class Gone:
    """The subscription no longer exists."""


@dataclass(frozen=True)
class Retry:
    """Not now. `after` is the pause that the push service asked for; None leaves it to us."""

    after: timedelta | None = None


@dataclass(frozen=True)
class Refused:
    """The push service does not accept our key for this subscription: the browser has to subscribe anew."""


@dataclass(frozen=True)
class Failed:
    """No use in trying again: `reason` is a status or a short word for the log."""

    reason: str


Outcome = Accepted | Gone | Retry | Refused | Failed


class Sender:
    """Pooled connections to the push services: no redirects, no proxies, public addresses, hard deadlines."""

    def __init__(
        self,
        rules: EndpointRules,
        vapid: Vapid,
        resolver: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
        timeout: aiohttp.ClientTimeout = TIMEOUT,
        farewell: float = FAREWELL,
    ) -> None:
        """Tests, whose push service is here, pass the last four; no setting reaches them."""
        self._rules = rules
        self._vapid = vapid
        self._resolver = resolver
        self._tls = tls
        self._timeout = timeout
        self._farewell = farewell
        self._cut_short = False

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=self._resolver or PublicResolver(),
            ssl=self._tls or True,
            limit=0,  # whoever claims decides: a message that waited here could run out of time unsent
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=self._timeout,
            trust_env=False,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        if self._cut_short:
            # A TLS connection ends with an exchange; a loop that ends before it leaves the socket open.
            await asyncio.sleep(self._farewell)

    async def send(self, endpoint: str, body: bytes, headers: dict[str, str], now: datetime) -> Outcome:
        """Posts one message once; never raises for anything a push service or the network can do."""
        if not self._rules.allows(endpoint):
            return Failed("endpoint")
        signed = headers | {"Authorization": self._vapid.authorization(origin_of(endpoint), now)}
        outcome: Outcome = Retry()
        complete = False
        with suppress(aiohttp.ClientError, TimeoutError, OSError):
            async with self._session.post(
                endpoint, data=body, headers=signed, allow_redirects=False
            ) as answer:
                outcome = outcome_of(answer.status, answer.headers.get("Retry-After"), now)
                complete = await _read_briefly(answer.content)
        self._cut_short |= not complete
        return outcome


def outcome_of(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """What an answer means for the message and for the subscription."""
    if status in _OK:
        return Accepted()
    if status in _GONE:
        return Gone()
    if status in _REFUSED:
        return Refused()
    if status == _TOO_MANY or status >= _SERVER_ERROR:
        return Retry(_pause(retry_after, now))
    return Failed(str(status))


async def _read_briefly(content: aiohttp.StreamReader) -> bool:
    """Whether the answer ended soon, so that its connection can be used again."""
    left = _ANSWER_BYTES
    while left > 0 and (chunk := await content.read(left)):
        left -= len(chunk)
    return left > 0


def _pause(retry_after: str | None, now: datetime) -> timedelta | None:
    """Retry-After in either of its forms; what cannot be read counts as absent."""
    if retry_after is None:
        return None
    try:
        if retry_after.strip().isdigit():
            return timedelta(seconds=min(int(retry_after), LONGEST_ASKED.total_seconds()))
        at = parsedate_to_datetime(retry_after)
        return min(max(timedelta(), at.replace(tzinfo=at.tzinfo or UTC) - now), LONGEST_ASKED)
    except (ValueError, OverflowError):
        return None
