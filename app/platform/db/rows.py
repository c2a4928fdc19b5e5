"""Outputs made from the rows of a query, and the errors of rows that cannot be read."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

AnyOut = TypeVar("AnyOut")

READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)
"""Errors of values that no type allows, such as an invalid day or JSON: edits of the database."""


def from_row(out: type[AnyOut], row: Any, **derived: Any) -> AnyOut:
    """Build a dataclass from the columns of a row that are called like its fields.

    `derived` are the fields that no column holds. Raises AttributeError if a column is missing.
    """
    class_: Any = out
    copied = {name: getattr(row, name) for name in _field_names(class_) if name not in derived}
    return out(**copied, **derived)


@cache
def _field_names(class_: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(class_))
