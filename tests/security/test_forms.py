"""Forms are the only requests that a foreign page could send without asking; none of theirs is heard."""

import pytest
from starlette.testclient import TestClient

from tests.people import ORIGIN, PASSWORD, Phone, another_client

SIGN_IN = {"login": "leila@home.test", "password": PASSWORD}
OURS = [
    {"Origin": ORIGIN},
    {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin"},
]
FOREIGN: list[dict[str, str]] = [
    {},
    {"Origin": "null"},
    {"Origin": "https://evil.test"},
    {"Origin": ORIGIN.replace("https", "http")},
    {"Origin": f"{ORIGIN}.evil.test"},
    {"Origin": f"{ORIGIN}:8443"},
    {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    {"Origin": ORIGIN, "Sec-Fetch-Site": "same-site"},
    {"Origin": ORIGIN, "Sec-Fetch-Site": "none"},
]


@pytest.fixture
def bare(client: TestClient) -> TestClient:
    """A browser that says nothing by itself about where a request comes from; Leila has an account."""
    Phone(another_client(client.app)).sign_up("Leila")  # pyright: ignore[reportArgumentType]
    return TestClient(client.app, base_url=ORIGIN, follow_redirects=False)


@pytest.mark.parametrize("address", ["/sign-in", "/join"])
@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_of_a_foreign_page_is_refused(bare: TestClient, headers: dict[str, str], address: str) -> None:
    answer = bare.post(address, data=SIGN_IN, headers=headers)
    assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


@pytest.mark.parametrize("headers", OURS)
def test_our_own_form_is_heard(bare: TestClient, headers: dict[str, str]) -> None:
    assert bare.post("/sign-in", data=SIGN_IN, headers=headers).status_code == 303


def test_a_form_never_reaches_what_speaks_json(bare: TestClient) -> None:
    kinds = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain"]
    for kind in kinds:
        headers = {"Content-Type": kind, "Origin": ORIGIN}
        answer = bare.post("/api/sessions", content=b'{"login":"a","password":"b"}', headers=headers)
        assert answer.status_code == 415


def test_what_is_typed_into_a_form_comes_back_as_text(bare: TestClient) -> None:
    evil = '"><script src=/x></script><a href=javascript:alert(1)>{{ 7*7 }}'
    page = bare.post(
        "/join", data=SIGN_IN | {"code": evil, "name": evil, "title": evil, "token": evil}, headers=OURS[0]
    )
    assert page.status_code == 404
    assert "<script src=/x>" not in page.text
    assert "<a href=javascript" not in page.text
    assert "{{ 7*7 }}" in page.text
