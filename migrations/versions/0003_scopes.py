"""The tree of service scopes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "scope",
        sa.Column("code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_scope")),
    )
    op.create_table(
        "scope_details",
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
        sa.Column("parent", CODE, nullable=True),
        sa.Column("duty", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["code"], ["scope.code"], name=op.f("fk_scope_details_code")),
        sa.ForeignKeyConstraint(["parent"], ["scope.code"], name=op.f("fk_scope_details_parent")),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_scope_details_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scope_details")),
    )
    op.create_index("ix_scope_details_code", "scope_details", ["code"], unique=False)


def downgrade() -> None:
    op.drop_table("scope_details")
    op.drop_table("scope")
