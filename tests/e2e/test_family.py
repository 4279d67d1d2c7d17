"""Who belongs to a family, and what each sees: two parents, carers, helpers, and words of one's own."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import DESK, PHONE
from tests.e2e.steps import bring_in, join, leaves_by, link_for, log_win, ready_offline, settled, sign_up

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]
everywhere = pytest.mark.parametrize("room", [PHONE, DESK], ids=["phone", "desk"])

# Everything this browser keeps for the app, as one text.
KEPT = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    for (const store of database.objectStoreNames) {
      found.push(await new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      }));
    }
    database.close();
  }
  return JSON.stringify(found);
}"""


def forgets(page: Page, words: str) -> None:
    """Wait until nothing this browser keeps holds the words: the view changes first, then it wipes."""
    by = time.monotonic() + 20
    while words in page.evaluate(KEPT):
        assert time.monotonic() < by, "the words are still kept"
        page.wait_for_timeout(50)


@everywhere
def test_the_other_parent_waits_at_the_door_until_the_answer_on_today(
    device: Device, room: ViewportSize
) -> None:
    mother, father = device(room), device(room)
    sign_up(mother)
    join(father, link_for(mother, "Sam"), "sam@home.test", "Sam")
    expect(father.get_by_text("will let you in")).to_be_visible()
    father.goto("/journal")
    expect(father.get_by_text("will let you in")).to_be_visible()
    assert "Mika" not in father.content()
    assert father.request.get("/api/sharing").status == 404
    mother.goto("/")
    banner = mother.get_by_role("status").filter(has_text="asks to come in")
    expect(banner).to_contain_text("As an equal parent")
    banner.get_by_role("link", name="Answer").click()
    mother.get_by_role("button", name="Let in Sam").click()
    expect(father.get_by_role("list", name="steps")).to_be_visible()


def test_who_is_not_let_in_sees_nothing(device: Device) -> None:
    mother, stranger = device(), device()
    sign_up(mother)
    join(stranger, link_for(mother, "Sam"), "sam@home.test", "Somebody Else")
    mother.goto("/sharing")
    expect(mother.get_by_text("You invited")).to_be_visible()
    mother.get_by_role("button", name="Not this time for Somebody Else").click()
    expect(stranger.get_by_text("You were not let in")).to_be_visible()
    assert "Mika" not in stranger.content()


@everywhere
def test_a_carer_has_today_and_nothing_of_other_days(device: Device, room: ViewportSize) -> None:
    mother, nana = device(room), device(room)
    sign_up(mother)
    log_win(mother, "Slept in my arms")
    settled(mother)
    bring_in(mother, nana, "Ruth", "carer")
    expect(nana.get_by_role("list", name="steps")).to_be_visible()
    tabs = nana.get_by_role("navigation", name="Main").get_by_role("link")
    expect(tabs).to_have_text(["Today", "Calm"])
    for address in (
        "/journal",
        "/progress",
        "/sharing",
        "/sharing/history",
        "/start",
        "/routines",
    ):
        nana.goto(address)
        expect(nana).to_have_url(re.compile(r"/$"))
    nana.get_by_role("button", name="Done").click()
    settled(nana)
    assert "Slept in my arms" not in nana.evaluate(KEPT)
    expect(mother.get_by_text("1 of").first).to_be_hidden()
    mother.goto("/")
    expect(mother.get_by_text("1 of").first).to_be_visible()


def test_what_a_carer_logs_stands_in_the_parents_journal(device: Device) -> None:
    mother, nana = device(), device()
    sign_up(mother)
    bring_in(mother, nana, "Ruth", "carer")
    nana.get_by_role("link", name="Log something").click()
    expect(nana.get_by_text("Only for me")).to_be_hidden()
    nana.get_by_role("textbox").fill("Fed the ducks")
    nana.get_by_role("button", name="Save").click()
    settled(nana)
    nana.goto("/log/check-in")
    expect(nana.get_by_role("button", name="Yesterday")).to_be_hidden()
    mother.goto("/journal")
    expect(mother.get_by_text("Fed the ducks")).to_be_visible()
    expect(mother.get_by_text("Ruth").first).to_be_visible()


