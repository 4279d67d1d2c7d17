"""How long Today takes to show a family's day, in Chromium slowed down four times."""

import shutil
import statistics
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.bench.phones import BenchPhone
from tests.e2e.conftest import BROWSERS, FLAGS

STARTS, SLOWER = 3, 4

_NOTE_WHEN_SHOWN = """
const shown = new MutationObserver(() => {
  if (!document.querySelector('.card--hero, #later, #earlier')) return;
  shown.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.todayShownAt = performance.now(); }));
});
shown.observe(document, { childList: true, subtree: true });
"""
_KEPT_OFFLINE = """
async () => {
  await navigator.serviceWorker.ready;
  return navigator.serviceWorker.controller !== null;
}
"""


@dataclass(frozen=True)
class Starts:
    """Milliseconds from opening the address to a painted Today: medians."""

    cold: float
    warm: float
    offline: float


def today_starts(phone: BenchPhone) -> Starts:
    """Open Today on an empty phone, again on the same phone, and again without a network."""
    url = f"http://localhost:{phone.port}"
    name, _, value = phone.cookie.partition("=")
    with sync_playwright() as driver:
        path = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        cold, warm, offline = [], [], []
        for _ in range(STARTS):
            context = browser.new_context(
                base_url=url, viewport={"width": 390, "height": 844}, timezone_id="Europe/Berlin"
            )
            context.add_cookies(
                [{"name": name, "value": value, "domain": "localhost", "path": "/", "secure": True}]
            )
            cold.append(_shown(context, keep=True))
            warm.append(_shown(context))
            context.set_offline(True)
            offline.append(_shown(context))
            context.close()
        browser.close()
    return Starts(*map(statistics.median, (cold, warm, offline)))


def _shown(context: BrowserContext, *, keep: bool = False) -> float:
    page = context.new_page()
    page.add_init_script(_NOTE_WHEN_SHOWN)
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("/")
    at = _answer(page, "window.todayShownAt")
    if keep:
        _answer(page, _KEPT_OFFLINE)
        page.wait_for_timeout(1500)  # the rest of the family's half year is still being written down
    page.close()
    return at


def _answer(page: Page, question: str) -> float:
    """The answer of the page, once it has one; the policy of the page forbids it to wait by itself."""
    for _ in range(600):
        if answer := page.evaluate(question):
            return answer
        page.wait_for_timeout(50)
    silent = f"the page did not show within 30 seconds: {question}"
    raise RuntimeError(silent)
