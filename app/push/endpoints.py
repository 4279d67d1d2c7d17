"""Which push endpoints are acceptable: an endpoint is an address that a client typed."""

import base64
import binascii
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

from app.errors import Invalid

KNOWN_HOSTS = frozenset(
    {
        "fcm.googleapis.com",
        "jmt17.google.com",
        "updates.push.services.mozilla.com",
        "push.apple.com",
        "notify.windows.com",
    }
)
"""Push services of today's browsers; a host under one of these names is as good as the name itself."""

_LONGEST = 2000
_P256DH_BYTES = 65
_AUTH_BYTES = 16


@dataclass(frozen=True)
class EndpointRules:
    """The push services this installation talks to. Only tests ever pass another port."""

    hosts: frozenset[str]
    port: int = 443

    def check(self, endpoint: str) -> None:
        """Raises Invalid unless the endpoint is an HTTPS address at a trusted push service."""
        if not self.allows(endpoint):
            raise Invalid("push-endpoint")

    def allows(self, endpoint: str) -> bool:
        """Whether a message may be sent there."""
        try:
            parts = urlsplit(endpoint)
            host, origin = parts.hostname or "", origin_of(endpoint)
        except ValueError:
            return False
        plain = endpoint.isascii() and endpoint.isprintable() and not set(endpoint) & set(" \\@#")
        return (
            plain
            and len(endpoint) <= _LONGEST
            and parts.scheme == "https"
            and (443 if parts.port is None else parts.port) == self.port
            and endpoint.startswith(f"{origin}/")
            and _is_name(host)
            and any(host == known or host.endswith(f".{known}") for known in self.hosts)
        )


def _is_name(host: str) -> bool:
    """Whether a host is a name: what ends in a number is an address in one of its many spellings."""
    last = host.rpartition(".")[2]
    return bool(last) and ":" not in host and not last.isdigit() and not last.startswith("0x")


def endpoint_rules(extra_hosts: tuple[str, ...]) -> EndpointRules:
    """The rules in force: the known push services and the operator's additions."""
    return EndpointRules(hosts=KNOWN_HOSTS | frozenset(extra_hosts))


def origin_of(endpoint: str) -> str:
    """Scheme, host and port of an endpoint: the audience of the token that is shown there."""
    parts = urlsplit(endpoint)
    port = f":{parts.port}" if parts.port not in {None, 443} else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def receiver_key(text: str) -> bytes:
    """The browser's public key: an uncompressed point on P-256, or Invalid."""
    raw = _decoded(text, _P256DH_BYTES)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError:
        raise Invalid("push-keys") from None
    return raw


def auth_secret(text: str) -> bytes:
    """The browser's shared secret of 16 bytes, or Invalid."""
    return _decoded(text, _AUTH_BYTES)


def _decoded(text: str, length: int) -> bytes:
    bare = text.rstrip("=")
    try:
        raw = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("push-keys") from None
    if len(raw) != length:
        raise Invalid("push-keys")
    return raw
