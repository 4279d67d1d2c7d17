"""How a worker of the tests reaches a push service on this machine."""

import socket
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from app.push.sender import Sender
from app.push.service import PushService

DOMAIN = "push.test"


class LoopbackResolver(AbstractResolver):
    """Every name under the test domain is this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in {DOMAIN, "localhost"} and not host.endswith(f".{DOMAIN}"):
            raise OSError(f"{host} is not a test name")
        found = ResolveResult(
            hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
        )
        return [found]

    async def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True)
class Patient(PushService):
    """Gives up after so many seconds: deadlines have tests of their own, and a busy machine is no fault."""

    seconds: float = 60

    def sender(self) -> Sender:
        patience = aiohttp.ClientTimeout(total=self.seconds)
        return Sender(self.rules, self.vapid, self.resolver, self.tls, patience, farewell=1)
