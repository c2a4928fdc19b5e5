"""Parse one row of a register, cell by cell."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from app.domain.privacy import RULES, broken_rule
from app.domain.vocabulary import ContractKind, DateBasis, Purpose, Regime, ValueBasis, Vat
from app.interchange.registers.import_.cells import (
    UnreadableCell,
    is_blank,
    parse_word,
    parse_yes_no,
    strip_cell,
)
from app.interchange.registers.import_.days import is_open_ended, parse_day
from app.interchange.registers.import_.headings import REQUIRED
from app.interchange.registers.import_.money import parse_amount

_SHORT, _TEXT, _LONG = 60, 200, 4_000


class LastDayChange(StrEnum):
    """The meaning of a last day that differs from the agreed one."""

    EXTENSION = "extension"
    """The contract was extended: a change of its term."""
    TERMINATION = "termination"
    """The contract ended early: a change of its term."""
    CORRECTION = "correction"
    """The registry was wrong: its details are corrected."""


@dataclass(frozen=True, slots=True)
class CellError:
    """An error in a cell: row, column, stable code and expected value."""

    row: int
    column: int | None
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """The values of a row by field; blank cells are absent."""

    number: int
    fields: Mapping[str, Any]
    columns: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """Return the value of a field, or None if it is blank."""
        return self.fields.get(name)


def _text(max_length: int, text: str) -> str:
    if len(text) > max_length:
        raise UnreadableCell("string-too-long", f"at most {max_length:,} characters")
    return " ".join(text.split())


def _last_day(text: str) -> date | None:
    return None if is_open_ended(text) else parse_day(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "first_day": parse_day,
    "last_day": _last_day,
    "extension_last_day": parse_day,
    "review_on": parse_day,
    **dict.fromkeys(("value", "value_total", "value_per_year", "irrecoverable_vat"), parse_amount),
    **dict.fromkeys(("tendered", "sme", "vcse"), parse_yes_no),
    **{
        name: partial(parse_word, words)
        for name, words in (
            ("kind", ContractKind), ("purpose", Purpose), ("regime", Regime),
            ("value_basis", ValueBasis), ("value_vat", Vat), ("last_day_change", LastDayChange),
            ("first_day_basis", DateBasis), ("last_day_basis", DateBasis),
        )
    },
}  # fmt: skip
"""Parsers of cells that are not free text; a parsed value cannot be personal data."""

_LENGTHS = {"tender_route": _LONG}


def read_row(
    number: int, cells: Sequence[str], fields: Mapping[int, str], headings: Sequence[str]
) -> tuple[ParsedRow, list[CellError]]:
    """Parse a row and collect its errors; refused cells are left out."""
    values: dict[str, Any] = {}
    errors: list[CellError] = []
    for n, cell in enumerate(cells):
        name = fields.get(n, "")
        try:
            value = _read_cell(name, strip_cell(cell), headings[n] if n < len(headings) else "")
        except UnreadableCell as error:
            errors.append(CellError(number, n, error.code, error.detail))
            continue
        if name and value is not _BLANK:
            values[name] = value
    errors += _missing_fields(number, values, fields, {error.column for error in errors})
    return ParsedRow(number, values, {name: n for n, name in fields.items()}), errors


_BLANK = object()


def _read_cell(name: str, text: str, heading: str) -> Any:
    # A title may be any word, including one for unknown.
    if not text or (is_blank(text) and name != "title"):
        return _BLANK
    reader = _READERS.get(name)
    # Only known fields are parsed; a day in another column may be a birth date.
    if reader is not None:
        return _parse(reader, text, heading)
    _check_personal_data(text, heading)
    return _text(_LENGTHS.get(name, _TEXT), text) if name else _BLANK


def _parse(reader: Callable[[str], Any], text: str, heading: str) -> Any:
    try:
        return reader(text)
    except UnreadableCell:
        _check_personal_data(text, heading)
        raise


def _check_personal_data(text: str, heading: str) -> None:
    """Refuse personal data in any cell; the error does not repeat the value."""
    rule = _rule(text, heading) if len(text) <= _SHORT else broken_rule(text, heading)
    if rule is not None:
        raise UnreadableCell(rule, RULES[rule])


@lru_cache(maxsize=4096)
def _rule(text: str, heading: str) -> str | None:
    """Return the rule that a short text breaks; cached, because registers repeat values."""
    return broken_rule(text, heading)


def _missing_fields(
    number: int,
    values: Mapping[str, Any],
    fields: Mapping[int, str],
    refused: Collection[int | None],
) -> Iterator[CellError]:
    for n, name in fields.items():
        if name in REQUIRED and name not in values and n not in refused:
            yield CellError(number, n, "missing-field", f"a {name}")
