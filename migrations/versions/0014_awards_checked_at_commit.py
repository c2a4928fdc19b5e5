"""PostgreSQL looks at awards when a transaction commits, after the command, which says why not."""

from alembic import op

revision = "0014"
down_revision = "0013"

NEVER = 2**63 - 1


def upgrade() -> None:
    _add("DEFERRABLE INITIALLY DEFERRED")


def downgrade() -> None:
    _add("")


def _add(when: str) -> None:
    # An exclusion constraint cannot be altered. The command checks the rule with the new award
    # already in its table: looked at there and then, the answer would be an error of the database.
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("ALTER TABLE award DROP CONSTRAINT ex_award_one_a_day")
    op.execute(f"""
        ALTER TABLE award ADD CONSTRAINT ex_award_one_a_day EXCLUDE USING gist (
            contract WITH =, authority WITH =, scope WITH =,
            daterange(first_day, last_day, '[]') WITH &&
        ) WHERE (to_position = {NEVER}) {when}
    """)
