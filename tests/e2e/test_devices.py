"""One person, several devices: adding one, and signing the others out from here."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.steps import bring_in, log_win, settled, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

HERE = "You were signed out on this device."
DATABASES = "indexedDB.databases().then((all) => all.length)"


def test_a_device_signed_out_from_another_one_keeps_nothing_of_the_family(device: Device) -> None:
    phone, tablet = _two(device)
    _has_databases(tablet, 2)
    _sign_out_the_other(phone)
    expect(tablet.get_by_role("heading", name=HERE)).to_be_visible()
    expect(tablet.get_by_text("Mika")).to_have_count(0)
    _has_databases(tablet, 1)
    tablet.goto("/journal")
    expect(tablet.get_by_role("heading", name="Home, between therapy sessions")).to_be_visible()
    expect(phone.get_by_role("button", name="Sign out Chrome")).to_have_count(0)


def test_words_that_were_not_sent_wait_unseen_until_their_writer_is_back(device: Device) -> None:
    phone, tablet = _two(device)
    _write_offline(tablet, "Asked for water")
    _sign_out_the_other(phone)
    tablet.context.set_offline(False)
    expect(tablet.get_by_role("heading", name=HERE)).to_be_visible()
    expect(tablet.get_by_text("1 entry was not sent")).to_be_visible()
    expect(tablet.get_by_text("Asked for water")).to_have_count(0)
    sign_in(tablet)
    settled(tablet)
    phone.goto("/journal")
    expect(phone.get_by_text("Asked for water")).to_be_visible()


def test_words_that_were_not_sent_can_be_discarded(device: Device) -> None:
    phone, tablet = _two(device)
    _write_offline(tablet, "Asked for water")
    _sign_out_the_other(phone)
    tablet.context.set_offline(False)
    tablet.get_by_role("button", name="Discard").click()
    tablet.get_by_role("button", name="Discard").click()
    expect(tablet.get_by_text("was not sent")).to_have_count(0)
    _has_databases(tablet, 1)


def test_who_was_removed_reads_their_own_unsent_words_and_nothing_else(device: Device) -> None:
    mother, nana = device(), device()
    sign_up(mother)
    bring_in(mother, nana, "Ruth", "carer")
    settled(nana)
    _write_offline(nana, "Fed the ducks")
    mother.goto("/sharing")
    mother.get_by_role("button", name="Ruth").click()
    mother.get_by_role("button", name="Remove", exact=True).click()
    expect(mother.get_by_text("sees nothing any more")).to_be_visible()
    nana.context.set_offline(False)
    expect(nana.get_by_role("heading", name=HERE)).to_be_visible()
    sign_in(nana, "ruth@home.test")
    expect(nana.get_by_text("Fed the ducks")).to_be_visible()
    expect(nana.get_by_text("Mika")).to_have_count(0)


def test_all_others_are_signed_out_with_one_button(device: Device) -> None:
    phone, tablet = _two(device)
    third = device()
    sign_in(third)
    expect(third.get_by_role("list", name="steps")).to_be_visible()
    phone.goto("/settings/security")
    phone.get_by_role("button", name="Sign out all others").click()
    phone.get_by_role("button", name="Sign out", exact=True).click()
    for other in (tablet, third):
        expect(other.get_by_role("heading", name=HERE)).to_be_visible()
    expect(phone.get_by_text("This device", exact=True)).to_be_visible()


def test_a_link_adds_one_more_device_once(device: Device) -> None:
    phone = device()
    sign_up(phone)
    phone.goto("/settings/security")
    phone.get_by_role("button", name="Add a device").click()
    expect(phone.get_by_text("Works for 9:")).to_be_visible()
    link = phone.get_by_label("Link", exact=True).input_value()
    tablet, late = device(), device()
    _follow(tablet, link)
    expect(tablet.get_by_role("list", name="steps")).to_be_visible()
    _follow(late, link)
    expect(late.get_by_role("alert").first).to_be_visible()


def _has_databases(page: Page, count: int) -> None:
    # Not by wait_for_function: a promise counts as true there before it is settled.
    for _ in range(200):
        if page.evaluate(DATABASES) == count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(DATABASES))


def _two(device: Device) -> tuple[Page, Page]:
    phone, tablet = device(), device()
    sign_up(phone)
    sign_in(tablet)
    expect(tablet.get_by_role("list", name="steps")).to_be_visible()
    settled(tablet)
    return phone, tablet


def _write_offline(page: Page, text: str) -> None:
    page.context.set_offline(True)
    log_win(page, text)


def _sign_out_the_other(page: Page) -> None:
    page.goto("/settings/security")
    page.get_by_role("button", name="Sign out Chrome").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("Signed out.")).to_be_visible()


def _follow(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("main button[type=submit]").click()
