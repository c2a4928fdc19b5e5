"""The fields of column headings, as `headings.toml` and a mapping of the publisher spell them."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from app.platform.problems.problem import FieldError, Problem

_SPELLINGS = Path(__file__).with_name("headings.toml")
_BRACKETS = re.compile(r"\([^)]*\)|£")
_WORD = re.compile(r"[^\W_]+")

Corrections: TypeAlias = Mapping[str, str | None]
"""The field of columns by their headings or letters; None for a column that is not read."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The field of each column that is read, and the other columns with a heading."""

    fields: dict[int, str]
    unread: list[int]

    @property
    def known(self) -> frozenset[str]:
        """The fields that a column has."""
        return frozenset(self.fields.values())

    def columns(self) -> dict[str, int]:
        """Return the first column of each field."""
        return {field: n for n, field in sorted(self.fields.items(), reverse=True)}


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(_SPELLINGS.read_text(encoding="utf-8"))


@cache
def _unimportant() -> frozenset[str]:
    return frozenset(_listed()["unimportant"])


def words_of(heading: str) -> frozenset[str]:
    """Return the words of a heading that count, without regard to case, order and brackets."""
    bare = _WORD.findall(_BRACKETS.sub(" ", heading.casefold())[:500])
    return frozenset(bare) - _unimportant() or frozenset(bare)


@cache
def fields_by_words() -> dict[frozenset[str], str]:
    """Return the field of each spelling."""
    return {
        words_of(spelling): field
        for field, spellings in _listed()["fields"].items()
        for spelling in spellings
    }


@cache
def _not_read() -> frozenset[frozenset[str]]:
    return frozenset(map(words_of, _listed()["not_read"]))


FIELDS: tuple[str, ...] = tuple(_listed()["fields"])
SEVERAL = frozenset({"supplier"})
"""The fields of which the columns of a row may say different things."""


def read_headings(headings: Sequence[str], corrections: Corrections | None = None) -> Headings:
    """Map headings to fields; columns without a heading are not read, unless a letter names them.

    Where a sentence of a mapping differs from the spellings, the mapping is right.
    """
    corrected = _corrected(headings, corrections or {})
    fields: dict[int, str] = {}
    unread = []
    for n, heading in enumerate(headings):
        words = words_of(heading)
        field = corrected[n] if n in corrected else fields_by_words().get(words)
        if field is not None:
            fields[n] = field
        elif words and words not in _not_read():
            unread.append(n)
    return Headings(fields, unread)


def _corrected(headings: Sequence[str], corrections: Corrections) -> dict[int, str | None]:
    return {
        n: corrections[name]
        for name, columns in columns_named(headings, corrections).items()
        for n in columns
    }


def columns_named(headings: Sequence[str], names: Iterable[str]) -> dict[str, list[int]]:
    """Return the columns that names stand for: those with this heading, else with this letter."""
    columns: dict[str, list[int]] = defaultdict(list)
    for n, heading in enumerate(headings):
        columns[spelling(heading)].append(n)
    letters = {column_letters(n).casefold(): [n] for n in range(len(headings))}
    return {
        name: columns.get(spelling(name)) or letters.get(name.strip().casefold()) or []
        for name in names
    }


def overridden(kept: Corrections, given: Corrections) -> Corrections:
    """Return the fields of kept columns, and of given ones, which are right where they differ."""
    # The last one wins where a heading and a letter name one column.
    return {**{name: field for name, field in kept.items() if name not in given}, **given}


def spelling(heading: str) -> str:
    """Return a heading without differences of case and spaces."""
    return " ".join(heading.casefold().split())


def parse_corrections(columns: Sequence[str]) -> Corrections:
    """Parse `heading:field` or `letter:field`; without a field, the column is not read.

    Raises Problem for a field that no column can have.
    """
    parsed: dict[str, str | None] = {}
    for n, text in enumerate(columns):
        name, divider, word = text.rpartition(":")
        parsed[name] = word.strip() or None
        error = unknown_field(parsed[name])
        if not divider or not name.strip():
            error = "each value is a heading or a column letter, a colon and a field"
        if error is not None:
            raise _unknown_field(f"/query/columns/{n}", error)
    return parsed


def unknown_field(field: str | None) -> str | None:
    """Return the error of a field that no column can have; None for a known field and for none."""
    if field is None or field in FIELDS:
        return None
    return f"no field is called {field[:60]!r}; the fields are {', '.join(FIELDS)}"


def _unknown_field(pointer: str, detail: str) -> Problem:
    code = "unknown-column-field"
    return Problem(code, detail, [FieldError(pointer, code, detail)])


def column_letters(n: int) -> str:
    """Return the spreadsheet name of a column: A, B, …, Z, AA."""
    name = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
