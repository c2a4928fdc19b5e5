"""Every fact type with its owners, its checks and its projections, as the application has them."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from app.api.wiring import CATALOGUE
from app.ledger.fact_types import FactType
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
A fact type is a kind of fact with its rules. *Owners* are the authorities that may record, revise
and withdraw it; where there are none, admins do. *Checks* look at the whole history that results
from a fact, or from its withdrawal. *Projections* are the stored rows that are computed from it.
The [codes](codes.md) say what each kind of fact says.
"""


def fact_types() -> str:
    """Return the page of the fact types, by name."""
    rows = (_row(CATALOGUE.types[name]) for name in sorted(CATALOGUE.types))
    listed = table(("fact type", "owners", "checks refuse it", "projections"), rows)
    return page("Fact types", _INTRODUCTION, MADE, listed)


def owners_of(type_: FactType[Any, Any]) -> str:
    """Return the sentence that says who owns the facts of a type."""
    return _sentences([CATALOGUE.owners[type_.name]])


def _row(type_: FactType[Any, Any]) -> tuple[str, ...]:
    projections = (item.name for item in CATALOGUE.projections if type_.model in item.facts)
    return (
        code(type_.name),
        owners_of(type_),
        _sentences(type_.checks),
        ", ".join(code(name) for name in projections),
    )


def _sentences(functions: Iterable[Callable[..., Any]]) -> str:
    return " ".join(map(_first_line, functions))


def _first_line(function: Callable[..., Any]) -> str:
    """Return the first line of a docstring as a statement. Raises RuntimeError without one."""
    text = inspect.getdoc(function)
    if text is None:
        raise RuntimeError(f"{function.__module__}.{function.__qualname__} has no docstring")
    sentence = text.splitlines()[0].removeprefix("Return ").removeprefix("Raise DomainError ")
    return sentence[0].upper() + sentence[1:]
