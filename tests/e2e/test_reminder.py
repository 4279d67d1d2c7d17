"""A reminder falls due, arrives encrypted, is shown, and its button marks the step with no page open."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import ready_offline, settled, sign_up
from tests.push.device import Device as PushDevice
from tests.push.fake_service import FakePushService

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

# Headless Chromium reaches no push service; the page is handed a subscription of ours instead.
SUBSCRIBE_HERE = """
(() => {
  const told = %s;
  const toJSON = () => told;
  const made = () => ({ endpoint: told.endpoint, options: {}, toJSON, unsubscribe: async () => true });
  PushManager.prototype.subscribe = async () => { localStorage.setItem("subscribed", "1"); return made(); };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem("subscribed") ? made() : null);
})();
"""


def test_done_on_the_notification_marks_the_step_with_the_app_closed(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone = push_service.subscribe()
    page = device()
    page.add_init_script(SUBSCRIBE_HERE % json.dumps(phone.subscription))
    sign_up(page)
    ready_offline(page)
    _turn_on_for(page, "10:05")
    live.clock.moved += timedelta(minutes=6)
    message = _arrived(page, phone)
    assert _delivered(page, live.url, message) == [[message["notification"]["title"], ["done", "not_today"]]]
    context = page.context
    page.close()
    worker = context.service_workers[0]
    worker.evaluate(
        """async () => {
          const [notification] = await registration.getNotifications();
          self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action: "done" }));
          await new Promise((done) => setTimeout(done, 1500));
        }"""
    )
    again = context.new_page()
    again.goto("/")
    expect(again.get_by_text("1 of")).to_be_visible(timeout=20000)


def test_the_notification_names_nobody(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone = push_service.subscribe()
    page = device()
    page.add_init_script(SUBSCRIBE_HERE % json.dumps(phone.subscription))
    sign_up(page, child="Quillon")
    _turn_on_for(page, "10:05")
    live.clock.moved += timedelta(minutes=6)
    assert "Quillon" not in json.dumps(_arrived(page, phone))
    push_service.verify()


def _turn_on_for(page: Page, at: str) -> None:
    page.goto("/reminders")
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("On for this phone")).to_be_visible()
    page.get_by_role("switch").first.check(force=True)
    page.locator("input[type=time]").first.fill(at)
    page.locator("input[type=time]").first.blur()
    page.goto("/")
    settled(page)


def _arrived(page: Page, phone: PushDevice) -> dict[str, Any]:
    for _ in range(100):
        if phone.accepted:
            return phone.messages()[0]
        page.wait_for_timeout(200)
    pytest.fail("no push arrived within twenty seconds")


def _delivered(page: Page, origin: str, message: dict[str, Any]) -> list[Any]:
    """What is shown of it; handed over again where the browser lost it while its worker was starting."""
    for _ in range(4):
        _deliver(page, origin, message)
        if shown := _shown(page):
            return shown
    return []


def _deliver(page: Page, origin: str, message: dict[str, Any]) -> None:
    chromium: CDPSession = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    chromium.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    chromium.send("ServiceWorker.enable")
    while not found:
        page.wait_for_timeout(50)
    data = {"origin": origin, "registrationId": found[0]["registrationId"], "data": json.dumps(message)}
    chromium.send("ServiceWorker.deliverPushMessage", data)


def _shown(page: Page) -> list[Any]:
    ask = "navigator.serviceWorker.ready.then((r) => r.getNotifications())"
    ask += ".then((all) => all.map((n) => [n.title, n.actions.map((a) => a.action)]))"
    for _ in range(50):
        if shown := page.evaluate(ask):
            return shown
        page.wait_for_timeout(100)
    return []
