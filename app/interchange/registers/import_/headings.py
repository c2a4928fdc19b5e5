"""The fields of column headings, as `headings.toml` and a mapping of the publisher spell them."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    columns: dict[str, list[int]] = defaultdict(list)
    for n, heading in enumerate(headings):
        columns[spelling(heading)].append(n)
    letters = {column_letters(n).casefold(): [n] for n in range(len(headings))}
    return {
        n: field
        for name, field in corrections.items()
        for n in columns.get(spelling(name)) or letters.get(name.strip().casefold()) or []
    }


def spelling(heading: str) -> str:
    """Return a heading without differences of case and spaces."""
    return " ".join(heading.casefold().split())


def parse_corrections(columns: Sequence[str]) -> Corrections:
    """Parse `heading:field` or `letter:field`; without a field, the column is not read.

    Raises Problem for a field that no column can have.
    """
    parsed = {}
    for n, text in enumerate(columns):
        name, divider, field = text.rpartition(":")
        if not divider or not name.strip():
            detail = "each value is a heading or a column letter, a colon and a field"
            raise _unknown_field(f"/query/columns/{n}", detail)
        parsed[name] = check_field(field.strip() or None, f"/query/columns/{n}")
    return parsed


def check_field(field: str | None, pointer: str) -> str | None:
    """Return a field of columns. Raises Problem for another word."""
    if field is not None and field not in FIELDS:
        detail = f"no field is called {field[:60]!r}; the fields are {', '.join(FIELDS)}"
        raise _unknown_field(pointer, detail)
    return field


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
