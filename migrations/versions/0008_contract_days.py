"""The days that follow from contracts: agreed terms and holdings."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "contract_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract", CODE, nullable=False),
        sa.Column("details", CODE, nullable=False),
        sa.Column("provider", CODE, nullable=True),
        sa.Column("consortium", CODE, nullable=True),
        sa.Column("days_from", sa.Date(), nullable=False),
        sa.Column("days_to", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column(
            "first_day_basis",
            sa.Enum(
                "agreed",
                "contract",
                "derived",
                "assumed",
                "unknown",
                "open-ended",
                name="first_day_basis",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "last_day_basis",
            sa.Enum(
                "agreed",
                "contract",
                "derived",
                "assumed",
                "unknown",
                "open-ended",
                name="last_day_basis",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_term")),
    )
    op.create_index(
        "ix_contract_term_consortium", "contract_term", ["consortium", "contract"], unique=False
    )
    op.create_index(
        "ix_contract_term_contract", "contract_term", ["contract", "to_position"], unique=False
    )
    op.create_index(
        "ix_contract_term_last_day",
        "contract_term",
        ["last_day", "contract", "to_position"],
        unique=False,
    )
    op.create_index(
        "ix_contract_term_provider", "contract_term", ["provider", "contract"], unique=False
    )
    op.create_table(
        "holding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award", CODE, nullable=False),
        sa.Column("contract", CODE, nullable=False),
        sa.Column("provider", CODE, nullable=True),
        sa.Column("authority", CODE, nullable=False),
        sa.Column("scope", CODE, nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "urgent-only",
                "partial",
                "full",
                name="service_level",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("nearness", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("surely", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("held_from", sa.Date(), nullable=False),
        sa.Column("held_to", sa.Date(), nullable=False),
        sa.Column(
            "ending",
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
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
    )
    op.create_index("ix_holding_award", "holding", ["award"], unique=False)
    op.create_index(
        "ix_holding_cell", "holding", ["authority", "scope", "last_day", "first_day"], unique=False
    )
    op.create_index("ix_holding_contract", "holding", ["contract", "to_position"], unique=False)
    op.create_index("ix_holding_provider", "holding", ["provider", "last_day"], unique=False)


def downgrade() -> None:
    op.drop_table("holding")
    op.drop_table("contract_term")
