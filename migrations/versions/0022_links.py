"""Lists of codes are tables, whose rows the database holds to what they name."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.append_only import protect, unprotect

revision = "0022"
down_revision = "0021"

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

# The link table, the table of facts, what the codes name, the list, and the column before it.
OF_FACTS = (
    ("contract_buyer", "contract_details", "authority", "buyers", "lead"),
    ("contract_replacement", "contract_details", "contract", "replaces_contracts", "framework"),
    ("attestation_scope", "attestation", "scope", "scopes", "authority"),
    ("data_transfer_scope", "data_transfer", "scope", "scopes", "classes"),
    ("incident_provider", "incident", "provider", "providers", "title"),
)
# The link table, the table of what was issued, and what the one calls a row of the other.
OF_ISSUED = (
    ("api_key_authority", "api_key", "key"),
    ("calendar_token_authority", "calendar_token", "token"),
)


def upgrade() -> None:
    for link, facts, thing, codes, _ in OF_FACTS:
        _create(link, "fact", facts, thing)
        _fill(link, "fact", facts, codes, thing)
        unprotect(op, facts)
        op.drop_column(facts, codes)
        protect(op, facts, closed_once=True)
    for link, issued, key in OF_ISSUED:
        _create(link, key, issued, "authority")
        _fill(link, key, issued, "authorities", "authority")
        op.drop_column(issued, "authorities")


def downgrade() -> None:
    for link, issued, key in OF_ISSUED:
        _restore((link, key, "authority"), issued, "authorities", "role")
    for link, facts, thing, codes, before in OF_FACTS:
        unprotect(op, facts)
        _restore((link, "fact", thing), facts, codes, before)
        protect(op, facts, closed_once=True)


def _create(link: str, owner: str, owners: str, thing: str) -> None:
    op.create_table(
        link,
        sa.Column(owner, CODE, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(thing, CODE, nullable=False),
        sa.PrimaryKeyConstraint(owner, "ordinal", name=op.f(f"pk_{link}")),
        sa.ForeignKeyConstraint([owner], [f"{owners}.id"], name=op.f(f"fk_{link}_{owner}")),
        sa.ForeignKeyConstraint([thing], [f"{thing}.code"], name=op.f(f"fk_{link}_{thing}")),
    )
    op.create_index(op.f(f"ix_{link}_{thing}"), link, [thing])


def _fill(link: str, owner: str, owners: str, codes: str, thing: str) -> None:
    """Carry every list over, but for codes that are unknown, as those of a token could be."""
    places = {
        "sqlite": f"SELECT {owners}.id, place.key, place.value FROM {owners}, "
        f"json_each({codes}) AS place",
        "postgresql": f"SELECT {owners}.id, place.ordinality - 1, place.value FROM {owners}, "
        f"jsonb_array_elements_text({codes}) WITH ORDINALITY AS place (value, ordinality)",
    }[op.get_bind().dialect.name]
    known = f"WHERE place.value IN (SELECT code FROM {thing})"
    op.execute(f"INSERT INTO {link} ({owner}, ordinal, {thing}) {places} {known}")
    protect(op, link)


def _restore(rows: tuple[str, str, str], owners: str, codes: str, before: str) -> None:
    link, owner, thing = rows
    gather = {
        "sqlite": f"(SELECT json_group_array({thing}) FROM (SELECT {thing} FROM {link} "
        f"WHERE {owner} = {owners}.id ORDER BY ordinal))",
        "postgresql": f"coalesce((SELECT jsonb_agg({thing} ORDER BY ordinal) FROM {link} "
        f"WHERE {owner} = {owners}.id), '[]')",
    }[op.get_bind().dialect.name]
    order = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(owners)]
    order.insert(order.index(before) + 1, codes)
    op.add_column(owners, sa.Column(codes, JSON, nullable=True))
    op.execute(f"UPDATE {owners} SET {codes} = {gather}")
    # The triggers of SQLite name the columns in their order, so it is kept.
    with op.batch_alter_table(owners, partial_reordering=[tuple(order)]) as table:
        table.alter_column(codes, existing_type=JSON, nullable=False)
    op.drop_table(link)
