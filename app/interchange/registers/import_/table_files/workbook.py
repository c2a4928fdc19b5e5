"""Read the register in a workbook (XLSX), within bounds that are checked before it is opened."""

import csv
import io
import lzma
import math
import struct
import tempfile
import warnings
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from importlib import import_module
from typing import IO, Any, ClassVar
from xml.etree.ElementTree import ParseError

from app.interchange.registers.import_.table_files.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    NumberedRow,
    TableFile,
    check_bounds,
    shown_sheets,
    too_many_rows,
)
from app.platform.problems.problem import Problem, query_problem

SIGNATURE = b"PK\x03\x04"
MAX_EXPANDED = 256 * 2**20
MAX_SHEETS, MAX_PARTS = 50, 1_000
_SHEET_ROWS = 2**20
_MEMORY, _PROLOGUE = 2**20, 2**12
_BROKEN = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,
    ParseError, RuntimeError, EOFError, AssertionError, OverflowError,
    zlib.error, lzma.LZMAError, struct.error,
)  # fmt: skip
"""The exceptions that openpyxl and zipfile raise for what is no whole workbook."""

_FORBIDDEN = (
    ("vbaproject", "workbook-with-macros", "a workbook without macros; save it as .xlsx"),
    ("externallinks/", "workbook-with-links", "values instead of links to other workbooks"),
)


@dataclass(frozen=True, slots=True)
class Workbook(TableFile):
    """A sheet of a workbook, converted to text once in a temporary file."""

    format: ClassVar[str] = "xlsx"
    text: IO[str]
    sheet: str | None
    other_sheets: tuple[str, ...]
    encoding: str = "xlsx"
    remark: str | None = None

    @classmethod
    def from_bytes(
        cls,
        content: bytes,
        is_register: Callable[[Iterator[NumberedRow]], bool],
        sheet: str | None = None,
    ) -> "Workbook":
        """Convert the named sheet, or the one that is a register. Raises Problem."""
        _check_parts(content)
        try:
            with warnings.catch_warnings():
                # openpyxl warns of parts that it leaves out, such as charts.
                warnings.simplefilter("ignore")
                return cls._convert(content, is_register, sheet)
        except _BROKEN:
            raise _broken() from None

    @classmethod
    def _convert(
        cls,
        content: bytes,
        is_register: Callable[[Iterator[NumberedRow]], bool],
        name: str | None,
    ) -> "Workbook":
        # The import is late because few processes ever read a workbook.
        load = import_module("openpyxl").load_workbook
        book = load(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets: list[Any] = book.worksheets
        if len(book.sheetnames) > MAX_SHEETS:
            raise Problem("not-a-workbook", f"at most {MAX_SHEETS} sheets")
        for sheet in sheets:
            # The dimensions that a file states may be wrong, and rows would be filled up to them.
            sheet.reset_dimensions()
        chosen = _chosen(sheets, is_register) if name is None else _named(sheets, name)
        text = tempfile.SpooledTemporaryFile(_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115 - it is read until the import ends
        csv.writer(text).writerows([number, *cells] for number, cells in _rows(chosen))
        others = tuple(sheet.title for sheet in sheets if sheet is not chosen)
        table = cls(text, chosen.title, others)
        weakref.finalize(table, text.close)
        return table

    def rows(self) -> Iterator[NumberedRow]:
        """Yield the rows that are not blank, with spreadsheet row numbers. Raises Problem."""
        self.text.seek(0)
        for number, *cells in csv.reader(self.text):
            yield int(number), cells


def _check_parts(content: bytes) -> None:
    """Raise Problem for a workbook that is too large, is protected, or has macros or links."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_EXPANDED:
                limit = f"{MAX_EXPANDED // 2**20} MiB and {MAX_PARTS:,} parts"
                raise Problem("workbook-too-large", f"a workbook that expands to at most {limit}")
            for part in parts:
                _check_part(archive, part)
    except _BROKEN:
        raise _broken() from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    for mark, code, detail in _FORBIDDEN:
        if mark in part.filename.lower():
            raise Problem(code, detail)
    with archive.open(part) as file:
        # A workbook declares no entities, which could expand without bounds.
        if b"<!DOCTYPE" in file.read(_PROLOGUE).upper():
            raise _broken()


def _chosen(sheets: list[Any], is_register: Callable[[Iterator[NumberedRow]], bool]) -> Any:
    """Return the sheet with a header. Raises Problem if several have one."""
    found = [sheet for sheet in sheets if is_register(_rows(sheet))]
    if len(found) > 1:
        detail = f"{len(found)} sheets have a header; name one with sheet=: {_names(found)}"
        raise Problem("two-tables", detail)
    if not sheets:
        raise Problem("no-rows", "a header, and a row for each contract")
    return (found or sheets)[0]


def _named(sheets: list[Any], name: str) -> Any:
    """Return the sheet with a name, without regard to case. Raises Problem if there is none."""
    wanted = name.strip().casefold()
    for sheet in sheets:
        if sheet.title.strip().casefold() == wanted:
            return sheet
    detail = f"no sheet is called {name[:60]!r}; the sheets are {_names(sheets)}"
    raise query_problem("sheet", "unknown-sheet", detail)


def _names(sheets: list[Any]) -> str:
    return ", ".join(shown_sheets(sheet.title for sheet in sheets)) or "none"


def _rows(sheet: Any) -> Iterator[NumberedRow]:
    filled = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _SHEET_ROWS:
            raise too_many_rows()
        last = max((n for n, value in enumerate(row, start=1) if value is not None), default=0)
        if last > MAX_COLUMNS:
            raise Problem("too-many-columns", f"row {number}: at most {MAX_COLUMNS} columns")
        cells = [_text(value) for value in row[:last]]
        if any(cell.strip() for cell in cells):
            filled += 1
            if filled > MAX_ROWS:
                raise too_many_rows()
            yield number, check_bounds(number, cells)


def _text(value: Any) -> str:
    """Return the text of a cell as CSV would have it: ISO days, plain numbers."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime() if value.time() != time():
            return value.isoformat(" ")
        case date():
            return value.strftime("%Y-%m-%d")
        case float():
            return f"{Decimal(repr(value)):f}" if math.isfinite(value) else ""
    return "" if value is None else str(value)


def _broken() -> Problem:
    return Problem("not-a-workbook", "a workbook that a spreadsheet saved as .xlsx")
