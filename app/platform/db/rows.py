"""Outputs made from the rows of a query, and the errors of rows that cannot be read."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

AnyOut = TypeVar("AnyOut")

_new, _set = object.__new__, object.__setattr__

READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)
"""Errors of values that no type allows, such as an invalid day or JSON: edits of the database."""


def from_row(out: type[AnyOut], row: Any, **derived: Any) -> AnyOut:
    """Build a dataclass from the columns of a row that are called like its fields.

    `derived` are the fields that no column holds. Raises AttributeError if a column is missing.
    """
    class_: Any = out
    names, values_of = _copied(class_, tuple(derived))
    # As the constructor of a frozen dataclass does it, which takes twice as long for its keywords.
    built = _new(out)
    for name, value in zip(names, values_of(row), strict=True):
        _set(built, name, value)
    for name, value in derived.items():
        _set(built, name, value)
    return built


@cache
def _copied(
    class_: Any, derived: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of the copied fields, and the function that reads them from a row."""
    names = tuple(field.name for field in fields(class_) if field.name not in derived)
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda row: tuple(getattr(row, name) for name in names)
