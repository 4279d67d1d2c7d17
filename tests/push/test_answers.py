"""The whole table of answers: what each makes of the message, of the subscription, and of the next try."""

import asyncio
import socket
import ssl
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from app.models import Delivery, DeliveryState, PushSubscription
from app.push.worker import Worker
from tests.conftest import StandingClock
from tests.push.access import Patient
from tests.push.household import Household

SHORT = {"hang": 0.5, "drip": 3}
"""Seconds after which a sender gives up where the answer does not come, or does not end."""
BACKOFF = 0.0, 2.0
"""Seconds before the second try, where the push service asks for nothing."""


@dataclass(frozen=True)
class Answer:
    """An answer, and what comes of it; `again` is between how many seconds later it is tried again."""

    mode: str
    state: DeliveryState | None
    value: str = ""
    again: tuple[float, float] | None = None
    subscriptions: int = 1
    renewal: bool = False
    calls: int = 1

    def __str__(self) -> str:
        return f"{self.mode} {self.value}".strip()


ACCEPTED, PENDING, FAILED = DeliveryState.ACCEPTED, DeliveryState.PENDING, DeliveryState.FAILED
TABLE = [
    *(Answer(mode, ACCEPTED) for mode in ("200", "ok", "202", "204", "drip")),
    *(Answer(mode, None, subscriptions=0) for mode in ("404", "410")),
    *(Answer(mode, FAILED, renewal=True) for mode in ("401", "403")),
    *(Answer(mode, FAILED) for mode in ("400", "405", "413")),
    Answer("redirect", FAILED, value="https://push.test/elsewhere"),
    *(Answer(mode, PENDING, value="7", again=(7, 8.4)) for mode in ("429", "503")),
    *(Answer(mode, PENDING, value="date:90", again=(89, 108)) for mode in ("429", "503")),
    *(Answer(mode, PENDING, value="soon", again=BACKOFF) for mode in ("429", "503")),
    *(Answer(mode, DeliveryState.EXPIRED, value="3600") for mode in ("429", "503")),
    *(Answer(mode, PENDING, again=BACKOFF) for mode in ("429", "500", "502", "503", "504", "huge_body")),
    *(Answer(mode, PENDING, again=BACKOFF) for mode in ("reset_before", "reset_after", "hang")),
    *(Answer(mode, PENDING, again=BACKOFF, calls=0) for mode in ("no name", "wrong certificate")),
]


class Nowhere(AbstractResolver):
    """A name server that knows no names."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(f"{host} is not known")

    async def close(self) -> None:
        """Nothing is open."""


def access(home: Household, mode: str) -> Patient:
    """Push access over a network in which the name or the certificate may be wrong."""
    usual = home.service.access()
    if mode == "no name":
        usual = replace(usual, resolver=Nowhere())
    if mode == "wrong certificate":
        usual = replace(usual, tls=ssl.create_default_context())
    return replace(usual, seconds=SHORT.get(mode, 60))


@pytest.mark.parametrize("answer", TABLE, ids=str)
def test_each_answer_has_its_consequence(home: Household, clock: StandingClock, answer: Answer):
    if answer.calls:
        home.service.fail(answer.mode, value=answer.value)
    clock.forward(minutes=30)
    asyncio.run(Worker(home.database, access(home, answer.mode), clock, monotonic=lambda: 0.0).run_once())
    assert home.service.calls.total() == answer.calls
    subscriptions = home.rows(PushSubscription)
    assert [row.needs_renewal for row in subscriptions] == [answer.renewal] * answer.subscriptions
    deliveries = home.rows(Delivery)
    assert [row.state for row in deliveries] == ([answer.state] if answer.state else [])
    if answer.again:
        earliest, latest = (clock() + timedelta(seconds=seconds) for seconds in answer.again)
        assert earliest <= deliveries[0].next_at <= latest
