"""Open a file as a table, by its content."""

from collections.abc import Callable, Iterator

from app.interchange.registers.import_.table_files.csv_file import CsvFile
from app.interchange.registers.import_.table_files.table import NumberedRow, TableFile
from app.interchange.registers.import_.table_files.workbook import SIGNATURE, Workbook
from app.platform.problems.problem import Problem, query_problem

_OTHER_SIGNATURES = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
"""Older or protected workbooks, and documents that are no tables."""


def open_table(
    content: bytes,
    is_register: Callable[[Iterator[NumberedRow]], bool],
    sheet: str | None = None,
) -> TableFile:
    """Return the table in a file; `is_register` chooses the sheet unless it is named.

    Raises Problem.
    """
    if content.startswith(SIGNATURE):
        return Workbook.from_bytes(content, is_register, sheet)
    if sheet is not None:
        detail = "a workbook; this file has no sheets, so leave the name of a sheet out"
        raise query_problem("sheet", "unknown-sheet", detail)
    if content.startswith(_OTHER_SIGNATURES):
        raise Problem("not-csv", "CSV or .xlsx; older and protected workbooks are not read")
    return CsvFile.from_bytes(content)
