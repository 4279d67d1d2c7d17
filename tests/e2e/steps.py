"""What people do in the app, in their words."""

from playwright.sync_api import Locator, Page, expect

PASSWORD = "three small words"

# Whether these words stand in a draft on the device's disk.
DRAFTED = """async (words) => {
  const known = (await indexedDB.databases()).find(({ name }) => name.startsWith("evenday-"));
  if (!known) return false;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(known.name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction("drafts").objectStore("drafts").getAll();
      reading.onsuccess = () => {
        database.close();
        resolve(JSON.stringify(reading.result).includes(words));
      };
    };
  });
}"""


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


def add_food(page: Page, name: str, shelf: str) -> None:
    """Three taps and the words."""
    page.get_by_role("button", name="Add a food").click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("dialog").get_by_text(shelf, exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def near(page: Page, food: str, how: str) -> None:
    """Open a food and tap how near it came."""
    page.get_by_role("button", name=food).click()
    page.get_by_role("dialog").get_by_role("button", name=how).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def draft_kept(page: Page, words: str) -> None:
    """Wait until the device has written down what stands half-written, a moment after the last letter."""
    # Not by wait_for_function: a promise counts as true there before it is settled.
    for _ in range(100):
        if page.evaluate(DRAFTED, words):
            return
        page.wait_for_timeout(100)
    raise AssertionError(words)


def link_for(parent: Page, name: str, role: str = "parent") -> str:
    """The link a parent makes for somebody: role parent, carer or therapist."""
    parent.goto(f"/sharing/new?as={role}")
    parent.get_by_label("Name").fill(name)
    parent.get_by_role("button", name="Share" if role == "therapist" else "Make the link", exact=True).click()
    return parent.get_by_label("Link", exact=True).input_value()


def join(page: Page, link: str, login: str, name: str) -> None:
    """Open a link with a new account, and wait to be let in."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail or sign-in name").fill(login)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ask to come in").click()
    expect(page.get_by_text("will let you in")).to_be_visible()


def let_in(parent: Page, name: str) -> None:
    """Say yes to whoever asks to come in."""
    parent.goto("/sharing")
    parent.get_by_role("button", name=f"Let in {name}").click()
    expect(parent.get_by_text("is in.")).to_be_visible()


def bring_in(parent: Page, page: Page, name: str, role: str = "parent") -> None:
    """Invite, join and let in: afterwards `page` is where that person begins."""
    join(page, link_for(parent, name, role), f"{name.split(maxsplit=1)[0].lower()}@home.test", name)
    let_in(parent, name)
    expect(page.get_by_text("will let you in")).to_be_hidden()


def leaves_by(page: Page, button: Locator) -> None:
    """Press what signs out, and wait for the clean page, which comes a moment after the view has changed."""
    page.evaluate("document.documentElement.dataset.former = ''")
    button.click()
    expect(page.locator("html[data-former]")).to_have_count(0)
    expect(page.get_by_role("heading", name="Home, between therapy sessions")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until nothing waits on this phone."""
    expect(page.get_by_label("Everything is saved and synced")).to_be_visible(timeout=20000)


def ready_offline(page: Page) -> None:
    """Wait until the service worker holds the app."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
