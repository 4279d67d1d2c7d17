"""A browser as a push service knows it: it holds the private keys, so it can read and judge every message."""

import base64
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Event
from typing import Any
from uuid import uuid4

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

ALLOWED_KEYS = {"title", "body", "navigate", "lang", "dir", "tag", "silent", "data", "actions"}
ALLOWED_DATA = {"o", "t", "k", "n"}
TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
WIRE_LIMIT = 4096


class BrokenPromiseError(AssertionError):
    """A message that a real push service or browser would refuse, or that says too much."""


@dataclass(frozen=True)
class Received:
    """A message as it arrived over the wire."""

    at: float
    origin: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Device:
    """One subscription with its private key; shows notifications, folded by tag, as a browser does."""

    host: str
    port: int
    id: str = field(default_factory=lambda: uuid4().hex)
    accepted: list[Received] = field(default_factory=list)
    reached: Event = field(default_factory=Event)
    private_key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: uuid4().bytes)
    _opened: list[dict[str, Any]] = field(default_factory=list)

    @property
    def endpoint(self) -> str:
        return f"https://{self.host}:{self.port}/push/{self.id}"

    @property
    def p256dh(self) -> bytes:
        public = self.private_key.public_key()
        return public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)

    @property
    def subscription(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` gives in a browser."""
        return {
            "endpoint": self.endpoint,
            "keys": {"p256dh": base64url(self.p256dh), "auth": base64url(self.auth)},
        }

    def messages(self) -> list[dict[str, Any]]:
        """The JSON of every accepted message, each decrypted and judged once."""
        for received in self.accepted[len(self._opened) :]:
            self._opened.append(self._judged(received))
        return self._opened

    def visible(self) -> dict[str, dict[str, Any]]:
        """The notifications on the screen by tag: a second one with the same tag replaces the first."""
        return {message["notification"]["tag"]: message["notification"] for message in self.messages()}

    def tags(self) -> Counter[str]:
        """How many accepted messages there are of each notification."""
        return Counter(message["notification"]["tag"] for message in self.messages())

    def shown_twice(self) -> list[str]:
        """Occurrences that stand on the screen more than once."""
        subjects = [notification["data"]["o"] for notification in self.visible().values()]
        return sorted({subject for subject in subjects if subjects.count(subject) > 1})

    def _judged(self, received: Received) -> dict[str, Any]:
        headers = received.headers
        require(headers["content-encoding"] == "aes128gcm", "content encoding")
        require(headers["ttl"].isdigit() and int(headers["ttl"]) > 0, "ttl")
        require(headers["urgency"] in {"very-low", "low", "normal", "high"}, "urgency")
        require(TOPIC.fullmatch(headers["topic"]) is not None, "topic")
        require(len(received.body) <= WIRE_LIMIT, "wire size")
        claims = judge_token(headers["authorization"], received.origin)
        require(0 < claims["exp"] - received.at <= 24 * 3600, "token lifetime")
        plain = http_ece.decrypt(
            received.body, private_key=self.private_key, auth_secret=self.auth, version="aes128gcm"
        )
        return judge_payload(plain)


def judge_payload(plain: bytes) -> dict[str, Any]:
    """The declarative push JSON, refused when it lacks a required member or carries an unlisted one."""
    message = json.loads(plain)
    notification = message["notification"]
    require(set(message) == {"web_push", "notification"} and message["web_push"] == 8030, "form")
    require(set(notification) <= ALLOWED_KEYS, "notification keys")
    require(set(notification["data"]) == ALLOWED_DATA, "data keys")
    require(bool(notification["title"]) and isinstance(notification["silent"], bool), "visible")
    addresses = [
        notification["navigate"],
        *(action["navigate"] for action in notification.get("actions", [])),
    ]
    require(all(re.match(r"https?://[^/]+/", address) for address in addresses), "navigate is absolute")
    return message


@lru_cache(maxsize=256)
def judge_token(authorization: str, origin: str) -> dict[str, Any]:
    """The claims of a VAPID header (RFC 8292), refused when signature, audience or contact are wrong."""
    require(Vapid02.verify(authorization), "token signature")
    token = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))["t"]
    claims = json.loads(unbase64url(token.split(".")[1]))
    require(claims["aud"] == origin, "token audience")
    require(claims["sub"].startswith(("mailto:", "https:")), "token contact")
    return claims


def require(holds: object, promise: str) -> None:
    if not holds:
        raise BrokenPromiseError(promise)


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unbase64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
