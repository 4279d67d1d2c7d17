"""Who may come in and who may see what."""

import secrets
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "ended_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("goes_on_as", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_ended_session")),
    )
    with op.batch_alter_table("ended_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ended_session_ended_at"), ["ended_at"], unique=False)

    op.create_table(
        "rate_bucket",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("full_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_bucket")),
    )
    with op.batch_alter_table("rate_bucket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rate_bucket_full_until"), ["full_until"], unique=False)

    op.create_table(
        "audit_line",
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_audit_line_family_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_audit_line")),
    )
    with op.batch_alter_table("audit_line", schema=None) as batch_op:
        batch_op.create_index("ix_audit_line_family_at", ["family_id", "at"], unique=False)

    op.create_table(
        "challenge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("asked_of", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("challenge", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_challenge_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
    )
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_challenge_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "entry_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_entry_link_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_entry_link_token_hash")),
    )
    with op.batch_alter_table("entry_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_link_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_link_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "passkey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=False),
        sa.Column("transports", sa.JSON(), nullable=False),
        sa.Column("is_synced", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_passkey_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passkey_account_id"), ["account_id"], unique=False)

    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(length=4), nullable=False),
        sa.Column("secret_hash", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_recovery_code_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    with op.batch_alter_table("recovery_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recovery_code_account_id"), ["account_id"], unique=False)

    op.create_table(
        "totp",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_secret", sa.String(length=255), nullable=False),
        sa.Column("waiting_secret", sa.String(length=255), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_totp_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_totp")),
    )
    op.create_table(
        "helper_pass",
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("pin_hash", sa.String(length=255), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id", "account_id"],
            ["membership.family_id", "membership.id"],
            name=op.f("fk_helper_pass_family_id_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("family_id", "id", name=op.f("pk_helper_pass")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_helper_pass_token_hash")),
    )
    _add("access_grant", _list("refused"), _text("purpose", 120))
    _allow_one_open_grant()
    _add("account", sa.Column("handle", sa.LargeBinary()), sa.Column("password_set_at", _moment()))
    _give_handles()
    _require("account", "handle")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_unique_constraint(batch_op.f("uq_account_handle"), ["handle"])
    _add("change", sa.Column("day", sa.Date()))
    # What was open to every adult of the family is from now on the parents' alone.
    op.execute("UPDATE change SET audience = 'parents' WHERE kind IN ('win', 'rating')")
    op.execute("UPDATE change SET audience = 'parents' WHERE body IS NULL")
    op.execute(
        "UPDATE change SET day = (SELECT mark.day FROM mark WHERE mark.family_id = change.family_id"
        " AND mark.id = change.id) WHERE kind = 'mark'"
    )
    _add("invitation", _list("refused"), _text("purpose", 120), _text("invited_by", 60))
    _add("invitation", sa.Column("account_id", sa.Uuid()), sa.Column("answered_at", _moment()))
    # Until now whoever opened the link came in by that.
    op.execute("UPDATE invitation SET answered_at = used_at")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_foreign_key(
            batch_op.f("fk_invitation_account_id"), "account", ["account_id"], ["id"], ondelete="CASCADE"
        )
    _widen_sessions()
    _add("membership", sa.Column("until", _moment()), sa.Column("removal_at", _moment()))
    _add("membership", sa.Column("removal_by", sa.Uuid()))
    _add("win", sa.Column("private", sa.Boolean(), server_default=sa.false()))
    _require("win", "private")
    _keep_as_written()
    if op.get_bind().dialect.name == "postgresql":
        _raise_walls()


# What a transaction says about itself; see app/domain/scope.py. A setting of an ended transaction reads ''.
_OWN = "nullif(current_setting('app.account', true), '')::uuid"
_OURS = (
    "ANY ((SELECT string_to_array(nullif(current_setting('app.families', true), ''), ',')::uuid[])::uuid[])"
)
_ALL = "current_setting('app.scope', true) = 'all'"
_DOOR = "current_setting('app.scope', true) IN ('door', 'all')"
_KNOWN = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE family_id = {_OURS} AND {table}.{column} = account.id)"  # noqa: S608 - names from the list below
    for table, column in (
        ("membership", "id"),
        ("access_grant", "account_id"),
        ("invitation", "account_id"),
        ("win", "account_id"),
        ("rating", "account_id"),
    )
)
_OF_FAMILIES = (
    *("audit_line", "change", "child", "delivery", "helper_pass", "look", "mark", "occurrence"),
    *("rating", "receipt", "reminder", "routine", "step", "win"),
)
_OF_ACCOUNTS = ("challenge", "entry_link", "login_session", "passkey", "recovery_code", "totp")
# Of each table: which rows may be read, and which may be written as well.
_WALLS = {
    **dict.fromkeys(_OF_FAMILIES, ("", f"family_id = {_OURS} OR {_ALL}")),
    **dict.fromkeys(_OF_ACCOUNTS, ("", f"account_id = {_OWN} OR {_DOOR}")),
    "family": ("", f"id = {_OURS} OR {_ALL}"),
    "push_subscription": ("", f"account_id = {_OWN} OR {_ALL}"),
    # At the door it is found out whose family a cookie's owner belongs to.
    "membership": (f"id = {_OWN} OR {_DOOR}", f"family_id = {_OURS} OR {_ALL}"),
    "access_grant": (f"account_id = {_OWN}", f"family_id = {_OURS} OR {_ALL}"),
    "invitation": (f"account_id = {_OWN}", f"family_id = {_OURS} OR {_ALL}"),
    "account": (_KNOWN, f"id = {_OWN} OR {_DOOR}"),
}


