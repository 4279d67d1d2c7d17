"""The schema goes up, down and up again with data in every table, and is what the models say."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel, col, select

from app import schema
from app.db import Database
from app.domain import scope
from app.models import Change, Grant

MOMENT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def database(owner_database: Database) -> Database:
    """Opened by the role that may change the schema."""
    return owner_database


@pytest.fixture
def seeded(database: Database) -> Callable[[], Rows]:
    """Puts one row in every table; the rows that are there are told when asked."""
    with database.transaction() as session:
        for number, table in enumerate(SQLModel.metadata.sorted_tables):
            session.execute(table.insert().values(_row(table, number)))
    return lambda: rows_of(database)


def rows_of(database: Database) -> Rows:
    with database.transaction(write=False) as session:
        tables = SQLModel.metadata.sorted_tables
        return {table.name: [tuple(row) for row in session.execute(table.select())] for table in tables}


def _row(table: sa.Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: sa.Column[Any], number: int) -> Any:
    kind = column.type
    # Every id is one id, so every reference points at the one row of its table.
    by_type: list[tuple[type, Any]] = [
        (sa.Uuid, UUID(int=1)),
        (sa.JSON, ["wins"]),
        (sa.LargeBinary, bytes([number])),
        (sa.Boolean, True),
        (sa.Integer, 1),
        (sa.Float, 1.5),
        (sa.Date, date(2026, 11, 23)),
    ]
    if isinstance(kind, sa.Enum):
        return (kind.enum_class and next(iter(kind.enum_class))) or kind.enums[0]
    found = [value for type_, value in by_type if isinstance(kind, type_)]
    return (
        found[0]
        if found
        else MOMENT
        if "DateTime" in type(kind).__name__
        else "word"[: getattr(kind, "length", None)]
    )


def test_data_in_every_table_survives_a_second_upgrade(
    database: Database, seeded: Callable[[], Rows]
) -> None:
    before = seeded()
    assert all(len(rows) == 1 for rows in before.values())
    schema.upgrade(database.engine)
    assert seeded() == before


def test_up_down_and_up_again_leaves_the_same_schema(database: Database, seeded: Callable[[], Rows]) -> None:
    schema.downgrade(database.engine, "base")
    assert sa.inspect(database.engine).get_table_names() == ["alembic_version"]
    schema.upgrade(database.engine)
    assert schema.differences(database.engine) == []
    assert all(rows == [] for rows in seeded().values())


def test_the_models_are_the_migrated_schema(database: Database) -> None:
    assert schema.differences(database.engine) == []


def test_a_table_that_no_migration_made_is_noticed(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE stray (id INTEGER)"))
        connection.execute(sa.text("ALTER TABLE win ADD COLUMN mood INTEGER"))
    assert len(schema.differences(database.engine)) == 2


def test_an_older_schema_is_refused_until_it_is_migrated(database: Database) -> None:
    schema.check(database.engine)
    schema.downgrade(database.engine, "base")
    with pytest.raises(schema.OutdatedSchema, match="evenday migrate"):
        schema.check(database.engine)
    schema.upgrade(database.engine)
    schema.check(database.engine)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    database: Database, seeded: Callable[[], Rows]
) -> None:
    before = seeded()
    steps = [sa.text("DROP TABLE look"), sa.text("INSERT INTO no_such_table VALUES (1)")]
    with pytest.raises(DBAPIError), schema.migrating(database.engine) as connection:
        [connection.execute(step) for step in steps]
    assert seeded() == before


def test_a_table_that_others_refer_to_can_be_rebuilt_without_losing_them(
    database: Database, seeded: Callable[[], Rows]
) -> None:
    before = seeded()
    with schema.migrating(database.engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("family", recreate="auto") as batch:
            batch.alter_column("zone", type_=sa.String(80))
    assert seeded() == before


def test_the_schema_holds_rows_under_their_own_family_only(
    database: Database, seeded: Callable[[], Rows]
) -> None:
    win = SQLModel.metadata.tables["win"]
    stranger = _row(win, 99) | {"family_id": UUID(int=2), "id": UUID(int=2)}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(win.insert().values(stranger))


def test_a_share_that_ran_out_and_was_given_anew_is_over_after_the_upgrade(
    database: Database, seeded: Callable[[], Rows]
) -> None:
    seeded()
    schema.downgrade(database.engine, "0001")
    with database.engine.begin() as connection:
        names = [column["name"] for column in sa.inspect(connection).get_columns("access_grant")]
        rest = ", ".join(name for name in names if name != "id")
        connection.execute(sa.text("UPDATE access_grant SET stopped_at = NULL"))
        anew = sa.text(f"INSERT INTO access_grant (id, {rest}) SELECT :id, {rest} FROM access_grant")
        connection.execute(anew.bindparams(sa.bindparam("id", UUID(int=2), sa.Uuid())))
    schema.upgrade(database.engine)
    with database.transaction() as session:
        scope.everything(session)
        stopped = session.exec(select(Grant.stopped_at).order_by(col(Grant.id))).all()
    assert stopped == [MOMENT, None]


@pytest.mark.parametrize(
    ("kind", "told"),
    [("mark", ("family", date(2026, 11, 23))), ("win", ("parents", None)), ("child", ("family", None))],
)
def test_what_phones_were_told_before_there_were_carers_is_no_carer_s_history_after_the_upgrade(
    database: Database, seeded: Callable[[], Rows], kind: str, told: tuple[str, date | None]
) -> None:
    seeded()
    schema.downgrade(database.engine, "0001")
    with database.engine.begin() as connection:
        before = sa.text("UPDATE change SET kind = :kind, audience = 'family', body = '{}'")
        connection.execute(before.bindparams(kind=kind))
    schema.upgrade(database.engine)
    with database.transaction() as session:
        scope.everything(session)
        assert session.exec(select(col(Change.audience), col(Change.day))).one() == told
