"""A notice may carry the contract, a provider has begun some day, and calendars have tokens."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.append_only import protect, unprotect

revision = "0015"
down_revision = "0014"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ADDED: dict[str, tuple[str, sa.types.TypeEngine[Any]]] = {
    "notice": ("with_copy", sa.Boolean()),
    "provider_details": ("exists_from", sa.Date()),
}


def upgrade() -> None:
    # Without a default: what was stated before says nothing of them, and its hash is of that.
    for facts, (name, type_) in ADDED.items():
        op.add_column(facts, sa.Column(name, type_, nullable=True))
        protect(op, facts, closed_once=True)
    op.create_table(
        "calendar_token",
        sa.Column("id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("role", _role(), nullable=False),
        sa.Column("authorities", JSON, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_token")),
        sa.CheckConstraint("role <> 'anonymous'", name="role_is_known"),
    )
    op.create_index("ix_calendar_token_name", "calendar_token", ["name"], unique=False)


def downgrade() -> None:
    op.drop_table("calendar_token")
    for facts, (name, _) in ADDED.items():
        # SQLite drops no column that a trigger speaks of.
        unprotect(op, facts)
        op.drop_column(facts, name)
        protect(op, facts, closed_once=True)


def _role() -> sa.Enum:
    return sa.Enum(
        "anonymous",
        "reader",
        "editor",
        "auditor",
        "admin",
        name="role",
        native_enum=False,
        create_constraint=True,
        length=32,
    )
