"""Every answer carries the headers that keep a browser safe, and is stored nowhere unless it is public."""

import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.people import Phone, another_client, new_id

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "x-robots-tag": "noindex, nofollow",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}
PUBLIC = ("/assets/", "/sw.js", "/manifest.webmanifest", "/api/content")
PAGES = ("/about-card", "/join", "/sign-in", "/enter", "/recover", "/helper", "/n/", "/summary/")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """With a built app that also has files of both kinds of names."""
    built = tmp_path / "dist"
    shutil.copytree(settings.frontend_dir, built)
    for name in ("app-7QK3ZL2A.js", "fox.svg"):
        (built / "assets" / name).write_text("built")
    return settings.model_copy(update={"frontend_dir": built})


def addresses(app: FastAPI) -> list[str]:
    """Every address of the app, wherever it hides: included routers and mounts are walked too."""
    found: list[str] = []
    waiting: list[tuple[str, BaseRoute]] = [("", route) for route in app.router.routes]
    while waiting:
        before, route = waiting.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if isinstance(route, Route):
            found.append(before + route.path)
        elif inner is not None:
            waiting += [(before, each) for each in inner.routes]
        elif isinstance(route, Mount):
            found += [before + route.path + "/app-7QK3ZL2A.js", before + route.path + "/none.js"]
        else:
            message = f"{route} cannot be walked"
            raise TypeError(message)
    return [_filled(path) for path in found]


def _filled(path: str) -> str:
    return "/".join(new_id() if part.startswith("{") else part for part in path.split("/"))


def check(answer: object, path: str) -> None:
    headers = getattr(answer, "headers", {})
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS, path
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    status = getattr(answer, "status_code", 0)
    if status >= 400:
        page = path.startswith(PAGES)
        assert headers["content-type"] == "application/problem+json" or page, path
    if status >= 400 or not path.startswith(PUBLIC):
        stored = headers["cache-control"]
        shell = status == 200 and not path.startswith("/api")
        assert stored == "no-store" or (stored == "no-cache" and shell), path


def test_the_walk_finds_what_hides_in_included_routers(app: FastAPI) -> None:
    found = addresses(app)
    assert {"/api/me", "/api/sync", "/health", "/sw.js", "/", "/assets/none.js"} <= set(found)
    assert len(found) > 30


@pytest.mark.parametrize("signed_in", [False, True])
def test_every_address_answers_every_method_with_the_headers(app: FastAPI, signed_in: bool) -> None:
    client = another_client(app)
    if signed_in:
        Phone(client).sign_up()
    for path in addresses(app):
        for method in METHODS if path != "/api/sessions/current" else ("GET", "POST"):
            answer = client.request(method, path, json={} if method in {"POST", "PUT", "PATCH"} else None)
            assert answer.status_code < 500, (method, path)
            check(answer, path)


def test_refusals_before_any_route_carry_them_too(client: TestClient) -> None:
    check(client.post("/api/sync", headers={"Origin": "https://evil.test"}, json={}), "foreign")
    check(client.post("/api/sync", content=b" " * 300_000), "too large")
    check(client.get("/nowhere"), "unknown")
    check(client.get("/api/nowhere", headers={"Accept": "application/json"}), "unknown")


def test_a_mistake_of_ours_carries_them_and_says_nothing(
    app: FastAPI, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        message = "zebra-marmalade"
        raise RuntimeError(message)

    app.add_api_route("/api/broken", fail)
    answer = client.get("/api/broken")
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/our-mistake")
    check(answer, "/api/broken")
    assert "zebra-marmalade" not in answer.text + caplog.text
    assert "RuntimeError at" in caplog.text


def test_only_files_with_their_hash_in_the_name_are_kept_for_ever(client: TestClient) -> None:
    assert "immutable" in client.get("/assets/app-7QK3ZL2A.js").headers["cache-control"]
    assert client.get("/assets/fox.svg").headers["cache-control"] == "no-cache"
    assert client.get("/assets/none-7QK3ZL2A.js").headers["cache-control"] == "no-store"
    assert client.get("/assets/..%2findex.html").status_code == 404


def test_plain_http_in_the_home_network_promises_no_https(settings: Settings) -> None:
    lan = settings.model_copy(update={"public_url": "http://192.168.1.7:8000", "insecure_lan": True})
    with TestClient(create_app(lan), base_url="http://192.168.1.7:8000") as client:
        assert "strict-transport-security" not in client.get("/health").headers
