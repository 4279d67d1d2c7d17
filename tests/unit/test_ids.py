"""Identifiers are UUIDs of version 7: unique, and sorted by when they were made."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

from app.ids import uuid7

NOW = datetime(2026, 11, 23, 7, 0, 0, 123000, tzinfo=UTC)


def test_an_id_says_its_version_and_its_millisecond() -> None:
    made = uuid7(NOW)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_ids_sort_by_their_time() -> None:
    made = [uuid7(NOW + timedelta(milliseconds=step)) for step in range(1000)]
    assert made == sorted(made)


def test_ids_of_one_instant_are_all_different() -> None:
    assert len({uuid7(NOW) for _ in range(10_000)}) == 10_000


def test_every_random_bit_is_used() -> None:
    made = [uuid7(NOW).int for _ in range(200)]
    ones, zeros = 0, 0
    for value in made:
        ones |= value
        zeros |= ~value
    assert (ones & zeros & ((1 << 80) - 1)).bit_count() == 74
