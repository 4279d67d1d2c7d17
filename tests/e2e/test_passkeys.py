"""Coming in without a password, proving who one is, and coming back when everything is lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.authenticator import Authenticator
from tests.e2e.conftest import LiveServer
from tests.e2e.steps import PASSWORD, leaves_by, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]


def test_a_passkey_offered_after_the_account_signs_in_next_time(device: Device) -> None:
    page = device()
    Authenticator(page)
    _begin(page)
    page.get_by_role("button", name="Sign in without a password next time").click()
    expect(page.get_by_text("Ready on this device")).to_be_visible()
    page.get_by_role("button", name="Go to today").click()
    expect(page.get_by_role("list", name="steps")).to_be_visible()
    _sign_out(page)
    _by_passkey(page)
    expect(page.get_by_role("list", name="steps")).to_be_visible()


def test_a_passkey_in_a_password_manager_signs_in_on_a_second_phone_until_it_is_removed(
    device: Device,
) -> None:
    page, other = device(), device()
    first, second = Authenticator(page), Authenticator(other)
    sign_up(page)
    _add_passkey(page)
    second.take(first.passkeys())
    _by_passkey(other)
    expect(other.get_by_role("list", name="steps")).to_be_visible()
    _sign_out(other)
    _remove_passkey(page)
    _by_passkey(other)
    expect(other.get_by_text("not known here any more")).to_be_visible()


def test_the_name_field_offers_the_passkey_too(device: Device) -> None:
    page = device()
    Authenticator(page)
    sign_up(page)
    _add_passkey(page)
    _sign_out(page)
    page.goto("/sign-in")
    page.get_by_label("E-mail or sign-in name").focus()
    expect(page.get_by_role("list", name="steps")).to_be_visible()


def test_without_a_host_name_the_view_says_why_and_what_works_instead(
    device: Device, live: LiveServer
) -> None:
    live.serve_at("127.0.0.1")
    page = device()
    sign_up(page)
    page.goto("/settings/security")
    expect(page.get_by_text("Passkeys need an HTTPS address with a host name")).to_be_visible()
    expect(page.get_by_role("button", name="Add a passkey")).to_have_count(0)
    assert len(_print_codes(page)) == 10
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)


def test_every_device_hears_of_a_recovery(device: Device) -> None:
    page, other = device(), device()
    sign_up(page)
    _recover(other, _print_codes(page)[0])
    page.goto("/")
    expect(page.get_by_text("Somebody came back into this account")).to_be_visible()
    page.get_by_role("link", name="Devices").click()
    expect(page.get_by_role("button", name="Sign out Chrome")).to_be_visible()


def test_a_passkey_can_have_a_name_of_its_own(device: Device) -> None:
    page = device()
    Authenticator(page)
    sign_up(page)
    _add_passkey(page)
    page.get_by_role("button", name=re.compile("not used yet")).click()
    page.get_by_label("Name", exact=True).fill("Blue phone")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Blue phone")).to_be_visible()


def test_going_back_from_the_browsers_question_changes_nothing(device: Device) -> None:
    page = device()
    authenticator = Authenticator(page)
    sign_up(page)
    authenticator.refuse()
    page.goto("/settings/security")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("No passkey was used.")).to_be_visible()
    expect(page.get_by_text("not used yet")).to_have_count(0)


def test_what_matters_asks_who_it_is_and_then_goes_on_by_itself(device: Device, live: LiveServer) -> None:
    page = device()
    sign_up(page)
    _later(live)
    _make_codes(page)
    page.get_by_role("dialog", name="Confirm that it is you").get_by_role("button", name="Close").click()
    expect(page.get_by_text("Nothing was changed")).to_be_visible()
    page.get_by_role("button", name="Make ten codes").click()
    page.get_by_label("Password", exact=True).fill("three wrong words")
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_text("not the password of this account")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()


def test_a_passkey_proves_it_before_the_password_is_asked_for(device: Device, live: LiveServer) -> None:
    page = device()
    Authenticator(page)
    sign_up(page)
    _add_passkey(page)
    _later(live)
    _make_codes(page)
    expect(page.get_by_label("Password", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Confirm with a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()


def test_a_printed_code_lets_in_once_and_holds_back_for_a_day(device: Device) -> None:
    page, other = device(), device()
    sign_up(page)
    code = _print_codes(page)[0]
    _recover(other, code)
    expect(other.get_by_text("9 codes left")).to_be_visible()
    other.get_by_role("button", name=re.compile("Recovery codes")).click()
    other.get_by_role("button", name="Make new codes").click()
    expect(other.get_by_text("It opens again tomorrow at")).to_be_visible()
    third = device()
    _recover(third, code)
    expect(third.get_by_role("alert").first).to_be_visible()
    expect(third).to_have_url(re.compile("/recover"))


def test_the_codes_are_one_sheet_of_a4_with_nothing_else_on_it(device: Device, tmp_path: Path) -> None:
    page = device()
    sign_up(page)
    codes = _print_codes(page)
    page.emulate_media(media="print")
    assert len(codes) == len(set(codes)) == 10
    expect(page.get_by_text("Evenday recovery codes")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert page.locator(".codes-paper").evaluate("(paper) => paper.getBoundingClientRect().top") < 20
    printed = page.pdf(path=tmp_path / "codes.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1


def test_with_an_authenticator_app_the_password_alone_opens_nothing(device: Device, live: LiveServer) -> None:
    page, other = device(), device()
    sign_up(page)
    page.goto("/settings/security")
    page.get_by_role("button", name=re.compile("Authenticator app")).click()
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    page.get_by_label("Code from the authenticator app").fill(_code(secret, live))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("On, asked for after the password")).to_be_visible()
    _later(live)
    sign_in(other)
    expect(other.get_by_text("asks for a code")).to_be_visible()
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    other.get_by_label(re.compile("Code")).fill(_code(secret, live))
    other.get_by_role("button", name="Sign in", exact=True).click()
    expect(other.get_by_role("list", name="steps")).to_be_visible()


def _begin(page: Page) -> None:
    page.goto("/start")
    page.get_by_label("Nickname").fill("Mika")
    page.get_by_text("6–8").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Start with 1 routine").click()
    page.get_by_label("Your name").fill("Leila")
    page.get_by_label("E-mail or sign-in name").fill("leila@home.test")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()


def _sign_out(page: Page) -> None:
    page.goto("/settings")
    leaves_by(page, page.get_by_role("button", name="Sign out"))


def _by_passkey(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()


def _add_passkey(page: Page) -> None:
    page.goto("/settings/security")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("not used yet")).to_be_visible()


def _remove_passkey(page: Page) -> None:
    page.goto("/settings/security")
    page.get_by_role("button", name=re.compile("Last used|not used yet")).first.click()
    page.get_by_role("button", name="Remove this passkey").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Passkey removed.")).to_be_visible()


def _make_codes(page: Page) -> None:
    page.goto("/settings/security")
    page.get_by_role("button", name=re.compile("Recovery codes")).click()
    page.get_by_role("button", name="Make ten codes").click()


def _print_codes(page: Page) -> list[str]:
    _make_codes(page)
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    return page.locator(".codes code").all_inner_texts()


def _recover(page: Page, code: str) -> None:
    page.goto("/recover")
    page.get_by_label("E-mail or sign-in name").fill("leila@home.test")
    page.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code)
    page.locator("main button[type=submit]").click()
    page.wait_for_timeout(500)
    if "/recover" not in page.url:
        page.goto("/settings/security")


def _later(live: LiveServer) -> None:
    """What proved who somebody is has been a while."""
    live.clock.moved += timedelta(minutes=10)


def _code(secret: str, live: LiveServer) -> str:
    return pyotp.TOTP(secret).at(live.clock())
