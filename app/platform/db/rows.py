"""Outputs made from the rows of a query, and the errors of rows that cannot be read."""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias, TypeVar

AnyOut = TypeVar("AnyOut")
Build: TypeAlias = Callable[..., Any]
ValuesOf: TypeAlias = Callable[[Any], tuple[Any, ...]]

READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)
"""Errors of values that no type allows, such as an invalid day or JSON: edits of the database."""


def from_row(out: type[AnyOut], row: Any, **derived: Any) -> AnyOut:
    """Build a dataclass with slots from the columns of a row that are called like its fields.

    `derived` are the fields that no column holds. Raises AttributeError if a column is missing.
    """
    class_: Any = out
    build, values_of, in_order = _plan(class_, tuple(derived))
    built: AnyOut = build(*in_order((*values_of(row), *derived.values())))
    return built


@cache
def constructor(class_: Any) -> Build:
    """Return the function that builds a frozen dataclass from the values of all its fields.

    Its own constructor passes by the ban on assignments for each field, in five times the time.
    """
    assigning: Any = make_dataclass("Assigning", [field.name for field in fields(class_)])
    # Both assignment and deletion, because Python has one slot for the two.
    allowed = {name: getattr(object, name) for name in ("__setattr__", "__delattr__")}
    members = {"__slots__": (), "__init__": assigning.__init__, **allowed}
    open_: Any = type(class_.__name__, (class_,), members)

    def build(*values: Any) -> Any:
        built = open_(*values)
        built.__class__ = class_
        return built

    return build


@cache
def _plan(class_: Any, derived: tuple[str, ...]) -> tuple[Build, ValuesOf, ValuesOf]:
    """Return how to build a dataclass, how to read columns from a row, and how to order all."""
    names = [field.name for field in fields(class_)]
    copied = [name for name in names if name not in derived]
    given = [*copied, *derived]
    order = [given.index(name) for name in names]
    return constructor(class_), _getter(attrgetter, copied), _getter(itemgetter, order)


def _getter(getter: Any, keys: list[Any]) -> ValuesOf:
    """Return the function that reads values as a tuple, however many there are."""
    if len(keys) > 1:
        read: ValuesOf = getter(*keys)
        return read
    return lambda source: tuple(getter(key)(source) for key in keys)
