"""Outputs made from the rows of a query, and the errors of rows that cannot be read."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

AnyOut = TypeVar("AnyOut")
SetValue: TypeAlias = Callable[[Any, Any], None]

_new = object.__new__

READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)
"""Errors of values that no type allows, such as an invalid day or JSON: edits of the database."""


def from_row(out: type[AnyOut], row: Any, **derived: Any) -> AnyOut:
    """Build a dataclass with slots from the columns of a row that are called like its fields.

    `derived` are the fields that no column holds. Raises AttributeError if a column is missing.
    """
    class_: Any = out
    setters, values_of = _copied(class_, tuple(derived))
    # As the constructor of a frozen dataclass does it, in half the time.
    built = _new(out)
    for set_value, value in zip(setters, values_of(row), strict=True):
        set_value(built, value)
    of_class = _setters(class_)
    for name, value in derived.items():
        of_class[name](built, value)
    return built


@cache
def _copied(
    class_: Any, derived: tuple[str, ...]
) -> tuple[list[SetValue], Callable[[Any], tuple[Any, ...]]]:
    """Return the setters of the copied fields, and the function that reads these from a row."""
    setters = {name: set_ for name, set_ in _setters(class_).items() if name not in derived}
    names = [*setters]
    if len(names) > 1:
        return [*setters.values()], attrgetter(*names)
    return [*setters.values()], lambda row: tuple(getattr(row, name) for name in names)


@cache
def _setters(class_: Any) -> dict[str, SetValue]:
    """Return the functions that set the fields of a dataclass with slots, by name."""
    return {field.name: getattr(class_, field.name).__set__ for field in fields(class_)}
