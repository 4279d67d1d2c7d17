"""Every view: no accessibility violation in any theme; nothing lost when it is narrow, large or mirrored."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESK
from tests.e2e.steps import add_food, join, let_in, link_for, near, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = ("day", "night", "low", "low-night")
HOME_VIEWS = ("/rest", "/rest/pass", "/food", "/help", "/help/numbers", "/help/evidence")
PARENT_VIEWS = (
    "/",
    "/play",
    "/play/now",
    "/play/find",
    "/play/saved",
    "/play/own",
    "/play/own/new",
    "/about/senses",
    "/calm",
    "/calm/board",
    "/calm/corner",
    "/about",
    "/journal",
    "/progress",
    "/log/win",
    "/log/check-in",
    "/log/moment",
    "/waiting",
    "/reminders",
    "/check-phone",
    "/routines",
    "/settings",
    "/settings/security",
    "/start/sign-in",
    "/sharing",
    "/sharing/new",
    "/sharing/new?as=parent",
    "/sharing/new?as=carer",
    "/sharing/new?as=helper",
    "/sharing/history",
    "/start",
    "/start/routines",
    *HOME_VIEWS,
)
STRANGER_VIEWS = (
    "/welcome",
    "/start",
    "/sign-in",
    "/recover",
    "/enter",
    "/signed-out",
    "/join",
    "/about-card",
    "/n/00000000-0000-7000-8000-000000000000",
    "/calm",
    "/help",
    "/help/numbers",
    "/calm/board",
    "/calm/corner",
    "/nowhere",
)
SQUEEZES = {
    "320 pixels wide": (320, "document.documentElement.style.fontSize = ''"),
    "twice the text": (390, "document.documentElement.style.fontSize = '200%'"),
    "right to left": (
        390,
        "document.documentElement.style.fontSize = ''; document.documentElement.dir = 'rtl'",
    ),
}


# They are many: a slow machine needs the time of three tests for them.
@pytest.mark.parametrize("third", range(3))
def test_no_parent_view_has_a_violation_or_loses_anything(device: Device, third: int) -> None:
    page = _behind(device(), "As a parent")
    idea = _first_link(page, "/play", "/play/act-")
    card = _first_link(page, "/help", "/help/card-")
    seen = _first_link(page, "/sharing", "/sharing/seen/")
    views = [*PARENT_VIEWS, idea, f"{idea}/start", card, seen]
    assert list(_troubles(page, views[third::3])) == []


def test_nobody_on_the_way_in_meets_a_violation_or_loses_anything(device: Device) -> None:
    mother, nana = device(), device()
    sign_up(mother)
    join(nana, link_for(mother, "Ruth", "carer"), "ruth@home.test", "Ruth Amara Okonkwo-Lindqvist")
    assert list(_troubles(nana, ["/asked"])) == []
    assert list(_troubles(mother, ["/sharing", "/"])) == []
    let_in(mother, "Ruth Amara Okonkwo-Lindqvist")
    own = ["/", "/calm", "/log/win", "/log/check-in", "/log/moment", "/settings"]
    assert list(_troubles(nana, own)) == []


def test_what_is_shown_only_once_has_no_violation_and_loses_nothing(device: Device) -> None:
    page = _behind(device(), "As a parent")
    for kind, button in (("helper", "Make the pass"), ("carer", "Make the link")):
        page.goto(f"/sharing/new?as={kind}")
        page.get_by_label("Name").fill("Ruth")
        page.get_by_role("button", name=button).click()
        page.get_by_role("img", name="The link as a code").wait_for()
        assert list(_troubles(page, [None])) == []


def test_no_question_about_a_person_has_a_violation_or_loses_anything(device: Device) -> None:
    page = _behind(device(), "As a parent")
    for row, choice in (("Sam", "Make an equal parent"), ("Sam", "Remove from the family"), ("(you)", None)):
        page.goto("/sharing")
        page.get_by_role("button", name=row).click()
        if choice:
            page.get_by_role("button", name=choice).click()
        assert list(_troubles(page, [None])) == []


def test_rest_food_and_help_lose_nothing_where_it_is_narrow_and_large_at_once(device: Device) -> None:
    page = _behind(device(), "As a parent")
    card = _first_link(page, "/help", "/help/card-")
    page.set_viewport_size({"width": 320, "height": 640})
    for view in (*HOME_VIEWS, card, "/start/routines"):
        page.goto(view)
        page.get_by_role("heading", level=1).first.wait_for()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for summary in page.locator("summary").all():
            summary.click()
        assert _too_wide(page) == "", view


def test_reminders_lose_nothing_where_it_is_narrow_and_large_at_once(device: Device) -> None:
    page = _behind(device(), "As a parent")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/reminders")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert _too_wide(page) == ""
    for opens in ("Morning", "Therapy session"):
        page.get_by_role("button", name=opens).first.click()
        page.get_by_role("dialog").wait_for()
        assert _too_wide(page) == "", opens
        page.keyboard.press("Escape")


def test_nothing_that_opens_about_a_reminder_has_a_violation_or_loses_anything(device: Device) -> None:
    page = _behind(device(), "As a parent")
    page.goto("/reminders")
    page.get_by_role("button", name="Until a day").click()
    page.get_by_role("button", name="I have it until").click()
    assert list(_troubles(page, [None])) == []
    for opens in ("Morning", "Therapy session"):
        page.goto("/reminders")
        page.get_by_role("button", name=opens).first.click()
        page.get_by_role("dialog").wait_for()
        assert list(_troubles(page, [None])) == []
    page.goto("/reminders")
    page.get_by_role("button", name="A week").click()
    assert list(_troubles(page, [None, "/"])) == []


def test_nothing_that_opens_about_food_or_help_has_a_violation_or_loses_anything(device: Device) -> None:
    page = _behind(device(), "As a parent")
    page.goto("/food")
    add_food(page, "Cold peaches in very small cubes", "Learning")
    near(page, "peaches", "Touched")
    page.get_by_role("button", name="peaches").click()
    assert list(_troubles(page, [None])) == []
    for view, button, wait_for in (
        ("/food", "Add a food", "What makes it the right one"),
        ("/help/numbers", "Add a number", "Stands in for"),
    ):
        page.goto(view)
        page.get_by_role("button", name=button).click()
        page.get_by_text(wait_for).wait_for()
        assert list(_troubles(page, [None])) == []
    page.goto("/help")
    page.get_by_role("region", name="Not safe at home").get_by_role("button").first.click()
    page.get_by_role("button", name="Leave this page").wait_for()
    assert list(_troubles(page, [None])) == []


def test_no_question_about_signing_in_has_a_violation_or_loses_anything(device: Device) -> None:
    page = device()
    sign_up(page)
    for row, wait_for in (
        (re.compile("^Password"), "Save password"),
        (re.compile("^Authenticator app"), "Turn on"),
        (re.compile("^Recovery codes"), "Make ten codes"),
        ("Add a device", "Copy link"),
    ):
        page.goto("/settings/security")
        page.get_by_role("button", name=row).click()
        page.get_by_role("button", name=wait_for).wait_for()
        assert list(_troubles(page, [None])) == []


def test_no_view_of_a_stranger_has_a_violation_or_loses_anything(device: Device) -> None:
    assert list(_troubles(device(), STRANGER_VIEWS)) == []


def test_no_desk_view_has_a_violation_or_loses_anything(device: Device) -> None:
    page = _behind(device(DESK), "As a therapist")
    review = _first_link(page, "/caseload", "/caseload/")
    summary = review.replace("/caseload/", "/summary/")
    assert list(_troubles(page, ["/caseload", review, summary])) == []


def _behind(page: Page, door: str) -> Page:
    page.goto("/")
    page.get_by_role("button", name=door).click()
    page.wait_for_url(lambda url: not url.endswith("/welcome"))
    page.get_by_role("heading", level=1).wait_for()
    return page


def _first_link(page: Page, view: str, start: str) -> str:
    page.goto(view)
    link = page.locator(f"a[href^='{start}']").first
    return link.get_attribute("href") or ""


def _troubles(page: Page, views: Sequence[str | None]) -> Iterator[str]:
    """What is wrong with each view; None is the page as it stands."""
    axe = AXE.read_text(encoding="utf-8")
    wide = page.viewport_size
    page.emulate_media(reduced_motion="reduce")  # colours change at once, however busy the machine is
    for view in views:
        if view is not None:
            page.goto(view)
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(300)
        page.evaluate(axe)
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            # Only colours differ between themes, so the rest is looked at once.
            rules = RULES if theme == "day" else ["color-contrast"]
            yield from (f"{view} {theme}: {found}" for found in _violations(page, rules))
        for name, (width, squeeze) in SQUEEZES.items():
            page.set_viewport_size({"width": width, "height": 640})
            page.evaluate(squeeze)
            if too_wide := _stays_too_wide(page):
                yield f"{view} {name}: {too_wide}"
        if wide:
            page.set_viewport_size(wide)


def _violations(page: Page, rules: list[str]) -> list[str]:
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", rules
    )
    return [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def _stays_too_wide(page: Page) -> str:
    """What is too wide once the view has had time to take its room: a busy machine needs a moment."""
    for _ in range(30):
        if not (found := _too_wide(page)):
            return ""
        page.wait_for_timeout(100)
    return found


def _too_wide(page: Page) -> str:
    return page.evaluate(
        """() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth + 1) return "";
          const wide = [...document.body.querySelectorAll("*")].filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            const scrolls = one.closest(".table-wrap, .scroll-x, .sr-only");
            return (right > root.clientWidth + 1 || left < -1) && !scrolls;
          });
          const names = wide.slice(0, 3).map((one) => one.getAttribute("class") || one.tagName);
          return `${root.scrollWidth} pixels, by ${names.join("; ")}`;
        }"""
    )
