"""Find the header of a table among its first rows, and further headers below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.interchange.registers.columns.headings import Corrections, Headings, read_headings
from app.interchange.registers.import_.table_files.table import NumberedRow
from app.platform.problems.problem import FieldError, Problem

FIRST_ROWS = 20
_OTHERS = 2
"""The least known headings beside the title: a line of text has fewer."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row of a header, its headings, and what its columns were taken for."""

    row: int
    headings: list[str]
    columns: Headings


def find_header(rows: Iterable[NumberedRow], corrections: Corrections) -> Header | None:
    """Return the first header among the first rows: a title and two more known headings."""
    for number, cells in takewhile(lambda row: row[0] <= FIRST_ROWS, rows):
        columns = read_headings(cells, corrections)
        if _is_header(columns):
            return Header(number, [*cells], columns)
    return None


def require_header(rows: Iterable[NumberedRow], corrections: Corrections) -> Header:
    """Return the header. Raises Problem if there is none, and says what is known of each row."""
    kept = [*takewhile(lambda row: row[0] <= FIRST_ROWS, rows)]
    if not kept:
        raise Problem("no-rows", "a header, and a row for each contract")
    header = find_header(kept, corrections)
    if header is None:
        raise _no_header(kept, corrections)
    return header


def is_other_header(header: Header, cells: Sequence[str], corrections: Corrections) -> bool:
    """Return whether a row below the header is the header of another table.

    The same header again, as printed on every page, is none.
    """
    return _is_header(read_headings(cells, corrections)) and not is_repeated(header, cells)


def is_repeated(header: Header, cells: Sequence[str]) -> bool:
    """Return whether a row repeats the header."""
    return [cell.strip() for cell in cells] == [cell.strip() for cell in header.headings]


def may_be_header(cells: Sequence[str], columns: Headings) -> bool:
    """Return whether a cell in the column of the title reads like a heading; quickly."""
    return any(
        n < len(cells) and read_headings([cells[n]]).fields
        for n, field in columns.fields.items()
        if field == "title"
    )


def _is_header(columns: Headings) -> bool:
    return "title" in columns.known and len(columns.known) > _OTHERS


def _no_header(rows: Sequence[NumberedRow], corrections: Corrections) -> Problem:
    number, cells = max(rows, key=lambda row: len(read_headings(row[1], corrections).known))
    known = ", ".join(sorted(read_headings(cells, corrections).known)) or "none"
    detail = (
        f"a title and two more headings that are known, in one of the first {FIRST_ROWS} rows; "
        f"row {number} has most of them: {known}"
    )
    error = FieldError("/header", "missing-column", detail)
    return Problem("headings-unclear", detail, [error])
