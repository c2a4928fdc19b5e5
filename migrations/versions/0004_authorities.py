"""Authorities, consortia, and what is reported of their services."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "authority",
        sa.Column("code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_authority")),
    )
    op.create_table(
        "authority_details",
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
                "london-borough",
                "city-corporation",
                "county",
                "unitary",
                "metropolitan-district",
                "integrated-care-board",
                "nhs-trust",
                "other",
                name="authority_kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("official_name", sa.String(), nullable=True),
        sa.Column("icb", CODE, nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("successor", CODE, nullable=True),
        sa.CheckConstraint(
            "first_day <= last_day", name=op.f("ck_authority_details_being_ordered")
        ),
        sa.ForeignKeyConstraint(
            ["code"], ["authority.code"], name=op.f("fk_authority_details_code")
        ),
        sa.ForeignKeyConstraint(["icb"], ["authority.code"], name=op.f("fk_authority_details_icb")),
        sa.ForeignKeyConstraint(
            ["source"], ["source.code"], name=op.f("fk_authority_details_source")
        ),
        sa.ForeignKeyConstraint(
            ["successor"], ["authority.code"], name=op.f("fk_authority_details_successor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_details")),
    )
    op.create_index("ix_authority_details_code", "authority_details", ["code"], unique=False)
    op.create_table(
        "consortium",
        sa.Column("code", CODE, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_consortium")),
    )
    op.create_table(
        "consortium_details",
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
        sa.Column("aliases", JSON, nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["code"], ["consortium.code"], name=op.f("fk_consortium_details_code")
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["source.code"], name=op.f("fk_consortium_details_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consortium_details")),
    )
    op.create_index("ix_consortium_details_code", "consortium_details", ["code"], unique=False)
    op.create_table(
        "membership",
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
        sa.Column("consortium", CODE, nullable=False),
        sa.Column("authority", CODE, nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "lead",
                "joint-lead",
                "member",
                "partner",
                "host",
                "customer",
                name="membership_role",
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
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_membership_period_ordered")),
        sa.CheckConstraint("seen_from <= seen_to", name=op.f("ck_membership_seen_ordered")),
        sa.ForeignKeyConstraint(
            ["authority"], ["authority.code"], name=op.f("fk_membership_authority")
        ),
        sa.ForeignKeyConstraint(
            ["consortium"], ["consortium.code"], name=op.f("fk_membership_consortium")
        ),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_membership_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(
        "ix_membership_consortium", "membership", ["consortium", "authority"], unique=False
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership", CODE, nullable=False),
        sa.Column("consortium", CODE, nullable=False),
        sa.Column("authority", CODE, nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("days_from", sa.Date(), nullable=False),
        sa.Column("days_to", sa.Date(), nullable=False),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
    op.create_index("ix_member_authority", "member", ["authority", "to_position"], unique=False)
    op.create_index("ix_member_consortium", "member", ["consortium", "to_position"], unique=False)
    op.create_table(
        "attestation",
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
        sa.Column("authority", CODE, nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("attested_on", sa.Date(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_attestation_period_ordered")),
        sa.ForeignKeyConstraint(
            ["authority"], ["authority.code"], name=op.f("fk_attestation_authority")
        ),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_attestation_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attestation")),
    )
    op.create_index(
        "ix_attestation_authority", "attestation", ["authority", "to_position"], unique=False
    )
    op.create_table(
        "service_report",
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
        sa.Column("authority", CODE, nullable=False),
        sa.Column("scope", CODE, nullable=False),
        sa.Column(
            "finding",
            sa.Enum(
                "full",
                "partial",
                "urgent-only",
                "none",
                "provider-unnamed",
                name="finding",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_service_report_period_ordered")),
        sa.ForeignKeyConstraint(
            ["authority"], ["authority.code"], name=op.f("fk_service_report_authority")
        ),
        sa.ForeignKeyConstraint(["scope"], ["scope.code"], name=op.f("fk_service_report_scope")),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_service_report_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_report")),
    )
    op.create_index(
        "ix_service_report_authority", "service_report", ["authority", "to_position"], unique=False
    )


def downgrade() -> None:
    op.drop_table("service_report")
    op.drop_table("attestation")
    op.drop_table("member")
    op.drop_table("membership")
    op.drop_table("consortium_details")
    op.drop_table("consortium")
    op.drop_table("authority_details")
    op.drop_table("authority")
