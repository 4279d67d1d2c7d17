"""A new version of the app: whole or not at all, and only when the person says so."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import LiveServer
from tests.e2e.steps import ready_offline

pytestmark = pytest.mark.e2e
Device = Callable[..., Page]

CHECK = "navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)"
# What becomes of a new worker that cannot be installed, once that is certain.
GIVEN_UP = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const found = new Promise((resolve) => {
    registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true });
  });
  await registration.update().catch(() => undefined);
  const worker = await found;
  while (worker.state === "installing") await new Promise((resolve) => setTimeout(resolve, 50));
  return worker.state;
}"""
CACHES = "caches.keys().then((names) => names.filter((name) => name.startsWith('evenday-')))"
MARK = "document.documentElement.dataset.release ?? 'old'"


def test_an_update_waits_for_a_tap_and_then_replaces_everything(
    device: Device, live: LiveServer, tmp_path: Path
) -> None:
    page = _opened(device())
    old = page.evaluate(CACHES)
    _release(live, tmp_path / "next")
    page.evaluate(CHECK)
    update = page.get_by_role("button", name="Update")
    expect(update).to_be_visible(timeout=20000)
    page.reload()
    assert page.evaluate(MARK) == "old"
    update.click()
    expect(page.locator("html[data-release=new]")).to_be_attached(timeout=20000)
    assert not set(page.evaluate(CACHES)) & set(old)


def test_half_a_deployment_changes_nothing(device: Device, live: LiveServer, tmp_path: Path) -> None:
    page = _opened(device())
    old = page.evaluate(CACHES)
    built = _release(live, tmp_path / "next")
    (built / "index.html").write_text("half a page", encoding="utf-8")
    assert page.evaluate(GIVEN_UP) == "redundant"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(MARK) == "old"
    assert page.evaluate(CACHES) == old


def _opened(page: Page) -> Page:
    page.goto("/")
    ready_offline(page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def _release(live: LiveServer, folder: Path) -> Path:
    """Serve a further version: the same files, but for a mark on the shell."""
    shutil.copytree(live.settings.frontend_dir, folder)
    listed = json.loads((folder / "assets.json").read_text(encoding="utf-8"))["version"]
    shell = (folder / "index.html").read_text(encoding="utf-8")
    marked = shell.replace("<html", '<html data-release="new"', 1)
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    worker = worker.replace(_digest(shell), _digest(marked)).replace(listed, "newer-version")
    for name, text in (("index.html", marked), ("sw.js", worker)):
        (folder / name).write_text(text, encoding="utf-8")
        for ending in (".br", ".gz"):
            (folder / f"{name}{ending}").unlink(missing_ok=True)
    live.serve_from(folder)
    return folder


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
