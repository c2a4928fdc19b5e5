"""The contracts register as a workbook with typed cells, free of formulas."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import IO, Any

from app.interchange.registers.export.columns import COLUMNS, Line

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET = "Contracts register"
_A4 = 9
"""The number of the paper in the format."""

# Excel supports no earlier day, and no time zones.
_EARLIEST = date(1900, 3, 1)
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001


def write_xlsx(lines: Iterable[Line], file: IO[bytes], written_at: datetime | None) -> None:
    """Write lines below a frozen header; a fixed creation time makes the bytes repeatable.

    The library buffers rows in files, which stand in a temporary folder that is always removed.
    """
    with TemporaryDirectory(prefix="registry-") as folder:
        options = {
            "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "tmpdir": folder,
        }  # fmt: skip
        # Imported on first use, because the import would lengthen every start by a tenth.
        with import_module("xlsxwriter").Workbook(file, options) as book:
            created = written_at.replace(tzinfo=None, microsecond=0) if written_at else _EPOCH
            book.set_properties({"title": _SHEET, "created": created})
            _fill(book, lines)


def _fill(book: Any, lines: Iterable[Line]) -> None:
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "number": book.add_format({"num_format": "#,##0.00"}),
    }
    sheet = book.add_worksheet(_SHEET)
    sheet.freeze_panes(1, 1)
    # Printed on A4 in landscape, one page wide, with the headings on every page.
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for n, column in enumerate(COLUMNS):
        sheet.set_column(n, n, column.width)
        sheet.write_string(0, n, column.heading, heading)
    row = 0
    for row, line in enumerate(lines, start=1):
        for n, cell in enumerate(line):
            _write(sheet, row, n, cell, formats)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)


def _write(sheet: Any, row: int, n: int, cell: Any, formats: dict[str, Any]) -> None:
    """Write a cell with its type; text stays text even if it looks like a formula."""
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_string(row, n, "yes" if cell else "no")
        case Decimal():
            sheet.write_number(row, n, float(cell), formats["number"])
        case date() if cell >= _EARLIEST:
            sheet.write_datetime(row, n, cell, formats["date"])
        case _:
            sheet.write_string(row, n, str(cell))
