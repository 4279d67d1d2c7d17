"""What helps a child, what is played, what is eaten, whom to call."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OURS = (
    "ANY ((SELECT string_to_array(nullif(current_setting('app.families', true), ''), ',')::uuid[])::uuid[])"
)
_WALLS = dict.fromkeys(
    (
        *("about_card", "about_line", "assignment", "contact", "food", "food_step", "idea", "moment"),
        *("own_activity", "play", "profile"),
    ),
    f"family_id = {_OURS} OR current_setting('app.scope', true) = 'all'",
)

_KINDS = (
    *("about", "activity", "assignment", "contact", "food", "food_step", "idea", "moment", "play"),
    "profile",
)
"""The new rows, as the feed names them."""


def upgrade() -> None:
    _of_child(
        "about_line",
        _id("root"),
        _code("part", "aboutpart", "calm", "bedtime", "sign", "avoid"),
        _text("title", 60),
        _text("note", 160),
        _text("picture", 40),
        sa.Column("template_id", sa.String(length=60), nullable=True),
        _at("told_at"),
        _at("removed_at", nullable=True),
    )
    _of_child(
        "about_card",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        _id("made_by"),
        _at("created_at"),
        _at("ends_at"),
        _at("opened_at", nullable=True),
        _at("stopped_at", nullable=True),
        sa.UniqueConstraint("token_hash", name=op.f("uq_about_card_token_hash")),
    )
    _of_child(
        "assignment",
        _id("account_id"),
        _text("name", 60),
        _text("activity_id", 60),
        _text("why", 200),
        _at("assigned_at"),
        _at("removed_at", nullable=True),
    )
    op.create_index("ix_assignment_child", "assignment", ["family_id", "child_id"])
    _of_child(
        "food",
        _id("root"),
        _text("name", 60),
        _text("note", 200),
        _code("shelf", "shelf", "safe", "sometimes", "learning"),
        _at("told_at"),
        _at("removed_at", nullable=True),
    )
    _of_child(
        "food_step",
        _id("account_id"),
        _id("food_root"),
        _code("rung", "rung", "table", "touched", "smelled", "licked", "bite"),
        sa.Column("day", sa.Date(), nullable=False),
        _at("noted_at"),
        _at("arrived_at"),
        _at("removed_at", nullable=True),
    )
    _of_child(
        "idea",
        _text("activity_id", 60),
        sa.Column("saved", sa.Boolean(), nullable=False),
        _code("level", "level", "easier", "as_is", "further"),
        sa.UniqueConstraint(
            "family_id", "child_id", "activity_id", name=op.f("uq_idea_family_id_child_id_activity_id")
        ),
    )
    _of_child(
        "moment",
        _id("account_id"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _at("began_at"),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _json("before"),
        _text("text", 2000),
        _json("tried"),
        _json("helped"),
        _at("logged_at"),
        _at("arrived_at"),
        _at("removed_at", nullable=True),
    )
    _of_child(
        "own_activity",
        _id("account_id"),
        _id("root"),
        _text("title", 60),
        _text("summary", 200),
        _text("picture", 40),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _text("energy", 8),
        _text("place", 12),
        _json("steps"),
        _at("told_at"),
        _at("removed_at", nullable=True),
    )
    _of_child(
        "play",
        _id("account_id"),
        _text("activity_id", 60),
        sa.Column("day", sa.Date(), nullable=False),
        _code("verdict", "verdict", "loved", "ok", "not_now"),
        _at("played_at"),
        _at("arrived_at"),
        _at("removed_at", nullable=True),
    )
    op.create_table(
        "profile",
        _id("family_id"),
        _id("id"),
        _json("senses"),
        _json("interests"),
        sa.Column("mouths", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id", "id"],
            ["child.family_id", "child.id"],
            name=op.f("fk_profile_family_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_profile")),
    )
    op.create_table(
        "contact",
        _id("family_id"),
        _id("id"),
        _text("label", 60),
        _text("number", 24),
        sa.Column("what", sa.String(length=20), nullable=True),
        _at("told_at"),
        _at("removed_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_contact_family_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("family", schema=None) as batch_op:
        batch_op.add_column(sa.Column("country", sa.String(length=2), nullable=True))
    with op.batch_alter_table("routine", schema=None) as batch_op:
        batch_op.add_column(sa.Column("only_on", sa.Date(), nullable=True))
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.alter_column("parts", server_default=None)
    if op.get_context().dialect.name == "postgresql":
        _raise_walls()


def downgrade() -> None:
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_column("parts")
    with op.batch_alter_table("routine", schema=None) as batch_op:
        batch_op.drop_column("only_on")
    with op.batch_alter_table("family", schema=None) as batch_op:
        batch_op.drop_column("country")
    for table in _WALLS:
        op.drop_table(table)
    # What phones were sent of them lies on the feed, whole.
    kinds = ", ".join(f"'{kind}'" for kind in _KINDS)
    op.execute(f"DELETE FROM change WHERE kind IN ({kinds})")  # noqa: S608 - names from the list above


def _raise_walls() -> None:
    for table, ours in _WALLS.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY write_{table} ON {table} USING ({ours}) WITH CHECK ({ours})")


def _of_child(table: str, *columns: sa.Column[Any] | sa.UniqueConstraint) -> None:
    """A private table whose rows hang under a child of their own family."""
    op.create_table(
        table,
        _id("family_id"),
        _id("id"),
        _id("child_id"),
        *columns,
        sa.ForeignKeyConstraint(
            ["family_id", "child_id"],
            ["child.family_id", "child.id"],
            name=op.f(f"fk_{table}_family_id_child_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f(f"pk_{table}")),
    )


def _id(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), nullable=False)


def _text(name: str, longest: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=longest), nullable=False)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _code(name: str, kind: str, *values: str) -> sa.Column[str]:
    return sa.Column(name, sa.Enum(*values, name=kind, native_enum=False, length=12), nullable=False)
