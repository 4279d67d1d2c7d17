"""A new version of the app: offered, taken in one piece, and never mixed with the old one."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import ready_offline

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]
ROOT = Path(__file__).parents[2]
OFFER = "A new version is ready."


class Workshop:
    """A copy of the app's sources, where its next version can be built."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.built = folder / "built"
        for part in ("app/content", "frontend/build", "frontend/src"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "frontend/package.json", folder / "frontend")
        (folder / "frontend/node_modules").symlink_to(ROOT / "frontend/node_modules")

    def build(self, name_of_today: str) -> None:
        """Build a version that calls the Today tab by this name."""
        catalogue = self._folder / "app/content/messages/en.json"
        words = catalogue.read_text(encoding="utf-8")
        lines = [line for line in words.splitlines() if '"tab.today"' not in line]
        lines.insert(1, f'  "tab.today": "{name_of_today}",')
        catalogue.write_text("\n".join(lines), encoding="utf-8")
        environment = {**os.environ, "EVENDAY_FRONTEND_DIR": str(self.built)}
        command = ["node", "build/build.mjs"]
        subprocess.run(
            command,
            cwd=self._folder / "frontend",
            env=environment,
            check=True,
            capture_output=True,
            timeout=120,
        )


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """The place the server takes the app from."""
    made = Workshop(tmp_path / "workshop")
    made.build("Old")
    monkeypatch.setenv("EVENDAY_FRONTEND_DIR", str(made.built))
    return made


@pytest.fixture
def page(workshop: Workshop, device: Device) -> Page:
    """A phone that has the old version."""
    opened = device()
    opened.goto("/")
    opened.get_by_role("button", name="As a parent").click()
    ready_offline(opened)
    expect(opened.get_by_role("link", name="Old")).to_be_visible()
    return opened


def test_a_new_version_waits_until_it_is_asked_for(page: Page, workshop: Workshop, live: LiveServer) -> None:
    workshop.build("New")
    assert _look_for_update(page) == "installed"
    expect(page.get_by_text(OFFER)).to_be_visible()
    page.goto("/journal")
    expect(page.get_by_role("link", name="Old")).to_be_visible()
    page.get_by_role("button", name="Update").click()
    expect(page.get_by_role("link", name="New")).to_be_visible()
    live.stop()
    page.goto("/play")
    expect(page.get_by_role("link", name="New")).to_be_visible()


def test_a_version_of_which_one_file_is_missing_is_not_taken(page: Page, workshop: Workshop) -> None:
    workshop.build("New")
    for file in workshop.built.glob("assets/daily-*"):
        file.unlink()
    assert _look_for_update(page) == "redundant"
    page.reload()
    expect(page.get_by_role("link", name="Old")).to_be_visible()
    assert page.evaluate("caches.keys().then((names) => names.length)") == 1


def _look_for_update(page: Page) -> str:
    """Let the browser look for another version; answers what became of the one it found."""
    return page.evaluate("""async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      while (worker?.state === "installing") {
        await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
      }
      return worker?.state ?? "none";
    }""")