def _raise_walls() -> None:
    for table, (read, write) in _WALLS.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        # The owner too: where one role does everything, the walls still stand.
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY write_{table} ON {table} USING ({write}) WITH CHECK ({write})")
        if read:
            op.execute(f"CREATE POLICY read_{table} ON {table} FOR SELECT USING ({read})")


def _take_walls_down() -> None:
    for table, (read, _) in _WALLS.items():
        op.execute(f"DROP POLICY write_{table} ON {table}")
        if read:
            op.execute(f"DROP POLICY read_{table} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _allow_one_open_grant() -> None:
    # Where a grant had run out and was given anew, the former one was never said to be over.
    op.execute(
        "UPDATE access_grant SET stopped_at = ends_at WHERE stopped_at IS NULL AND EXISTS ("
        "SELECT 1 FROM access_grant AS later WHERE later.stopped_at IS NULL "
        "AND later.account_id = access_grant.account_id AND later.child_id = access_grant.child_id "
        "AND (later.created_at, later.id) > (access_grant.created_at, access_grant.id))"
    )
    is_open = sa.column("stopped_at").is_(None)
    op.create_index(
        "uq_access_grant_child",
        "access_grant",
        ["account_id", "child_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


_AS_WRITTEN = ("audit_line", "look")
"""What nobody rewrites, and what goes only when its whole family has gone."""
_SQLITE_KEEPS = (
    "CREATE TRIGGER {0}_rewritten BEFORE UPDATE ON {0} BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    """CREATE TRIGGER {0}_erased BEFORE DELETE ON {0}
    WHEN EXISTS (SELECT 1 FROM family WHERE family.id = OLD.family_id)
    BEGIN SELECT RAISE(ABORT, 'append-only'); END""",
)
_POSTGRES_KEEPS = (
    """CREATE TRIGGER {0}_rewritten BEFORE UPDATE OR DELETE ON {0}
    FOR EACH ROW EXECUTE FUNCTION keep_as_written()""",
    "CREATE TRIGGER {0}_erased BEFORE TRUNCATE ON {0} EXECUTE FUNCTION keep_as_written()",
)
_KEEPER = """
CREATE FUNCTION keep_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM family WHERE family.id = OLD.family_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _keep_as_written() -> None:
    on_postgres = op.get_bind().dialect.name == "postgresql"
    if on_postgres:
        op.execute(_KEEPER)
    for table in _AS_WRITTEN:
        for statement in _POSTGRES_KEEPS if on_postgres else _SQLITE_KEEPS:
            op.execute(statement.format(table))


def _let_be_rewritten() -> None:
    on_postgres = op.get_bind().dialect.name == "postgresql"
    for table in _AS_WRITTEN:
        for name in ("rewritten", "erased"):
            op.execute(f"DROP TRIGGER {table}_{name}" + (f" ON {table}" if on_postgres else ""))
    if on_postgres:
        op.execute("DROP FUNCTION keep_as_written()")


def _widen_sessions() -> None:
    _add(
        "login_session",
        sa.Column("former_hash", sa.LargeBinary()),
        sa.Column("rotated_at", _moment()),
        sa.Column("kind", _KINDS),
        _text("label", 60),
        sa.Column("factor", sa.String(length=12)),
        sa.Column("fresh_at", _moment()),
        sa.Column("restricted_until", _moment()),
    )
    op.execute("UPDATE login_session SET rotated_at = created_at, fresh_at = created_at, factor = 'password'")
    op.execute("UPDATE login_session SET kind = CASE WHEN shared_device THEN 'shared' ELSE 'own' END")
    _require("login_session", "rotated_at", "kind", "factor", "fresh_at")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_column("shared_device")
        batch_op.create_index(batch_op.f("ix_login_session_former_hash"), ["former_hash"], unique=False)


def _give_handles() -> None:
    account = sa.table("account", sa.column("id", sa.Uuid()), sa.column("handle", sa.LargeBinary()))
    connection = op.get_bind()
    for (id_,) in connection.execute(sa.select(account.c.id)).all():
        connection.execute(account.update().where(account.c.id == id_).values(handle=secrets.token_bytes(32)))


_KINDS = sa.Enum("own", "shared", "carer", "therapist", name="sessionkind", native_enum=False, length=12)


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _list(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")


def _text(name: str, longest: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=longest), nullable=False, server_default="")


def _add(table: str, *columns: sa.Column[Any]) -> None:
    """Columns for the rows that are there already; a default fills them and is then taken away."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            if column.server_default is not None:
                batch_op.alter_column(column.name, server_default=None)


def _require(table: str, *names: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in names:
            batch_op.alter_column(name, nullable=False)


def downgrade() -> None:  # noqa: PLR0915 - a list of what upgrade() made, the other way round
    if op.get_bind().dialect.name == "postgresql":
        _take_walls_down()
    _let_be_rewritten()
    with op.batch_alter_table("win", schema=None) as batch_op:
        batch_op.drop_column("private")

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_column("removal_by")
        batch_op.drop_column("removal_at")
        batch_op.drop_column("until")

    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("shared_device", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.drop_index(batch_op.f("ix_login_session_former_hash"))
    # The safer of the two: whoever was signed in for a short while stays so.
    op.execute("UPDATE login_session SET shared_device = (kind <> 'own')")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.alter_column("shared_device", server_default=None)
        batch_op.drop_column("restricted_until")
        batch_op.drop_column("fresh_at")
        batch_op.drop_column("factor")
        batch_op.drop_column("label")
        batch_op.drop_column("kind")
        batch_op.drop_column("rotated_at")
        batch_op.drop_column("former_hash")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_invitation_account_id"), type_="foreignkey")
        batch_op.drop_column("answered_at")
        batch_op.drop_column("account_id")
        batch_op.drop_column("invited_by")
        batch_op.drop_column("purpose")
        batch_op.drop_column("refused")

    op.execute("UPDATE change SET audience = 'family' WHERE audience = 'parents' OR audience LIKE 'by:%'")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_column("day")

    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_account_handle"), type_="unique")
        batch_op.drop_column("password_set_at")
        batch_op.drop_column("handle")

    op.drop_index("uq_access_grant_child", table_name="access_grant")
    with op.batch_alter_table("access_grant", schema=None) as batch_op:
        batch_op.drop_column("purpose")
        batch_op.drop_column("refused")

    op.drop_table("helper_pass")
    op.drop_table("totp")
    with op.batch_alter_table("recovery_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recovery_code_account_id"))

    op.drop_table("recovery_code")
    with op.batch_alter_table("passkey", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passkey_account_id"))

    op.drop_table("passkey")
    with op.batch_alter_table("entry_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_link_expires_at"))
        batch_op.drop_index(batch_op.f("ix_entry_link_account_id"))

    op.drop_table("entry_link")
    with op.batch_alter_table("challenge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_challenge_expires_at"))

    op.drop_table("challenge")
    with op.batch_alter_table("audit_line", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_line_family_at")

    op.drop_table("audit_line")
    with op.batch_alter_table("rate_bucket", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rate_bucket_full_until"))

    op.drop_table("rate_bucket")
    with op.batch_alter_table("ended_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ended_session_ended_at"))

    op.drop_table("ended_session")
