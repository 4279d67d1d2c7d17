"""J6: a hard moment, one tap away, with no network and no account; and what is noted of it later."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import bring_in, ready_offline, settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_a_hard_moment_without_network_says_next_time_what_helped(device: Device) -> None:
    mother, father = device(), device()
    sign_up(mother)
    bring_in(mother, father, "Sam")
    mother.goto("/about")
    _keep(mother, "What helps", "Ear defenders")
    _keep(mother, "What helps", "Quiet tent")
    mother.goto("/")
    ready_offline(mother)
    settled(mother)
    mother.context.set_offline(True)
    mother.get_by_role("link", name="Calm", exact=True).click()
    for tile in ("Ear defenders", "Quiet tent"):
        mother.get_by_role("button", name=tile).click()
        expect(mother.get_by_role("button", name=tile)).to_have_attribute("aria-pressed", "true")
    expect(mother.get_by_role("heading", name="Started at")).to_be_visible()
    mother.get_by_role("link", name="Today").click()
    offer = mother.get_by_role("region", name="Calm,")
    expect(offer).to_be_hidden()
    mother.clock.fast_forward("21:00")
    offer.get_by_role("link", name="Note it").click()
    expect(mother.get_by_text("from Calm")).to_be_visible()
    mother.get_by_role("checkbox", name="Noise").check(force=True)
    mother.get_by_role("checkbox", name="Quiet tent").check(force=True)
    mother.get_by_role("button", name="Save").click()
    expect(mother.get_by_text("Saved on this phone.")).to_be_visible()
    expect(offer).to_be_hidden()
    mother.get_by_role("link", name="Calm", exact=True).click()
    tiles = mother.locator(".help-tile")
    expect(tiles.first).to_contain_text("Quiet tent")
    expect(tiles.first).to_contain_text("helped 1 of 1")
    mother.get_by_role("link", name="Journal").click()
    moment = mother.get_by_role("article").filter(has_text="Moment")
    expect(moment).to_contain_text("On this phone")
    mother.context.set_offline(False)
    settled(mother)
    father.goto("/calm")
    expect(father.get_by_role("button", name=re.compile("^Quiet tent helped 1 of 1"))).to_be_visible()
    father.get_by_role("link", name="Journal").click()
    expect(father.get_by_role("article").filter(has_text="Moment")).to_contain_text("Noise")


def test_a_note_that_nobody_wants_is_offered_once(device: Device) -> None:
    page = device()
    sign_up(page)
    page.get_by_role("link", name="Calm", exact=True).click()
    page.get_by_role("button", name="Note later").click()
    expect(page.get_by_text("Today offers the note from")).to_be_visible()
    page.get_by_role("link", name="Today").click()
    page.clock.fast_forward("21:00")
    page.get_by_role("button", name="No note").click()
    expect(page.get_by_role("button", name="No note")).to_be_hidden()
    page.clock.fast_forward("21:00")
    page.reload()
    expect(page.get_by_role("list", name="steps")).to_be_visible()
    expect(page.get_by_role("button", name="No note")).to_be_hidden()


def test_a_moment_that_was_saved_is_taken_back_and_its_draft_waits(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/log/moment")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.get_by_label("Then").fill("Sat down on the pavement")
    page.get_by_role("link", name="Small win").click()
    page.get_by_role("link", name="Moment").click()
    expect(page.get_by_label("Then")).to_have_value("Sat down on the pavement")
    page.get_by_role("button", name="Your own word").click()
    page.get_by_label("Your own word").fill("Fire alarm")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("checkbox", name="Fire alarm")).to_be_checked()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Undo").click()
    page.goto("/journal")
    expect(page.get_by_text("Nothing here yet")).to_be_visible()


def test_calm_opens_for_a_stranger_without_network_and_asks_nobody(device: Device) -> None:
    page = device()
    page.goto("/welcome")
    ready_offline(page)
    page.context.set_offline(True)
    page.get_by_role("link", name="Open Calm").click()
    _is_calm(page)
    page.reload()
    _is_calm(page)
    page.get_by_role("radio", name="Early").check(force=True)
    expect(page.get_by_role("heading", name="What to do")).to_be_visible()
    page.get_by_role("link", name="Show pictures").click()
    expect(page.get_by_role("button", name="Not sure")).to_be_visible()


def test_calm_does_not_wait_for_an_answer(device: Device, live: LiveServer) -> None:
    page = device()
    page.route("**/api/**", lambda _: None)  # asked, and never answered
    page.clock.pause_at(live.clock() + timedelta(minutes=1))  # no patience ends by itself
    page.goto("/calm")
    expect(page.get_by_role("heading", name="Calm", exact=True)).to_be_visible()


def test_the_way_to_calm_is_on_pages_without_tabs(device: Device, live: LiveServer) -> None:
    page = device()
    page.goto("/sign-in")
    expect(page.get_by_role("link", name="Open Calm")).to_be_visible()
    sign_up(page)
    for address in ("/settings", "/reminders", "/sharing", "/waiting", "/about"):
        page.goto(address)
        page.get_by_role("link", name="Calm", exact=True).click()
        expect(page).to_have_url(f"{live.url}/calm")


def test_a_child_with_the_board_finds_no_way_out(device: Device, live: LiveServer) -> None:
    page = device()
    sign_up(page)
    page.get_by_role("link", name="Calm", exact=True).click()
    page.get_by_role("link", name="Show").click()
    board, lock = f"{live.url}/calm/board", page.get_by_role("button", name="Hold to leave")
    expect(lock).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(0)
    choice = page.get_by_role("button", name="Alone")
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    lock.click()
    expect(page.get_by_text("Hold the lock for two seconds")).to_be_visible()
    page.go_back()
    expect(choice).to_be_visible()
    page.go_back()
    expect(page).to_have_url(board)
    expect(choice).to_have_attribute("aria-pressed", "true")
    lock.hover()
    page.mouse.down()
    expect(page).to_have_url(f"{live.url}/calm")
    page.mouse.up()


def test_the_board_is_left_by_keyboard_and_by_a_hand_that_cannot_hold(
    device: Device, live: LiveServer
) -> None:
    page = device()
    sign_up(page)
    page.goto("/calm/board")
    page.get_by_role("button", name="Alone").press("Escape")
    expect(page).to_have_url(f"{live.url}/calm")
    page.goto("/calm/board")
    page.get_by_role("button", name="Hold to leave").press("Enter")
    page.get_by_role("button", name="Stay here").click()
    expect(page).to_have_url(f"{live.url}/calm/board")
    page.get_by_role("button", name="Hold to leave").press("Enter")
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page).to_have_url(f"{live.url}/calm")


def test_ticks_of_a_calm_corner_stay_on_the_phone(device: Device) -> None:
    page = device()
    page.goto("/calm/corner")
    page.get_by_role("radio", name="One shelf").check(force=True)
    page.get_by_role("checkbox").first.check()
    page.reload()
    expect(page.get_by_role("radio", name="One shelf")).to_be_checked()
    expect(page.get_by_role("checkbox").first).to_be_checked()


def _is_calm(page: Page) -> None:
    expect(page.get_by_role("region", name="Breathing shape")).to_be_visible()
    expect(page.get_by_role("heading", name="Check the room")).to_be_visible()
    expect(page.get_by_role("heading", name="What may help")).to_be_visible()
    expect(page.get_by_text("not an emergency service")).to_be_visible()


def _keep(page: Page, part: str, words: str) -> None:
    page.get_by_role("button", name=f"Add: {part}", exact=True).click()
    page.get_by_label("In a few words").fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Added.")).to_be_visible()
