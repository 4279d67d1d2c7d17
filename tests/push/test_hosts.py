"""A push service that asks for a pause gets it; one that refuses our key is not asked with every phone."""

import asyncio
import logging
from datetime import timedelta

import pytest

from app.models import PushSubscription
from app.push.hosts import BREAK, LEAST_REFUSED, LONGEST_REST, Hosts
from app.push.sender import Accepted, Outcome, Refused, Retry
from tests.conftest import StandingClock
from tests.push.household import Household

ONE, OTHER = "https://one.test", "https://other.test"


class Watch:
    """Seconds that pass when a test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def hosts(watch: Watch) -> Hosts:
    return Hosts(watch)


def note(hosts: Hosts, origin: str, *outcomes: Outcome) -> None:
    for outcome in outcomes:
        hosts.note(origin, outcome)


def test_a_pause_that_was_asked_for_is_kept_and_ends(hosts: Hosts, watch: Watch):
    note(hosts, ONE, Retry(timedelta(seconds=30)), Retry(timedelta(seconds=5)), Retry())
    note(hosts, OTHER, Accepted(), Retry())
    watch.seconds += 29
    assert hosts.paused() == {ONE}
    watch.seconds += 1
    assert hosts.paused() == set()


def test_nobody_rests_for_longer_than_reminders_can_bear(hosts: Hosts, watch: Watch):
    note(hosts, ONE, Retry(timedelta(hours=1)))
    watch.seconds += LONGEST_REST - 1
    assert hosts.paused() == {ONE}
    watch.seconds += 1
    assert hosts.paused() == set()


def test_a_few_refusals_are_about_single_subscriptions(hosts: Hosts):
    note(hosts, ONE, *[Refused()] * (LEAST_REFUSED - 1))
    for _ in range(LEAST_REFUSED - 1):
        note(hosts, OTHER, *[Accepted()] * 24, Refused())
    note(hosts, OTHER, *[Accepted()] * 100)
    assert hosts.paused() == set()


def test_one_message_in_twenty_refused_is_still_no_sign_and_more_are(
    hosts: Hosts, caplog: pytest.LogCaptureFixture
):
    note(hosts, ONE, *[Accepted()] * 95, *[Refused()] * 5)
    assert hosts.paused() == set()
    note(hosts, ONE, Refused())
    assert hosts.paused() == {ONE}
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage().startswith("https://one.test refused 6 of our last 100 messages")


def test_after_the_break_a_few_are_tried_before_the_next_one(hosts: Hosts, watch: Watch):
    note(hosts, ONE, *[Refused()] * LEAST_REFUSED)
    watch.seconds += BREAK
    assert hosts.paused() == set()
    note(hosts, ONE, *[Refused()] * (LEAST_REFUSED - 1))
    assert hosts.paused() == set()
    note(hosts, ONE, Refused())
    assert hosts.paused() == {ONE}


def test_a_push_service_that_refuses_us_cannot_make_every_phone_renew(home: Household, clock: StandingClock):
    for _ in range(8):
        home.add_device(clock(), host="other.push.test")
    home.change(PushSubscription, has_worked=True)
    home.service.fail("403", match="other.push.test")
    clock.forward(minutes=30)
    asyncio.run(home.worker(clock, seats=1).run_once())
    renewals = [row.needs_renewal for row in home.rows(PushSubscription)]
    assert (sum(renewals), len(renewals)) == (LEAST_REFUSED, 9)
    assert home.states() == ["accepted", *["failed"] * LEAST_REFUSED, *["pending"] * 3]
    assert home.service.calls == {"ok": 1, "403": LEAST_REFUSED}


def test_subscriptions_that_were_made_up_silence_nobody_else(hosts: Hosts):
    for _ in range(100):
        hosts.note(ONE, Refused(), has_worked=False)
    assert hosts.paused() == set()
