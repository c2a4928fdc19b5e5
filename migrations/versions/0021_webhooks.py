"""Subscriptions to the ledger, how far each has heard of it, and what did not reach them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("filters", JSON, nullable=False),
        sa.Column("state", _words("webhook_state", "active", "paused", "disabled"), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", MOMENT, nullable=False),
        sa.Column("failing_since", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("previous_secret", sa.String(), nullable=True),
        sa.Column("previous_until", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_index("ix_webhook_name", "webhook", ["name", "id"], unique=False)
    op.create_table(
        "webhook_delivery",
        sa.Column("webhook", CODE, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "state", _words("delivery_state", "waiting", "delivered", "dead"), nullable=False
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("first_attempt_at", MOMENT, nullable=True),
        sa.Column("last_attempt_at", MOMENT, nullable=True),
        sa.Column("wanted_at", MOMENT, nullable=True),
        sa.Column("next_attempt_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("webhook", "position", name=op.f("pk_webhook_delivery")),
        sa.ForeignKeyConstraint(
            ["webhook"], ["webhook.id"], name=op.f("fk_webhook_delivery_webhook")
        ),
    )


def downgrade() -> None:
    op.drop_table("webhook_delivery")
    op.drop_table("webhook")


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)
