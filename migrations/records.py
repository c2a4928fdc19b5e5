"""What the tables of records have in common. Migrations call this; it does not change.

Such a table has the columns of a fact, its owner and the record that it states again, is searched
by columns that each have an index ending in the order of reading, and keeps what was written.
"""

from typing import Any

import sqlalchemy as sa

from migrations.append_only import protect

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NEVER = 2**63 - 1


def words(name: str, *values: str, column: str | None = None, nullable: bool = False) -> Any:
    """A column that holds one of some words; the rule goes by the name of the codelist."""
    codelist = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(column or name, codelist, nullable=nullable)


def code(table: str, column: str, of: str | None = None, *, nullable: bool = False) -> list[Any]:
    """A column that holds a code, of some thing if it is named."""
    found: list[Any] = [sa.Column(column, CODE, nullable=nullable)]
    if of is not None:
        thing, key = of.split(".")
        found.append(
            sa.ForeignKeyConstraint([column], [f"{thing}.{key}"], name=f"fk_{table}_{column}")
        )
    return found


def create(op: Any, table: str, *parts: Any, indexed: tuple[str, ...]) -> None:
    """Make a table of records; `parts` are its own columns and rules."""
    own = [one for part in parts for one in (part if isinstance(part, list) else [part])]
    op.create_table(
        table,
        sa.Column("id", CODE, nullable=False),
        *code(table, "source", "source.code"),
        words("confidence", "high", "medium", "low"),
        words("visibility", "public", "partners", "owner"),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("replaces", CODE, nullable=True),
        sa.Column("from_position", sa.BigInteger(), nullable=False),
        sa.Column("to_position", sa.BigInteger(), nullable=False),
        *code(table, "owner", "authority.code", nullable=True),
        *code(table, "opening", nullable=True),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.CheckConstraint(
            "(visibility = 'owner') = (owner IS NOT NULL)",
            name=op.f(f"ck_{table}_owner_if_only_it_sees"),
        ),
    )
    for column in ("opening", *indexed):
        op.create_index(f"ix_{table}_{column}", table, [column, "from_position"])
    protect(op, table, closed_once=True)


def drop(op: Any, *tables: str) -> None:
    """Take tables of records away again, unless somebody has stated any: they would be lost."""
    for table in tables:
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first():
            raise RuntimeError(f"there are facts in {table}, and the ledger speaks of them")
    for table in reversed(tables):
        op.drop_table(table)
