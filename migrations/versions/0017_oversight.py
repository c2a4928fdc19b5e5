"""How authorities watch over those who serve them."""

import sqlalchemy as sa
from alembic import op

from migrations.records import code, create, drop, words

revision = "0017"
down_revision = "0016"

TABLES = ("rhythm", "occasion", "concern", "concern_step", "staffing", "lesson", "action")


def upgrade() -> None:
    create(
        op,
        "rhythm",
        code("rhythm", "authority", "authority.code"),
        code("rhythm", "provider", "provider.code", nullable=True),
        code("rhythm", "contract", "contract.code", nullable=True),
        words(
            "occasion_kind",
            "meeting",
            "audit",
            "spot-check",
            "toolbox-talk",
            "training",
            column="kind",
        ),
        words(
            "oversight_level",
            "operational",
            "manager",
            "commissioner",
            "director",
            column="level",
            nullable=True,
        ),
        words("cadence", "daily", "weekly", "fortnightly", "monthly", "quarterly"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "contract",
        ),
    )
    create(
        op,
        "occasion",
        code("occasion", "authority", "authority.code"),
        code("occasion", "provider", "provider.code", nullable=True),
        code("occasion", "contract", "contract.code", nullable=True),
        words(
            "occasion_kind",
            "meeting",
            "audit",
            "spot-check",
            "toolbox-talk",
            "training",
            column="kind",
        ),
        words(
            "oversight_level",
            "operational",
            "manager",
            "commissioner",
            "director",
            column="level",
            nullable=True,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("findings", sa.String(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "contract",
        ),
    )
    create(
        op,
        "concern",
        code("concern", "authority", "authority.code"),
        code("concern", "provider", "provider.code"),
        code("concern", "contract", "contract.code", nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        indexed=(
            "authority",
            "provider",
            "contract",
        ),
    )
    create(
        op,
        "concern_step",
        code("concern_step", "case", "concern.id"),
        sa.Column("day", sa.Date(), nullable=False),
        words(
            "concern_step",
            "warning",
            "improvement-plan",
            "improved",
            "termination",
            "closed",
            column="step",
        ),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        indexed=("case",),
    )
    create(
        op,
        "staffing",
        code("staffing", "authority", "authority.code"),
        code("staffing", "contract", "contract.code", nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_staffing_period_ordered")),
        indexed=(
            "authority",
            "contract",
        ),
    )
    create(
        op,
        "lesson",
        code("lesson", "authority", "authority.code"),
        code("lesson", "provider", "provider.code", nullable=True),
        code("lesson", "incident", nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("learnt_on", sa.Date(), nullable=False),
        code("lesson", "shared_with", "consortium.code", nullable=True),
        sa.Column("shared_on", sa.Date(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "shared_with",
        ),
    )
    create(
        op,
        "action",
        code("action", "authority", "authority.code"),
        code("action", "provider", "provider.code", nullable=True),
        code("action", "contract", "contract.code", nullable=True),
        code("action", "arises_from", nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner_role", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        indexed=(
            "authority",
            "provider",
            "contract",
        ),
    )


def downgrade() -> None:
    drop(op, *TABLES)
