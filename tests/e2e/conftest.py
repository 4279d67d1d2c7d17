"""A real browser against a real server, with a push service that plays the outside world."""

import os
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from app.main import create_app
from app.settings import Settings, read_settings
from tests.conftest import UNLIMITED
from tests.push.fake_service import FakePushService

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
ZONE = ZoneInfo("Europe/Berlin")
FRIDAY = 4

# How fast the app is, the benchmark says; a journey on a busy machine only has to arrive.
expect.set_options(timeout=20_000)


class MovedClock:
    """Time that flows, but starts at ten in the morning of a school day: what Today shows depends on both."""

    def __init__(self) -> None:
        morning = datetime.now(ZONE).replace(hour=10, minute=0, second=0, microsecond=0)
        if morning.weekday() > FRIDAY:
            morning += timedelta(days=7 - morning.weekday())
        self.moved = morning - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.moved

    def monotonic(self) -> float:
        """The steady clock that goes with it: moving time is not a clock that jumped."""
        return self().timestamp()


class LiveServer:
    """The service on a port of its own; it can go away and come back."""

    def __init__(self, settings: Settings, push: FakePushService, clock: MovedClock) -> None:
        self.settings = settings
        self.url = settings.public_url
        self.clock = clock
        self._push = push

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the server has kept."""
        with closing(sqlite3.connect(self.settings.data_dir / "evenday.db")) as database:
            return database.execute(query).fetchall()

    def start(self) -> None:
        """Serve until `stop`."""
        app = create_app(self.settings, self.clock, self._push.access(self.url), self.clock.monotonic)
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        listening = socket.create_server(("127.0.0.1", self.settings.port))
        self._thread = threading.Thread(target=self._server.run, args=([listening],), daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.02)
            assert self._thread.is_alive(), "the server did not start"

    def serve_from(self, folder: Path) -> None:
        """Another build of the app takes the place of the first."""
        self.stop()
        self.settings = self.settings.model_copy(update={"frontend_dir": folder})
        self.start()

    def serve_at(self, host: str) -> None:
        """The same service under another address."""
        self.stop()
        self.url = f"http://{host}:{self.settings.port}"
        self.settings = self.settings.model_copy(update={"public_url": self.url})
        self.start()

    def stop(self) -> None:
        """Go away: connections are refused from now on."""
        self._server.should_exit = True
        self._thread.join(20)


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright's own process."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """Headless Chromium."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "no Chromium on this machine; `make test` installs one"
    opened = playwright_driver.chromium.launch(executable_path=path, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture
def morning() -> MovedClock:
    """The time of the service and of whoever checks what it signs."""
    return MovedClock()


@pytest.fixture
def push_service(morning: MovedClock) -> Iterator[FakePushService]:
    """A push service on this machine."""
    with FakePushService(clock=morning) as service:
        yield service


@pytest.fixture
def live(
    sqlite_template: Path, tmp_path: Path, push_service: FakePushService, morning: MovedClock
) -> Iterator[LiveServer]:
    """The service with its worker, on an empty database."""
    shutil.copy(sqlite_template, tmp_path / "evenday.db")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = read_settings(
        {
            **os.environ,
            "EVENDAY_DATA_DIR": str(tmp_path),
            "EVENDAY_PUBLIC_URL": f"http://localhost:{port}",
            "EVENDAY_PORT": str(port),
            "EVENDAY_REQUESTS_PER_MINUTE": str(UNLIMITED),
        }
    )
    assert (settings.frontend_dir / "index.html").exists(), "the app is not built; run: make build"
    server = LiveServer(settings, push_service, morning)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def device(browser: Browser, live: LiveServer) -> Iterator[Callable[..., Page]]:
    """Opens further devices that share nothing: `device()` is a phone, `device(DESK)` a desk."""
    contexts: list[BrowserContext] = []

    def open_one(viewport: ViewportSize = PHONE) -> Page:
        context = browser.new_context(
            base_url=live.url,
            viewport=viewport,
            locale="en-GB",
            timezone_id=ZONE.key,
            permissions=["notifications"],
            # A sheet that is still rising moves away from under the tap.
            reduced_motion="reduce",
        )
        context.clock.install(time=live.clock())
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
        return page

    yield open_one
    for context in contexts:
        context.close()
