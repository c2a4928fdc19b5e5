"""Registers as councils publish them: each file comes in, and says afterwards what it said before.

All files are imported once, into one copy of the embedded data, as the register of Brent.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.interchange.registers.import_.conftest import Council
from tests.interchange.registers.import_.large_register import large_register
from tests.support.registry import registry_on
from tests.support.templates import TemplateDatabases

FILES = Path(__file__).with_name("published_files")
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXPECTED = {
    "headings-code-wording.csv": (1, 3, {0}),
    "headings-lga-style.csv": (1, 2, {0}),
    "headings-nhs.csv": (1, 2, {2}),
    "headings-contracts-finder-search.csv": (1, 2, {0}),
    "headings-lldc.csv": (1, 2, {0}),
    "headings-foi.csv": (1, 2, {0}),
    "headings-form-long.csv": (1, 2, {0}),
    "headings-unread.csv": (1, 2, {0}),
    "layout-preamble.csv": (5, 3, {0}),
    "layout-preamble.xlsx": (3, 3, {0}),
    "layout-two-heading-rows.csv": (2, 3, {0}),
    "layout-sep-line.csv": (1, 3, {0}),
    "layout-pipe.csv": (1, 3, {0}),
    "layout-semicolon.csv": (1, 3, {0}),
    "layout-tab.txt": (1, 3, {0}),
    "layout-utf16.txt": (1, 3, {0}),
    "layout-totals.csv": (1, 4, {1}),
    "layout-no-reference.csv": (1, 4, {3}),
    "cells-days.csv": (1, 12, {7}),
    "cells-values.csv": (1, 10, {4, 5, 6, 7}),
    "cells-sme.csv": (1, 6, {1}),
    "cells-cpv.csv": (1, 5, {3}),
    "mixed-messy.csv": (1, 11, {6, 7, 8, 9}),
    "semi-good.csv": (1, 10, {3}),
    "suppliers-numbers.csv": (1, 5, {1}),
    "suppliers-lots.csv": (1, 5, {1, 2}),
    "suppliers-people-contacts.csv": (1, 3, {0}),
    "quarter-1.csv": (1, 3, {0}),
    "quarter-2.csv": (1, 3, {1}),
}
"""The row of the header, the number of rows taken, and the possible numbers of rows reported."""

KEPT_NOWHERE = (
    "Head of commissioning", "Head of ICT", "EX1 1EX", "EX1 2EX", "1 Example Street",
    "2 Example Street", "team@council.example", "Contract officer", "020 7946", "7946 0002",
    "parks@council.example", "3 Example Road", "4 Example Way", "Mr Example",
)  # fmt: skip


@dataclass(frozen=True)
class Brent:
    """The register of Brent, with the report of each file and of the same file sent again."""

    council: Council
    reports: dict[str, dict[str, Any]]
    again: dict[str, dict[str, Any]]

    def contract(self, number: str, **asked: Any) -> dict[str, Any]:
        """The contract with a number of the register."""
        code = f"brent-{number.lower().replace('/', '-')}"
        found: dict[str, Any] = self.council.system.sees(f"contracts/{code}", **asked)
        return found

    def remarks(self, name: str, row: int | None = None) -> list[dict[str, Any]]:
        found = self.reports[name]["remarks"]
        return [item for item in found if row is None or item["row"] == row]


def sent(council: Council, name: str, content: bytes | None = None, **asked: Any) -> Any:
    path = FILES / name
    return council.sends(
        path.read_bytes() if content is None else content,
        "brent", media_type=MEDIA_TYPES[path.suffix], **asked,
    )  # fmt: skip


def imported(council: Council, name: str, **asked: Any) -> dict[str, Any]:
    rows = "good" if name == "semi-good.csv" else "all"
    answer = sent(council, name, rows=rows, **asked)
    assert answer.status_code == 200, (name, answer.text)
    report: dict[str, Any] = answer.json()
    return report


@pytest.fixture(scope="module")
def brent(databases: TemplateDatabases) -> Iterator[Brent]:
    with (
        databases.database("loaded", "published") as database,
        registry_on(database) as registry,
    ):
        council = Council(registry, "brent")
        reports, again = {}, {}
        for name in EXPECTED:
            tried = imported(council, name, dry_run=True)
            reports[name] = imported(council, name)
            again[name] = imported(council, name)
            assert {**tried, "dry_run": False} == reports[name]
        yield Brent(council, reports, again)


def test_every_file_has_its_expectation() -> None:
    assert {path.name for path in FILES.iterdir()} == {*EXPECTED, "README.md"}


@pytest.mark.parametrize("name", EXPECTED)
def test_file_has_header_rows_and_reported_rows(brent: Brent, name: str) -> None:
    report = brent.reports[name]

    header_row, taken, reported = EXPECTED[name]
    assert (report["header_row"], report["taken"]) == (header_row, taken)
    assert report["reported"] in reported


@pytest.mark.parametrize("name", EXPECTED)
def test_same_file_again_changes_nothing(brent: Brent, name: str) -> None:
    again = brent.again[name]

    assert (again["new"], again["changed"], again["source"]) == (0, 0, None)


def test_cells_of_unread_columns_are_kept_nowhere(brent: Brent) -> None:
    everything = str(brent.council.registry.everything())

    assert [text for text in KEPT_NOWHERE if text in everything] == []
    told = str([*brent.reports.values(), *brent.again.values()])
    assert [text for text in KEPT_NOWHERE if text in told] == []


def amounts(contract: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["amount"], item["basis"]) for item in contract["values"]]


def suppliers(contract: dict[str, Any]) -> list[str]:
    return [item["name"] for item in contract["suppliers_as_published"]]


def days(contract: dict[str, Any]) -> tuple[str | None, str | None]:
    return contract["term"]["first_day"], contract["term"]["last_day"]


def details(brent: Brent, number: str) -> dict[str, Any]:
    code = f"brent-{number.lower().replace('/', '-')}"
    found: dict[str, Any] = brent.council.system.sees(f"contracts/{code}/details")
    return found


def exported(brent: Brent) -> dict[str, dict[str, str]]:
    text = brent.council.register("brent").decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["reference"]: row for row in rows}


@pytest.mark.parametrize(
    ("number", "value", "tendered", "sme", "vcse", "note"),
    [
        ("CW/1", "45000.00", "yes", True, None, "Grass cutting"),
        ("CW/2", "36000.00", "yes", None, True, "Independent advocacy"),
        ("CW/3", "90000.00", "no", False, False, "Payroll software"),
    ],
)
def test_wording_of_the_code(
    brent: Brent, number: str, value: str, tendered: str, sme: bool, vcse: bool, note: str
) -> None:
    contract = brent.contract(number)

    assert amounts(contract) == [(value, "unknown")]
    assert (contract["sme"], contract["vcse"]) == (sme, vcse)
    assert details(brent, number)["note"] == note
    assert exported(brent)[contract["reference"]]["tendered"] == tendered


def test_number_of_a_vcse_is_kept_with_the_supplier(brent: Brent) -> None:
    (supplier,) = brent.contract("CW/2")["suppliers_as_published"]

    assert (supplier["name"], supplier["number"]) == ("Example Advocacy", "1999999")


def test_numbers_of_the_local_government_schema_make_providers(brent: Brent) -> None:
    company, charity = brent.contract("LG-001"), brent.contract("LG-002")

    assert company["provider"] == "gb-coh-01234567"
    assert charity["provider"] == "gb-chc-1999998"
    assert (company["sme"], charity["vcse"]) == (True, True)
    assert brent.council.system.sees("providers/gb-chc-1999998")["identifiers"] == [
        {"scheme": "GB-CHC", "id": "1999998"}
    ]


def test_nhs_headings_give_the_last_day_and_the_option(brent: Brent) -> None:
    report = brent.reports["headings-nhs.csv"]
    chairs, beds = (
        brent.council.system.sees(f"contracts/{row['reference']}") for row in report["recorded"]
    )

    assert days(chairs)[1] == "2027-03-31"
    assert [item["last_day"] for item in chairs["options"]] == ["2029-03-31"]
    assert beds["options"] == []


def test_search_export_of_contracts_finder_is_read(brent: Brent) -> None:
    first, second = brent.contract("EX700001"), brent.contract("EX700002")

    assert (first["provider"], first["sme"]) == ("gb-coh-01234567", True)
    assert amounts(first) == [("118000.00", "unknown")]
    assert (first["kind"], second["kind"]) == ("competed", "direct-award")
    assert [(item["name"], item["number"]) for item in second["suppliers_as_published"]] == [
        ("Example Days Ltd", None), ("Example Friends", "1999998"),
    ]  # fmt: skip
    assert second["tender_route"] == "Negotiated without a prior call for competition"
    assert exported(brent)[second["reference"]]["tendered"] == "no"


@pytest.mark.parametrize(
    ("number", "supplier", "term", "value"),
    [
        ("LL-1", "Example Cleaning Ltd", ("2024-09-01", "2027-08-31"), ("310000.00", "unknown")),
        ("FO-1", "Example Laundry Ltd", ("2024-06-01", "2027-05-31"), ("75000.00", "unknown")),
        ("FO-2", "Example Telecom plc", ("2025-01-01", "2026-12-31"), ("12000.00", "per-year")),
        ("FM-1", "Example Trees Ltd", ("2024-04-01", "2027-03-31"), ("66000.00", "total")),
        ("FM-2", "Example Lifts Ltd", ("2025-10-01", "2028-09-30"), ("48000.00", "total")),
        ("XL/1", "Example Care Ltd", ("2025-04-01", "2027-03-31"), None),
        ("XL/3", "Example Lighting plc", ("2019-04-01", "2029-03-31"), ("1250000.50", "total")),
        *(
            (f"{name}/1", "Example Care Ltd", ("2025-04-01", "2027-03-31"), ("120000.00", "total"))
            for name in ("PR", "TH", "SP", "PI", "SC", "TB", "UT", "TO", "NR")
        ),
    ],
)
def test_supplier_days_and_value_are_read(
    brent: Brent, number: str, supplier: str, term: tuple[str, str], value: tuple[str, str] | None
) -> None:
    contract = brent.contract(number)

    assert (suppliers(contract), days(contract)) == ([supplier], term)
    assert value is None or amounts(contract) == [value]


def test_cpv_of_the_list_for_freedom_of_information_is_read(brent: Brent) -> None:
    assert brent.contract("FO-1")["cpv"] == "98310000"


def test_headings_that_nobody_knows_are_told(brent: Brent) -> None:
    remarks = brent.remarks("headings-unread.csv")

    told = [item["detail"] for item in remarks if item["code"] == "column-not-found"]
    assert [detail.partition(";")[0].rpartition(" the ")[2] for detail in told] == [
        "first day", "last day", "value",
    ]  # fmt: skip
    assert all("Begins (FY), Ceases (FY), Band" in detail for detail in told)
    assert suppliers(brent.contract("UN-1")) == ["Example Couriers Ltd"]


def test_guessed_encoding_is_told(brent: Brent) -> None:
    codes = [item["code"] for item in brent.remarks("layout-semicolon.csv")]

    assert codes[0] == "encoding-guessed"
    assert brent.reports["layout-semicolon.csv"]["encoding"] == "cp1252"


def test_total_is_left_out_and_is_no_contract(brent: Brent) -> None:
    (remark,) = brent.remarks("layout-totals.csv", 6)

    assert remark["code"] == "total-left-out"
    assert "total" not in {row["title"].casefold() for row in exported(brent).values()}


def test_words_for_no_reference_are_no_references(brent: Brent) -> None:
    report = brent.reports["layout-no-reference.csv"]

    assert len({row["reference"] for row in report["recorded"]}) == 4
    codes = {row["reference"] for row in report["recorded"]}
    assert not codes & {"brent-tbc", "brent-n-a"}


OPEN, UNKNOWN = "open-ended", "unknown"


@pytest.mark.parametrize(
    ("number", "row", "day", "basis", "has_remark"),
    [
        ("DY/1", 2, "2025-03-31", "agreed", True),
        ("DY/2", 3, "2025-03-31", "agreed", True),
        ("DY/3", 4, "2025-03-31", "agreed", True),
        ("DY/4", 5, "2025-03-31", "assumed", True),
        ("DY/5", 6, None, OPEN, True),
        ("DY/6", 7, None, UNKNOWN, False),
        ("DY/7", 8, None, UNKNOWN, False),
        ("DY/8", 9, None, UNKNOWN, False),
        ("DY/9", 10, None, OPEN, True),
        ("DY/10", 11, "2025-03-31", "agreed", True),
        ("DY/11", 12, "2025-03-31", "agreed", False),
        ("DY/12", 13, "2025-03-31", "agreed", False),
    ],
)
def test_spellings_of_days(
    brent: Brent, number: str, row: int, day: str | None, basis: str, has_remark: bool
) -> None:
    term = brent.contract(number)["term"]
    remarks = [item for item in brent.remarks("cells-days.csv", row) if item["column"] == "F"]

    assert (term["last_day"], term["last_day_basis"]) == (day, basis)
    assert bool(remarks) is has_remark
    assert brent.contract(number)["options"] == []


@pytest.mark.parametrize(
    ("number", "row", "value", "has_remark"),
    [
        ("VA/1", 2, ("1200000.00", "total"), False),
        ("VA/2", 3, ("50000.00", "per-year"), False),
        ("VA/3", 4, None, False),
        ("VA/4", 5, None, True),
        ("VA/5", 6, None, True),
        ("VA/6", 7, None, False),
        ("VA/7", 8, None, True),
        ("VA/8", 9, None, True),
        ("VA/9", 10, ("250000.00", "total"), False),
        ("VA/10", 11, ("36000.00", "total"), False),
    ],
)
def test_spellings_of_values(
    brent: Brent, number: str, row: int, value: tuple[str, str] | None, has_remark: bool
) -> None:
    remarks = [item for item in brent.remarks("cells-values.csv", row) if item["column"] == "G"]

    assert amounts(brent.contract(number)) == ([] if value is None else [value])
    assert bool(remarks) is has_remark


@pytest.mark.parametrize(
    ("number", "sme", "vcse", "tendered"),
    [
        ("SM/1", True, None, "yes"),
        ("SM/2", None, True, "yes"),
        ("SM/3", False, False, "no"),
        ("SM/4", True, False, "yes"),
        ("SM/5", None, True, "no"),
        ("SM/6", None, False, "yes"),
    ],
)
def test_words_for_yes_and_no(
    brent: Brent, number: str, sme: bool | None, vcse: bool | None, tendered: str
) -> None:
    contract = brent.contract(number)

    assert (contract["sme"], contract["vcse"]) == (sme, vcse)
    assert exported(brent)[contract["reference"]]["tendered"] == tendered


def test_word_that_is_neither_yes_nor_no_has_a_remark(brent: Brent) -> None:
    (remark,) = [item for item in brent.remarks("cells-sme.csv", 7) if item["column"] == "I"]

    assert (remark["field"], remark["text"]) == ("sme", "Perhaps")


@pytest.mark.parametrize(
    ("number", "row", "cpv"),
    [
        ("CP/1", 2, "33196000"), ("CP/2", 3, None), ("CP/3", 4, None), ("CP/4", 5, None),
        ("CP/5", 6, "33192120"),
    ],
)  # fmt: skip
def test_codes_of_the_vocabulary(brent: Brent, number: str, row: int, cpv: str | None) -> None:
    codes = [item["code"] for item in brent.remarks("cells-cpv.csv", row)]

    assert brent.contract(number)["cpv"] == cpv
    assert ("invalid-cpv" in codes) is (cpv is None)


def test_mixed_file_becomes_ten_contracts(brent: Brent) -> None:
    report = brent.reports["mixed-messy.csv"]

    assert report["new"] == 10
    assert suppliers(brent.contract("EX/09")) == ["Example Insurance Ltd", "Second Insurance Ltd"]
    assert suppliers(brent.contract("EX/08")) == ["Example Counselling"]
    assert "supplier-name-withheld" in {
        item["code"] for item in brent.remarks("mixed-messy.csv", 9)
    }
    assert days(brent.contract("EX/05")) == ("2024-04-01", "2026-03-31")
    assert brent.contract("EX/07")["vcse"] is True
    assert [item["code"] for item in brent.remarks("mixed-messy.csv", 13)] == ["total-left-out"]


def test_bad_rows_are_told_and_come_back(brent: Brent) -> None:
    council, report = brent.council, brent.reports["semi-good.csv"]

    refused = sent(council, "semi-good.csv")
    assert refused.status_code == 422
    assert {item["pointer"].split("/")[2] for item in refused.json()["errors"]} == {"5", "9", "13"}
    rows = [*csv.DictReader(io.StringIO(report["refused_csv"], newline=""))]
    assert [row["Contract Ref"] for row in rows] == ["SG/04", "SG/08", "SG/12"]
    assert all(row["faults"] for row in rows)


def test_mended_rows_are_taken_and_change_nothing_else(brent: Brent) -> None:
    text: str = brent.reports["semi-good.csv"]["refused_csv"]
    mended = (
        text.replace("SG/04,,", "SG/04,Service 4,")
        .replace("01/04/2027,31/03/2025", "01/04/2025,31/03/2027")
        .replace("Yes,direct-award", "No,direct-award")
    )

    tried = sent(brent.council, "semi-good.csv", mended.encode(), dry_run=True).json()

    assert (tried["new"], tried["changed"], tried["refused"]) == (3, 0, 0)


def test_company_number_makes_one_provider_and_a_name_is_suggested(brent: Brent) -> None:
    numbers = [brent.contract(f"SN/{n}")["provider"] for n in range(1, 6)]
    remarks = {item["row"]: item for item in brent.remarks("suppliers-numbers.csv", 4)}

    assert numbers == ["gb-coh-01234567", "gb-coh-01234567", None, None, None]
    assert remarks[4]["suggested"] == ["millbrook"]
    codes = [item["code"] for item in brent.remarks("suppliers-numbers.csv", 6)]
    assert codes[0] == "invalid-number"
    assert [suppliers(brent.contract(f"SN/{n}")) for n in range(1, 6)] == [
        ["Example Supplies Limited"], ["EXAMPLE SUPPLIES LTD"], ["Millbrook Healthcare Ltd"],
        ["Example Alarms Limited"], ["Example Lifts Ltd"],
    ]  # fmt: skip


def test_lots_are_one_contract_with_several_suppliers(brent: Brent) -> None:
    first, second = brent.contract("FL/1"), brent.contract("FL/2")

    assert suppliers(first) == ["Example A Ltd", "Example B Ltd", "Example C Ltd"]
    assert suppliers(second) == ["Example Insurance Ltd", "Second Insurance Ltd"]
    (remark,) = [
        item for item in brent.remarks("suppliers-lots.csv") if item["code"] == "rows-differ"
    ]
    assert "250000.00" in remark["detail"]
    assert "90000.00" in remark["detail"]
    assert amounts(second) == []


def test_company_keeps_its_name_and_a_sole_trader_the_trading_name(brent: Brent) -> None:
    assert suppliers(brent.contract("PC/1")) == ["Mrs A Example Catering Ltd"]
    assert suppliers(brent.contract("PC/2")) == ["Example Gardens"]


def test_later_last_day_of_the_next_quarter_is_an_extension(brent: Brent) -> None:
    report = brent.reports["quarter-2.csv"]
    (source,) = {
        item["source"]
        for item in brent.council.system.lists("contracts/brent-qu-2/history")
        if item["type"] == "contract_details"
    }

    assert (report["unchanged"], report["changed"]) == (2, 1)
    assert [item["code"] for item in brent.remarks("quarter-2.csv", 3)][-1] == "read-as-extension"
    contract = brent.contract("QU/2")
    assert contract["term"]["last_day"] == "2027-03-31"
    assert contract["signed"]["last_day"] == "2026-03-31"
    assert [item["change"] for item in contract["term_changes"]] == ["extension"]
    assert source == brent.reports["quarter-1.csv"]["source"]


def test_own_exports_change_nothing(brent: Brent) -> None:
    council = brent.council
    content = council.register("brent")
    workbook = council.system.asks("exports/contracts-register.xlsx", authority="brent").content

    for name, sheet in (("own.csv", content), ("own.xlsx", workbook)):
        answer = council.sends(sheet, "brent", media_type=MEDIA_TYPES[Path(name).suffix])
        assert answer.status_code == 200, answer.text
        report = answer.json()
        assert (report["new"], report["changed"], report["refused"]) == (0, 0, 0)
        assert report["not_in_file"] == []


def test_register_of_1200_rows_is_one_request_and_one_source(brent: Brent) -> None:
    content = large_register(1_200)

    tried = sent(brent.council, "large.csv", content, dry_run=True).json()
    report = sent(brent.council, "large.csv", content).json()

    assert {**tried, "dry_run": False} == report
    assert (report["header_row"], report["taken"], report["new"]) == (1, 1_200, 1_200)
    assert report["reported"] == 0
    assert not {row["reference"] for row in report["recorded"]} & {*report["not_in_file"]}
