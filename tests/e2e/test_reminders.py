"""What a family settles about reminders: quiet hours, a pause, who has the child, and each one's own ways."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.e2e.conftest import DESK, PHONE, LiveServer
from tests.e2e.steps import bring_in, ready_offline, settled, sign_in, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]
everywhere = pytest.mark.parametrize("room", [PHONE, DESK], ids=["phone", "desk"])


@everywhere
def test_quiet_hours_stay_on_every_device_of_the_adult_and_nobody_elses(
    device: Device, room: ViewportSize
) -> None:
    mother, other, father = device(room), device(room), device(room)
    sign_up(mother)
    bring_in(mother, father, "Sam")
    mother.goto("/reminders")
    mother.get_by_label("From", exact=True).fill("19:30")
    expect(mother.get_by_role("img", name="Quiet from")).to_have_accessible_name(re.compile("19:30"))
    _sent(mother)
    sign_in(other)
    other.goto("/reminders")
    expect(other.get_by_label("From", exact=True)).to_have_value("19:30")
    other.get_by_role("switch", name="Quiet hours").uncheck()
    expect(other.get_by_label("From", exact=True)).to_be_hidden()
    _sent(other)
    mother.reload()
    expect(mother.get_by_role("switch", name="Quiet hours")).not_to_be_checked()
    father.goto("/reminders")
    expect(father.get_by_label("From", exact=True)).to_have_value("21:00")


@everywhere
def test_a_hard_week_is_paused_in_two_taps_and_ends_with_one(device: Device, room: ViewportSize) -> None:
    mother, father = _two_parents(device, room)
    _turn_on(mother, "18:00")
    mother.goto("/")
    mother.get_by_role("region", name="Coming up").get_by_role("link").click()
    mother.get_by_role("button", name="A week").click()
    expect(mother.get_by_role("button", name="Go on now")).to_be_visible()
    expect(mother.get_by_text("Paused", exact=True)).to_be_visible()
    father.goto("/")
    expect(father.get_by_text("Reminders are paused until")).to_be_visible()
    expect(father.get_by_role("region", name="Coming up")).to_be_hidden()
    mother.get_by_role("button", name="Go on now").click()
    expect(mother.get_by_text("Will come")).to_be_visible()
    expect(father.get_by_text("Reminders are paused until")).to_be_hidden()
    expect(father.get_by_role("region", name="Coming up")).to_be_visible()


def test_a_pause_begins_without_a_connection_and_ends_by_itself(device: Device, live: LiveServer) -> None:
    page = device()
    sign_up(page)
    _turn_on(page, "18:00")
    ready_offline(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Today", exact=True).click()
    held = re.compile("Reminders are paused until .tomorrow")
    expect(page.get_by_text(held).first).to_be_visible()
    page.context.set_offline(False)
    page.goto("/")
    settled(page)
    expect(page.get_by_text(held)).to_be_visible()
    live.clock.moved += timedelta(days=1)
    page.clock.set_system_time(live.clock())
    page.reload()
    expect(page.get_by_role("region", name="Coming up")).to_be_visible()
    expect(page.get_by_text("Reminders are paused")).to_be_hidden()


@everywhere
def test_whoever_has_the_child_is_known_to_the_other_parent_until_it_is_handed_back(
    device: Device, room: ViewportSize
) -> None:
    mother, father = _two_parents(device, room)
    _turn_on(mother, "17:00")
    mother.get_by_label("Until", exact=True).fill("18:00")
    mother.get_by_role("button", name="I have it until").click()
    father.goto("/")
    expect(father.get_by_text(re.compile("Leila.? has it until"))).to_be_visible()
    expect(father.get_by_role("button", name="Hand back")).to_be_hidden()
    father.goto("/reminders")
    expect(father.get_by_text("Somebody else has it")).to_be_visible()
    mother.goto("/")
    mother.get_by_role("button", name="Hand back").click()
    expect(mother.get_by_text("You have it until")).to_be_hidden()
    expect(father.get_by_text("Will come")).to_be_visible()


def test_the_child_is_handed_to_somebody_by_name(device: Device) -> None:
    mother, father = _two_parents(device)
    mother.goto("/reminders")
    mother.get_by_text("Sam", exact=True).click()
    mother.get_by_role("button", name=re.compile("Sam.? has it until")).click()
    father.goto("/")
    expect(father.get_by_text("You have it until")).to_be_visible()


@everywhere
def test_what_was_settled_about_a_reminder_stays_here_and_on_the_other_phone(
    device: Device, room: ViewportSize
) -> None:
    mother, father = _two_parents(device, room)
    mother.goto("/reminders")
    sheet = _open(mother, "Morning")
    sheet.get_by_label("Time", exact=True).fill("07:20")
    sheet.get_by_text("Sat", exact=True).click()
    sheet.get_by_role("button", name="One more").click()
    sheet.get_by_text("10 min", exact=True).click()
    sheet.get_by_role("switch", name="No sound").check()
    sheet.get_by_text("This phone’s time").click()
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_be_hidden()
    _sent(mother)
    mother.reload()
    father.goto("/reminders")
    for page in (mother, father):
        row = page.get_by_role("button", name="Morning")
        expect(row).to_contain_text("10 minutes before")
        expect(row).to_contain_text("no sound")
        expect(page.get_by_role("switch", name="Morning")).to_be_checked()
        sheet = _open(page, "Morning")
        expect(sheet.get_by_label("Time", exact=True)).to_have_value("07:20")
        expect(sheet.get_by_label("Sat")).to_be_checked()
        expect(sheet.get_by_text("Every 2 weeks")).to_be_visible()
        expect(sheet.get_by_label("From", exact=True)).not_to_have_value("")
        expect(sheet.get_by_label("This phone’s time")).to_be_checked()


def test_a_session_in_the_familys_own_words_is_added_changed_and_removed(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/reminders")
    page.get_by_role("button", name="Therapy session").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("A few words say what it is.")).to_be_visible()
    sheet.get_by_label("What it is").fill("Speech with Hanna")
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("switch", name="Speech with Hanna")).to_be_checked()
    _open(page, "Speech with Hanna").get_by_label("What it is").fill("Speech at ten")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    _sent(page)
    _open(page, "Speech at ten").get_by_role("button", name="Remove this reminder").click()
    expect(page.get_by_role("switch", name="Speech at ten")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("switch", name="Speech at ten")).to_be_visible()
    _sent(page)


def test_a_single_step_has_a_reminder_of_its_own(device: Device) -> None:
    page = device()
    sign_up(page)
    page.goto("/reminders")
    sheet = _open(page, "Morning")
    sheet.get_by_label("Remind of one step").select_option(index=2)
    step = page.get_by_role("dialog").get_by_role("heading", level=1).inner_text()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    _sent(page)
    page.reload()
    expect(_open(page, "Morning").get_by_role("switch", name=step)).to_be_checked()


def test_what_is_over_the_days_limit_stays_in_the_app(device: Device) -> None:
    page = device()
    sign_up(page)
    _turn_on(page, "18:00")
    expect(page.get_by_text("You will get about 1 a day.")).to_be_visible()
    for _ in range(3):
        page.get_by_role("group", name="At most a day").get_by_role("button", name="One less").click()
    expect(page.get_by_text("Over the day’s limit")).to_be_visible()
    expect(page.get_by_text("None is planned for you.")).to_be_visible()
    _sent(page)
    page.reload()
    expect(page.get_by_text("Over the day’s limit")).to_be_visible()


@everywhere
def test_a_reminder_nobody_follows_asks_once_and_is_quiet_after_the_answer(
    device: Device, room: ViewportSize
) -> None:
    page = device(room)
    sign_up(page)
    page.route("**/api/sync", _ask)
    _turn_on(page, "18:00")
    page.goto("/")
    question = page.get_by_role("region", name="A reminder that may stand at a wrong time")
    expect(question).to_contain_text("move it, drop it, or keep it?")
    page.unroute_all(behavior="wait")
    question.get_by_role("link", name="Move it").click()
    expect(page.get_by_role("dialog").get_by_label("Time", exact=True)).to_have_value("18:00")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page).to_have_url(re.compile("/reminders$"))
    question.get_by_role("button", name="Keep it").click()
    expect(question).to_be_hidden()
    expect(page.get_by_role("switch", name="Morning")).to_be_checked()
    _sent(page)
    expect(question).to_be_hidden()


def test_delays_and_what_came_too_late_are_one_line_each(device: Device, live: LiveServer) -> None:
    page = device()
    sign_up(page)
    now = live.clock().isoformat()
    late = {"reminder_id": "gone", "due_at": now, "slot": "07:00", "outcome": "late", "why": None}
    answer = {"delayed_since": now, "rows": [late, {**late, "slot": "08:00"}]}
    page.route("**/api/reminders/today", lambda route: route.fulfill(json=answer))
    page.goto("/")
    expect(page.get_by_text("Reminders are delayed")).to_be_visible()
    expect(page.get_by_text("2 reminders came too late to send today")).to_be_visible()


def test_a_carer_settles_their_own_limits_and_nothing_for_others(device: Device) -> None:
    mother, nana = device(), device()
    sign_up(mother)
    bring_in(mother, nana, "Ruth", "carer")
    nana.goto("/reminders")
    expect(nana.get_by_role("heading", name="Quiet hours")).to_be_visible()
    for name in ("Hard week?", "Who has it now?", "For each routine"):
        expect(nana.get_by_role("heading", name=name)).to_be_hidden()
    nana.get_by_role("switch", name="Quiet hours").uncheck()
    _sent(nana)


def _turn_on(page: Page, at: str) -> None:
    page.goto("/reminders")
    sheet = _open(page, "Morning")
    sheet.get_by_label("Time", exact=True).fill(at)
    for day in ("Sat", "Sun"):
        sheet.get_by_label(day).check(force=True)
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("switch", name="Morning")).to_be_checked()
    _sent(page)


def _open(page: Page, name: str) -> Locator:
    page.get_by_role("button", name=name).first.click()
    return page.get_by_role("dialog")


def _sent(page: Page) -> None:
    """Wait until the server has what was settled here, on a page that does not say so itself."""
    page.goto("/")
    settled(page)
    page.go_back()
    page.get_by_role("heading", level=1).first.wait_for()


def _ask(route: Route) -> None:
    """Every reminder this phone hears of has been ignored, as if days had gone by."""
    response = route.fetch()
    body: dict[str, Any] = response.json()
    for change in body["changes"]:
        if change["kind"] == "reminder" and change["body"]:
            change["body"]["asks"] = True
    route.fulfill(response=response, json=body)


def _two_parents(device: Device, *room: ViewportSize) -> tuple[Page, Page]:
    """A mother, and Sam, whom she has let in."""
    mother, father = device(*room), device(*room)
    sign_up(mother)
    bring_in(mother, father, "Sam")
    return mother, father
