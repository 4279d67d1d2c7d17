"""The database's schema: bringing it up to date, and knowing whether it is."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

_KEPT_AS_WRITTEN = ("audit_line", "look")
MIGRATIONS = Path(__file__).parent.parent / "migrations"


class OutdatedSchema(Exception):
    """The database's schema is not the one this code was written for."""


class LeftAlone(Exception):
    """A migration left rows whose parent is gone; it was undone."""


def upgrade(engine: Engine, revision: str = "head", app_role: str | None = None) -> None:
    """Bring the schema up to `revision` and let the app's weaker role in, if any; one transaction."""
    with migrating(engine) as connection:
        command.upgrade(_config(connection), revision)
        if app_role and engine.dialect.name == "postgresql":
            _let_in(connection, app_role)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision`, in one transaction."""
    with migrating(engine) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def migrating(engine: Engine) -> Generator[Connection, None, None]:
    """One transaction in which tables may be rebuilt; raises LeftAlone where a row has lost its parent.

    SQLite rebuilds a table by dropping it, and with foreign keys enforced that would delete what is under it.
    """
    sqlite = engine.dialect.name == "sqlite"
    with engine.execution_options(immediate=True).connect() as connection:
        if sqlite:
            _enforce_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                if not sqlite:
                    connection.exec_driver_sql("SELECT set_config('app.scope', 'all', true)")
                yield connection
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise LeftAlone
        finally:
            if sqlite:
                _enforce_foreign_keys(connection, on=True)


def check(engine: Engine) -> None:
    """Raise OutdatedSchema unless the newest migration has run."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current != _newest():
        message = "the database needs a migration; run: evenday migrate"
        raise OutdatedSchema(message)


def differences(engine: Engine) -> list[object]:
    """What the models have that the migrated database does not, or the other way round."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, SQLModel.metadata))


@cache
def _newest() -> str | None:
    """The newest migration; it is one and the same as long as the process runs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _let_in(connection: Connection, role: str) -> None:
    """The app may read and write, and neither change nor remove what was written down about who looked."""
    name = connection.dialect.identifier_preparer.quote(role)
    if connection.exec_driver_sql("SELECT current_user").scalar_one() == role:
        return
    for statement in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {{}}" for table in _KEPT_AS_WRITTEN),
    ):
        connection.exec_driver_sql(statement.format(name))


def _enforce_foreign_keys(connection: Connection, *, on: bool) -> None:
    # Straight to the driver: SQLite ignores this pragma inside a transaction.
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - an open connection has one
    driver.execute(f"PRAGMA foreign_keys={int(on)}")
    # A rebuilt table takes its name back while triggers of other tables speak of it.
    driver.execute(f"PRAGMA legacy_alter_table={int(not on)}")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
