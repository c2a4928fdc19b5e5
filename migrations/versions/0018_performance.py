"""What is measured, what is complained about, and what becomes of that."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from migrations.records import code, create, drop, words

revision = "0018"
down_revision = "0017"

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
TABLES = (
    "kpi",
    "kpi_observation",
    "complaint",
    "complaint_step",
    "tally",
    "ombudsman_decision",
    "remedy",
)


def upgrade() -> None:
    create(
        op,
        "kpi",
        code("kpi", "contract", "contract.code"),
        code("kpi", "standard"),
        sa.Column("name", sa.String(), nullable=False),
        words("kpi_unit", "percent", "count", column="unit"),
        words("direction", "at-least", "at-most"),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("approaching", sa.String(), nullable=True),
        sa.Column("improvement", sa.String(), nullable=True),
        sa.Column("is_binding", sa.Boolean(), nullable=True),
        indexed=(
            "contract",
            "standard",
        ),
    )
    create(
        op,
        "kpi_observation",
        code("kpi_observation", "case", "kpi.id"),
        code("kpi_observation", "authority", "authority.code"),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("numerator", sa.Integer(), nullable=False),
        sa.Column("denominator", sa.Integer(), nullable=True),
        indexed=(
            "case",
            "authority",
            "month",
        ),
    )
    create(
        op,
        "complaint",
        code("complaint", "authority", "authority.code"),
        code("complaint", "provider", "provider.code", nullable=True),
        code("complaint", "contract", "contract.code", nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("visit_failed_on", sa.Date(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "contract",
        ),
    )
    create(
        op,
        "complaint_step",
        code("complaint_step", "case", "complaint.id"),
        sa.Column("day", sa.Date(), nullable=False),
        words(
            "complaint_step",
            "sent-on",
            "called",
            "replied",
            "escalated",
            "to-ombudsman",
            "decided",
            "closed",
            column="step",
        ),
        sa.Column("signposted", sa.Boolean(), nullable=True),
        sa.Column("copied", sa.Boolean(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        indexed=("case",),
    )
    create(
        op,
        "tally",
        code("tally", "authority", "authority.code"),
        code("tally", "provider", "provider.code", nullable=True),
        code("tally", "contract", "contract.code", nullable=True),
        words("tally_kind", "complaint", "compliment", "prescriber-feedback", column="kind"),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("answered_in_time", sa.Integer(), nullable=True),
        sa.Column("upheld", sa.Integer(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "contract",
            "month",
        ),
    )
    create(
        op,
        "ombudsman_decision",
        code("ombudsman_decision", "authority", "authority.code"),
        code("ombudsman_decision", "provider", "provider.code", nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("ombudsman", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        words("outcome", "upheld", "not-upheld", "fault-found", "closed"),
        sa.Column("findings", JSON, nullable=False),
        indexed=(
            "authority",
            "provider",
            "reference",
        ),
    )
    create(
        op,
        "remedy",
        code("remedy", "case", "ombudsman_decision.id"),
        code("remedy", "authority", "authority.code"),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("within", sa.Integer(), nullable=True),
        words("unit", "days", "working-days", "months", column="within_unit", nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("fell_away_on", sa.Date(), nullable=True),
        sa.Column("fell_away_because", sa.String(), nullable=True),
        indexed=(
            "case",
            "authority",
        ),
    )


def downgrade() -> None:
    drop(op, *TABLES)
