"""One place cannot keep a whole process busy, and what it does stops nobody elsewhere."""

from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import ORIGIN, Phone
from tests.security.browsers import COOKIE, code_of, token_of


@pytest.fixture
def at(settings: Settings, clock: StandingClock) -> Iterator[Callable[[str], TestClient]]:
    """A browser at an address of its own, on an app that hears fifty requests a minute from each."""
    built = create_app(settings.model_copy(update={"requests_per_minute": 50}), clock)
    with TestClient(built):
        yield lambda address: TestClient(
            built, base_url=ORIGIN, headers={"Origin": ORIGIN}, client=(address, 50000)
        )


def test_a_browser_that_asks_for_too_much_waits_and_the_next_place_does_not(
    at: Callable[[str], TestClient],
) -> None:
    busy = at("203.0.113.9")
    Phone(busy).sign_up("Leila")
    answers = [busy.get("/api/me") for _ in range(51)]
    assert [answer.status_code for answer in answers] == [200] * 50 + [429]
    assert (code_of(answers[-1]), answers[-1].headers["retry-after"]) == ("too-many", "30")
    assert at("203.0.113.8").get("/api/me").status_code == 401


def test_who_shows_no_cookie_may_send_a_fifth(at: Callable[[str], TestClient]) -> None:
    stranger = at("203.0.113.9")
    answers = [stranger.delete("/api/sessions/others").status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]
    assert stranger.get("/api/me").status_code == 401


def test_pages_and_files_are_not_counted(at: Callable[[str], TestClient]) -> None:
    browser = at("203.0.113.9")
    assert {browser.get("/sign-in").status_code for _ in range(60)} == {200}
    assert browser.get("/api/me").status_code == 401


def test_a_home_is_one_place_whatever_its_addresses(at: Callable[[str], TestClient]) -> None:
    answers = [at(f"2001:db8:7:7::{n:x}").get("/api/me").status_code for n in range(51)]
    assert answers == [401] * 50 + [429]


def test_who_is_signed_in_goes_on_beside_a_stranger_who_asks_for_too_much(
    at: Callable[[str], TestClient],
) -> None:
    phone = Phone(at("203.0.113.9"))
    phone.sign_up("Leila")
    stranger = at("203.0.113.9")
    assert [stranger.get("/api/me").status_code for _ in range(60)][-1] == 429
    assert stranger.delete("/api/sessions/others").status_code == 429
    phone.send()


def test_who_is_signed_in_goes_on_beside_a_busy_browser(at: Callable[[str], TestClient]) -> None:
    phone, busy = Phone(at("203.0.113.9")), at("203.0.113.9")
    phone.sign_up("Leila")
    # Of 256 buckets, one that is not hers.
    hers = sha256(token_of(phone.client).encode()).digest()[0]
    token = next(letter for letter in "abcdef" if sha256(letter.encode()).digest()[0] != hers)
    made_up = {"Cookie": f"{COOKIE}={token}"}
    assert [busy.get("/api/me", headers=made_up).status_code for _ in range(300)].count(401) == 50
    phone.send()


def test_cookies_that_somebody_makes_up_share_what_their_place_may_ask_for(
    at: Callable[[str], TestClient],
) -> None:
    browser = at("203.0.113.9")
    answers = [
        browser.get("/api/me", headers={"Cookie": f"{COOKIE}=made-up-{n}"}).status_code for n in range(251)
    ]
    assert answers == [401] * 250 + [429]
    assert at("203.0.113.8").get("/api/me").status_code == 401
