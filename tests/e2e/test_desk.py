"""J11: a therapist's ninety seconds per child, by keyboard, leaving nothing on the machine."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESK

pytestmark = pytest.mark.e2e

KEPT = """async () => {
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((resolve) => {
        const reading = database.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result);
      });
      if (rows.length) kept.push(store);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const held = await (await caches.open(name)).keys();
    kept.push(...held.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/api/")));
  }
  return kept;
}"""


@pytest.fixture
def desk(device: Callable[..., Page]) -> Page:
    """The demo's therapist at a desk, in front of the caseload."""
    page = device(DESK)
    page.goto("/")
    page.get_by_role("button", name="As a therapist").click()
    expect(page.locator(".queue__row").first).to_be_visible()
    return page


def chosen(desk: Page) -> Locator:
    return desk.locator(".queue__row[aria-current=true] b")


def names(desk: Page) -> list[str]:
    return desk.locator(".queue__row b").all_inner_texts()


def test_j_k_e_and_enter_go_through_the_queue(desk: Page) -> None:
    first, second, third = names(desk)[:3]
    expect(chosen(desk)).to_have_text(first)
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    desk.keyboard.press("k")
    expect(chosen(desk)).to_have_text(second)
    desk.keyboard.press("e")
    expect(desk.get_by_text("is marked as seen")).to_be_visible()
    expect(chosen(desk)).to_have_text(third)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1, name=third)).to_be_focused()


def test_every_key_can_be_read_and_turned_off(desk: Page) -> None:
    first = names(desk)[0]
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Shortcuts")).to_be_visible()
    desk.get_by_role("switch", name="Use single keys").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    expect(chosen(desk)).to_have_text(first)


def test_a_family_is_found_by_a_parents_name(desk: Page) -> None:
    desk.keyboard.press("/")
    desk.keyboard.type("leila")
    expect(desk.locator(".queue__row")).to_have_count(1)
    expect(chosen(desk)).to_have_text("Mika")


def test_the_twelve_weeks_and_earlier_entries_are_one_press_away(desk: Page) -> None:
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(re.compile("with you until"))).to_be_visible()
    desk.get_by_role("button", name="Table").click()
    expect(desk.get_by_role("dialog").get_by_role("row")).to_have_count(13)
    desk.keyboard.press("Escape")
    entries = desk.locator(".review .entry")
    before = entries.count()
    desk.get_by_role("button", name="Load earlier entries").click()
    expect(entries.nth(before)).to_be_visible()


def test_nothing_of_a_family_stays_on_the_machine_or_on_a_screen_without_a_connection(desk: Page) -> None:
    desk.keyboard.press("Enter")
    expect(desk.locator(".review .entry").first).to_be_visible()
    kept = desk.evaluate(KEPT)
    assert set(kept) <= {"device", "content"}, kept
    desk.context.set_offline(True)
    expect(desk.get_by_text("No connection")).to_be_visible()
    expect(desk.locator(".entry")).to_have_count(0)


def test_an_idea_goes_home_with_its_reason_and_is_taken_back(desk: Page) -> None:
    desk.locator(".queue__row").nth(1).dblclick()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Send an idea").click()
    sheet = desk.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="Send home")).to_be_disabled()
    sheet.get_by_label("Find an idea").fill("pillow river")
    sheet.get_by_role("radio").first.check()
    sheet.get_by_label("Why this one").fill("Waiting for go, with the whole body.")
    sheet.get_by_role("button", name="Send home").click()
    sent = desk.get_by_role("region", name="Ideas you sent home")
    expect(sent.get_by_text("Waiting for go, with the whole body.")).to_be_visible()
    sent.get_by_role("button", name="Take Pillow river back").click()
    expect(sent.get_by_text("Waiting for go, with the whole body.")).to_be_hidden()
