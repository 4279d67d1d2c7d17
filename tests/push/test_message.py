"""A message is encrypted as the standard says, has one size, and tells a push service nothing."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.models import Purpose
from app.push import message
from tests.push.device import TOPIC, Device, judge_payload, unbase64url

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
KEY = b"k" * 32
SECRET = "BTBZMqHH6r4Tts7J_aSIgg"
RECEIVER_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
RECEIVER_PUBLIC = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
RFC_8291_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
WATERMELON = b"When I grow up, I want to be a watermelon"


def opened(body: bytes) -> bytes:
    """A body, decrypted with the receiver's keys from appendix A of RFC 8291."""
    number = int.from_bytes(unbase64url(RECEIVER_PRIVATE))
    private = ec.derive_private_key(number, ec.SECP256R1())
    return http_ece.decrypt(body, private_key=private, auth_secret=unbase64url(SECRET), version="aes128gcm")


def a_note(purpose: Purpose, subject: UUID | None = None, **more: Any) -> message.Note:
    words: dict[str, Any] = {
        "token": "t" * 22,
        "title": "Time for the next step",
        "body": "Tap.",
        "language": "en",
    }
    return message.Note(purpose, subject or uuid4(), **words | more)


def a_reminder(occurrence: UUID | None = None) -> message.Note:
    return a_note(Purpose.REMIND, occurrence)


LONGEST = {"title": "ö" * 60 + ": " + "😀" * 60, "body": "Next: " + "😀" * 60, "turn": 12}
"""A nickname, a routine and a step of the greatest length, in the longest letters there are."""


def test_the_example_of_the_standard_opens_with_the_keys_of_the_tests():
    assert opened(unbase64url(RFC_8291_BODY)) == WATERMELON


def test_our_body_opens_with_the_keys_of_the_standard():
    body = message.encrypt(WATERMELON, unbase64url(RECEIVER_PUBLIC), unbase64url(SECRET))
    assert opened(body) == WATERMELON
    assert len(body) == len(unbase64url(RFC_8291_BODY))


def test_every_body_has_its_own_salt_and_key():
    device = Device("push.test", 443)
    first, second = (message.encrypt(WATERMELON, device.p256dh, device.auth) for _ in range(2))
    assert first[:16] != second[:16]
    assert first[21:86] != second[21:86]


@pytest.mark.parametrize("public_url", ["http://localhost:8000", "https://" + "a" * 80 + ".example.org"])
@pytest.mark.parametrize("note", [*map(a_note, Purpose), a_note(Purpose.REMIND, **LONGEST)])
def test_every_payload_has_one_size_whatever_it_says(note: message.Note, public_url: str):
    plain = message.payload(note, public_url)
    assert len(plain) == message.PADDED_SIZE
    assert judge_payload(plain)["web_push"] == 8030


def test_a_payload_that_would_show_its_length_is_not_made():
    with pytest.raises(ValueError, match="larger"):
        message.payload(a_reminder(), "https://" + "a" * 900)


def test_the_token_is_in_the_fragment_where_no_log_sees_it():
    occurrence = uuid4()
    shown = json.loads(message.payload(a_reminder(occurrence), "https://evenday.test"))["notification"]
    assert shown["navigate"] == f"https://evenday.test/n/{occurrence}#{'t' * 22}"
    assert shown["tag"] == f"o-{occurrence}"


@pytest.mark.parametrize("purpose", [Purpose.DONE, Purpose.NOTICE, Purpose.TEST])
def test_only_a_reminder_has_buttons(purpose: Purpose):
    shown = json.loads(message.payload(a_note(purpose), "https://evenday.test"))["notification"]
    assert "actions" not in shown


def test_what_replaces_a_reminder_has_its_tag_and_makes_no_sound():
    occurrence = uuid4()
    shown = json.loads(message.payload(a_note(Purpose.DONE, occurrence), "https://evenday.test"))
    assert (shown["notification"]["tag"], shown["notification"]["silent"]) == (f"o-{occurrence}", True)


def test_the_topic_is_the_same_for_one_occurrence_and_says_nothing_about_it():
    first, second = uuid4(), uuid4()
    topics = [message.topic(KEY, subject) for subject in (first, first, second)]
    assert topics[0] == topics[1] != topics[2]
    assert TOPIC.fullmatch(topics[0])
    assert first.hex[:6] not in topics[0]


def test_another_installation_gives_the_same_occurrence_another_topic():
    occurrence = uuid4()
    assert message.topic(KEY, occurrence) != message.topic(b"o" * 32, occurrence)


@pytest.mark.parametrize(("left", "ttl"), [(600, "600"), (599.9, "599"), (0.2, "1")])
def test_the_time_to_live_ends_with_the_reminder_and_is_never_zero(left: float, ttl: str):
    assert message.headers("topic", NOW + timedelta(seconds=left), NOW)["TTL"] == ttl
