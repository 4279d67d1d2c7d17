"""What people do in the app, in their words."""

from playwright.sync_api import Page, expect

PASSWORD = "three small words"


def sign_up(page: Page, login: str = "leila@home.test", child: str = "Mika") -> None:
    """From nothing to Today with the first routine on it."""
    page.goto("/")
    page.get_by_role("link", name="Start with my child").click()
    page.get_by_label("Nickname").fill(child)
    page.get_by_text("6–8").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Start with 1 routine").click()
    page.get_by_label("Your name").fill("Leila")
    page.get_by_label("E-mail or sign-in name").fill(login)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.get_by_role("button", name="Skip for now").click()
    expect(page.get_by_role("list", name="steps")).to_be_visible()


def sign_in(page: Page, login: str = "leila@home.test") -> None:
    """By the sign-in page, to wherever it leads."""
    page.goto("/sign-in")
    page.get_by_label("E-mail or sign-in name").fill(login)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def log_win(page: Page, text: str) -> None:
    """Two taps and some words, from anywhere with the Log button."""
    page.get_by_role("link", name="Log something").click()
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until nothing waits on this phone."""
    expect(page.get_by_label("Everything is saved and synced")).to_be_visible(timeout=20000)


def ready_offline(page: Page) -> None:
    """Wait until the service worker holds the app."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
