"""The interface of a table in a file, whatever its format."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar, TypeAlias

from app.domain.privacy import broken_rule
from app.platform.problems.problem import Problem

NumberedRow: TypeAlias = tuple[int, list[str]]
"""The spreadsheet number of a row, and its cells."""

MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 200_000, 200, 10_000


class TableFile(ABC):
    """A table that can be iterated repeatedly without holding all rows."""

    format: ClassVar[str]
    encoding: str
    """The encoding of a text; of a workbook, `xlsx`."""

    remark: str | None
    """A finding about the file as a whole, such as an encoding that was guessed."""

    sheet: str | None
    """The name of the sheet that is read; None for a text."""

    other_sheets: tuple[str, ...]
    """The names of the sheets of a workbook that are not read."""

    @abstractmethod
    def rows(self) -> Iterator[NumberedRow]:
        """Yield the rows that are not blank, with spreadsheet row numbers. Raises Problem."""


def check_bounds(number: int, cells: list[str]) -> list[str]:
    """Return the cells of a row. Raises Problem if they are too many or too long."""
    if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
        raise Problem("too-many-columns", f"row {number}: at most {MAX_COLUMNS} columns")
    if any(len(cell) > MAX_CELL_LENGTH for cell in cells):
        raise Problem("not-csv", f"row {number}: at most {MAX_CELL_LENGTH:,} characters a cell")
    if any("\x00" in cell for cell in cells):
        raise Problem("not-csv", f"row {number}: a cell holds NUL, which is no text")
    return cells[:MAX_COLUMNS]


def shown_sheets(names: Iterable[str | None]) -> list[str]:
    """Return the names of sheets without those that may be personal data."""
    return [name for name in names if name is not None and broken_rule(name) is None]


def too_many_rows() -> Problem:
    """Return the problem of a file with more rows than are read."""
    return Problem("too-many-rows", f"at most {MAX_ROWS:,} rows, empty ones too")
