"""Reminders of every kind, whose attention may be asked for, and what became of each message."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OURS = (
    "ANY ((SELECT string_to_array(nullif(current_setting('app.families', true), ''), ',')::uuid[])::uuid[])"
)
_ALL = "current_setting('app.scope', true) = 'all'"
_WALLS = dict.fromkeys(("duty", "pause", "reminder_choices"), f"family_id = {_OURS} OR {_ALL}")

_OF_A_REMINDER: dict[str, Any] = {
    "about": "routine",
    "step_id": None,
    "assignment_id": None,
    "label": None,
    "every_weeks": 1,
    "starts_on": None,
    "ends_on": None,
    "lead_minutes": 0,
    "follows_phone": False,
    "silent": False,
    "account_id": None,
    "asks": False,
}
"""What a reminder says from now on, as one of before would have said it."""


def upgrade() -> None:
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.alter_column(
            "kind", existing_type=sa.String(12), type_=sa.String(20), existing_nullable=False
        )
    _widen_reminders()
    _widen_deliveries()
    op.create_index("ix_mark_step_day", "mark", ["family_id", "step_id", "day"])
    op.create_index("ix_play_child_day", "play", ["family_id", "child_id", "day"])
    for table in ("duty", "pause"):
        op.create_table(
            table,
            *(_id("family_id"), _id("id"), _id("account_id"), _at("since"), _at("until")),
            sa.ForeignKeyConstraint(
                ["family_id"], ["family.id"], name=op.f(f"fk_{table}_family_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint("family_id", "id", name=op.f(f"pk_{table}")),
        )
    op.create_table(
        "reminder_choices",
        *(_id("family_id"), _id("id")),
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_to", sa.String(length=5), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("most_a_day", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id", "id"],
            ["membership.family_id", "membership.id"],
            name=op.f("fk_reminder_choices_family_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_reminder_choices")),
    )
    op.create_table("heartbeat", _id("id"), _at("at"), sa.PrimaryKeyConstraint("id", name="pk_heartbeat"))
    _tell_anew()
    if op.get_context().dialect.name == "postgresql":
        _raise_walls()


def downgrade() -> None:
    for table in ("heartbeat", "reminder_choices", "pause", "duty"):
        op.drop_table(table)
    op.execute("DELETE FROM change WHERE kind IN ('duty', 'pause', 'reminder_choices')")
    op.drop_index("ix_play_child_day", "play")
    op.drop_index("ix_mark_step_day", "mark")
    _narrow_deliveries()
    _narrow_reminders()
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.alter_column(
            "kind", existing_type=sa.String(20), type_=sa.String(12), existing_nullable=False
        )


def _widen_reminders() -> None:
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.alter_column("routine_id", existing_type=sa.Uuid(), nullable=True)
        for column in (
            _code(
                "about", "reminderabout", "routine", "step", "check_in", "exercise", "session", "follow_up"
            ),
            *(_id("step_id", nullable=True), _id("assignment_id", nullable=True)),
            sa.Column("label", sa.String(length=60), nullable=True),
            sa.Column("every_weeks", sa.Integer(), nullable=False, server_default="1"),
            sa.Column("starts_on", sa.Date(), nullable=True),
            sa.Column("ends_on", sa.Date(), nullable=True),
            sa.Column("lead_minutes", sa.Integer(), nullable=False, server_default="0"),
            *(_no("follows_phone"), _no("silent"), _id("account_id", nullable=True)),
            sa.Column("ignored", sa.Integer(), nullable=False, server_default="0"),
            _no("asks"),
        ):
            batch_op.add_column(column)
        for column, table in (("child_id", "child"), ("step_id", "step"), ("assignment_id", "assignment")):
            batch_op.create_foreign_key(
                op.f(f"fk_reminder_family_id_{column}"),
                table,
                ["family_id", column],
                ["family_id", "id"],
                ondelete="CASCADE",
            )
    _drop_defaults(
        "reminder", "about", "every_weeks", "lead_minutes", "follows_phone", "silent", "ignored", "asks"
    )


def _narrow_reminders() -> None:
    # An older app knows reminders of routines alone.
    op.execute(
        "DELETE FROM change WHERE kind = 'reminder'"
        " AND id IN (SELECT id FROM reminder WHERE about <> 'routine')"
    )
    op.execute("DELETE FROM reminder WHERE about <> 'routine'")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        for column in ("child_id", "step_id", "assignment_id"):
            batch_op.drop_constraint(op.f(f"fk_reminder_family_id_{column}"), type_="foreignkey")
        for column in (*_OF_A_REMINDER, "ignored"):
            batch_op.drop_column(column)
        batch_op.alter_column("routine_id", existing_type=sa.Uuid(), nullable=False)


def _widen_deliveries() -> None:
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(_code("purpose", "purpose", "remind", "done", "notice", "test"))
        batch_op.add_column(
            _code(
                *("withheld", "withheld", "done", "answered", "off", "quiet", "budget", "paused"),
                *("not_on_duty", "unreachable"),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(_at("arrived_at", nullable=True))
        batch_op.drop_constraint(op.f("uq_delivery_occurrence_id_subscription_id"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_delivery_occurrence_id_subscription_id_purpose"),
            ["occurrence_id", "subscription_id", "purpose"],
        )
        batch_op.create_index("ix_delivery_account", ["account_id", "expires_at"], unique=False)
    op.execute("UPDATE delivery SET purpose = 'test' WHERE occurrence_id IS NULL")
    _drop_defaults("delivery", "purpose", "turn")
    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.add_column(_no("has_worked"))
        batch_op.add_column(_no("detailed"))
        batch_op.add_column(_at("last_arrived_at", nullable=True))
    _drop_defaults("push_subscription", "has_worked", "detailed")
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.add_column(_id("done_by", nullable=True))
        batch_op.add_column(_no("missed"))
        batch_op.create_index("ix_occurrence_family_due", ["family_id", "due_at"], unique=False)
    _drop_defaults("occurrence", "missed")


def _narrow_deliveries() -> None:
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.drop_index("ix_occurrence_family_due")
        batch_op.drop_column("missed")
        batch_op.drop_column("done_by")
    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.drop_column("last_arrived_at")
        batch_op.drop_column("detailed")
        batch_op.drop_column("has_worked")
    op.execute("DELETE FROM delivery WHERE purpose IN ('done', 'notice')")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index("ix_delivery_account")
        batch_op.drop_constraint(op.f("uq_delivery_occurrence_id_subscription_id_purpose"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_delivery_occurrence_id_subscription_id"), ["occurrence_id", "subscription_id"]
        )
        for column in ("arrived_at", "turn", "withheld", "purpose"):
            batch_op.drop_column(column)


def _tell_anew() -> None:
    """Phones that pull everything again find each reminder with all that it says now."""
    change = sa.table("change", *map(sa.column, ("family_id", "kind", "id", "body")))
    of_reminders = sa.and_(change.c.kind == "reminder", change.c.body.is_not(None))
    connection = op.get_bind()
    for family_id, id_, body in connection.execute(
        sa.select(change.c.family_id, change.c.id, change.c.body).where(of_reminders)
    ).all():
        connection.execute(
            change.update()
            .where(change.c.family_id == family_id, change.c.kind == "reminder", change.c.id == id_)
            .values(body=json.dumps({**json.loads(body), **_OF_A_REMINDER}, ensure_ascii=False))
        )


def _raise_walls() -> None:
    for table, ours in _WALLS.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY write_{table} ON {table} USING ({ours}) WITH CHECK ({ours})")


def _drop_defaults(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.alter_column(column, server_default=None)


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _code(name: str, kind: str, *values: str, nullable: bool = False) -> sa.Column[str]:
    """A code whose first value is what rows of before get; none where it may stay empty."""
    default = None if nullable else values[0]
    column = sa.Enum(*values, name=kind, native_enum=False, length=12)
    return sa.Column(name, column, nullable=nullable, server_default=default)
