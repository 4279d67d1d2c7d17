"""A push service on this machine: real HTTPS, real keys, and any fault on command.

In a test: `with FakePushService() as service: device = service.subscribe()`.
As a process: `python -m tests.push.fake_service --port 8230` prints a line of JSON: its port, its CA file.
"""

import argparse
import asyncio
import json
import random
import ssl
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Self

import trustme
from aiohttp import web

from app.clock import system_clock
from app.push.endpoints import EndpointRules
from app.push.vapid import Vapid
from tests.push.access import DOMAIN, LoopbackResolver, Patient
from tests.push.device import BrokenPromiseError, Device, Received, base64url, require
from tests.push.paced_clock import PacedClock

VAPID_KEY = base64url(bytes(range(1, 33)))
HUGE = 64 * 1024 * 1024


@dataclass
class Fault:
    """What goes wrong, for whom (`match` is part of the address), how often."""

    mode: str
    match: str = ""
    count: int | None = None
    rate: float = 1.0
    value: str = ""


class FakePushService:
    """Accepts, keeps and judges messages; `calls` counts what became of each request."""

    def __init__(self, port: int = 0, seed: int = 7, clock: Callable[[], datetime] = system_clock) -> None:
        self.devices: dict[str, Device] = {}
        self.calls: Counter[str] = Counter()
        self.faults: list[Fault] = []
        self.bytes_sent = 0
        self.connections = 0
        self.authorization_seen: list[str] = []
        self.port = port
        self._clock = clock
        self._random = random.Random(seed)
        self._authority = trustme.CA()
        self._started = threading.Event()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve()), name="fake push", daemon=True
        )
        self._thread.start()
        require(self._started.wait(10), "the fake push service starts")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def rules(self) -> EndpointRules:
        return EndpointRules(hosts=frozenset({DOMAIN}), port=self.port)

    def subscribe(self, host: str = DOMAIN) -> Device:
        """A new browser with its own keys."""
        device = Device(host=host, port=self.port)
        self.devices[device.id] = device
        return device

    def fail(self, mode: str, **how: Any) -> None:
        """From now on `mode` happens: see `Fault`."""
        self.faults.append(Fault(mode, **how))

    def tls(self) -> ssl.SSLContext:
        """A client context that trusts this service and nobody else."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._authority.configure_trust(context)
        return context

    def access(self, public_url: str = "https://evenday.test") -> Patient:
        """What an app needs to push here: give it to `create_app` or to a worker."""
        vapid = Vapid(VAPID_KEY, "mailto:operator@evenday.test")
        return Patient(self.rules, vapid, b"k" * 32, public_url, LoopbackResolver(), self.tls())

    def verify(self) -> list[dict[str, Any]]:
        """Every accepted message, each judged, and all of one size."""
        messages = [message for device in list(self.devices.values()) for message in device.messages()]
        sizes = {len(received.body) for device in self.devices.values() for received in device.accepted}
        require(len(sizes) <= 1, f"one constant size, not {sorted(sizes)}")
        topics: dict[str, set[str]] = {}
        for device in self.devices.values():
            for received, message in zip(device.accepted, device.messages(), strict=True):
                topics.setdefault(received.headers["topic"], set()).add(message["notification"]["tag"])
        require(all(len(tags) == 1 for tags in topics.values()), "a topic belongs to one occurrence")
        return messages

    def write_authority(self, path: Path) -> Path:
        """The certificate that clients have to trust, as PEM."""
        self._authority.cert_pem.write_to_path(str(path))
        return path

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(DOMAIN, f"*.{DOMAIN}", "localhost", "127.0.0.1").configure_cert(context)
        application = web.Application()
        application.add_routes(
            [
                web.post("/push/{id}", self._push),
                web.post("/_subscriptions", self._control_subscribe),
                web.post("/_faults", self._control_fail),
                web.get("/_messages", self._control_messages),
                web.get("/_calls", self._control_calls),
                web.post("/_tally", self._control_tally),
            ]
        )
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        handler = runner.server
        assert handler is not None

        def count_connection() -> asyncio.BaseProtocol:
            self.connections += 1
            return handler()

        server = await self._loop.create_server(count_connection, "127.0.0.1", self.port, ssl=context)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        server.close()
        await runner.cleanup()

    async def _push(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        fault = self._fault_for(f"{request.host}{request.path}")
        self.calls[fault.mode] += 1
        if (behave := getattr(self, f"_{fault.mode}", None)) is not None:
            perform: Callable[..., Awaitable[web.StreamResponse]] = behave
            return await perform(request, body, fault.value)
        return web.Response(status=int(fault.mode))

    def _fault_for(self, address: str) -> Fault:
        for fault in self.faults:
            if fault.match in address and fault.count != 0 and self._random.random() < fault.rate:
                fault.count = fault.count and fault.count - 1
                return fault
        return Fault("ok")

    def _accept(self, request: web.Request, body: bytes) -> web.Response:
        device = self.devices.get(request.match_info["id"])
        if device is None:
            return web.Response(status=410)
        names = {name.lower(): value for name, value in request.headers.items()}
        self.authorization_seen.append(names.get("authorization", ""))
        device.accepted.append(Received(self._clock().timestamp(), f"https://{request.host}", names, body))
        device.reached.set()
        return web.Response(status=201)

    async def _ok(self, request: web.Request, body: bytes, seconds: str) -> web.StreamResponse:
        if not seconds:
            return self._accept(request, body)
        # Half of the time before it is taken and half after: whoever is killed meanwhile leaves both behind.
        await asyncio.sleep(float(seconds) / 2)
        if request.transport is None or request.transport.is_closing():
            return web.Response(status=500)
        answer = self._accept(request, body)
        await asyncio.sleep(float(seconds) / 2)
        return answer

    async def _slow(self, request: web.Request, body: bytes, seconds: str) -> web.StreamResponse:
        await asyncio.sleep(float(seconds or 1))
        return self._accept(request, body)

    async def _hang(self, _: web.Request, __: bytes, ___: str) -> web.StreamResponse:
        await self._stop.wait()
        return web.Response(status=503)

    async def _429(self, _: web.Request, __: bytes, retry_after: str) -> web.StreamResponse:
        return self._later(429, retry_after)

    async def _503(self, _: web.Request, __: bytes, retry_after: str) -> web.StreamResponse:
        return self._later(503, retry_after)

    def _later(self, status: int, retry_after: str) -> web.Response:
        if retry_after.startswith("date:"):
            at = self._clock() + timedelta(seconds=float(retry_after.removeprefix("date:")))
            retry_after = format_datetime(at, usegmt=True)
        return web.Response(status=status, headers={"Retry-After": retry_after} if retry_after else {})

    async def _redirect(self, _: web.Request, __: bytes, target: str) -> web.StreamResponse:
        return web.Response(status=307, headers={"Location": target})

    async def _reset_before(self, request: web.Request, _: bytes, __: str) -> web.StreamResponse:
        return self._reset(request)

    async def _reset_after(self, request: web.Request, body: bytes, _: str) -> web.StreamResponse:
        self._accept(request, body)
        return self._reset(request)

    async def _huge_body(self, request: web.Request, _: bytes, __: str) -> web.StreamResponse:
        answer = web.StreamResponse(status=503)
        await answer.prepare(request)
        for _chunk in range(HUGE // 65_536):
            if request.transport is None or request.transport.is_closing():
                break
            await answer.write(b"x" * 65_536)
            await asyncio.sleep(0.001)
            self.bytes_sent += 65_536
        return answer

    async def _drip(self, request: web.Request, body: bytes, _: str) -> web.StreamResponse:
        self._accept(request, body)
        answer = web.StreamResponse(status=201)
        await answer.prepare(request)
        while not self._stop.is_set():
            await answer.write(b".")
            await asyncio.sleep(0.05)
        return answer

    def _reset(self, request: web.Request) -> web.Response:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    async def _control_subscribe(self, request: web.Request) -> web.StreamResponse:
        wish = await request.json()
        made = [self.subscribe(wish.get("host", DOMAIN)) for _ in range(wish.get("count", 1))]
        return web.json_response([device.subscription for device in made])

    async def _control_fail(self, request: web.Request) -> web.StreamResponse:
        self.fail(**await request.json())
        return web.Response(status=204)

    async def _control_messages(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({device.endpoint: device.messages() for device in self.devices.values()})

    async def _control_tally(self, request: web.Request) -> web.StreamResponse:
        canaries: list[str] = (await request.json())["canaries"]
        try:
            said = json.dumps(self.verify())
            require(not any(canary in said for canary in canaries), "nothing private is said")
        except BrokenPromiseError as broken:
            return web.Response(status=409, text=str(broken))
        return web.json_response({device.id: device.tags() for device in self.devices.values()})

    async def _control_calls(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self.calls)


def main() -> None:
    """Serves until standard input closes, so that it cannot outlive whoever started it."""
    parser = argparse.ArgumentParser(description="a push service for tests")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--clock", type=PacedClock.of, default=system_clock)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, FakePushService(wish.port, clock=wish.clock) as service:
        authority = service.write_authority(Path(folder) / "ca.pem")
        print(json.dumps({"port": service.port, "ca": str(authority)}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
