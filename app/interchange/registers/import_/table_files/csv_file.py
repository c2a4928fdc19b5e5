"""Read a text of separated values: detect its encoding and separator, and number its rows."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from app.interchange.registers.import_.table_files.encodings import detect_encoding
from app.interchange.registers.import_.table_files.table import (
    MAX_ROWS,
    NumberedRow,
    TableFile,
    check_bounds,
    too_many_rows,
)
from app.platform.problems.problem import Problem

_CHUNK = 2**16
_SEPARATORS = ",;\t|"
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_SAMPLED = 20


@dataclass(frozen=True, slots=True)
class CsvFile(TableFile):
    """A text of separated values."""

    format: ClassVar[str] = "csv"
    content: bytes
    encoding: str
    separator: str
    skipped: int
    remark: str | None = None
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    @classmethod
    def from_bytes(cls, content: bytes) -> "CsvFile":
        """Detect encoding and separator. Raises Problem if the content is no text."""
        found = detect_encoding(content)
        if found is None:
            raise Problem("not-csv", "text in UTF-8, UTF-16 or Windows-1252; this is in none")
        encoding, is_guessed = found
        remark = f"the text names no encoding and was read as {encoding}" if is_guessed else None
        sample = content[:_CHUNK].decode(encoding, "ignore")
        if line := _SEP_LINE.match(sample):
            return cls(content, encoding, line[1], len(line[0]), remark)
        return cls(content, encoding, _separator(sample), 0, remark)

    def rows(self) -> Iterator[NumberedRow]:
        """Yield the rows that are not blank, with spreadsheet row numbers. Raises Problem."""
        text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        # A spreadsheet does not show the line that names the separator.
        text.read(self.skipped)
        reader = csv.reader(text, delimiter=self.separator, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if number > MAX_ROWS:
                    raise too_many_rows()
                if any(cell.strip() for cell in cells):
                    yield number, check_bounds(number, cells)
        except csv.Error as error:
            raise _syntax_problem(number + 1, str(error)) from None


def _separator(sample: str) -> str:
    """Return the separator that divides one of the first rows into most cells."""
    return max(_SEPARATORS, key=lambda separator: _width(sample, separator))


def _width(sample: str, separator: str) -> int:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    widths = [0]
    # The sample may be cut inside a cell, or have the quotation marks of another separator.
    with suppress(csv.Error):
        widths += [sum(1 for cell in cells if cell.strip()) for cells in islice(rows, _SAMPLED)]
    return max(widths)


def _syntax_problem(number: int, error: str) -> Problem:
    if "unexpected end of data" in error or "field larger" in error:
        detail = f"row {number}: a quotation mark is opened there and never closed"
        return Problem("quote-not-closed", detail)
    detail = f"row {number}: text stands after a closing quotation mark, or a line end is broken"
    return Problem("not-csv", detail)
