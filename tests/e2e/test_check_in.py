"""J3: the evening check-in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_an_ordinary_day_is_one_tap_in_the_evening(device: Device, live: LiveServer) -> None:
    live.clock.moved += timedelta(hours=10)
    page = device()
    sign_up(page)
    page.get_by_role("button", name="Mostly usual").click()
    expect(page.get_by_text("Check-in saved.")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Journal").click()
    expect(page.get_by_text("About usual.")).to_be_visible()


def test_six_rows_fit_one_screen_and_may_stay_blank(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/log/check-in")
    page.get_by_role("radio", name="Mood, a bit brighter").check(force=True)
    save = page.get_by_role("button", name="Save 1 of 6")
    expect(save).to_be_in_viewport()
    save.click()
    settled(page)
    page.goto("/journal")
    expect(page.get_by_text("a bit brighter")).to_be_visible()
