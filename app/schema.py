"""The database's schema: bringing it up to date, and knowing whether it is."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class OutdatedSchema(Exception):  # noqa: N818 - it names what the schema is, for the operator's one line
    """The database's schema is not the one this code was written for."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to `revision`, in one transaction."""
    with engine.execution_options(immediate=True).begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision`, in one transaction."""
    with engine.execution_options(immediate=True).begin() as connection:
        command.downgrade(_config(connection), revision)


def check(engine: Engine) -> None:
    """Raise OutdatedSchema unless the newest migration has run."""
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current != ScriptDirectory(str(MIGRATIONS)).get_current_head():
        message = "the database needs a migration; run: evenday migrate"
        raise OutdatedSchema(message)


def differences(engine: Engine) -> list[object]:
    """What the models have that the migrated database does not, or the other way round."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, SQLModel.metadata))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
