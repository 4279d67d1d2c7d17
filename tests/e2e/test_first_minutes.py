"""J1: the first five minutes of a parent who has installed nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK
from tests.e2e.steps import log_win, settled, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_one_tap_opens_the_demo_family(device: Device) -> None:
    page = device()
    page.goto("/")
    page.get_by_role("button", name="As a parent").click()
    expect(page.get_by_text("Nothing here is real.")).to_be_visible()
    expect(page.get_by_role("list", name="steps")).to_be_visible()


def test_the_therapist_door_opens_a_caseload(device: Device) -> None:
    page = device(DESK)
    page.goto("/")
    page.get_by_role("button", name="As a therapist").click()
    expect(page.get_by_role("heading", name="Caseload")).to_be_visible()
    expect(page.get_by_text("Yusuf").first).to_be_visible()


def test_a_parent_has_a_routine_on_today_and_a_first_win_in_the_journal(device: Device) -> None:
    page = device()
    sign_up(page)
    log_win(page, "Asked for water")
    settled(page)
    page.get_by_role("link", name="Journal").click()
    expect(page.get_by_text("Asked for water")).to_be_visible()


def test_a_step_done_here_is_done_on_the_other_phone_within_seconds(device: Device) -> None:
    mother, father = device(), device()
    sign_up(mother)
    sign_in(father)
    expect(father.get_by_text("0 of")).to_be_visible()
    mother.get_by_role("button", name="Done").click()
    expect(mother.get_by_text("1 of")).to_be_visible()
    expect(father.get_by_text("1 of")).to_be_visible(timeout=20000)


def test_a_wrong_tap_is_undone_by_the_next_one(device: Device) -> None:
    page = device()
    sign_up(page)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("1 of")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("0 of")).to_be_visible()
    settled(page)
    page.reload()
    expect(page.get_by_text("0 of")).to_be_visible()


def test_not_today_leaves_a_step_without_a_reason(device: Device) -> None:
    page = device()
    sign_up(page)
    first = page.get_by_role("list", name="steps").get_by_role("img").first
    page.get_by_role("button", name="Not today").click()
    expect(first).to_have_attribute("alt", re.compile("not today"))


def test_what_was_typed_stays_when_the_account_cannot_be_made(device: Device) -> None:
    page = device()
    sign_up(device())
    page.goto("/start")
    page.get_by_label("Nickname").fill("Ada")
    page.get_by_text("2–3").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Start empty").click()
    page.get_by_label("Your name").fill("Priya")
    page.get_by_label("E-mail or sign-in name").fill("leila@home.test")
    page.get_by_label("Password", exact=True).fill("other small words")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text("already in use")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("Priya")
