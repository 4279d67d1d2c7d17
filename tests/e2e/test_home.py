"""Rest, food, and when to call someone."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from app.content.loader import load_library
from tests.e2e.conftest import LiveServer
from tests.e2e.steps import add_food, draft_kept, near, ready_offline, settled, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

LIBRARY = load_library()


def words(before: str, name: str, after: str = "") -> re.Pattern[str]:
    """A sentence with a name in it, which stands apart from the sentence's direction."""
    return re.compile(f"{before}\\W?{re.escape(name)}\\W?{after}")


def show_shelf(page: Page, shelf: str) -> None:
    """On a phone one shelf is on screen."""
    page.get_by_role("radiogroup", name="Foods").get_by_text(shelf, exact=True).click()


def test_a_meeting_with_a_food_is_noted_offline_taken_back_and_arrives_once(device: Device) -> None:
    page, other = device(), device()
    sign_up(page)
    ready_offline(page)
    settled(page)
    page.context.set_offline(True)
    page.goto("/food")
    add_food(page, "mango", "Learning")
    near(page, "mango", "Touched")
    page.get_by_role("button", name="Undo").click()
    near(page, "mango", "Smelled")
    expect(page.get_by_text(words("Smelled ", "mango"))).to_be_visible()
    page.goto("/journal")
    expect(page.get_by_text(words("Smelled ", "mango"))).to_be_visible()
    expect(page.get_by_text(words("Touched ", "mango"))).to_have_count(0)
    page.context.set_offline(False)
    page.goto("/")
    settled(page)
    sign_in(other)
    other.get_by_role("link", name="Journal").click()
    expect(other.get_by_text(words("Smelled ", "mango"))).to_have_count(1)
    expect(other.get_by_text(words("Touched ", "mango"))).to_have_count(0)


def test_a_food_moves_by_one_tap_and_its_meetings_go_along(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/food")
    add_food(page, "peas", "Learning")
    near(page, "peas", "On the table")
    page.get_by_role("button", name="peas").click()
    page.get_by_role("dialog").get_by_text("Sometimes", exact=True).click()
    expect(page.get_by_text(words("", "peas", " is under Sometimes"))).to_be_visible()
    show_shelf(page, "Sometimes")
    page.get_by_role("button", name="peas").click()
    expect(page.get_by_role("dialog").get_by_text("On the table")).to_be_visible()
    page.get_by_role("button", name="Take it off the list").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="peas").click()
    page.get_by_role("button", name="Change the words").click()
    page.get_by_label("Name").fill("sweet peas")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="sweet peas").click()
    expect(page.get_by_role("dialog").get_by_text("On the table")).to_be_visible()


