"""Where passkeys are possible: under a name, over HTTPS; and what is said where they are not."""

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.conftest import StandingClock
from tests.people import Phone
from tests.security.keyring import credentials_of

LAN = "http://192.168.1.20:8000"


@pytest.mark.parametrize(
    ("public_url", "host", "origin"),
    [
        ("https://Home.Example.org", "home.example.org", "https://home.example.org"),
        ("https://home.example.org:443", "home.example.org", "https://home.example.org"),
        ("https://home.example.org:8443", "home.example.org", "https://home.example.org:8443"),
        ("http://localhost:8000", "localhost", "http://localhost:8000"),
        ("http://127.0.0.1:8000", None, "http://127.0.0.1:8000"),
        ("https://192.168.1.20", None, "https://192.168.1.20"),
        ("https://[2001:db8::1]:8443", None, "https://[2001:db8::1]:8443"),
    ],
)
def test_passkeys_belong_to_the_name_in_the_public_address(public_url: str, host: str | None, origin: str):
    settings = Settings(public_url=public_url)
    assert (settings.passkey_host, settings.origin) == (host, origin)


def test_without_a_name_and_https_each_route_says_so(settings: Settings, clock: StandingClock):
    plain = settings.model_copy(update={"public_url": LAN, "insecure_lan": True})
    with TestClient(create_app(plain, clock), base_url=LAN, headers={"Origin": LAN}) as client:
        Phone(client).sign_up("Leila")
        assert not credentials_of(client)["passkeys_possible"]
        asked = ("passkeys/questions", "passkeys/registrations", "proofs/questions")
        answers = [client.post(f"/api/{each}", json={}) for each in asked]
        told = {(answer.status_code, answer.json()["type"]) for answer in answers}
        assert told == {(409, "/problems/passkeys-impossible")}
        assert "data-passkey" not in client.get("/sign-in").text
