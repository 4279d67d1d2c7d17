"""Runs the migrations over a connection that the caller opened and will commit."""

from alembic import context
from sqlmodel import SQLModel

import app.models  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
