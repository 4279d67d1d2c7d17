"""The fake push service in a process of its own, which takes nothing from whoever is measured or killed."""

import json
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from app.push.endpoints import EndpointRules
from app.push.service import PushService
from app.push.vapid import Vapid
from tests.push.access import DOMAIN, LoopbackResolver
from tests.push.fake_service import VAPID_KEY
from tests.push.paced_clock import PacedClock

ROOT = Path(__file__).parent.parent.parent
CONTACT, PUBLIC_URL = "mailto:operator@evenday.test", "https://evenday.test"


@dataclass
class Outside:
    """A running push service, and what its control addresses answer."""

    port: int
    authority: str
    client: httpx.Client

    def subscribe(self, count: int = 1, host: str = "localhost") -> list[dict[str, Any]]:
        """New browsers, as `PushSubscription.toJSON()` gives them."""
        return self._post("/_subscriptions", {"host": host, "count": count}).json()

    def fail(self, mode: str, **how: Any) -> None:
        """From now on `mode` happens: see `Fault`; `ok` with a value answers after so many seconds."""
        self._post("/_faults", {"mode": mode, **how})

    def calls(self) -> dict[str, int]:
        """What became of the requests so far, by mode."""
        return self.client.get("/_calls").raise_for_status().json()

    def accepted(self) -> int:
        """Requests that went well so far."""
        return self.calls().get("ok", 0)

    def tally(self, canaries: list[str]) -> dict[str, dict[str, int]]:
        """How often each notification was accepted, by browser and tag, every message judged before."""
        return self._post("/_tally", {"canaries": canaries}).json()

    def access(self) -> PushService:
        """What a worker of ours needs to push there."""
        return access_to(self.port, self.authority)

    def _post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        answer = self.client.post(path, json=body)
        assert answer.is_success, answer.text
        return answer


def access_to(port: int, authority: str) -> PushService:
    """What a worker needs to push to the service on this port."""
    tls = ssl.create_default_context(cafile=authority)
    rules = EndpointRules(frozenset({"localhost", DOMAIN}), port)
    return PushService(rules, Vapid(VAPID_KEY, CONTACT), b"k" * 32, PUBLIC_URL, LoopbackResolver(), tls)


@contextmanager
def push_service_outside(clock: PacedClock | None = None) -> Iterator[Outside]:
    """Runs while the block does; by `clock` it judges how long tokens are good."""
    command = [sys.executable, "-m", "tests.push.fake_service", *(["--clock", str(clock)] if clock else [])]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    with process:
        facts = json.loads(process.stdout.readline())
        trust = ssl.create_default_context(cafile=facts["ca"])
        with httpx.Client(
            base_url=f"https://localhost:{facts['port']}", verify=trust, trust_env=False, timeout=60
        ) as client:
            yield Outside(facts["port"], facts["ca"], client)
        process.stdin.close()
        process.wait(10)
