"""A reminder falls due, arrives encrypted, is shown, and its buttons act with no page open."""

import copy
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.push import message as push_message
from tests.e2e.conftest import LiveServer
from tests.e2e.reminding import (
    a_parents_phone,
    arrived,
    away,
    deliver,
    delivered,
    on_screen,
    reminded,
    subscribable,
    tap,
    turn_on,
)
from tests.e2e.steps import ready_offline, sign_in, sign_up
from tests.push.fake_service import FakePushService

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

ENGLISH = json.loads(
    (Path(push_message.__file__).parents[1] / "content/messages/en.json").read_text(encoding="utf-8")
)
NEUTRAL = {text for key, text in ENGLISH.items() if key.startswith("push.") and ".detail." not in key}


def test_done_on_the_notification_marks_the_step_with_the_app_closed(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone, page = a_parents_phone(device, push_service)
    message = reminded(page, live, phone)
    window = away(page)
    shown = delivered(window, live.url, message)
    assert (shown["title"], shown["actions"]) == (message["notification"]["title"], ["done", "later"])
    tap(window, "done")
    expect_a_step_done(window)


def test_the_notification_names_nobody_and_says_only_what_is_listed(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone, page = a_parents_phone(device, push_service, child="Quillon")
    message = reminded(page, live, phone)
    assert "Quillon" not in json.dumps(message)
    notification = message["notification"]
    said = {notification["title"], notification["body"], *(one["title"] for one in notification["actions"])}
    assert said <= NEUTRAL
    shown = delivered(page, live.url, message)
    assert {shown["title"], shown["body"]} <= NEUTRAL
    push_service.verify()


def test_put_off_it_comes_again_in_ten_minutes_and_sounds_once(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone, page = a_parents_phone(device, push_service)
    first = reminded(page, live, phone)
    window = away(page)
    delivered(window, live.url, first)
    tap(window, "later")
    assert on_screen(window, lambda shown: not shown) == []
    wait_for_turn(window, live, 1)
    assert len(phone.accepted) == 1
    live.clock.moved += timedelta(minutes=10)
    second = arrived(window, phone, 1)
    assert second["notification"]["tag"] == first["notification"]["tag"]
    assert second["notification"]["data"]["n"] == 1
    loud = delivered(window, live.url, second)
    assert (loud["silent"], loud["renotify"]) == (False, True)
    deliver(window, live.url, second)
    assert [one["silent"] for one in on_screen(window, lambda shown: shown[0]["silent"])] == [True]


def test_what_was_shown_is_confirmed(device: Device, live: LiveServer, push_service: FakePushService) -> None:
    phone, page = a_parents_phone(device, push_service)
    turn_on(page)
    expect(page.get_by_text("No message has arrived yet")).to_be_visible()
    page.get_by_role("button", name="Test").click()
    message = arrived(page, phone)
    window = away(page)
    assert delivered(window, live.url, message)["title"] == ENGLISH["push.test.title"]
    again = subscribable(window.context.new_page(), phone)
    again.goto("/check-phone")
    expect(again.get_by_text("Last message: today")).to_be_visible()
    expect(again.get_by_text("Most likely, yes")).to_be_visible()


def test_what_somebody_has_done_is_replaced_on_the_other_phone(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phones = [push_service.subscribe(), push_service.subscribe()]
    page, other = (subscribable(device(), phone) for phone in phones)
    sign_up(page)
    sign_in(other)
    turn_on(other)
    delivered(page, live.url, reminded(page, live, phones[0]))
    there = arrived(other, phones[1])["notification"]
    other.goto(f"/n/{there['data']['o']}#{there['data']['t']}")
    other.get_by_role("button", name="Done").click()
    expect(other.get_by_text("Thank you. That is noted.")).to_be_visible()
    done = arrived(page, phones[0], 1)
    window = away(page)
    deliver(window, live.url, done)
    (shown,) = on_screen(window, lambda shown: shown[0]["title"] == ENGLISH["push.done.title"])
    assert (shown["title"], shown["silent"], shown["actions"]) == (ENGLISH["push.done.title"], True, [])
    assert (shown["tag"], len(phones[1].accepted)) == (there["tag"], 1)


def test_a_word_that_it_is_done_does_not_stay_where_nothing_stood(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone, page = a_parents_phone(device, push_service)
    message = reminded(page, live, phone)
    window = away(page)
    delivered(window, live.url, message)
    said = ENGLISH["push.done.title"]
    for _ in range(4):
        deliver(window, live.url, _about_another(message))
        # It stands there for a second: a machine that is busy meanwhile does not see it.
        shown = on_screen(window, lambda shown: len(shown) > 1, patience=2)
        if len(shown) > 1:
            break
    assert [one["silent"] for one in shown if one["title"] == said] == [True]
    left = on_screen(window, lambda shown: len(shown) == 1)
    assert [one["tag"] for one in left] == [message["notification"]["tag"]]


def test_without_a_network_the_page_behind_a_reminder_opens_and_keeps_the_tap(
    device: Device, live: LiveServer, push_service: FakePushService
) -> None:
    phone, page = a_parents_phone(device, push_service)
    data = reminded(page, live, phone)["notification"]["data"]
    ready_offline(page)
    window = away(page)
    live.stop()
    window.goto(f"{live.url}/n/{data['o']}#{data['t']}")
    window.get_by_role("button", name="Done").click()
    expect(window.get_by_text("It is kept on this phone")).to_be_visible()
    live.start()
    expect_a_step_done(window)


def expect_a_step_done(window: Page) -> None:
    """Open the app: the first step is marked, by whatever tap."""
    page = window.context.new_page()
    page.goto("/")
    expect(page.get_by_text("1 of")).to_be_visible()


def wait_for_turn(window: Page, live: LiveServer, turn: int) -> None:
    """Wait until the server knows that the reminder was put off."""
    for _ in range(100):
        if (turn,) in live.rows("SELECT turn FROM delivery"):
            return
        window.wait_for_timeout(100)
    pytest.fail("nothing was put off")


def _about_another(message: dict[str, Any]) -> dict[str, Any]:
    """The word that another reminder, which this phone does not show, is done."""
    other = copy.deepcopy(message)
    words = {"title": ENGLISH["push.done.title"], "body": ENGLISH["push.done.body"], "silent": True}
    other["notification"] |= words | {"tag": "o-another", "actions": []}
    other["notification"]["data"] |= {"o": "another", "t": "", "k": "done"}
    return other