def test_a_keyboard_passes_a_shelf_without_leaving_the_food_there(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/food")
    add_food(page, "rice", "Safe")
    page.get_by_role("button", name="rice").click()
    page.get_by_role("dialog").get_by_role("button", name="Safe", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(words("", "rice", " is under Learning"))).to_be_visible()


def test_a_food_half_written_is_still_there(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/food")
    page.get_by_role("button", name="Add a food").click()
    page.get_by_label("Name").fill("rice cakes")
    draft_kept(page, "rice cakes")
    page.reload()
    page.get_by_role("button", name="Add a food").click()
    expect(page.get_by_label("Name")).to_have_value("rice cakes")


def test_help_opens_without_account_and_network_with_numbers_that_dial(device: Device) -> None:
    page = device()
    card = next(card for card in LIBRARY.cards if card.urgency == "now" and not card.private)
    page.goto("/help")
    link = page.locator(f"a[href='/help/{card.id}']")
    expect(link).to_be_visible()
    ready_offline(page)
    page.context.set_offline(True)
    page.goto("/help")
    expect(page.get_by_role("link", name=words("Call ", "112"))).to_have_attribute("href", "tel:112")
    page.get_by_role("link", name="Numbers to call").click()
    page.get_by_label("Country").select_option("United Kingdom")
    page.goto("/help")
    link.click()
    expect(page.get_by_role("heading", level=1, name=card.title)).to_be_visible()
    numbers = page.locator("a[href^='tel:']")
    expect(numbers.first).to_have_attribute("href", "tel:999")
    expect(page.get_by_text("not an emergency service")).to_be_visible()


def test_a_private_card_is_left_at_once_and_nothing_leads_back_to_it(device: Device) -> None:
    page = device()
    card = next(card for card in LIBRARY.cards if card.private)
    sign_up(page)
    page.get_by_role("link", name=re.compile("and settings$")).click()
    page.get_by_role("link", name="When to call someone").click()
    page.get_by_role("button", name=card.title).click()
    expect(page.get_by_role("heading", level=1, name=card.title)).to_be_focused()
    assert (page.title(), page.url.endswith("/help")) == ("Evenday", True)
    page.get_by_role("button", name="Leave this page").click()
    expect(page.get_by_role("list", name="steps")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(words("", "Mika", " and settings"))
    page.go_forward()
    expect(page.get_by_role("list", name="steps")).to_be_visible()


ESCAPE_WITH_THE_HEADING = """
new MutationObserver((_, observer) => {
  if (document.querySelector("h1")?.textContent !== TITLE) return;
  observer.disconnect();
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def test_a_private_card_can_be_left_from_the_moment_it_stands_there(device: Device) -> None:
    page = device()
    card = next(card for card in LIBRARY.cards if card.private)
    sign_up(page)
    page.add_init_script(ESCAPE_WITH_THE_HEADING.replace("TITLE", json.dumps(card.title)))
    page.goto(f"/help/{card.id}")
    expect(page.get_by_role("list", name="steps")).to_be_visible()


def test_a_private_card_does_not_keep_its_address(device: Device) -> None:
    page = device()
    card = next(card for card in LIBRARY.cards if card.private)
    sign_up(page)
    page.goto(f"/help/{card.id}")
    expect(page.get_by_role("heading", level=1, name=card.title)).to_be_visible()
    assert (page.title(), page.url.endswith("/help")) == ("Evenday", True)
    page.keyboard.press("Escape")
    expect(page.get_by_role("list", name="steps")).to_be_visible()
    page.go_back()
    expect(page.get_by_text(card.title)).to_have_count(0)


def test_numbers_changed_on_one_phone_stand_on_the_other(device: Device, live: LiveServer) -> None:
    page, other = device(), device()
    sign_up(page)
    page.goto("/help/numbers")
    page.get_by_label("Country").select_option("Germany")
    page.get_by_role("button", name="Add a number").click()
    page.get_by_label("Who is it?").fill("Dr Weber")
    page.get_by_label("Number", exact=True).fill("doctor")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Use digits and spaces")).to_be_visible()
    page.get_by_label("Number", exact=True).fill("030 555 12 34")
    page.get_by_label("Stands in for").select_option("Health advice by phone")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto("/")
    settled(page)
    sign_in(other)
    expect(other.get_by_role("list", name="steps")).to_be_visible()
    other.goto("/help/numbers")
    expect(other.get_by_label("Country")).to_have_value("DE")
    expect(other.get_by_role("link", name="Dr Weber")).to_have_attribute("href", "tel:0305551234")
    other.get_by_role("button", name="Change Dr Weber").click()
    other.get_by_role("button", name="Remove this number").click()
    expect(other.get_by_role("link", name="Dr Weber")).to_have_count(0)
    other.get_by_role("button", name="Undo").click()
    expect(other.get_by_role("link", name="Dr Weber")).to_be_visible()


def test_an_idea_for_bedtime_is_kept_by_one_tap_and_given_back_by_another(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/rest")
    keep = page.get_by_role("button", name="Keep:").first
    title = (keep.get_attribute("aria-label") or "").removeprefix("Keep: ")
    keep.click()
    expect(page.get_by_role("button", name=f"Keep: {title}")).to_have_count(0)
    expect(page.get_by_text(title, exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name=f"Keep: {title}")).to_be_visible()


def test_rest_leads_to_the_evening_and_to_a_card_for_the_child(device: Device) -> None:
    page = device()
    evening = next(routine for routine in LIBRARY.routines if routine.id == "rt-bedtime")
    sign_up(page)
    page.goto("/rest")
    page.get_by_role("button", name="Start a routine").click()
    page.get_by_role("button", name="Start with 1 routine").click()
    page.get_by_role("link", name=words("Begin: ", evening.title)).click()
    expect(page.get_by_role("list", name=f"{evening.title} steps")).to_be_visible()
    page.goto("/rest")
    page.get_by_role("link", name="Bedtime pass").click()
    expect(page.get_by_role("heading", level=1, name="One small thing")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1, name="Rest")).to_be_visible()


def test_a_routine_says_its_steps_in_words_before_it_is_chosen(device: Device) -> None:
    page = device()
    routine = next(one for one in LIBRARY.routines if any(step.parts for step in one.steps))
    parts = next(step.parts for step in routine.steps if step.parts)
    sign_up(page)
    page.goto("/start/routines")
    template = page.locator(".pick", has_text=routine.title)
    template.get_by_text("The steps in words").click()
    expect(template.get_by_text(parts[0], exact=True)).to_be_visible()
    expect(template.get_by_role("checkbox")).not_to_be_checked()


def test_a_routine_says_what_softens_it_before_it_is_chosen(device: Device) -> None:
    page = device()
    routine = next(one for one in LIBRARY.routines if one.softeners and one.safety)
    sign_up(page)
    page.goto("/start/routines")
    template = page.locator(".pick", has_text=routine.title)
    expect(template.get_by_text(routine.plan_b, exact=True)).to_be_hidden()
    template.get_by_text("To make it easier, and safety").click()
    for line in (routine.plan_b, routine.softeners[0], routine.safety[0]):
        expect(template.get_by_text(line, exact=True)).to_be_visible()
    expect(template.get_by_role("checkbox")).not_to_be_checked()
