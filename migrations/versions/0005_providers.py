"""Providers and what happened to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "provider",
        sa.Column("code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_provider")),
    )
    op.create_table(
        "provider_details",
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
        sa.Column("code", CODE, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=True),
        sa.Column("identifiers", JSON, nullable=False),
        sa.Column("legal_name", sa.String(), nullable=True),
        sa.Column("trading_names", JSON, nullable=False),
        sa.Column("name_variants", JSON, nullable=False),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("parent", CODE, nullable=True),
        sa.Column(
            "parent_confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="parent_confidence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("search", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["provider.code"], name=op.f("fk_provider_details_code")),
        sa.ForeignKeyConstraint(
            ["parent"], ["provider.code"], name=op.f("fk_provider_details_parent")
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["source.code"], name=op.f("fk_provider_details_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_details")),
    )
    op.create_index("ix_provider_details_code", "provider_details", ["code"], unique=False)
    op.create_table(
        "provider_event",
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
        sa.Column("provider", CODE, nullable=False),
        sa.Column(
            "event",
            sa.Enum(
                "distress-signal",
                "winding-up-petition",
                "winding-up-order",
                "administration",
                "special-manager-appointed",
                "trading-on",
                "ceased-trading",
                "resumed-trading",
                "insolvency-ended",
                "sold",
                "dissolved",
                name="provider_event_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "day_basis",
            sa.Enum(
                "agreed",
                "contract",
                "derived",
                "assumed",
                "unknown",
                "open-ended",
                name="date_basis",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["provider"], ["provider.code"], name=op.f("fk_provider_event_provider")
        ),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_provider_event_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_event")),
    )
    op.create_index(
        "ix_provider_event_provider", "provider_event", ["provider", "to_position"], unique=False
    )


def downgrade() -> None:
    op.drop_table("provider_event")
    op.drop_table("provider_details")
    op.drop_table("provider")
