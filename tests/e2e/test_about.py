"""What a family knows about a child: four lists, and one page of them for somebody else."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.steps import PASSWORD, ready_offline, settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_a_line_is_told_said_in_other_words_taken_out_and_brought_back(device: Device) -> None:
    page = _about(device())
    _add(page, "How it starts", "Hums one note", "Often before lunch")
    page.get_by_role("button", name="Hums one note Often").click()
    page.get_by_label("In a few words").fill("Hums, then paces")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Changed.")).to_be_visible()
    expect(_lines(page)).to_have_text([re.compile("Hums, then paces")])
    page.get_by_role("button", name="Undo").click()
    expect(_lines(page)).to_have_text([re.compile("Hums one note")])
    page.get_by_role("button", name="Remove Hums one note").click()
    expect(_lines(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    page.goto("/")
    settled(page)
    page.goto("/about")
    expect(_lines(page)).to_have_text([re.compile("Hums one note")])


def test_a_way_of_the_app_is_kept_with_one_tap_from_calm(device: Device) -> None:
    page = device()
    sign_up(page)
    page.get_by_role("link", name="Calm", exact=True).click()
    keep = page.get_by_role("button", name="Keep ").first
    name = (keep.get_attribute("aria-label") or "").removeprefix("Keep ")
    keep.click()
    tile = page.locator(".help-tile[aria-pressed]").filter(has_text=name)
    expect(tile).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(tile).to_be_hidden()
    expect(page.get_by_role("button", name=f"Keep {name}", exact=True)).to_be_visible()


def test_a_page_for_school_opens_by_its_link_until_it_is_stopped(device: Device) -> None:
    page, school = _about(device()), device()
    _add(page, "What helps", "Quiet tent", "Lights off")
    page.get_by_text("7 days").click()
    page.get_by_role("button", name="Make the link").click()
    _prove_if_asked(page)
    link = page.get_by_label("Link", exact=True).input_value()
    expect(page.get_by_text("Not opened yet.")).to_be_visible()
    school.goto(link)
    expect(school.get_by_role("heading", name="About Mika")).to_be_visible()
    expect(school.get_by_text("Quiet tent")).to_be_visible()
    page.get_by_role("button", name="Stop the link").click()
    expect(page.get_by_text("That link opens nothing now.")).to_be_visible()
    school.goto("about:blank")
    school.goto(link)
    expect(school.get_by_text("Quiet tent")).to_be_hidden()


def test_without_network_the_lists_work_and_the_link_says_why_it_waits(device: Device) -> None:
    page = _about(device())
    ready_offline(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("Making a link needs a connection.")).to_be_visible()
    _add(page, "What to leave out", "Questions in a row")
    expect(_lines(page)).to_have_text([re.compile("Questions in a row")])


def _about(page: Page) -> Page:
    sign_up(page)
    page.get_by_role("link", name="and settings").click()
    page.get_by_role("link", name="What helps, how it starts").click()
    expect(page.get_by_role("heading", name="How it starts")).to_be_visible()
    return page


def _lines(page: Page) -> Locator:
    return page.locator(".about-line")


def _add(page: Page, part: str, words: str, note: str = "") -> None:
    page.get_by_role("button", name=f"Add: {part}", exact=True).click()
    page.get_by_label("In a few words").fill(words)
    page.get_by_label("Note", exact=True).fill(note)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Added.")).to_be_visible()


def _prove_if_asked(page: Page) -> None:
    asked = page.get_by_label("Password", exact=True)
    made = page.get_by_label("Link", exact=True)
    expect(asked.or_(made)).to_be_visible()
    if asked.is_visible():
        asked.fill(PASSWORD)
        page.get_by_role("dialog").get_by_role("button").last.click()
        expect(made).to_be_visible()
