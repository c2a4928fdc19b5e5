"""How one provider gives way to another: candidates, data, mobilisation."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations.records import code, create, drop, words

revision = "0016"
down_revision = "0015"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TABLES = ("candidate", "candidate_step", "data_transfer", "transfer_step", "mobilisation_step")


def upgrade() -> None:
    create(
        op,
        "candidate",
        code("candidate", "authority", "authority.code"),
        code("candidate", "scope", "scope.code"),
        code("candidate", "provider", "provider.code"),
        sa.Column("opened_on", sa.Date(), nullable=False),
        indexed=(
            "authority",
            "scope",
            "provider",
        ),
    )
    create(
        op,
        "candidate_step",
        code("candidate_step", "case", "candidate.id"),
        sa.Column("day", sa.Date(), nullable=False),
        words(
            "candidate_stage",
            "identified",
            "approached",
            "negotiating",
            "approved",
            "signed",
            "fell-through",
            column="step",
        ),
        code("candidate_step", "contract", "contract.code", nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        indexed=("case",),
    )
    create(
        op,
        "data_transfer",
        code("data_transfer", "authority", "authority.code"),
        code("data_transfer", "holder", "provider.code"),
        code("data_transfer", "recipient", "provider.code", nullable=True),
        code("data_transfer", "contract", "contract.code", nullable=True),
        sa.Column("classes", JSON, nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        indexed=(
            "authority",
            "holder",
            "recipient",
            "contract",
        ),
    )
    create(
        op,
        "transfer_step",
        code("transfer_step", "case", "data_transfer.id"),
        sa.Column("day", sa.Date(), nullable=False),
        words(
            "transfer_step",
            "requested",
            "agreement-asked",
            "agreement-signed",
            "fee-asked",
            "fee-paid",
            "blocked",
            "unblocked",
            "received",
            "reconciled",
            "completed",
            "abandoned",
            column="step",
        ),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("records", sa.Integer(), nullable=True),
        sa.Column("missing", sa.Integer(), nullable=True),
        indexed=("case",),
    )
    create(
        op,
        "mobilisation_step",
        code("mobilisation_step", "contract", "contract.code"),
        code("mobilisation_step", "authority", "authority.code"),
        words(
            "mobilisation_kind",
            "premises",
            "stock",
            "data",
            "systems",
            "staff",
            "training",
            "guidance",
            "communications",
            "funding",
            "go-live",
            column="step",
        ),
        sa.Column("text", sa.String(), nullable=False),
        code("mobilisation_step", "scope", "scope.code", nullable=True),
        words("service_level", "urgent-only", "partial", "full", column="level", nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        indexed=(
            "contract",
            "authority",
        ),
    )


def downgrade() -> None:
    drop(op, *TABLES)
