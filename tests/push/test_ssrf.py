"""Nothing that a client can type, and no name server, makes us connect to a machine of our own."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver

from app.push.endpoints import EndpointRules, endpoint_rules
from app.push.resolver import PublicResolver
from app.push.sender import Failed, Outcome, Retry, Sender
from app.push.vapid import Vapid
from tests.push.access import LoopbackResolver
from tests.push.fake_service import VAPID_KEY, FakePushService
from tests.push.test_endpoints import HOSTILE
from tests.push.test_sender import Name

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
HASTE = aiohttp.ClientTimeout(total=2)
SPELLINGS = [
    *("127.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "0", "0.0.0.0", "2130706433", "0x7f000001", "0x7f.1"),
    *("0177.0.0.1", "017700000001", "127.0.0.0x1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::127.0.0.1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25lo]"),
    *("①②⑦.⓪.⓪.①", "127。0。0。1", "%31%32%37.0.0.1"),
]
"""This machine, as parsers of addresses know it; refused even where the operator has added the very text."""
NAMES = ["localhost", "ip6-localhost", "localhost.localdomain", "rebound.test"]
"""Names that lead here, or may; whoever adds one as a push service still reaches nothing of ours with it."""


class Trap:
    """A listener on this machine that only counts who comes."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0)
        self.port: int = self._listening.getsockname()[1]

    def visits(self) -> int:
        count = 0
        while True:
            try:
                self._listening.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1

    def close(self) -> None:
        self._listening.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    listening = Trap()
    yield listening
    assert listening.visits() == 0
    listening.close()


def send(endpoint: str, rules: EndpointRules, resolver: AbstractResolver | None = None) -> Outcome:
    async def run() -> Outcome:
        sender = Sender(rules, Vapid(VAPID_KEY, "mailto:a@b.test"), resolver, timeout=HASTE)
        async with sender:
            return await sender.send(endpoint, b"body", {"TTL": "60"}, NOW)

    return asyncio.run(run())


def test_whoever_does_come_here_is_seen():
    """With the resolver of the tests, which nothing but a test can pass in: the trap works."""
    listening = Trap()
    rules = EndpointRules(frozenset({"push.test"}), listening.port)
    assert send(f"https://push.test:{listening.port}/x", rules, LoopbackResolver()) == Retry()
    assert listening.visits() == 1
    listening.close()


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) + len(SPELLINGS) + len(NAMES) >= 80


@pytest.mark.parametrize("endpoint", HOSTILE)
def test_a_hostile_endpoint_that_is_stored_already_is_not_contacted(endpoint: str, trap: Trap):
    assert send(endpoint, endpoint_rules(())) == Failed("endpoint")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_this_machine_is_contacted_even_where_the_operator_added_it(spelling: str, trap: Trap):
    rules = EndpointRules(frozenset({spelling, spelling.strip("[]")}), trap.port)
    assert send(f"https://{spelling}:{trap.port}/x", rules) == Failed("endpoint")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "answers", [["127.0.0.1"], ["::1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"], ["0.0.0.0"]]
)
def test_a_name_that_leads_here_is_not_followed(name: str, answers: list[str], trap: Trap):
    rules = EndpointRules(frozenset({name}), trap.port)
    assert send(f"https://{name}:{trap.port}/x", rules, PublicResolver(Name(answers))) == Retry()


def test_by_the_system_s_own_names_this_machine_is_not_reached(trap: Trap):
    rules = EndpointRules(frozenset({"localhost"}), trap.port)
    assert send(f"https://localhost:{trap.port}/x", rules) == Retry()


def test_a_name_that_is_bound_anew_after_it_was_looked_at_is_looked_at_again(trap: Trap):
    """Public when it is first asked for, and here the next time: what was judged is what is connected to."""
    rules = EndpointRules(frozenset({"rebound.test"}), trap.port)
    resolver = PublicResolver(Name(["240.0.0.1"], ["127.0.0.1"]))
    for _ in range(3):
        assert send(f"https://rebound.test:{trap.port}/x", rules, resolver) == Retry()


def test_no_redirect_leads_here(service: FakePushService, trap: Trap):
    device, access = service.subscribe(), service.access()
    for target in (
        f"https://127.0.0.1:{trap.port}/x",
        f"http://localhost:{trap.port}/x",
        "file:///etc/hostname",
    ):
        service.faults.clear()
        service.fail("redirect", value=target)

        async def run() -> Outcome:
            async with access.sender() as sender:
                return await sender.send(device.endpoint, b"body", {"TTL": "60"}, NOW)

        assert asyncio.run(run()) == Failed("307")


def test_the_push_services_of_browsers_are_none_of_these():
    rules = endpoint_rules(())
    assert rules.allows("https://fcm.googleapis.com/fcm/send/abc")
