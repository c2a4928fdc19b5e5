"""The ledger: sources, and changes chained by their hashes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("code", CODE, nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("retrieved_on", sa.Date(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_source")),
    )
    op.create_index("ix_source_from_position", "source", ["from_position", "code"], unique=False)
    op.create_table(
        "change",
        sa.Column("stream", CODE, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fact", CODE, nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("source", CODE, nullable=True),
        sa.Column("source_hash", sa.String(), nullable=True),
        sa.Column("content", JSON, nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("backdated", sa.Boolean(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint(
            "action IN ('registered', 'stated', 'restated', 'withdrawn')",
            name=op.f("ck_change_action_known"),
        ),
        sa.CheckConstraint("position > 0", name=op.f("ck_change_position_positive")),
        sa.PrimaryKeyConstraint("stream", "position", name=op.f("pk_change")),
    )
    op.create_index("ix_change_about", "change", ["thing", "code", "position"], unique=False)
    op.create_index("ix_change_fact", "change", ["fact"], unique=False)
    op.create_index("ix_change_recorded_at", "change", ["stream", "recorded_at"], unique=False)
    op.create_table(
        "corroboration",
        sa.Column("id", CODE, nullable=False),
        sa.Column("source", CODE, nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "visibility",
            sa.Enum(
                "public",
                "partners",
                "owner",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("replaces", CODE, nullable=True),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.Column("fact", CODE, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_corroboration_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corroboration")),
    )
    op.create_index("ix_corroboration_fact", "corroboration", ["fact"], unique=False)


def downgrade() -> None:
    op.drop_table("corroboration")
    op.drop_table("change")
    op.drop_table("source")
