"""A real server process that a test may kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parent.parent.parent


class Server:
    """`evenday serve` on a port of its own; started again, it finds what it had."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://localhost:{free.getsockname()[1]}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {
            "DATA_DIR": str(self.folder),
            "PUBLIC_URL": self.url,
            "PORT": self.url[17:],
            "WORKER": "0",
            "REQUESTS_PER_MINUTE": "1000000",
        }
        environment = {f"EVENDAY_{name}": value for name, value in settings.items()}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"]} | environment,
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut to the process would: no warning, nothing finished."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)

    def client(self) -> httpx.Client:
        """A browser on it; nothing is kept open over a kill."""
        return httpx.Client(base_url=self.url, headers={"Origin": self.url}, timeout=10, trust_env=False)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=1, trust_env=False).is_success
        except httpx.HTTPError:
            return False


def post(client: httpx.Client, cookie: str, body: dict[str, Any]) -> dict[str, Any] | None:
    """The answer to a sync; None where none came."""
    try:
        answer = client.post("/api/sync", json=body, headers={"Cookie": cookie})
    except httpx.HTTPError:
        return None
    return answer.json() if answer.is_success else None
