"""What sources say, and what is made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "claim",
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
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("topic", CODE, nullable=True),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_claim_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index("ix_claim_about", "claim", ["thing", "code", "field"], unique=False)
    op.create_table(
        "claim_decision",
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
        sa.Column("claim", CODE, nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted",
                "disputed",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_claim_decision_claim")),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_claim_decision_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_decision")),
    )
    op.create_index("ix_claim_decision_claim", "claim_decision", ["claim"], unique=False)


def downgrade() -> None:
    op.drop_table("claim_decision")
    op.drop_table("claim")
