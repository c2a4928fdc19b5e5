"""The tiles of every cell."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "cover_tile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("authority", CODE, nullable=False),
        sa.Column("scope", CODE, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "full",
                "partial",
                "urgent-only",
                "none",
                "unknown",
                name="cover_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "confirmed",
                "assumed",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("risks", JSON, nullable=False),
        sa.Column("held_by", JSON, nullable=False),
        sa.Column("contracts", JSON, nullable=False),
        sa.Column("last_held_by", JSON, nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "until_basis",
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
            nullable=True,
        ),
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("attested_on", sa.Date(), nullable=True),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover_tile")),
    )
    op.create_index(
        "ix_cover_tile_cell",
        "cover_tile",
        ["authority", "scope", "first_day", "to_position"],
        unique=False,
    )
    op.create_index(
        "ix_cover_tile_days", "cover_tile", ["to_position", "last_day", "first_day"], unique=False
    )
    op.create_index(
        "ix_cover_tile_state",
        "cover_tile",
        ["state", "authority", "scope", "first_day"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("cover_tile")
