"""A phone subscribes, is tested, and leaves; nobody can subscribe an address that is not a push service."""

import asyncio
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.db import Database
from app.main import create_app
from app.models import Delivery, PushSubscription
from app.push.subscriptions import MOST_DEVICES
from app.push.worker import Worker
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import Phone, another_client, new_id
from tests.push.device import Device, base64url, unbase64url
from tests.push.fake_service import FakePushService
from tests.push.household import rows_of

ADDRESS = "/api/push/subscriptions"


@pytest.fixture
def app(settings: Settings, clock: StandingClock, service: FakePushService) -> Iterator[FastAPI]:
    """The app, whose push service is the one on this machine."""
    built = create_app(settings, clock, service.access())
    with TestClient(built):
        yield built


@pytest.fixture
def leila(client: TestClient) -> TestClient:
    """A parent's signed-in browser."""
    Phone(client).sign_up("Leila")
    return client


@pytest.fixture
def omar(app: FastAPI) -> TestClient:
    """A parent of another family."""
    browser = another_client(app)
    Phone(browser).sign_up("Omar")
    return browser


def deliver(database: Database, service: FakePushService, clock: StandingClock) -> None:
    steady = lambda: clock().timestamp()  # noqa: E731 - the clock that goes with one that stands
    asyncio.run(Worker(database, service.access(), clock, monotonic=steady).run_once())


def test_a_browser_learns_the_key_to_subscribe_with(leila: TestClient):
    raw = unbase64url(leila.get("/api/push").json()["public_key"])
    assert (len(raw), raw[0]) == (65, 4)


def test_a_test_message_arrives_where_it_was_asked_for(
    leila: TestClient, omar: TestClient, database: Database, service: FakePushService, clock: StandingClock
):
    hers, his = service.subscribe(), service.subscribe()
    for browser, device in ((leila, hers), (omar, his)):
        assert browser.put(ADDRESS, json=device.subscription).status_code == 201
    assert leila.post("/api/push/tests").status_code == 202
    deliver(database, service, clock)
    assert [message["notification"]["data"]["k"] for message in hers.messages()] == ["test"]
    assert his.accepted == []


def test_a_test_without_a_subscription_says_that_there_is_nothing(leila: TestClient):
    assert leila.post("/api/push/tests").status_code == 404


def test_tests_are_counted(leila: TestClient, service: FakePushService):
    leila.put(ADDRESS, json=service.subscribe().subscription)
    assert [leila.post("/api/push/tests").status_code for _ in range(6)] == [202] * 5 + [429]


def test_subscribing_again_renews_and_makes_no_second_row(
    leila: TestClient, service: FakePushService, database: Database
):
    device = service.subscribe()
    for _ in range(2):
        assert leila.put(ADDRESS, json=device.subscription).status_code == 201
    assert len(rows_of(database, PushSubscription)) == 1


def test_whoever_subscribes_a_browser_last_has_it_alone(
    leila: TestClient, omar: TestClient, service: FakePushService, database: Database
):
    device = service.subscribe()
    leila.put(ADDRESS, json=device.subscription)
    omar.put(ADDRESS, json=device.subscription)
    (row,) = rows_of(database, PushSubscription)
    assert str(row.account_id) == omar.get("/api/me").json()["account"]["id"]


def test_a_browser_that_leaves_hears_nothing_more(
    leila: TestClient, service: FakePushService, database: Database, clock: StandingClock
):
    device = service.subscribe()
    leila.put(ADDRESS, json=device.subscription)
    leila.post("/api/push/tests")
    answer = leila.request("DELETE", ADDRESS, json={"endpoint": device.endpoint})
    deliver(database, service, clock)
    assert (answer.status_code, device.accepted) == (204, [])


def test_a_stranger_cannot_unsubscribe_a_phone(
    leila: TestClient, omar: TestClient, service: FakePushService, database: Database
):
    device = service.subscribe()
    leila.put(ADDRESS, json=device.subscription)
    assert omar.request("DELETE", ADDRESS, json={"endpoint": device.endpoint}).status_code == 204
    assert len(rows_of(database, PushSubscription)) == 1


def test_signing_out_ends_the_subscription(leila: TestClient, service: FakePushService, database: Database):
    leila.put(ADDRESS, json=service.subscribe().subscription)
    leila.delete("/api/sessions/current")
    assert rows_of(database, PushSubscription) == []


