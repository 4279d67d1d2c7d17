"""A load of keep-alive connections on this machine, and what it measured."""

import asyncio
import statistics
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

import uvloop

Exchange = Generator[tuple[bytes, bytes, int], bytes, None]
"""A request's bytes, a piece of text its answer must hold, and how often; takes the answer in return."""


@dataclass(frozen=True)
class Load:
    """What a load came to: answers a second, and milliseconds an answer took."""

    per_second: float
    p50: float
    p99: float


def middle(loads: list[Load]) -> Load:
    """The median of several rounds, figure by figure."""
    return Load(
        *(statistics.median(getattr(load, name) for load in loads) for name in ("per_second", "p50", "p99"))
    )


def request(port: int, path: str, body: bytes, cookie: str) -> bytes:
    """A POST from our own page."""
    origin = f"http://localhost:{port}"
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def drive(port: int, lines: list[Callable[[], Exchange]], seconds: float) -> Load:
    """Send on one connection for each line until the time is up; stops at the first wrong answer."""
    return uvloop.run(_drive(port, lines, seconds))


async def _drive(port: int, lines: list[Callable[[], Exchange]], seconds: float) -> Load:
    took: list[float] = []
    begun = time.perf_counter()
    await asyncio.gather(*(_talk(port, line(), begun + seconds, took) for line in lines))
    spent = time.perf_counter() - begun
    took.sort()
    return Load(len(took) / spent, _at(took, 0.50), _at(took, 0.99))


def _at(took: list[float], share: float) -> float:
    return took[min(int(len(took) * share), len(took) - 1)] * 1000


async def _talk(port: int, exchange: Exchange, until: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sent, wanted, times = next(exchange)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(sent)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        body = await reader.readexactly(length)
        took.append(time.perf_counter() - begun)
        if b" 200 " not in head[:20] or body.count(wanted) < times:
            wrong = f"a wrong answer under load: {head[:40]!r} {body[:200]!r}"
            raise RuntimeError(wrong)
        sent, wanted, times = exchange.send(body)
    writer.close()
    await writer.wait_closed()
