"""Outputs made from the rows of a query, and the errors of rows that cannot be read."""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from functools import cache
from operator import attrgetter
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
    built: AnyOut = builder(class_, *derived)(row, *derived.values())
    return built


@cache
def builder(class_: Any, *derived: str) -> Build:
    """Return the function that builds a dataclass with slots from a row and its derived fields.

    It does as `from_row` in a third of the time, for outputs of which an answer has many.
    """
    copied = [field.name for field in fields(class_) if field.name not in derived]
    build, values_of = constructor(class_, *copied, *derived), _getter(copied)

    def built(row: Any, *values: Any) -> Any:
        return build(*values_of(row), *values)

    return built


@cache
def constructor(class_: Any, *names: str) -> Build:
    """Return the function that builds a frozen dataclass from the values of all its fields.

    They are in the order of `names`, or of the class. Its own constructor passes by the ban on
    assignments for each field, in five times the time.
    """
    assigning: Any = make_dataclass("Assigning", names or [field.name for field in fields(class_)])
    # Both assignment and deletion, because Python has one slot for the two.
    allowed = {name: getattr(object, name) for name in ("__setattr__", "__delattr__")}
    members = {"__slots__": (), "__init__": assigning.__init__, **allowed}
    open_: Any = type(class_.__name__, (class_,), members)

    def build(*values: Any) -> Any:
        built = open_(*values)
        built.__class__ = class_
        return built

    return build


def _getter(names: list[str]) -> ValuesOf:
    """Return the function that reads columns of a row as a tuple, however many there are."""
    if len(names) > 1:
        read: ValuesOf = attrgetter(*names)
        return read
    return lambda row: tuple(getattr(row, name) for name in names)
