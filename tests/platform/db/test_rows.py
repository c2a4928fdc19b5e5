"""Outputs built from rows are what their own constructors build."""

from collections import namedtuple
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pytest

from app.platform.db.rows import builder, constructor, from_row


@dataclass(frozen=True, slots=True)
class Named:
    """A dataclass with a field that has a default."""

    code: str
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dated(Named):
    """A dataclass with inherited fields."""

    year: int = 0


_ROW: Any = namedtuple("_ROW", ["year", "other", "code", "names"])


@pytest.mark.parametrize("class_", [Named, Dated])
def test_row_gives_the_fields_of_the_same_names(class_: Any) -> None:
    row = _ROW(2025, "not a field", "brent", ["Brent"])

    assert from_row(Dated, row) == Dated("brent", ["Brent"], 2025)
    assert from_row(Named, row) == Named("brent", ["Brent"])
    assert type(from_row(class_, row)) is class_


def test_derived_fields_come_before_columns_in_any_order() -> None:
    row = _ROW(2025, None, "brent", None)

    assert from_row(Dated, row, year=2026, names=["B"]) == Dated("brent", ["B"], 2026)
    assert from_row(Named, row, names=[], code="x") == Named("x", [])


def test_builder_takes_derived_fields_in_its_order() -> None:
    row = _ROW(2025, None, "brent", None)

    assert builder(Dated, "year", "names")(row, 2026, ["B"]) == Dated("brent", ["B"], 2026)
    assert builder(Named, "names", "code")(row, [], "x") == Named("x", [])


def test_missing_column_is_an_error() -> None:
    with pytest.raises(AttributeError, match="code"):
        from_row(Named, namedtuple("Other", ["names"])([]))


@pytest.mark.parametrize(
    "built", [constructor(Dated)("a", [], 1), from_row(Dated, _ROW(1, None, "a", []))]
)
def test_what_is_built_is_frozen_and_equal(built: Any) -> None:
    assert (built, hash(built.code)) == (Dated("a", [], 1), hash("a"))
    with pytest.raises(FrozenInstanceError):
        built.code = "b"
    with pytest.raises(FrozenInstanceError):
        del built.code
