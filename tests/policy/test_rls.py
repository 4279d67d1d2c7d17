"""The second wall: PostgreSQL itself keeps a family's rows from whoever is not of it, whatever is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError
from sqlmodel import SQLModel

from app.domain import scope
from tests.policy.test_matrix import marked
from tests.policy.world import OURS, THEIRS, World

DATABASES = ("postgresql",)
"""SQLite has no row policies; its second wall is in tests/security/test_walls.py."""
OPEN = {"rate_bucket", "ended_session", "heartbeat"}
"""Tables without a person in them: keyed hashes, hashes of tokens that are worth nothing, and workers."""
TABLES = [table for table in SQLModel.metadata.sorted_tables if table.name not in OPEN]
OF_FAMILIES = [table.name for table in TABLES if "family_id" in table.columns or table.name == "family"]
OF_ACCOUNTS = [table.name for table in TABLES if table.name not in OF_FAMILIES]
AT_THE_DOOR = {"membership"}
"""What says to which family somebody belongs who has just shown who they are."""
FEWEST = 22
"""Private tables that hold rows of the family: an empty one would prove nothing."""
REFUSED = "row-level security|permission denied"


@contextmanager
def scoped(world: World, owner: str | None, *families: str) -> Iterator[Connection]:
    """A transaction past everything the app filters by; at the door where nobody is named."""
    with world.stage.scene() as connection, world.stage.transaction() as session:
        if owner:
            scope.enter(session, UUID(owner), [UUID(id_) for id_ in families])
        else:
            connection.exec_driver_sql("SELECT set_config('app.scope', 'door', true)")
        yield connection


def all_of(connection: Connection, table: str) -> list[str]:
    return list(connection.exec_driver_sql(f"SELECT t::text FROM {table} t").scalars())


def refused(connection: Connection, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=REFUSED), connection.begin_nested():
        connection.execute(text(statement))


def test_every_private_table_is_walled_in_for_its_owner_too(world: World):
    with world.stage.engine.connect() as connection:
        forced = "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        checked = "SELECT tablename FROM pg_policies WHERE cmd = 'ALL' AND qual <> '' AND with_check <> ''"
        for found in (forced, checked):
            assert set(connection.exec_driver_sql(found).scalars()) == {table.name for table in TABLES}


def test_the_app_logs_in_as_somebody_who_is_held_by_policies(world: World):
    world.stage.check_role()
    with world.stage.engine.connect() as connection:
        owned = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
        assert connection.exec_driver_sql(owned).scalar() == 0


def test_without_a_filter_an_adult_reads_their_own_family_alone(world: World):
    filled = set()
    with scoped(world, world.ours.ids["owner_id"], world.ours.ids["family_id"]) as connection:
        for table in (*OF_FAMILIES, *OF_ACCOUNTS):
            rows = all_of(connection, table)
            filled |= {table} if rows else set()
            assert not any(THEIRS.lower() in row.lower() for row in rows), table
            assert not any(world.theirs.ids["family_id"] in row for row in rows), table
    assert len(filled) >= FEWEST


def test_without_a_filter_a_therapist_reads_nothing_but_their_grants_before_a_child_is_opened(world: World):
    therapist = world.accounts["therapist"]
    with scoped(world, therapist) as connection:
        found = {table for table in OF_FAMILIES if all_of(connection, table)}
        rows = [row for table in (*OF_FAMILIES, *OF_ACCOUNTS) for row in all_of(connection, table)]
    assert found <= {"access_grant", "invitation"}
    assert {word for row in rows for word in marked(row)} <= {f"{OURS}label", f"{OURS}why", OURS}


def test_at_the_door_nothing_that_a_family_wrote_is_read(world: World):
    with scoped(world, None) as connection:
        assert {table for table in OF_FAMILIES if all_of(connection, table)} == AT_THE_DOOR


def test_whoever_says_nothing_about_themselves_reads_nothing_at_all(world: World):
    with world.stage.scene() as connection:
        connection.exec_driver_sql("SELECT set_config('app.scope', '', true)")
        assert [table.name for table in TABLES if all_of(connection, table.name)] == []


def test_a_row_is_neither_put_into_another_family_nor_moved_nor_taken_there(world: World):
    ours, theirs = world.ours.ids, world.theirs.ids
    with scoped(world, ours["owner_id"], ours["family_id"]) as connection:
        refused(connection, f"UPDATE win SET family_id = '{theirs['family_id']}'")
        refused(connection, f"UPDATE receipt SET family_id = '{theirs['family_id']}'")
        copied = f"SELECT '{theirs['family_id']}', id, 'x', 'x', 'x', now() FROM child"
        columns = "(family_id, id, nickname, age_band, picture, created_at)"
        refused(connection, f"INSERT INTO child {columns} {copied}")
        gone = connection.exec_driver_sql(f"DELETE FROM win WHERE family_id = '{theirs['family_id']}'")
        assert gone.rowcount == 0


def test_what_was_written_down_about_who_looked_is_changed_by_nobody(world: World):
    with world.stage.scene() as connection, world.stage.transaction():
        for table in ("look", "audit_line"):
            refused(connection, f"UPDATE {table} SET name = 'nobody'")
            refused(connection, f"DELETE FROM {table}")


def test_a_connection_that_was_used_is_at_the_door_again(world: World):
    for _ in range(3):
        with world.stage.transaction() as session:
            session.connection().exec_driver_sql("SELECT 1")
        with world.stage.engine.connect() as connection:
            told = "SELECT current_setting('app.scope') || current_setting('app.families', true)"
            assert connection.exec_driver_sql(told).scalar() in {"door", None}