@everywhere
def test_a_private_win_is_on_no_other_phone(device: Device, room: ViewportSize) -> None:
    mother, father = device(room), device(room)
    sign_up(mother)
    bring_in(mother, father, "Sam")
    mother.goto("/log/win")
    mother.get_by_role("textbox").fill("I cried, and that was all right")
    mother.get_by_role("switch", name="Only for me").check()
    mother.get_by_role("button", name="Save").click()
    mother.goto("/")
    log_win(mother, "Two new words")
    settled(mother)
    mother.goto("/journal")
    expect(mother.get_by_text("Only for you")).to_have_count(1)
    father.goto("/journal")
    expect(father.get_by_text("Two new words")).to_be_visible()
    settled(father)
    assert "Two new words" in father.evaluate(KEPT)
    assert "I cried" not in father.evaluate(KEPT)


@everywhere
def test_the_preview_is_what_the_therapist_sees(device: Device, room: ViewportSize) -> None:
    mother, desk = device(room), device(room)
    sign_up(mother)
    log_win(mother, "Asked for water")
    settled(mother)
    bring_in(mother, desk, "Hanna", "therapist")
    desk.goto("about:blank")
    noted = _audit(mother)
    mother.goto("/sharing")
    mother.get_by_role("link", name="Show me what").click()
    expect(mother.get_by_text("Nothing is written down.")).to_be_visible()
    expect(mother.get_by_text("Asked for water")).to_be_visible()
    assert _audit(mother) == noted
    desk.goto("/caseload")
    desk.goto(desk.locator("a[href^='/caseload/']").first.get_attribute("href") or "")
    expect(desk.get_by_text("Asked for water")).to_be_visible()
    # What the therapist sent home is their own, and the one thing on the page that the family did not share.
    desk.locator("[aria-labelledby=sent-home]").evaluate("pane => pane.remove()")
    assert mother.locator(".desk__body").inner_text() == desk.locator(".desk__body").inner_text()


def test_everything_done_and_seen_is_listed_by_day(device: Device) -> None:
    mother, desk = device(), device(DESK)
    sign_up(mother)
    log_win(mother, "Asked for water")
    settled(mother)
    bring_in(mother, desk, "Hanna", "therapist")
    desk.goto("/caseload")
    desk.goto(desk.locator("a[href^='/caseload/']").first.get_attribute("href") or "")
    expect(desk.get_by_text("Asked for water")).to_be_visible()
    mother.goto("/sharing")
    mother.get_by_role("link", name="Show all").click()
    expect(mother.get_by_role("heading", name="Who did and saw what")).to_be_visible()
    lines = mother.get_by_role("listitem")
    expect(lines).to_have_count(4)
    for line, who in zip(lines.all(), ["Hanna", "Leila", "Hanna", "Leila"], strict=True):
        expect(line).to_contain_text(who)


def test_an_owner_goes_only_after_three_days_and_can_say_no(device: Device) -> None:
    mother, father = device(), device()
    sign_up(mother)
    bring_in(mother, father, "Sam")
    mother.goto("/sharing")
    mother.get_by_role("button", name="Sam").click()
    expect(mother.get_by_text("It takes three days")).to_be_visible()
    mother.get_by_role("button", name="Remove", exact=True).click()
    expect(mother.get_by_text("place in the family ends").first).to_be_visible()
    expect(mother.get_by_role("button", name="Take it back")).to_be_visible()
    father.goto("/")
    notice = father.get_by_role("status").filter(has_text="Your place in the family ends")
    notice.get_by_role("link", name="Answer").click()
    father.get_by_role("button", name="Say no").click()
    expect(father.get_by_text("You stay.")).to_be_visible()
    mother.goto("/sharing")
    expect(mother.get_by_text("Sam").first).to_be_visible()
    expect(mother.get_by_role("button", name="Take it back")).to_be_hidden()


