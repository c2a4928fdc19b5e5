"""Column types that behave alike on SQLite and PostgreSQL."""

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

# Rows are never validated: building their validators would only lengthen each start.
SQLModel.model_config["defer_build"] = True

# Codes compare byte by byte on both engines, so that a page ends at the same row.
Code = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Json = sa.JSON().with_variant(JSONB(), "postgresql")
# None is stored as NULL, not as the JSON value null.
NullableJson = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

NEVER = 2**63 - 1
"""The moment that stands for never: a fact not withdrawn, a row not closed."""

LATEST = NEVER - 1
"""The moment that shows everything that is open now."""

FIRST_DAY = date.min
LAST_DAY = date(9999, 12, 31)
"""The stored form of absent days, so that both engines sort them alike."""


def table(model: type[SQLModel]) -> sa.Table:
    """Return the table of a model, for statements that select columns rather than objects."""
    found: sa.Table = model.__table__  # type: ignore[attr-defined]
    return found


Word = TypeVar("Word", bound=StrEnum)


def codelist(words: type[Word], column: str | None = None) -> Any:
    """Return the column type of an enumeration, which stores values and rejects any other text.

    `column` names the constraint, where a table has two columns of one enumeration.
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
