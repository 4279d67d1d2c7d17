"""Identifiers are UUIDs of version 7: unique, and sorted by when they were made."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID, uuid4

from app.ids import made_at, uuid7

NOW = datetime(2026, 11, 23, 7, 0, 0, 123000, tzinfo=UTC)


def test_an_id_says_its_version_and_its_millisecond() -> None:
    made = uuid7(NOW)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_an_id_tells_when_it_was_made_and_one_of_another_kind_does_not() -> None:
    assert made_at(uuid7(NOW)) == NOW
    assert made_at(uuid4()) is None
    assert made_at(UUID("ffffffff-ffff-7fff-bfff-ffffffffffff")) is None


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