def test_who_leaves_takes_nothing_along_and_leaves_their_words(device: Device) -> None:
    mother, father = device(), device()
    sign_up(mother)
    bring_in(mother, father, "Sam")
    father.goto("/")
    log_win(father, "Rode the tram")
    settled(father)
    father.goto("/sharing")
    father.get_by_role("button", name="(you)").click()
    leaves_by(father, father.get_by_role("button", name="Leave", exact=True))
    expect(father).to_have_url(re.compile("/welcome$"))
    forgets(father, "Rode the tram")
    assert father.request.get("/api/me").status == 401
    mother.goto("/journal")
    expect(mother.get_by_text("Rode the tram")).to_be_visible()
    expect(mother.get_by_text("Sam").first).to_be_visible()


def test_a_helper_comes_in_by_link_and_pin_until_the_pass_is_taken_back(device: Device) -> None:
    mother, sitter = device(), device()
    sign_up(mother)
    mother.goto("/sharing/new?as=helper")
    mother.get_by_label("Name").fill("Ruth")
    mother.get_by_text("The weekend").click()
    mother.get_by_role("button", name="Make the pass").click()
    expect(mother.get_by_role("img", name="The link as a code")).to_be_visible()
    sitter.goto(mother.get_by_label("Link", exact=True).input_value())
    sitter.get_by_label("PIN").fill("000000")
    sitter.get_by_role("button").click()
    expect(sitter.get_by_role("alert")).to_be_visible()
    sitter.get_by_label("PIN").fill(mother.locator(".pin__digits").inner_text())
    sitter.get_by_role("button").click()
    expect(sitter.get_by_role("list", name="steps")).to_be_visible()
    expect(sitter.get_by_text("You are here until")).to_be_visible()
    mother.goto("/sharing")
    mother.get_by_role("button", name="Helper with a pass").click()
    mother.get_by_role("button", name="Remove", exact=True).click()
    expect(mother.get_by_text("sees nothing any more")).to_be_visible()
    sitter.goto("/")
    expect(sitter).to_have_url(re.compile("/signed-out$"))
    expect(sitter.get_by_role("list", name="steps")).to_be_hidden()
    forgets(sitter, "Mika")


def test_every_page_of_the_server_stays_one_where_the_app_is_installed(device: Device) -> None:
    mother = device()
    sign_up(mother)
    ready_offline(mother)
    for address, field in (
        ("/join", "Invitation code"),
        ("/helper", "PIN"),
        ("/enter", "code"),
        ("/recover", "code"),
        ("/sign-in", "Password"),
    ):
        mother.goto(address)
        expect(mother.get_by_label(re.compile(field, re.IGNORECASE)).first).to_be_visible()


@everywhere
def test_another_child_is_one_tap_away_and_words_go_along(device: Device, room: ViewportSize) -> None:
    mother = device(room)
    sign_up(mother)
    mother.goto("/settings")
    mother.get_by_role("link", name="Add a child").click()
    mother.get_by_label("Nickname").fill("Noa")
    mother.get_by_text("4–5").click()
    mother.get_by_role("button", name="Next").click()
    mother.get_by_role("button", name=re.compile("empty", re.IGNORECASE)).click()
    expect(mother.get_by_role("radio", name="Noa")).to_be_visible()
    mother.get_by_role("radio", name="Noa").check(force=True)
    expect(mother.get_by_text("Nothing planned today")).to_be_visible()
    mother.goto("/log/win")
    mother.get_by_role("textbox").fill("Waved back")
    mother.get_by_role("radio", name="Mika").check(force=True)
    expect(mother.get_by_role("textbox")).to_have_value("Waved back")
    mother.get_by_text("Check-in").click()
    expect(mother.get_by_role("radio", name="Mika")).to_be_checked()


def _audit(parent: Page) -> list[str]:
    return [line["what"] for line in parent.request.get("/api/sharing/audit").json()["lines"]]
