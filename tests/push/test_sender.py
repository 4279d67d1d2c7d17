"""Every answer of a push service, and every way it can misbehave, has one meaning."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from app.models import Purpose
from app.push import message
from app.push.resolver import PublicResolver
from app.push.sender import (
    LONGEST_ASKED,
    TIMEOUT,
    Accepted,
    Failed,
    Gone,
    Outcome,
    Refused,
    Retry,
    Sender,
    outcome_of,
)
from app.push.vapid import Vapid
from tests.push.device import Device
from tests.push.fake_service import VAPID_KEY, FakePushService

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
SUBJECT = UUID(int=1)
HASTE = aiohttp.ClientTimeout(total=0.4, connect=0.3)


class Name(AbstractResolver):
    """A name server that gives one answer after the other."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self._turn = count()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        answer = self._answers[min(next(self._turn), len(self._answers) - 1)]
        return [
            ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0)
            for address in answer
        ]

    async def close(self) -> None:
        """Nothing is open."""


def send(sender: Sender, device: Device, times: int = 1) -> list[Outcome]:
    async def run() -> list[Outcome]:
        headers = message.headers("topic", NOW + timedelta(minutes=10), NOW)
        plain = message.payload(
            message.Note(Purpose.TEST, SUBJECT, "", "Reminders arrive here", "", "en"), "https://evenday.test"
        )
        body = message.encrypt(plain, device.p256dh, device.auth)
        async with sender:
            return [await sender.send(device.endpoint, body, headers, NOW) for _ in range(times)]

    return asyncio.run(run())


def sender_to(service: FakePushService, timeout: aiohttp.ClientTimeout = TIMEOUT) -> Sender:
    access = service.access()
    return Sender(access.rules, access.vapid, access.resolver, access.tls, timeout)


@pytest.fixture
def device(service: FakePushService) -> Device:
    return service.subscribe()


@pytest.mark.parametrize(
    ("status", "retry_after", "outcome"),
    [
        *((status, None, Accepted()) for status in (200, 201, 202, 204)),
        *((status, None, Gone()) for status in (404, 410)),
        *((status, None, Refused()) for status in (401, 403)),
        *((status, None, Failed(str(status))) for status in (301, 302, 307, 308, 400, 405, 406, 413, 418)),
        *((status, None, Retry()) for status in (429, 500, 502, 503, 504)),
        (429, "120", Retry(timedelta(seconds=120))),
        (503, " 5 ", Retry(timedelta(seconds=5))),
        (429, "Mon, 23 Nov 2026 07:31:00 GMT", Retry(timedelta(seconds=60))),
        (429, "Mon, 23 Nov 2026 07:00:00 GMT", Retry(timedelta())),
        *(
            (429, far, Retry(LONGEST_ASKED))
            for far in ("99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT")
        ),
        *((429, nonsense, Retry()) for nonsense in ("", "soon", "-5", "1.5", "Mon, 99 Nov 2026")),
    ],
)
def test_an_answer_has_one_meaning(status: int, retry_after: str | None, outcome: Outcome):
    assert outcome_of(status, retry_after, NOW) == outcome


@pytest.mark.parametrize(
    ("mode", "value", "outcome"),
    [
        ("ok", "", Accepted()),
        *((mode, "", Gone()) for mode in ("404", "410")),
        *((mode, "", Refused()) for mode in ("401", "403")),
        *((mode, "", Failed(mode)) for mode in ("400", "413")),
        *((mode, "", Retry()) for mode in ("500", "503", "reset_before", "reset_after", "429")),
        ("429", "7", Retry(timedelta(seconds=7))),
    ],
)
def test_a_push_service_is_understood(
    service: FakePushService, device: Device, mode: str, value: str, outcome: Outcome
):
    service.fail(mode, value=value)
    assert send(sender_to(service), device) == [outcome]


def test_a_push_service_that_hangs_is_left_in_time(service: FakePushService, device: Device):
    service.fail("hang")
    assert send(sender_to(service, HASTE), device) == [Retry()]
    assert (TIMEOUT.total, TIMEOUT.connect) == (10, 3)


def test_a_redirect_is_not_followed(service: FakePushService, device: Device):
    target = service.subscribe()
    service.fail("redirect", match=device.id, value=target.endpoint)
    assert send(sender_to(service), device) == [Failed("307")]
    assert target.accepted == []
    assert service.calls == {"redirect": 1}


def test_an_endless_answer_is_not_read(service: FakePushService, device: Device):
    service.fail("huge_body")
    assert send(sender_to(service), device) == [Retry()]
    assert service.bytes_sent < 8 * 1024 * 1024


def test_an_answer_that_never_ends_does_not_undo_its_status(service: FakePushService, device: Device):
    service.fail("drip")
    assert send(sender_to(service, HASTE), device) == [Accepted()]


def test_messages_share_one_connection_and_one_token(service: FakePushService, device: Device):
    assert send(sender_to(service), device, times=5) == [Accepted()] * 5
    assert service.connections == 1
    assert len(set(service.authorization_seen)) == 1


def test_an_endpoint_that_is_not_allowed_any_more_is_not_contacted(service: FakePushService):
    stranger = Device("elsewhere.test", service.port)
    assert send(sender_to(service), stranger) == [Failed("endpoint")]
    assert service.calls.total() == 0


@pytest.mark.parametrize(
    "answers",
    [
        [["127.0.0.1"]],
        [["93.184.216.34", "127.0.0.1"]],
        [["::ffff:127.0.0.1"]],
        [["10.0.0.1"]],
        [[]],
    ],
)
def test_a_name_that_leads_into_our_own_network_is_not_contacted(
    service: FakePushService, device: Device, answers: list[list[str]]
):
    access = service.access()
    guarded = Sender(access.rules, access.vapid, PublicResolver(Name(*answers)), access.tls, HASTE)
    assert send(guarded, device) == [Retry()]
    assert service.connections == 0


def test_without_the_tests_own_arguments_this_machine_is_out_of_reach(service: FakePushService):
    local = Device("localhost", service.port)
    rules = type(service.rules)(hosts=frozenset({"localhost"}), port=service.port)
    assert send(Sender(rules, Vapid(VAPID_KEY, "mailto:a@b.test")), local) == [Retry()]
    assert service.connections == 0


def test_no_proxy_of_the_environment_is_used(
    service: FakePushService, device: Device, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert send(sender_to(service), device) == [Accepted()]
