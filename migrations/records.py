"""Parts of the tables of records. Migrations call this; it does not change.

Such a table has the columns of a fact, its owner and the record that it revises. Each column that
filters its list has an index that ends in the order of reading.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from migrations.append_only import protect

CODE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
ERASABLE = ("note",)
"""The columns of every record that hold erasable text."""


def words(name: str, *values: str, nullable: bool = False) -> Any:
    """A column that holds a word of a codelist with the same name."""
    codelist = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, codelist, nullable=nullable)


def code(table: str, column: str, of: str | None = None, *, nullable: bool = False) -> list[Any]:
    """A column that holds a code, and its foreign key if `of` names the column of a thing."""
    found: list[Any] = [sa.Column(column, CODE, nullable=nullable)]
    if of is not None:
        name = f"fk_{table}_{column}"
        found.append(sa.ForeignKeyConstraint([column], [of], name=name))
    return found


def create(
    op: Any, table: str, *parts: Any, indexed: Sequence[str], erasable: Sequence[str] = ()
) -> None:
    """Create a table of records with these columns and constraints of its own.

    `erasable` names the columns that hold free text.
    """
    own = [item for part in parts for item in (part if isinstance(part, list) else [part])]
    op.create_table(
        table,
        sa.Column("id", CODE, nullable=False),
        sa.Column("stream", CODE, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        *code(table, "source", "source.code"),
        words("confidence", "high", "medium", "low"),
        words("visibility", "public", "partners", "owner"),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("replaces", CODE, nullable=True),
        sa.Column("from_at", sa.BigInteger(), nullable=False),
        sa.Column("to_at", sa.BigInteger(), nullable=False),
        *code(table, "owner", "authority.code", nullable=True),
        *code(table, "opening", nullable=True),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.CheckConstraint(
            "(visibility = 'owner') = (owner IS NOT NULL)",
            name=op.f(f"ck_{table}_owner_if_only_it_sees"),
        ),
    )
    op.create_index(f"ix_{table}_from_at", table, ["from_at", "stream", "position"])
    is_revision = sa.text("opening IS NOT NULL")
    op.create_index(
        f"ix_{table}_opening",
        table,
        ["opening", "from_at"],
        sqlite_where=is_revision,
        postgresql_where=is_revision,
    )
    for column in indexed:
        op.create_index(f"ix_{table}_{column}", table, [column, "from_at"])
    protect(op, table, closed_once=True, erasable=(*ERASABLE, *erasable))


def drop(op: Any, *tables: str) -> None:
    """Drop tables of records in reverse order. Raises RuntimeError if one of them has rows."""
    for table in tables:
        if op.get_bind().execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first():
            raise RuntimeError(f"{table} has facts, and entries of the ledger name them")
    for table in reversed(tables):
        op.drop_table(table)
