"""Workbooks: one sheet is read, and what expands or runs is refused."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from app.interchange.registers.import_.header import find_header
from app.interchange.registers.import_.table_files import workbook
from app.interchange.registers.import_.table_files.opening import open_table
from app.interchange.registers.import_.table_files.table import NumberedRow, TableFile
from app.platform.problems.problem import Problem

FILES = Path(__file__).parents[1] / "published_files"
DAY = datetime(2025, 4, 1)  # noqa: DTZ001 - a spreadsheet knows no time zones
HEADER = ["Ref", "Title", "Supplier", "Start date"]


def is_register(rows: Iterator[NumberedRow]) -> bool:
    return find_header(rows, {}) is not None


def opened(content: bytes, sheet: str | None = None) -> TableFile:
    return open_table(content, is_register, sheet)


def saved(*sheets: list[list[object]]) -> bytes:
    """Return a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    """Return a workbook with another part, which replaces one of this name."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return file.getvalue()


def refused(content: bytes, sheet: str | None = None) -> Problem:
    with pytest.raises(Problem) as raised:
        [*opened(content, sheet).rows()]
    return raised.value


def refusal(content: bytes) -> str:
    return refused(content).code


def test_cells_are_read_as_text_with_iso_days_and_plain_numbers() -> None:
    row = ["A/1", 33196000, 1250000.5, DAY, DAY + timedelta(hours=9.5), True]

    file = opened(saved([row]))

    assert [*file.rows()] == [
        (1, ["A/1", "33196000", "1250000.5", "2025-04-01", "2025-04-01 09:30:00", "yes"])
    ]
    assert [*file.rows()] == [*file.rows()]


def test_sheet_with_a_header_is_chosen() -> None:
    notes: list[list[object]] = [["Notes"], ["Published every quarter"]]

    rows = [*opened(saved(notes, [[], [*HEADER], ["A", "b"]])).rows()]

    assert [number for number, _ in rows] == [2, 3]


def test_two_sheets_with_a_header_are_refused_with_their_names() -> None:
    problem = refused(saved([[*HEADER]], [["Notes"]], [[*HEADER]]))

    assert (problem.code, problem.detail) == (
        "two-tables", "2 sheets have a header; name one with sheet=: Sheet, Sheet2",
    )  # fmt: skip


def test_named_sheet_is_read_and_the_others_are_listed() -> None:
    file = opened(saved([[*HEADER]], [["Notes"]], [[*HEADER], ["A", "b"]]), " sheet2 ")

    assert [number for number, _ in file.rows()] == [1, 2]
    assert (file.sheet, file.other_sheets) == ("Sheet2", ("Sheet", "Sheet1"))


def test_sheet_that_does_not_exist_is_refused_with_the_names_of_all() -> None:
    problem = refused(saved([[*HEADER]], [["Notes"]]), "2026")

    assert (problem.code, [error.pointer for error in problem.errors]) == (
        "unknown-sheet", ["/query/sheet"],
    )  # fmt: skip
    assert problem.detail == "no sheet is called '2026'; the sheets are Sheet, Sheet1"


def test_text_has_no_sheet_to_name() -> None:
    assert refused(b"Ref,Title,Supplier\n", "2026").code == "unknown-sheet"


def test_workbook_with_macros_is_refused() -> None:
    assert refusal(with_part(saved([[]]), "xl/vbaProject.bin", b"x")) == "workbook-with-macros"


def test_workbook_with_links_is_refused() -> None:
    content = with_part(saved([[]]), "xl/externalLinks/externalLink1.xml", b"<x/>")

    assert refusal(content) == "workbook-with-links"


def test_workbook_that_expands_too_far_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MAX_EXPANDED", 10 * 2**20)
    content = with_part(saved([[]]), "xl/worksheets/sheet2.xml", b" " * 11 * 2**20)

    assert len(content) < 2**16
    assert refusal(content) == "workbook-too-large"


def test_workbook_with_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_PARTS", 3)

    assert refusal(saved([[]])) == "workbook-too-large"


def test_workbook_with_many_sheets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_SHEETS", 1)

    assert refusal(saved([[]], [[]])) == "not-a-workbook"


def test_sheet_with_declared_entities_is_refused() -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'

    assert refusal(with_part(saved([[]]), "xl/worksheets/sheet1.xml", text)) == "not-a-workbook"


def test_sheet_with_many_columns_is_refused() -> None:
    assert refusal(saved([[1] * 300])) == "too-many-columns"


def test_sheet_that_states_a_million_columns_is_read_by_what_it_holds() -> None:
    content = saved([[*HEADER]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    stated = sheet.replace(b'ref="A1:D1"', b'ref="A1:XFD1048576"')
    assert stated != sheet

    assert [*opened(with_part(content, "xl/worksheets/sheet1.xml", stated)).rows()] == [(1, HEADER)]


def test_sheet_with_a_column_that_no_spreadsheet_has_is_refused() -> None:
    content = saved([[1]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b'r="A1"', b'r="AAAAA1"')

    assert refusal(with_part(content, "xl/worksheets/sheet1.xml", sheet)) == "not-a-workbook"


def test_row_far_below_the_others_is_no_row_of_a_spreadsheet() -> None:
    content = saved([[1]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    sheet = sheet.replace(b'<row r="1"', b'<row r="99999999"').replace(b'r="A1"', b'r="A99999999"')

    assert refusal(with_part(content, "xl/worksheets/sheet1.xml", sheet)) == "too-many-rows"


@pytest.mark.parametrize("length", [4, 30, 2_000, -40])
def test_cut_workbook_is_refused(length: int) -> None:
    content = (FILES / "layout-preamble.xlsx").read_bytes()[:length]

    assert refusal(content) == "not-a-workbook"


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"\x1f\x8b"])
def test_other_documents_are_refused(content: bytes) -> None:
    assert refusal(content) == "not-csv"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damaged_compression_is_refused(method: int) -> None:
    archive = zipfile.ZipFile(io.BytesIO((FILES / "layout-preamble.xlsx").read_bytes()))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for part in archive.namelist():
            packed.writestr(part, archive.read(part))
    content, start = bytearray(file.getvalue()), 60
    content[start : start + 200] = b"\xff" * 200

    assert refusal(bytes(content)) == "not-a-workbook"
