"""One contract may not award an authority the same scope twice on one day (PostgreSQL only)."""

from alembic import op

revision = "0010"
down_revision = "0009"

NEVER = 2**63 - 1


def upgrade() -> None:
    # SQLite has no exclusion constraints; there, as everywhere, the command checks the rule too.
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.execute(f"""
        ALTER TABLE award ADD CONSTRAINT ex_award_one_a_day EXCLUDE USING gist (
            contract WITH =, authority WITH =, scope WITH =,
            daterange(first_day, last_day, '[]') WITH &&
        ) WHERE (to_position = {NEVER})
    """)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE award DROP CONSTRAINT ex_award_one_a_day")
