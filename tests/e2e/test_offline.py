"""J2: a small win with one hand and no network."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import log_win, ready_offline, settled, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_a_win_without_network_survives_the_browser_and_arrives_once(
    device: Device, live: LiveServer
) -> None:
    page, other = device(), device()
    sign_up(page)
    ready_offline(page)
    settled(page)
    live.stop()
    log_win(page, "Waited at the crossing")
    context = page.context
    page.close()
    page = context.new_page()
    page.goto("/journal")
    expect(page.get_by_text("Waited at the crossing")).to_be_visible()
    expect(page.get_by_text("On this phone").first).to_be_visible()
    live.start()
    page.goto("/")
    settled(page)
    sign_in(other)
    other.get_by_role("link", name="Journal").click()
    expect(other.get_by_text("Waited at the crossing")).to_have_count(1, timeout=20000)
    assert _wins(live) == ["Waited at the crossing"]


def test_today_opens_without_network_and_a_step_can_be_done(device: Device, live: LiveServer) -> None:
    page = device()
    sign_up(page)
    ready_offline(page)
    settled(page)
    live.stop()
    page.reload()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("1 of")).to_be_visible()
    live.start()
    page.reload()
    settled(page)
    expect(page.get_by_text("1 of")).to_be_visible()


# What a slow disk does: a write that is still under way when the next one is asked for.
HOLD_THE_STORE = """
new Promise(async (held) => {
  const name = (await indexedDB.databases()).map((one) => one.name).find((one) => one.startsWith("evenday-"));
  indexedDB.open(name).onsuccess = ({ target }) => {
    const store = target.result.transaction(["outbox"], "readwrite").objectStore("outbox");
    const until = performance.now() + 700;
    const spin = () => performance.now() < until && (store.count().onsuccess = spin);
    spin();
    held();
  };
})
"""


def test_a_tap_is_kept_though_the_disk_is_slow_and_the_page_is_left_at_once(
    device: Device, live: LiveServer
) -> None:
    page = device()
    sign_up(page)
    ready_offline(page)
    settled(page)
    live.stop()
    page.evaluate(HOLD_THE_STORE)
    page.get_by_role("button", name="Done").evaluate("(button) => button.click()")
    page.goto("/calm")
    page.goto("/")
    expect(page.get_by_text("1 of")).to_be_visible()
    live.start()


def test_calm_opens_without_network_and_without_an_account(device: Device, live: LiveServer) -> None:
    page = device()
    page.goto("/")
    ready_offline(page)
    live.stop()
    page.goto("/calm")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    live.start()


def _wins(live: LiveServer) -> list[str]:
    return [text for (text,) in live.rows("SELECT text FROM win")]
