"""A phone with reminders: Chromium shows what our own push service was handed for it."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, Worker, expect

from app.ids import uuid7
from tests.e2e.conftest import ZONE, LiveServer
from tests.e2e.steps import ready_offline, sign_up
from tests.push.device import Device as PushDevice
from tests.push.fake_service import FakePushService

# Headless Chromium reaches no push service; the page is handed a subscription of ours instead.
_SUBSCRIBE_HERE = """
(() => {
  const told = %s;
  const toJSON = () => told;
  const made = () => ({ endpoint: told.endpoint, options: {}, toJSON, unsubscribe: async () => true });
  PushManager.prototype.subscribe = async () => { localStorage.setItem("subscribed", "1"); return made(); };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem("subscribed") ? made() : null);
})();
"""
_SHOWN = """async () => (await registration.getNotifications()).map((shown) => ({
  title: shown.title, body: shown.body, tag: shown.tag, silent: shown.silent, renotify: shown.renotify,
  actions: shown.actions.map(({ action }) => action),
}))"""
_TAP = """async (action) => {
  const [notification] = await registration.getNotifications();
  const event = new NotificationEvent("notificationclick", { notification, action });
  self.dispatchEvent(event);
}"""


def subscribable(page: Page, phone: PushDevice) -> Page:
    """Let the page subscribe as this phone."""
    page.add_init_script(_SUBSCRIBE_HERE % json.dumps(phone.subscription))
    return page


def a_parents_phone(
    device: Callable[..., Page], push_service: FakePushService, **who: str
) -> tuple[PushDevice, Page]:
    """A phone that our push service knows, and the page on it of a parent who has just signed up."""
    phone = push_service.subscribe()
    page = subscribable(device(), phone)
    sign_up(page, **who)
    return phone, page


def turn_on(page: Page) -> None:
    """Reminders for this device, without one that falls due."""
    page.goto("/check-phone")
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("Reminders are on for this phone")).to_be_visible()


def remind_at(page: Page, live: LiveServer, at: str) -> None:
    """A reminder of the family's first routine, every day, as any of its phones could have set it."""
    routine = next(row["body"] for row in _sync(page, live)["changes"] if row["kind"] == "routine")
    told = {"id": _new_id(live), "child_id": routine["child_id"], "routine_id": routine["id"]}
    told |= {"about": "routine", "at": at, "weekdays": 127, "zone": ZONE.key, "on": True}
    (receipt,) = _sync(page, live, "set_reminder", told)["receipts"]
    assert receipt["status"] == "applied"


def reminded(page: Page, live: LiveServer, phone: PushDevice) -> dict[str, Any]:
    """The message of a reminder that falls due a few minutes after the morning began."""
    turn_on(page)
    ready_offline(page)
    remind_at(page, live, "10:05")
    live.clock.moved += timedelta(minutes=6)
    return arrived(page, phone)


def arrived(page: Page, phone: PushDevice, number: int = 0) -> dict[str, Any]:
    """The message of that number, once the push service has it."""
    for _ in range(100):
        if len(phone.accepted) > number:
            return phone.messages()[number]
        page.wait_for_timeout(200)
    pytest.fail("no push arrived within twenty seconds")


def away(page: Page) -> Page:
    """Close the app; what is left is a window of nobody's."""
    blank = page.context.new_page()
    page.close()
    return blank


def deliver(window: Page, origin: str, message: dict[str, Any]) -> None:
    """A push event for the service worker of this origin, whatever the window shows."""
    chromium: CDPSession = window.context.new_cdp_session(window)
    found: list[dict[str, Any]] = []
    chromium.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    chromium.send("ServiceWorker.enable")
    while not (ours := [one for one in found if one["scopeURL"].startswith(origin)]):
        window.wait_for_timeout(50)
    data = {"origin": origin, "registrationId": ours[0]["registrationId"], "data": json.dumps(message)}
    chromium.send("ServiceWorker.deliverPushMessage", data)
    chromium.detach()


def delivered(window: Page, origin: str, message: dict[str, Any]) -> dict[str, Any]:
    """What stands on the screen of it; handed over again where the browser lost it as its worker started."""
    for _ in range(4):
        deliver(window, origin, message)
        shown = on_screen(window, lambda all_shown: len(all_shown) > 0)
        if shown:
            assert len(shown) == 1
            return shown[0]
    pytest.fail("nothing is on the screen")


def on_screen(
    window: Page, wanted: Callable[[list[dict[str, Any]]], bool], patience: float = 5
) -> list[dict[str, Any]]:
    """The notifications on the screen, as soon as they are as wanted, else as they are after some seconds."""
    shown: list[dict[str, Any]] = []
    for _ in range(round(patience * 20)):
        shown = worker_of(window.context).evaluate(_SHOWN)
        if wanted(shown):
            break
        window.wait_for_timeout(50)
    return shown


def tap(window: Page, action: str) -> None:
    """Press a button of the notification on the screen."""
    worker_of(window.context).evaluate(_TAP, action)


def _sync(page: Page, live: LiveServer, name: str = "", args: dict[str, Any] | None = None) -> dict[str, Any]:
    sent = {"id": _new_id(live), "name": name, "args": args, "at": live.clock().isoformat()}
    told = {"device_id": _new_id(live), "cursor": 0, "mutations": [sent] if name else []}
    answer = page.request.post("/api/sync", data=told, headers={"Origin": live.url})
    assert answer.ok, answer.text()
    return answer.json()


def _new_id(live: LiveServer) -> str:
    return str(uuid7(live.clock()))


def worker_of(context: BrowserContext) -> Worker:
    """The app's service worker."""
    return context.service_workers[0]
