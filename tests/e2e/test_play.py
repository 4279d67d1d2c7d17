"""J7: ten minutes and no plan, with or without a network; and what a family keeps of its play."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import draft_kept, ready_offline, settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

# This browser has no voice and no screen that could go dark: these write down what is asked of them.
LISTEN = """
window.said = [];
window.lit = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", {
  value: { speak: (words) => window.said.push(words.text), cancel: () => {} },
});
Object.defineProperty(navigator, "wakeLock", {
  value: { request: async () => { window.lit += 1; return { release: async () => { window.lit -= 1; } }; } },
});
"""


def test_without_network_an_idea_is_at_most_three_taps_from_today(device: Device, live: LiveServer) -> None:
    page = _at_home(device())
    live.stop()
    taps = [
        page.get_by_role("link", name="We have a few minutes"),
        page.get_by_text("10 min", exact=True),
        _cards(page).first,
    ]
    for tap in taps:
        tap.click()
    expect(page.get_by_role("heading", name="How to play")).to_be_visible()
    page.goto("/play/now")
    expect(page.get_by_label("10 min")).to_be_checked()
    for place, kind in (("Bathroom", "Waking up"), ("Outdoors", "Calming"), ("Table", "Waking up")):
        page.get_by_text(place, exact=True).click()
        page.get_by_text(kind, exact=True).click()
        expect(_cards(page)).to_have_count(3)
    page.get_by_role("button", name="Things at home").click()
    page.get_by_role("button", name="Nothing at all").click()
    page.get_by_role("button", name="Show ideas").click()
    expect(_cards(page)).to_have_count(3)
    reasons = page.locator(".idea .t-caption").all_inner_texts()
    assert all(reasons)
    assert len(reasons) == _cards(page).count()
    live.start()


def test_an_idea_is_read_step_by_step_and_one_tap_says_how_it_was(device: Device, live: LiveServer) -> None:
    page = device()
    page.add_init_script(LISTEN)
    _at_home(page)
    live.stop()
    _open_idea(page, "Pillow river")
    page.get_by_text("Easier", exact=True).click()
    expect(page.get_by_text("Put the cushions side by side like a bridge.")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Start", exact=True).click()
    expect(page.get_by_text("Put the cushions side by side like a bridge.")).to_be_visible()
    assert page.evaluate("said") == []
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Step 1 of 5")).to_be_visible()
    page.get_by_role("button", name="Read aloud").click()
    assert page.evaluate("said") == ["Lay the cushions a small step apart. Let your child place one."]
    assert page.evaluate("lit") == 1
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Not now").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Not now")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Loved it").click()
    expect(page.get_by_role("button", name="Loved it")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", name="Pillow river")).to_be_visible()
    # A view that is left lets go after the next one was painted.
    page.wait_for_function("() => window.lit === 0")
    live.start()
    page.goto("/")
    settled(page)
    assert live.rows("SELECT verdict FROM play WHERE removed_at IS NULL") == [("loved",)]


def test_an_idea_is_found_and_kept_without_network(device: Device, live: LiveServer) -> None:
    page = _at_home(device())
    live.stop()
    page.get_by_role("link", name="Play", exact=True).click()
    page.get_by_role("link", name="Saved ideas").click()
    expect(page.get_by_text("Nothing saved yet")).to_be_visible()
    page.get_by_role("link", name="Look through the ideas").click()
    page.get_by_role("link", name="Find an idea").click()
    page.get_by_label("Words to look for").fill("zebra crossing")
    expect(page.get_by_text("Nothing with these words")).to_be_visible()
    page.get_by_label("Words to look for").fill("CUSHION river")
    _cards(page).click()
    page.get_by_role("button", name="Save this idea").click()
    expect(page.get_by_text("Kept with your saved ideas.")).to_be_visible()
    page.goto("/play/saved")
    _cards(page).click()
    page.get_by_role("button", name="Save this idea").click()
    page.get_by_role("button", name="Undo").click()
    page.go_back()
    expect(_cards(page)).to_have_count(1)
    live.start()


def test_an_idea_goes_on_the_day_with_one_tap_and_off_it_with_another(device: Device) -> None:
    page = _at_home(device())
    _open_idea(page, "Pillow river")
    page.get_by_role("button", name="Add to day").click()
    expect(page.get_by_role("link", name="On today")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Add to day").click()
    page.get_by_role("link", name="On today").click()
    expect(page.get_by_text("Pillow river").first).to_be_visible()
    page.goto("/routines")
    page.get_by_role("switch").first.wait_for()
    expect(page.get_by_text("Pillow river")).to_have_count(0)


def test_an_own_idea_stands_among_the_others_and_every_change_can_be_undone(
    device: Device, live: LiveServer
) -> None:
    page = _at_home(device())
    live.stop()
    page.goto("/play/own/new")
    page.get_by_role("button", name="Save").click()
    name = page.get_by_label("What is it called?")
    expect(name).to_be_focused()
    name.fill("Basket bus")
    page.get_by_label("Steps").fill("Push the basket.\nStop. Wait for go.")
    draft_kept(page, "Stop. Wait for go.")
    page.reload()
    expect(name).to_have_value("Basket bus")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=re.compile("Change .*Basket bus")).click()
    name.fill("Basket train")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Basket train")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Basket train")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Take out .*Basket bus")).click()
    expect(page.get_by_text("No ideas of your own yet")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Basket bus")).to_be_visible()
    _open_idea(page, "Basket bus")
    page.get_by_role("link", name="Start", exact=True).click()
    expect(page.get_by_text("Step 1 of 2")).to_be_visible()
    live.start()
    page.goto("/")
    settled(page)
    said = live.rows("SELECT title, count(*) OVER (PARTITION BY root) FROM own_activity ORDER BY id")
    assert said == [("Basket bus", 4), ("Basket train", 4), ("Basket bus", 4), ("Basket bus", 4)]


def test_chosen_filters_stand_first_and_are_let_go_by_a_tap(device: Device) -> None:
    page = _at_home(device())
    page.get_by_role("link", name="Play", exact=True).click()
    chips = page.get_by_role("group", name="Filters").get_by_role("button")
    page.get_by_role("button", name="Place").click()
    page.get_by_role("button", name="Outdoors").click()
    expect(chips.first).to_have_text("Outdoors")
    expect(chips.first).to_be_focused()
    chips.first.click()
    expect(chips.first).to_have_text("Minutes")
    expect(chips.nth(3)).to_be_focused()


def test_what_a_child_seeks_avoids_and_tastes_shapes_the_ideas(device: Device, live: LiveServer) -> None:
    page = _at_home(device())
    page.get_by_role("link", name="Play", exact=True).click()
    page.get_by_role("link", name="’s senses").click()
    movement = page.get_by_role("radiogroup", name="Movement")
    movement.get_by_text("Seeks").click()
    expect(movement.get_by_label("Seeks")).to_be_checked()
    movement.get_by_text("Seeks").click()
    expect(movement.get_by_label("Seeks")).not_to_be_checked()
    page.get_by_role("radiogroup", name="Sounds").get_by_text("Avoids").click()
    page.get_by_text("Trains", exact=True).click()
    page.get_by_label("Something else").fill("lifts")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Lifts")).to_be_checked()
    page.get_by_text("Yes", exact=True).click()
    _open_idea(page, "Big-bead lace")
    expect(page.get_by_text("still tastes things")).to_be_visible()
    page.goto("/")
    settled(page)
    said = live.rows("SELECT senses, interests, mouths FROM profile")
    assert said == [('{"sound": "avoids"}', '["trains", "lifts"]', 1)]


# Walks through every idea inside the app, and names what does not fit on the screen.
WALK = """
async () => {
  const { activities } = await (await fetch("/api/content")).json();
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const troubles = [];
  for (const { id, title } of activities) {
    for (const path of [`/play/${id}`, `/play/${id}/start`]) {
      history.pushState({}, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
      const view = path.endsWith("/start") ? ".playing" : ".activity";
      const there = () => document.querySelector(view) && document.title.includes(title);
      for (let turn = 0; turn < 100 && !there(); turn += 1) await settled();
      if (!there()) troubles.push(`${path} shows ${document.title}`);
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) troubles.push(`${path} is ${root.scrollWidth} wide`);
      troubles.push(...cutOff().map((words) => `${path}: ${words}`));
    }
  }
  return [activities.length, troubles];

  function cutOff() {
    const wide = document.documentElement.clientWidth;
    const controls = [...document.querySelectorAll("button, a, .tag, .card, .rows")];
    const found = controls
      .filter((one) => one.getBoundingClientRect().right > wide + 1 || one.getBoundingClientRect().left < -1)
      .map((one) => `${one.className} reaches over the edge`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      for (let box = walker.currentNode.parentElement; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const page = box === document.documentElement;
        const edge = page ? { left: 0, right: box.clientWidth } : box.getBoundingClientRect();
        const across = text.left < edge.left - 1 || text.right > edge.right + 1;
        const down = text.top < edge.top - 1 || text.bottom > edge.bottom + 1;
        if ((across && (overflowX !== "visible" || page)) || (down && overflowY !== "visible" && !page)) {
          found.push(range.toString().slice(0, 60));
          break;
        }
      }
    }
    return found;
  }
}
"""


def test_every_idea_fits_a_narrow_phone_with_text_twice_as_large(device: Device) -> None:
    page = device({"width": 320, "height": 640})
    page.goto("/")
    page.get_by_role("button", name="As a parent").click()
    page.get_by_role("link", name="Play", exact=True).click()
    page.get_by_role("heading", name="Fits right now").wait_for()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    walked, troubles = page.evaluate(WALK)
    assert walked > 0
    assert not troubles, "\n".join(troubles)


def _at_home(page: Page) -> Page:
    sign_up(page)
    ready_offline(page)
    settled(page)
    page.get_by_role("link", name="We have a few minutes").wait_for()
    return page


def _open_idea(page: Page, name: str) -> None:
    page.goto("/play/find")
    page.get_by_label("Words to look for").fill(name)
    _cards(page).first.click()
    page.get_by_role("heading", level=1, name=name).wait_for()


def _cards(page: Page) -> Locator:
    return page.locator("a.idea")
