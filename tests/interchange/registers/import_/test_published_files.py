"""Registers as councils publish them: each file comes in, and says afterwards what it said before.

All files are imported once, into one copy of the embedded data, as the register of Brent.
"""

import csv
import io
from pathlib import Path

import pytest

from tests.interchange.registers.import_.large_register import large_register
from tests.interchange.registers.import_.published import (
    EXPECTED,
    FILES,
    MEDIA_TYPES,
    Brent,
    amounts,
    days,
    details,
    exported,
    sent,
    suppliers,
)

KEPT_NOWHERE = (
    "Head of commissioning", "Head of ICT", "EX1 1EX", "EX1 2EX", "1 Example Street",
    "2 Example Street", "team@council.example", "Contract officer", "020 7946", "7946 0002",
    "parks@council.example", "3 Example Road", "4 Example Way", "Mr Example",
)  # fmt: skip


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