def test_an_eleventh_device_takes_the_place_of_the_oldest(
    leila: TestClient, service: FakePushService, database: Database, clock: StandingClock
):
    devices = [service.subscribe() for _ in range(MOST_DEVICES + 1)]
    for device in devices:
        clock.forward(seconds=1)
        leila.put(ADDRESS, json=device.subscription)
    kept = {row.endpoint for row in rows_of(database, PushSubscription)}
    assert kept == {device.endpoint for device in devices[1:]}


def test_a_subscription_that_cannot_be_used_is_refused_and_not_kept(
    leila: TestClient, service: FakePushService, database: Database
):
    device = service.subscribe()
    wrong = {
        "push-endpoint": [{"endpoint": "https://127.0.0.1/x"}, {"endpoint": "https://evil.test/x"}],
        "push-keys": [
            {"keys": {"p256dh": point, "auth": "AAAA"}} for point in ("AAAA", base64url(device.p256dh))
        ],
        "invalid": [{"expirationTime": None}, {"keys": {}}, {"endpoint": 7}, {"endpoint": ""}],
    }
    for kind, changes in wrong.items():
        answers = [leila.put(ADDRESS, json=device.subscription | change) for change in changes]
        assert {answer.json()["type"] for answer in answers} == {f"/problems/{kind}"}
        assert not any("evil.test" in answer.text for answer in answers)
    assert rows_of(database, PushSubscription) == []


def test_a_stranger_gets_no_further_than_the_door(client: TestClient, service: FakePushService):
    answers = [
        client.get("/api/push"),
        client.put(ADDRESS, json=service.subscribe().subscription),
        client.request("DELETE", ADDRESS, json={"endpoint": "https://push.test/x"}),
        client.post("/api/push/tests"),
    ]
    assert [answer.status_code for answer in answers] == [401] * 4


def receipt_of(device: Device) -> str:
    return device.messages()[-1]["notification"]["data"]["t"]


def test_a_message_that_was_shown_says_so_and_the_device_is_known_to_be_reached(
    leila: TestClient, service: FakePushService, database: Database, clock: StandingClock
):
    device = service.subscribe()
    first = leila.put(ADDRESS, json=device.subscription).json()
    assert first == {"detailed": False, "last_arrived_at": None, "unconfirmed_since": None}
    clock.forward(minutes=1)
    leila.post("/api/push/tests")
    deliver(database, service, clock)
    silent = leila.put(ADDRESS, json=device.subscription).json()
    assert silent["unconfirmed_since"] == "2026-11-23T07:01:00Z"
    clock.forward(seconds=3)
    leila.cookies.clear()
    shown = {"token": receipt_of(device)}
    assert [leila.post("/api/push/receipts", json=shown).status_code for _ in range(2)] == [204, 204]
    (row,) = rows_of(database, PushSubscription)
    assert row.last_arrived_at == clock()
    (delivery,) = rows_of(database, Delivery)
    assert delivery.arrived_at == clock()


def test_a_receipt_works_no_buttons_and_a_guess_is_nothing(
    leila: TestClient, service: FakePushService, database: Database, clock: StandingClock
):
    device = service.subscribe()
    leila.put(ADDRESS, json=device.subscription)
    leila.post("/api/push/tests")
    deliver(database, service, clock)
    press = {"token": receipt_of(device), "action": "done", "id": new_id()}
    assert leila.post("/api/reminder-actions", json=press).status_code == 404
    assert leila.post("/api/push/receipts", json={"token": "A" * 22}).status_code == 404


def test_a_device_keeps_what_it_chose_to_show_until_it_chooses_anew(
    leila: TestClient, service: FakePushService
):
    device = service.subscribe()
    wishes = [{"detailed": True}, {}, {"detailed": False}, {}]
    answers = [leila.put(ADDRESS, json=device.subscription | wish).json()["detailed"] for wish in wishes]
    assert answers == [True, True, False, False]


def test_a_browser_that_got_another_address_keeps_what_it_chose_and_nobody_else_takes_it_over(
    leila: TestClient, omar: TestClient, service: FakePushService
):
    leila.put(ADDRESS, json=service.subscribe().subscription | {"detailed": True})
    assert leila.put(ADDRESS, json=service.subscribe().subscription).json()["detailed"]
    assert not omar.put(ADDRESS, json=service.subscribe().subscription).json()["detailed"]
