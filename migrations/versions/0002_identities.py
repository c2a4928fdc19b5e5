"""Which details hold on which days, and how things can be asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing", CODE, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("details", CODE, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("days_from", sa.Date(), nullable=False),
        sa.Column("days_to", sa.Date(), nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
    )
    op.create_index("ix_version_thing", "version", ["thing", "code", "to_position"], unique=False)
    op.create_table(
        "identifier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing", CODE, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("spelling", CODE, nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifier")),
    )
    op.create_index(
        "ix_identifier_code", "identifier", ["thing", "code", "to_position"], unique=False
    )
    op.create_index(
        "ix_identifier_spelling", "identifier", ["spelling", "thing", "to_position"], unique=False
    )


def downgrade() -> None:
    op.drop_table("identifier")
    op.drop_table("version")
