"""Contracts, their terms, and who takes what from them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "contract",
        sa.Column("code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_contract")),
    )
    op.create_table(
        "contract_details",
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
        sa.Column(
            "kind",
            sa.Enum(
                "framework",
                "call-off",
                "direct-award",
                "competed",
                "spot-purchase",
                "in-house",
                "direct-engagement",
                "inter-authority",
                "unknown",
                name="contract_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "purpose",
            sa.Enum(
                "lasting",
                "bridging",
                "unknown",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "regime",
            sa.Enum(
                "pcr-2015",
                "pa-2023",
                "psr-2023",
                "below-threshold",
                "unknown",
                name="regime",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "special_regime",
            sa.Enum(
                "light-touch",
                "none",
                "unknown",
                name="special_regime",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "ground",
            sa.Enum(
                "prototype",
                "art",
                "exclusive-rights",
                "technical",
                "extension-or-replacement",
                "repeat",
                "commodity",
                "insolvency-terms",
                "urgency",
                "user-choice",
                "defence-transport",
                "defence-existing",
                "defence-capability",
                "pcr-32-2-c",
                "psr-urgent",
                "framework-direct",
                "unknown",
                name="ground",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("cpv", sa.String(), nullable=True),
        sa.Column("provider", CODE, nullable=True),
        sa.Column("lead", CODE, nullable=True),
        sa.Column("buyers", JSON, nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("consortium", CODE, nullable=True),
        sa.Column("framework", CODE, nullable=True),
        sa.Column("replaces_contracts", JSON, nullable=False),
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
        sa.Column("last_day", sa.Date(), nullable=True),
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
        sa.Column("options", JSON, nullable=False),
        sa.Column("break_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("amounts", JSON, nullable=False),
        sa.Column("irrecoverable_vat", sa.String(), nullable=True),
        sa.Column("tender_route", sa.Text(), nullable=True),
        sa.Column("sme", sa.Boolean(), nullable=True),
        sa.Column("vcse", sa.Boolean(), nullable=True),
        sa.Column("ocid", sa.String(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_contract_details_term_ordered")),
        sa.ForeignKeyConstraint(["code"], ["contract.code"], name=op.f("fk_contract_details_code")),
        sa.ForeignKeyConstraint(
            ["consortium"], ["consortium.code"], name=op.f("fk_contract_details_consortium")
        ),
        sa.ForeignKeyConstraint(
            ["framework"], ["contract.code"], name=op.f("fk_contract_details_framework")
        ),
        sa.ForeignKeyConstraint(
            ["lead"], ["authority.code"], name=op.f("fk_contract_details_lead")
        ),
        sa.ForeignKeyConstraint(
            ["provider"], ["provider.code"], name=op.f("fk_contract_details_provider")
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["source.code"], name=op.f("fk_contract_details_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_details")),
    )
    op.create_index("ix_contract_details_code", "contract_details", ["code"], unique=False)
    op.create_index(
        "ix_contract_details_framework", "contract_details", ["framework"], unique=False
    )
    op.create_index("ix_contract_details_provider", "contract_details", ["provider"], unique=False)
    op.create_table(
        "term_change",
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
        sa.Column("contract", CODE, nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "extension",
                "termination",
                "cancellation",
                name="term_change_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "expiry",
                "insolvency",
                "breach",
                "mutual",
                "convenience",
                "superseded",
                "fell-through",
                "other",
                name="ending_reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "(change = 'cancellation') = (last_day IS NULL)",
            name=op.f("ck_term_change_day_if_any_left"),
        ),
        sa.ForeignKeyConstraint(
            ["contract"], ["contract.code"], name=op.f("fk_term_change_contract")
        ),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_term_change_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_change")),
    )
    op.create_index(
        "ix_term_change_contract", "term_change", ["contract", "to_position"], unique=False
    )
    op.create_table(
        "award",
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
        sa.Column("contract", CODE, nullable=False),
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
        sa.Column("items", JSON, nullable=False),
        sa.Column("cases", JSON, nullable=False),
        sa.Column(
            "installed_base",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="installed_base",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
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
        sa.Column("last_day", sa.Date(), nullable=True),
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
        sa.Column("seen_from", sa.Date(), nullable=True),
        sa.Column("seen_to", sa.Date(), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_award_period_ordered")),
        sa.CheckConstraint("seen_from <= seen_to", name=op.f("ck_award_seen_ordered")),
        sa.ForeignKeyConstraint(["authority"], ["authority.code"], name=op.f("fk_award_authority")),
        sa.ForeignKeyConstraint(["contract"], ["contract.code"], name=op.f("fk_award_contract")),
        sa.ForeignKeyConstraint(["scope"], ["scope.code"], name=op.f("fk_award_scope")),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_award_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
    )
    op.create_index(
        "ix_award_authority", "award", ["authority", "scope", "to_position"], unique=False
    )
    op.create_index("ix_award_contract", "award", ["contract", "to_position"], unique=False)
    op.create_table(
        "notice",
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
        sa.Column("contract", CODE, nullable=False),
        sa.Column(
            "notice_type",
            sa.Enum(
                "UK1",
                "UK2",
                "UK3",
                "UK4",
                "UK5",
                "UK6",
                "UK7",
                "UK8",
                "UK9",
                "UK10",
                "UK11",
                "UK12",
                "UK13",
                "UK14",
                "UK15",
                "UK16",
                "UK17",
                "F02",
                "F03",
                "F14",
                "F20",
                "contracts-finder",
                name="notice_type",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("identifier", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["contract"], ["contract.code"], name=op.f("fk_notice_contract")),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_notice_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_contract", "notice", ["contract", "to_position"], unique=False)


def downgrade() -> None:
    op.drop_table("notice")
    op.drop_table("award")
    op.drop_table("term_change")
    op.drop_table("contract_details")
    op.drop_table("contract")
