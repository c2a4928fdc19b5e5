"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}

# Codes compare byte by byte on both engines, so that a page ends at the same row.
Code = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Json = sa.JSON().with_variant(JSONB(), "postgresql")

NEVER = 2**63 - 1
"""The ledger position of what has not happened: a fact not withdrawn, a row not closed."""

LATEST = NEVER - 1
"""The position at which everything that is open now is shown."""

FIRST_DAY = date.min
LAST_DAY = date(9999, 12, 31)
"""Absent days as they are stored, so that both engines sort them alike."""


def table(model: type[SQLModel]) -> sa.Table:
    """The table of a model, for statements that select columns rather than objects."""
    found: sa.Table = model.__table__  # type: ignore[attr-defined]
    return found


Word = TypeVar("Word", bound=StrEnum)


def codelist(words: type[Word], column: str | None = None) -> Any:
    """A column that holds the public spelling of a word and refuses any other.

    A table that uses one codelist in two columns names the columns, so that each has a constraint.
    """
    return sa.Enum(
        words,
        native_enum=False,
        values_callable=lambda enum: [word.value for word in enum],
        create_constraint=True,
        validate_strings=True,
        length=32,
        name=column or _constraint_name(words),
    )


def _constraint_name(words: type[StrEnum]) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in words.__name__).lstrip("_")
