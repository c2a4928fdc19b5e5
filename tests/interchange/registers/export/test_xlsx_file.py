"""The workbook of the contracts register, for people."""

import io
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook as Book

from app.interchange.registers.columns.headings import read_headings
from app.interchange.registers.export import workbook
from app.interchange.registers.export.columns import COLUMNS, HEADER
from app.platform.db.database import Database
from tests.interchange.registers.export.conftest import FORMULA
from tests.support import world

XLSX = "/v1/exports/contracts-register.xlsx"
SHEETS = ["Contracts register", "Notes", "Missing", "Notices", "Codes", "Sources"]


def book_of(client: TestClient, **asked: Any) -> Book:
    response = client.get(XLSX, params={"on": "2026-04-01", **asked})
    assert response.status_code == 200, response.text
    return openpyxl.load_workbook(io.BytesIO(response.content))


def rows_of(book: Book, sheet: str) -> list[list[Any]]:
    """The cells with values, row by row."""
    rows = book[sheet].iter_rows(values_only=True)
    return [[cell for cell in row if cell is not None] for row in rows]


def column(book: Book, name: str) -> Any:
    """The cells of a column of the register, by the name of the column in CSV."""
    place = HEADER.index(name)
    return [row[place] for row in book[SHEETS[0]].iter_rows()]


def test_cells_have_types_and_no_formula(exporting: TestClient) -> None:
    header, *rows = book_of(exporting)[SHEETS[0]].iter_rows()
    full = dict(zip(HEADER, rows[1], strict=True))

    headings = [cell.value for cell in header]
    assert headings[:3] == ["Reference", "Authority reference", "Title"]
    assert {"SME", "VCSE", "CPV", "OCID", "Value VAT"} <= {*headings}
    assert (full["title"].value, full["title"].data_type) == (FORMULA, "s")
    assert full["first_day"].value == datetime(2025, 1, 1)  # noqa: DTZ001
    assert full["first_day"].is_date
    assert (full["value"].value, full["value"].number_format) == (120000, "#,##0.00")
    assert full["supplier_company_number"].value == "01234567"


def test_register_says_on_which_day_which_contracts_are_over_or_not_evidenced(
    exporting: TestClient,
) -> None:
    heading, *states = [cell.value for cell in column(book_of(exporting), "state")]

    assert heading == "State (1 April 2026)"
    assert states == ["Not evidenced", "Replaced", "Over", "Over"]


def test_every_sheet_prints_in_landscape_one_page_wide_with_headings_repeated(
    exporting: TestClient,
) -> None:
    book = book_of(exporting)

    assert book.sheetnames == SHEETS
    sheets: list[Any] = [*book]
    for sheet in sheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # One page wide is the default of the format; 0 is as many pages high as it takes.
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.print_title_rows == (None if sheet.title == "Notes" else "$1:$1")
        assert sheet.oddHeader.left.text == "Contracts register on 1 April 2026"
    assert (book[SHEETS[0]].freeze_panes, book[SHEETS[0]].auto_filter.ref) == ("B2", "A1:AK5")


def test_columns_of_codes_are_folded_away_and_the_others_are_not(exporting: TestClient) -> None:
    sheet: Any = book_of(exporting)[SHEETS[0]]
    letters = {name: cell.column_letter for name, cell in zip(HEADER, sheet[1], strict=True)}
    hidden = {name for name, letter in letters.items() if _dimension(sheet, letter).hidden}

    assert hidden == {item.name for item in COLUMNS if item.width is None}
    assert {"supplier_code", "last_day_basis", "source"} <= hidden


def _dimension(sheet: Any, letter: str) -> Any:
    """The dimension of a column; equal neighbours share one."""
    number = column_index_from_string(letter)
    dimensions = sheet.column_dimensions.values()
    return next(item for item in dimensions if item.min <= number <= item.max)


def test_row_is_as_high_as_its_longest_text(exporting: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, "a-long", title="Community equipment " * 9, last_day="2027-03-31")
        world.contract(session, "a-short", provider=None, last_day="2027-03-31")

    heights = book_of(exporting)[SHEETS[0]].row_dimensions

    assert (heights[2].height, heights[3].height) == (9 * 15, None)


