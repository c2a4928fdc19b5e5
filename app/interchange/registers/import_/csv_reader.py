"""Read a CSV file: detect its encoding and separator, and number its rows."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from app.platform.problems.problem import Problem

NumberedRow: TypeAlias = tuple[int, list[str]]
"""The spreadsheet number of a row, and its cells."""

MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 200_000, 200, 10_000
_CHUNK = 2**16
_UTF_8, _CP1252 = "utf-8-sig", "cp1252"
_BINARY_SIGNATURES = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x1f\x8b",
    b"\xff\xfe",
    b"\xfe\xff",
)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file that can be iterated repeatedly without holding all rows."""

    content: bytes
    encoding: str
    separator: str

    @classmethod
    def from_bytes(cls, content: bytes) -> "CsvFile":
        """Detect encoding and separator. Raises Problem if the content is no text."""
        if content.startswith(_BINARY_SIGNATURES) or b"\x00" in content:
            raise Problem("not-csv", "text in UTF-8 or Windows-1252, with no NUL in it")
        encoding = next((name for name in (_UTF_8, _CP1252) if _decodes_as(content, name)), None)
        if encoding is None:
            raise Problem("not-csv", "text in UTF-8 or Windows-1252; this is in neither")
        first = content[:_CHUNK].partition(b"\n")[0].decode(encoding, "replace")
        return cls(content, encoding, max(",;\t", key=first.count))

    def rows(self) -> Iterator[NumberedRow]:
        """Yield the rows that are not blank, with spreadsheet row numbers. Raises Problem."""
        text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        reader = csv.reader(text, delimiter=self.separator, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if number > MAX_ROWS:
                    raise Problem("too-many-rows", f"at most {MAX_ROWS:,} rows, empty ones too")
                if any(cell.strip() for cell in cells):
                    yield number, _check_bounds(number, cells)
        except csv.Error as error:
            raise _syntax_problem(number + 1, str(error)) from None

    def header(self) -> list[str]:
        """Return the first row. Raises Problem if there is none."""
        for _, cells in islice(self.rows(), 1):
            return cells
        raise Problem("no-rows", "a header, and a row for each contract")

    def data_rows(self) -> Iterator[NumberedRow]:
        """Yield the rows below the header."""
        return islice(self.rows(), 1, None)


def _decodes_as(content: bytes, encoding: str) -> bool:
    """Return whether bytes decode in an encoding, checked in chunks to bound memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _CHUNK):
            decoder.decode(bytes(view[start : start + _CHUNK]))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_bounds(number: int, cells: list[str]) -> list[str]:
    if len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL_LENGTH for cell in cells):
        limits = f"at most {MAX_COLUMNS} columns, and {MAX_CELL_LENGTH:,} characters a cell"
        raise Problem("not-csv", f"row {number}: {limits}")
    return cells


def _syntax_problem(number: int, error: str) -> Problem:
    if "unexpected end of data" in error or "field larger" in error:
        detail = f"row {number}: a quotation mark is opened there and never closed"
        return Problem("quote-not-closed", detail)
    detail = f"row {number}: text stands after a closing quotation mark, or a line end is broken"
    return Problem("not-csv", detail)
