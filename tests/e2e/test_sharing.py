"""J12: share, look, stop. And the second parent."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, LiveServer
from tests.e2e.steps import bring_in, log_win, settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_a_therapist_reads_until_the_parent_stops(device: Device, live: LiveServer) -> None:
    parent, desk = device(), device(DESK)
    sign_up(parent)
    log_win(parent, "Asked for water")
    settled(parent)
    bring_in(parent, desk, "Hanna", "therapist")
    expect(desk.get_by_role("heading", name="Caseload")).to_be_visible()
    desk.get_by_text("Mika").first.click()
    desk.goto(_review_address(desk))
    expect(desk.get_by_text("Asked for water").first).to_be_visible()
    desk.get_by_role("button", name="Mark as seen").first.click()
    expect(desk.get_by_text("is marked as seen")).to_be_visible()
    parent.goto("/sharing")
    expect(parent.get_by_text("Hanna").first).to_be_visible()
    expect(parent.get_by_text(re.compile("Marked as seen")).first).to_be_visible()
    parent.get_by_role("button", name="Stop sharing").first.click()
    parent.get_by_role("button", name="Stop sharing").last.click()
    expect(parent.get_by_text("sees nothing any more")).to_be_visible()
    child = desk.url.rpartition("/")[2]
    assert desk.request.get(f"{live.url}/api/caseload/{child}").status == 404
    desk.reload()
    expect(desk.get_by_text("no longer shared")).to_be_visible()


def test_the_other_parent_joins_and_sees_the_same_day(device: Device) -> None:
    mother, father = device(), device()
    sign_up(mother)
    bring_in(mother, father, "Sam")
    expect(father.get_by_role("list", name="steps")).to_be_visible(timeout=20000)
    mother.goto("/")
    mother.get_by_role("button", name="Done").click()
    expect(father.get_by_text("1 of")).to_be_visible(timeout=20000)
    for phone, word in ((mother, "Mood, a bit brighter"), (father, "Mood, a bit lower")):
        phone.goto("/log/check-in")
        phone.get_by_role("radio", name=word).check(force=True)
        phone.get_by_role("button", name="Save 1 of 6").click()
        settled(phone)
    father.goto("/journal")
    expect(father.get_by_text("a bit lower")).to_be_visible()
    expect(father.get_by_text("a bit brighter")).to_be_visible()


def test_the_weekly_summary_is_one_page_of_a4(device: Device, tmp_path: Path) -> None:
    desk = device(DESK)
    desk.goto("/")
    desk.get_by_role("button", name="As a therapist").click()
    desk.get_by_text("Mika").first.click()
    child = _review_address(desk).rpartition("/")[2]
    desk.goto(f"/summary/{child}")
    expect(desk.get_by_text("Not an assessment or a diagnosis.")).to_be_visible()
    printed = desk.pdf(path=tmp_path / "week.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1


def _review_address(desk: Page) -> str:
    link = desk.locator("a[href^='/caseload/']").first
    return link.get_attribute("href") or ""
