"""Who may ask, who asked for what, and the answers kept for those who ask twice."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("role", _role(), nullable=False),
        sa.Column("authorities", JSON, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.CheckConstraint("role <> 'anonymous'", name="role_is_known"),
    )
    op.create_index("ix_api_key_name", "api_key", ["name"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("role", _role(), nullable=False),
        sa.Column("acting_for", CODE, nullable=True),
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("code", CODE, nullable=True),
        sa.Column("faults", JSON, nullable=False),
        sa.Column("fact", CODE, nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_caller", "audit_entry", ["caller", "position"], unique=False)
    op.create_index("ix_audit_entry_code", "audit_entry", ["code", "position"], unique=False)
    op.create_table(
        "kept_answer",
        sa.Column("caller", CODE, nullable=False),
        sa.Column("key", CODE, nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", JSON, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_kept_answer")),
    )
    op.create_index("ix_kept_answer_kept_at", "kept_answer", ["kept_at"], unique=False)


def downgrade() -> None:
    op.drop_table("kept_answer")
    op.drop_table("audit_entry")
    op.drop_table("api_key")


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
