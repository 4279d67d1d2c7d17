"""The feed: every change once, in the family's own order, and only to those it is for."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.db import Database
from app.domain import feed
from app.models import Change, Child, Family, SQLModel, Synced, Win, only_for, written_by

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LEILA, SAM, CARER = (UUID(int=n) for n in (101, 102, 103))
PARENT = feed.Reader(LEILA)
WRITES = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["publish", "retract"])), max_size=5), max_size=8
)
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


A_CARER = feed.Reader(CARER, NOW.date())
AUDIENCES = [
    "family",
    "parents",
    only_for(LEILA),
    written_by(SAM),
    written_by(CARER),
    only_for(SAM),
    only_for(CARER),
]


def a_family(session: Session) -> Family:
    family = Family(id=uuid4(), zone="Europe/Berlin", epoch=uuid4(), created_at=NOW)
    session.add(family)
    return family


def a_row(family: Family, number: int = 1, nickname: str = "Mika") -> Child:
    return Child(
        family_id=family.id,
        id=UUID(int=number + 1),
        nickname=nickname,
        age_band="6-8",
        picture="fox",
        created_at=NOW,
    )


def known(
    database: Database, family: Family, page: int, reader: feed.Reader = PARENT
) -> tuple[dict[str, Any], list[int]]:
    """What a phone knows that pulls the whole feed by pages of this size, and the revisions it saw."""
    rows: dict[str, Any] = {}
    revisions: list[int] = []
    cursor, more = 0, True
    while more:
        with database.transaction(write=False) as session:
            answer = feed.changes_since(session, family.id, cursor, reader, page)
        for change in map(json.loads, answer.changes):
            rows[change["id"]] = change["body"]
            revisions.append(change["revision"])
        cursor, more = answer.cursor, answer.more
    return rows, revisions


@BOUNDED
@given(writes=WRITES, page=st.integers(1, 4))
def test_pages_of_any_size_bring_the_newest_of_every_row(
    database: Database, writes: list[list[tuple[int, str]]], page: int
) -> None:
    expected: dict[str, str | None] = {}
    with database.transaction() as session:
        family = a_family(session)
    for number, write in enumerate(writes):
        with database.transaction() as session:
            for row, what in write:
                child = a_row(family, row, f"write {number}")
                getattr(feed, what)(session, child)
                expected[str(child.id)] = child.nickname if what == "publish" else None
    rows, revisions = known(database, family, page)
    assert {id_: body and body["nickname"] for id_, body in rows.items()} == expected
    assert revisions == sorted(set(revisions))


def test_a_row_written_twice_in_one_transaction_is_one_change(database: Database) -> None:
    with database.transaction() as session:
        family = a_family(session)
        for nickname in ("Mika", "Noor"):
            feed.publish(session, a_row(family, nickname=nickname))
    rows, revisions = known(database, family, 10)
    assert [body["nickname"] for body in rows.values()] == ["Noor"]
    assert revisions == [1]


def test_what_was_published_in_an_undone_savepoint_is_forgotten(database: Database) -> None:
    with database.transaction() as session:
        family = a_family(session)
        feed.publish(session, a_row(family, 1))
        before = feed.noted(session)
        feed.publish(session, a_row(family, 2))
        feed.restore(session, before)
    assert list(known(database, family, 10)[0]) == [str(UUID(int=2))]


def test_nothing_of_an_undone_transaction_is_on_the_feed_and_no_number_is_lost(database: Database) -> None:
    with database.transaction() as session:
        family = a_family(session)
    with pytest.raises(ZeroDivisionError), database.transaction() as session:
        _ = [feed.publish(session, a_row(family)), feed.settle(session), 1 / 0]
    with database.transaction() as session:
        feed.publish(session, a_row(family, 2))
    assert known(database, family, 10)[1] == [1]


def test_a_change_for_one_person_reaches_no_other(database: Database) -> None:
    with database.transaction() as session:
        family = a_family(session)
        for number, audience in enumerate(AUDIENCES):
            row = {"kind": "note", "id": UUID(int=number), "revision": number + 1, "audience": audience}
            session.add(
                Change(family_id=family.id, body=json.dumps({"for": audience}), day=NOW.date(), **row)
            )
    for page in (1, 2, 10):
        for reader, theirs in ((PARENT, [0, 1, 2, 3, 4]), (A_CARER, [0, 4, 6])):
            rows, _ = known(database, family, page, reader)
            assert [body["for"] for body in rows.values()] == [AUDIENCES[n] for n in theirs]


def test_a_carer_is_sent_nothing_that_is_over_and_what_they_wrote_for_two_days(database: Database) -> None:
    days = {"family": (0, 1), written_by(CARER): (0, 2, 3), only_for(CARER): (2, 3)}
    with database.transaction() as session:
        family = a_family(session)
        for number, (audience, ago) in enumerate((key, n) for key, back in days.items() for n in back):
            row = {"kind": "note", "id": UUID(int=number), "revision": number + 1, "audience": audience}
            day = NOW.date() - timedelta(days=ago)
            session.add(Change(family_id=family.id, body=json.dumps({"ago": ago}), day=day, **row))
    assert [body["ago"] for body in known(database, family, 10, A_CARER)[0].values()] == [0, 0, 2, 2]


def test_a_tombstone_reaches_only_those_who_could_see_the_row(database: Database) -> None:
    with database.transaction() as session:
        family = a_family(session)
        win = Win(
            family_id=family.id,
            id=uuid4(),
            child_id=uuid4(),
            account_id=SAM,
            happened_on=NOW.date(),
            text="",
            logged_at=NOW,
            arrived_at=NOW,
            private=True,
        )
        feed.retract(session, win)
    assert known(database, family, 10)[0] == {}
    assert known(database, family, 10, feed.Reader(SAM))[0] == {str(win.id): None}


def test_families_count_for_themselves(database: Database) -> None:
    with database.transaction() as session:
        families = [a_family(session), a_family(session)]
    with database.transaction() as session:
        for family in families * 2:
            feed.publish(session, a_row(family))
    assert [known(database, family, 10)[1] for family in families] == [[1], [1]]


def test_every_kind_has_room_on_the_feed() -> None:
    # SQLite would keep a longer name without a word, and PostgreSQL refuse it.
    column: Any = SQLModel.metadata.tables["change"].c.kind
    room = column.type.length
    kinds = [cls.kind for cls in _below(Synced) if hasattr(cls, "kind")]
    assert len(kinds) > 10
    assert max(map(len, kinds)) <= room


def _below(parent: type[Synced]) -> list[type[Synced]]:
    return [each for child in parent.__subclasses__() for each in (child, *_below(child))]
