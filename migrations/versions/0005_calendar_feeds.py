"""A secret address per adult, at which a calendar reads when the family is reminded."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OURS = (
    "ANY ((SELECT string_to_array(nullif(current_setting('app.families', true), ''), ',')::uuid[])::uuid[])"
)
_WALLS = {"calendar_feed": f"family_id = {_OURS} OR current_setting('app.scope', true) = 'all'"}


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id", "id"],
            ["membership.family_id", "membership.id"],
            name=op.f("fk_calendar_feed_family_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    if op.get_context().dialect.name == "postgresql":
        for table, ours in _WALLS.items():
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY write_{table} ON {table} USING ({ours}) WITH CHECK ({ours})")


def downgrade() -> None:
    op.drop_table("calendar_feed")
