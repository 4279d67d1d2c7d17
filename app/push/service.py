"""What an installation needs to push: made once at the start from settings and secrets."""

import ssl
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver

from app import base64url
from app.push.endpoints import EndpointRules, endpoint_rules
from app.push.sender import Sender
from app.push.vapid import Vapid
from app.secrets_file import Secrets
from app.settings import Settings


@dataclass(frozen=True)
class PushService:
    """Whom we push to, who we are to them, and the key of topics and action tokens.

    `resolver` and `tls` exist for tests, whose push service is on this machine: no setting can
    give them a value, only code that builds this object itself.
    """

    rules: EndpointRules
    vapid: Vapid
    key: bytes
    public_url: str
    resolver: AbstractResolver | None = None
    tls: ssl.SSLContext | None = None

    def sender(self) -> Sender:
        """A new sender; entering it opens its connections."""
        return Sender(self.rules, self.vapid, self.resolver, self.tls)


def push_service(settings: Settings, secrets: Secrets) -> PushService:
    """The push service access of this installation."""
    return PushService(
        rules=endpoint_rules(settings.extra_push_hosts),
        vapid=Vapid(secrets.vapid_private_key, settings.contact),
        key=base64url.decode(secrets.topic_key),
        public_url=settings.public_url,
    )
