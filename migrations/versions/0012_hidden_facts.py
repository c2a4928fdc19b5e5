"""Some facts have an owner, an admin may act for an authority, and a provider has a contact."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
HIDEABLE = ("corroboration", "claim", "claim_decision", "provider_event")
CONTACT = ("service_role", "service_mailbox", "service_line")


def upgrade() -> None:
    op.add_column("change", sa.Column("acting_for", CODE, nullable=True))
    for column in CONTACT:
        op.add_column("provider_details", sa.Column(column, sa.String(), nullable=True))
    for facts in HIDEABLE:
        with op.batch_alter_table(facts) as table:
            table.add_column(sa.Column("owner", CODE, nullable=True))
            table.create_foreign_key(op.f(f"fk_{facts}_owner"), "authority", ["owner"], ["code"])
            table.create_check_constraint(
                "owner_if_only_it_sees", "(visibility = 'owner') = (owner IS NOT NULL)"
            )


def downgrade() -> None:
    for facts in HIDEABLE:
        with op.batch_alter_table(facts) as table:
            table.drop_constraint("owner_if_only_it_sees", type_="check")
            table.drop_constraint(op.f(f"fk_{facts}_owner"), type_="foreignkey")
            table.drop_column("owner")
    for column in CONTACT:
        op.drop_column("provider_details", column)
    op.drop_column("change", "acting_for")