def test_notices_are_links_and_listed_with_their_meaning(
    exporting: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.notice(session, "bare", notice_type="UK7", url="https://example.org/2")
        world.notice(session, "longer", notice_type="UK7", url="file:///etc/passwd")
    book = book_of(exporting)

    _, bare, full, longer, nothing = column(book, "notices")
    assert (bare.value, bare.hyperlink.target) == ("UK7", "https://example.org/2")
    assert (full.value, full.hyperlink.location) == ("UK5, UK6", "'Notices'!A3")
    assert (longer.value, longer.hyperlink, nothing.value) == ("UK7", None, None)
    third: Any = list(book["Notices"].iter_rows())[2]
    assert [cell.value for cell in third] == [
        "full", FORMULA, "UK5", "Transparency notice: the intention to make a direct award.",
        None, None, "https://example.org/1",
    ]  # fmt: skip
    assert third[-1].hyperlink.target == "https://example.org/1"


def test_missing_lists_the_facts_that_are_not_recorded_or_assumed(exporting: TestClient) -> None:
    header, *rows = book_of(exporting)["Missing"].iter_rows(values_only=True)
    by_contract = {row[0]: dict(zip(header, row, strict=True)) for row in rows}

    full = {name: cell for name, cell in by_contract["bare"].items() if cell}
    assert "full" not in by_contract
    assert {name for name, cell in full.items() if cell == "not recorded"} == {
        "3 Department", "4 Services", "5 Supplier", "5 Supplier's number", "6 Sum",
        "7 Irrecoverable VAT", "8 First day", "8 Review day", "9 Tendered", "10 SME", "10 VCSE",
    }  # fmt: skip
    assert by_contract["longer"]["8 First day"] == "assumed"
    assert by_contract["longer"]["8 Last day"] is None


def test_charity_number_is_missing_only_of_a_voluntary_organisation(
    exporting: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, "charity", provider=None, vcse=True)

    header, *rows = book_of(exporting)["Missing"].iter_rows(values_only=True)

    place = header.index("10 Number of the VCSE")
    assert {row[0]: row[place] for row in rows if row[place]} == {"charity": "not recorded"}


def test_notes_say_day_selection_position_counts_and_licence(exporting: TestClient) -> None:
    book = book_of(exporting, kind=["competed", "grant"], end="known")
    notes = {row[0]: row[1] for row in rows_of(book, "Notes") if len(row) > 1}

    head = exporting.get("/v1/changes/head").json()
    assert rows_of(book, "Notes")[0] == ["Contracts register on 1 April 2026"]
    assert notes["Selection"] == "kind: competed, grant; end: known"
    assert notes["Day of the answer"] == "1 April 2026"
    assert notes["Position of the record"].startswith(f"{head['position']}, recorded up to ")
    assert notes["Contracts"] == 3
    assert notes["Over"] == "2. Its last day has passed."
    assert "Open Government Licence v3.0" in notes["Licence"]
    assert (notes["8 First day"], notes["3 Department"]) == (1, 2)


def test_codes_explain_each_word_that_occurs_and_no_other(exporting: TestClient) -> None:
    explained = {(row[0], row[1]): row[2] for row in rows_of(book_of(exporting), "Codes")[1:]}

    of_state = [word for name, word in explained if name == "State"]
    assert of_state == ["Over", "Replaced", "Not evidenced"]
    assert explained["Last day basis", "open-ended"].startswith("There is no last day")
    assert ("Kind", "grant") not in explained
    assert explained["Lead, Buyers", "camden"] == "Camden"


def test_sources_are_those_of_the_lines(exporting: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.source(session, "elsewhere", url="https://example.org/elsewhere")

    sources = rows_of(book_of(exporting), "Sources")

    assert [row[0] for row in sources] == ["Source", "minutes"]


def test_only_the_first_sheet_has_the_header_of_a_register(exporting: TestClient) -> None:
    known = {
        sheet.title: len(read_headings([str(cell.value) for cell in sheet[1]]).known)
        for sheet in book_of(exporting)
    }

    assert known.pop("Contracts register") > 10
    assert max(known.values()) < 3


def test_links_are_limited_and_further_addresses_are_text(
    exporting: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_LINKS", 1)
    with database.write_session() as session:
        world.notice(session, "longer", notice_type="UK7", url="https://example.org/3")

    book = book_of(exporting)

    links = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 1
    assert book["Notices"]["G4"].value == "https://example.org/3"


def test_position_gives_the_same_bytes(exporting: TestClient) -> None:
    assert exporting.get(XLSX).content == exporting.get(XLSX).content


@pytest.fixture
def xlsxwriter_book(tmp_path: Path) -> Iterator[Any]:
    import xlsxwriter  # noqa: PLC0415 - the application imports it on first use, too

    options = {"constant_memory": True, "tmpdir": str(tmp_path)}
    with xlsxwriter.Workbook(io.BytesIO(), options) as book:
        yield book


def test_memory_does_not_grow_with_rows(xlsxwriter_book: Any) -> None:
    sheet = workbook.Book(xlsxwriter_book, "", "").sheet("Lines", [("A", 5), ("B", 5), ("C", 5)])
    row = ["words that take several lines", date(2025, 1, 1), workbook.Styled("x", "past")]
    tracemalloc.start()
    try:
        for _ in range(500):
            sheet.add(row)
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(5_000):
            sheet.add(row)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    # Heights that were kept would take about 200 bytes a row.
    assert after - before < 100_000
