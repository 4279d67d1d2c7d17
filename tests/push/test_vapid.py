"""A push service can check who we are, and each sees only a token made for it."""

from datetime import UTC, datetime, timedelta

import pytest

from app.push.vapid import Vapid
from tests.push.device import judge_token, unbase64url
from tests.push.fake_service import VAPID_KEY

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
GOOGLE, APPLE = "https://fcm.googleapis.com", "https://web.push.apple.com"


@pytest.fixture
def vapid() -> Vapid:
    return Vapid(VAPID_KEY, "mailto:operator@evenday.test")


def test_a_token_is_made_once_per_origin(vapid: Vapid):
    first = vapid.authorization(GOOGLE, NOW)
    assert vapid.authorization(GOOGLE, NOW + timedelta(hours=10)) == first


def test_each_origin_gets_a_token_for_itself(vapid: Vapid):
    for origin in (GOOGLE, APPLE, GOOGLE):
        assert judge_token(vapid.authorization(origin, NOW), origin)["aud"] == origin


def test_it_lives_twelve_hours(vapid: Vapid):
    ends = judge_token(vapid.authorization(GOOGLE, NOW), GOOGLE)["exp"]
    assert datetime.fromtimestamp(ends, UTC) == NOW + timedelta(hours=12)


def test_it_is_renewed_before_it_ends(vapid: Vapid):
    first = vapid.authorization(GOOGLE, NOW)
    later = NOW + timedelta(hours=11)
    second = vapid.authorization(GOOGLE, later)
    assert second != first
    assert datetime.fromtimestamp(judge_token(second, GOOGLE)["exp"], UTC) == later + timedelta(hours=12)


def test_one_from_before_the_clock_was_set_back_is_not_shown_any_more(vapid: Vapid):
    vapid.authorization(GOOGLE, NOW)
    before = NOW - timedelta(days=1)
    ends = judge_token(vapid.authorization(GOOGLE, before), GOOGLE)["exp"]
    assert datetime.fromtimestamp(ends, UTC) == before + timedelta(hours=12)


@pytest.mark.parametrize(
    "contact", ["https://home.example.org:8443", "https://home.example.org", "mailto:a@b.test"]
)
def test_the_contact_is_who_the_operator_says(contact: str):
    header = Vapid(VAPID_KEY, contact).authorization(GOOGLE, NOW)
    assert judge_token(header, GOOGLE)["sub"] == contact


def test_the_public_key_is_the_one_that_browsers_subscribe_with(vapid: Vapid):
    raw = unbase64url(vapid.public_key)
    assert (len(raw), raw[0]) == (65, 4)
    assert vapid.authorization(GOOGLE, NOW).endswith(f"k={vapid.public_key}")
