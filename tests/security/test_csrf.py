"""A foreign page that makes a signed-in browser send something: none of it is heard."""

from collections.abc import Iterator
from itertools import product

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from tests.people import ORIGIN, Phone, new_id
from tests.security.browsers import COOKIE, code_of, token_of
from tests.sharing import a_shared_child

ORIGINS = [
    None,
    "null",
    "",
    "https://evil.test",
    f"{ORIGIN}.evil.test",
    f"{ORIGIN}:8443",
    f"{ORIGIN}/",
    f"{ORIGIN}, https://evil.test",
    ORIGIN.replace("https", "http"),
    ORIGIN.replace("://", "://www."),
    ORIGIN,
]
SITES = [None, "cross-site", "same-site", "none", "nonsense", "Same-Origin", "same-origin"]
JSON = "application/json"
TYPES = [
    None,
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "application/jsonp",
    "text/plain; a=application/json",
    f"{JSON}; charset=utf-8",
    JSON,
]
TARGETS = [
    ("POST", "/api/sync"),
    ("PUT", "/api/push/subscriptions"),
    ("PATCH", f"/api/sharing/grants/{new_id()}"),
    ("DELETE", "/api/sessions/others"),
]


@pytest.fixture
def victim(app: FastAPI) -> TestClient:
    """A signed-in browser that says nothing by itself about where a request comes from."""
    browser = TestClient(app, base_url=ORIGIN, follow_redirects=False)
    browser.headers["Origin"] = ORIGIN
    Phone(browser).sign_up("Leila")
    browser.headers["Cookie"] = f"{COOKIE}={token_of(browser)}"
    del browser.headers["Origin"]
    return browser


def said(origin: str | None, site: str | None, kind: str | None = None) -> dict[str, str]:
    """The headers of one request."""
    named = {"Origin": origin, "Sec-Fetch-Site": site, "Content-Type": kind}
    return {name: value for name, value in named.items() if value is not None}


def is_ours(origin: str | None, site: str | None) -> bool:
    return site == "same-origin" if site else origin == ORIGIN


@pytest.mark.parametrize(("method", "path"), TARGETS, ids=range(len(TARGETS)))
def test_no_combination_of_a_foreign_page_is_heard(victim: TestClient, method: str, path: str) -> None:
    outcomes = {"refused": 0, "wrong kind": 0, "heard": 0}
    for origin, site, kind in product(ORIGINS, SITES, TYPES):
        answer = victim.request(method, path, content=b"{}", headers=said(origin, site, kind))
        if not is_ours(origin, site):
            assert (answer.status_code, code_of(answer)) == (403, "foreign-origin"), (origin, site, kind)
            outcomes["refused"] += 1
        elif kind is None or kind.partition(";")[0] != JSON:
            assert (answer.status_code, code_of(answer)) == (415, "not-json"), (origin, site, kind)
            outcomes["wrong kind"] += 1
        else:
            assert answer.status_code not in {403, 415}, (origin, site, kind)
            outcomes["heard"] += 1
    assert outcomes == {"refused": 520, "wrong kind": 72, "heard": 24}


def unsafe_routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every address that changes something."""
    waiting = list(app.router.routes)
    while waiting:
        route = waiting.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if isinstance(route, APIRoute):
            path = "/".join(new_id() if part.startswith("{") else part for part in route.path.split("/"))
            yield from ((method, path) for method in (route.methods or set[str]()) - {"GET", "HEAD"})
        elif inner is not None:
            waiting += inner.routes


def test_every_address_that_changes_something_asks_where_the_request_comes_from(
    app: FastAPI, victim: TestClient
) -> None:
    routes = list(unsafe_routes(app))
    assert len(routes) >= 30
    for method, path in routes:
        for headers in (said("https://evil.test", None), said(None, None), said(ORIGIN, "same-site")):
            answer = victim.request(method, path, headers=headers)
            assert (answer.status_code, code_of(answer)) == (403, "foreign-origin"), (method, path)
            assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "QUERY", "post", "Delete", "X"])
def test_a_method_that_nobody_knows_is_not_taken_for_a_harmless_one(victim: TestClient, method: str) -> None:
    answer = victim.request(method, "/api/sessions/others", headers=said("https://evil.test", None))
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_other_site_reads_or_times_what_the_app_asks_for(victim: TestClient, site: str) -> None:
    for path in ("/api/me", "/api/sessions", "/api/sharing", "/api/caseload"):
        assert victim.get(path, headers=said(None, site)).status_code == 403
    assert victim.get("/sign-in", headers=said(None, site)).status_code == 200
    assert victim.get("/api/me", headers=said(None, "none")).status_code == 200


def test_no_other_site_has_it_written_down_that_somebody_read(app: FastAPI) -> None:
    shared = a_shared_child(app)
    for path in (f"/summary/{shared.child_id}?print=true", f"/summary/{shared.child_id}"):
        for site in ("cross-site", "same-site"):
            answer = shared.therapist.get(path, headers={"Sec-Fetch-Site": site, "Accept": "text/html"})
            assert (answer.status_code, "This did not come from Evenday" in answer.text) == (403, True)
    assert shared.looks() == []
    path = f"/summary/{shared.child_id}?print=true"
    assert shared.therapist.get(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert [what for what, _ in shared.looks()] == ["print"]


def test_no_answer_lets_another_site_in(victim: TestClient) -> None:
    asked = said("https://evil.test", "cross-site") | {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    for answer in (victim.options("/api/sync", headers=asked), victim.get("/sign-in", headers=asked)):
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_reading_changes_nothing(victim: TestClient) -> None:
    for path in ("/api/sessions/others", "/api/sessions/current", "/api/sync", "/api/push/tests"):
        assert victim.get(path).status_code in {404, 405, 422}
    assert victim.get("/api/me").status_code == 200
