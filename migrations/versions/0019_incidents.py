"""The failure of providers as a case."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations.records import code, create, drop, words

revision = "0019"
down_revision = "0018"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TABLES = ("incident", "incident_step")


def upgrade() -> None:
    create(
        op,
        "incident",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("providers", JSON, nullable=False),
        code("incident", "consortium", "consortium.code", nullable=True),
        code("incident", "authority", "authority.code", nullable=True),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        indexed=(
            "consortium",
            "authority",
        ),
    )
    create(
        op,
        "incident_step",
        code("incident_step", "case", "incident.id"),
        sa.Column("day", sa.Date(), nullable=False),
        words("incident_step", "adviser", "decision", "stood-down", column="step"),
        sa.Column("firm", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        indexed=("case",),
    )


def downgrade() -> None:
    drop(op, *TABLES)
