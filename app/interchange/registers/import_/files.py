"""A file as rows: its encoding and its separator found out, its quotation marks balanced."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from app.platform.problems.problem import Problem

Row: TypeAlias = tuple[int, list[str]]
"""The number of a row as a spreadsheet shows it, and its cells."""

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 200_000, 200, 10_000
_PIECE = 2**16
_UTF_8, _CP1252 = "utf-8-sig", "cp1252"
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file whose rows can be gone through again and again, without ever holding them all."""

    content: bytes
    encoding: str
    separator: str

    @classmethod
    def of(cls, content: bytes) -> "CsvFile":
        """Find out how a file is written; what is no text is refused. Raises Problem."""
        if content.startswith(_NO_TEXT) or b"\x00" in content:
            raise Problem("not-csv", "text in UTF-8 or Windows-1252, with no NUL in it")
        encoding = next((one for one in (_UTF_8, _CP1252) if _is_in(content, one)), None)
        if encoding is None:
            raise Problem("not-csv", "text in UTF-8 or Windows-1252; this is in neither")
        first = content[:_PIECE].partition(b"\n")[0].decode(encoding, "replace")
        return cls(content, encoding, max(",;\t", key=first.count))

    def rows(self) -> Iterator[Row]:
        """Every row that says something, as a spreadsheet numbers it. Raises Problem."""
        text = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        reader = csv.reader(text, delimiter=self.separator, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if number > MOST_ROWS:
                    raise Problem("too-many-rows", f"at most {MOST_ROWS:,} rows, empty ones too")
                if any(cell.strip() for cell in cells):
                    yield number, _within_bounds(number, cells)
        except csv.Error as error:
            raise _broken(number + 1, str(error)) from None

    def header(self) -> list[str]:
        """The headings: the first row that says something."""
        for _, cells in islice(self.rows(), 1):
            return cells
        raise Problem("no-rows", "a header, and a row for each contract")

    def contracts(self) -> Iterator[Row]:
        """Every row below the header."""
        return islice(self.rows(), 1, None)


def _is_in(content: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding; looked at in pieces, none of which is kept."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _PIECE):
            decoder.decode(bytes(view[start : start + _PIECE]))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _within_bounds(number: int, cells: list[str]) -> list[str]:
    if len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells):
        detail = (
            f"row {number}: at most {MOST_COLUMNS} columns, and {LONGEST_CELL:,} characters a cell"
        )
        raise Problem("not-csv", detail)
    return cells


def _broken(number: int, error: str) -> Problem:
    if "unexpected end of data" in error or "field larger" in error:
        detail = f"row {number}: a quotation mark is opened there and never closed"
        return Problem("quote-not-closed", detail)
    detail = f"row {number}: text stands after a closing quotation mark, or a line end is broken"
    return Problem("not-csv", detail)
