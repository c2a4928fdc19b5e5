"""Invalid registers: clear errors, nothing recorded, nothing echoed."""

import tracemalloc

import pytest

from app.interchange.registers.import_.importer import RegisterOptions, prepare_register
from app.platform.problems.problem import Problem
from tests.interchange.registers.council import Council
from tests.support import world
from tests.support.registry import told

GOOD = "A,a,01/04/2026\n"
HEADER = "reference,title,start date\n"
NHS = "999 066 9074"


def test_every_error_names_row_and_column_and_nothing_is_recorded(council: Council) -> None:
    before = council.registry.everything()

    late = f"{HEADER.strip()},end date\n" + GOOD.strip() + ",31/03/2025\n" + "B,,01/04/2026,\n"
    response = council.sends(late)

    assert told(response) == (422, "rows-refused", ["/rows/3/title", "/rows/2/last_day"])
    problem = response.json()
    assert problem["detail"] == "2 errors in 2 of 2 rows; nothing was recorded"
    assert problem["errors"][0]["detail"].startswith("row 3, column B: ")
    assert [item["code"] for item in problem["errors"]] == ["missing-field", "period-reversed"]
    assert council.registry.everything() == before


def test_dry_run_reports_errors_and_changes(council: Council) -> None:
    report = council.imports(HEADER + GOOD + "B,,never\n", dry_run=True)

    assert (report["new"], report["refused"], report["fault_count"]) == (1, 1, 1)
    assert report["faults"][0]["column"] == "B"


def test_cell_that_cannot_be_read_leaves_its_field_unknown_with_a_remark(council: Council) -> None:
    report = council.imports(HEADER + "A,a,soon\n")

    (remark,) = [item for item in report["remarks"] if item["row"] == 2]
    assert remark == {
        "row": 2, "column": "C", "field": "first_day", "text": "soon", "code": "invalid-day",
        "detail": "expected a day, written 01/04/2025, 1 Apr 2025 or 2025-04-01", "suggested": [],
    }  # fmt: skip
    term = council.system.sees("contracts/camden-a")["term"]
    assert (term["first_day"], term["first_day_basis"]) == (None, "unknown")


def test_refused_rows_come_back_as_csv_that_can_be_mended(council: Council) -> None:
    header = f"{HEADER.strip()},mystery\n"
    content = header + "A,a,01/04/2026,officer\n" + "B,,01/04/2026,officer\n"

    report = council.imports(content, rows="good")

    assert report["refused_csv"] == (
        "reference,title,start date,mystery,faults\r\nB,,01/04/2026,,a title\r\n"
    )
    mended = council.imports(report["refused_csv"].replace("B,,", "B,b,"), rows="good")
    assert (mended["new"], mended["changed"], mended["refused_csv"]) == (1, 0, None)


def test_one_refused_row_rolls_back_earlier_rows(council: Council) -> None:
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington")
    before = council.registry.everything()

    response = council.sends(HEADER + GOOD + "theirs,Ours,\n")

    assert told(response)[1] == "rows-refused"
    assert council.registry.everything() == before


def test_title_with_personal_data_is_refused_and_not_echoed(council: Council) -> None:
    response = council.sends(f"{HEADER}A,{NHS},\n")

    assert [item["code"] for item in response.json()["errors"]] == ["nhs-number"]
    assert NHS not in response.text


@pytest.mark.parametrize(
    "row",
    [f"A,a,{NHS},,", f"{NHS},a,,,", f"A,a,,{NHS},", f"A,a,,,{NHS}", f"A,a,,,,{NHS}"],
    ids=["day", "reference", "department", "unread column", "beyond the header"],
)
def test_personal_data_in_other_cells_are_left_out_and_kept_nowhere(
    council: Council, row: str
) -> None:
    report = council.imports(f"{HEADER.strip()},department,mystery\n{row}\n")

    assert (report["taken"], report["new"]) == (1, 1)
    assert NHS not in str(report)
    assert NHS not in str(council.registry.everything())


def test_personal_data_in_a_heading_is_not_echoed(council: Council) -> None:
    report = council.imports(f"ref,title,value,{NHS}\nA,a,,\n", dry_run=True)

    assert report["columns"][3] == {
        "column": "D", "heading": None, "field": None, "examples": [],
    }  # fmt: skip
    assert NHS not in str(report)


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("ref,start date\nA,\n", "headings-unclear", ["/header"]),
        ("ref,title\nA,a\n", "headings-unclear", ["/header"]),
        ("ref,title,value\n", "no-rows", []),
        ("ref,title,value\nA,a,\nNo,Contract title,Supplier,Value\n", "two-tables", []),
        ("", "no-rows", []),
        ("ref,title,value\n" + "A,a,\n" * 200_000, "too-many-rows", []),
        ("ref,title,value\n" + "\n" * 200_000, "too-many-rows", []),
        ("PK\x03\x04", "not-a-workbook", []),
        ('ref,title,value\nA,"a\n', "quote-not-closed", []),
    ],
)
def test_file_that_is_no_register_is_refused(
    council: Council, content: str, code: str, where: list[str]
) -> None:
    for dry_run in (True, False):
        assert told(council.sends(content, dry_run=dry_run)) == (422, code, where)


def test_two_titles_that_differ_refuse_the_row(council: Council) -> None:
    header = "ref,title,Contract title,value\n"

    refused = council.sends(header + "A,a,a,\nB,b,,\nC,c,d,\n")

    assert told(refused) == (422, "rows-refused", ["/rows/4/title"])
    assert [item["code"] for item in refused.json()["errors"]] == ["columns-differ"]


def test_other_media_type_returns_415(council: Council) -> None:
    assert told(council.sends(GOOD, media_type="application/json"))[:2] == (
        415, "unsupported-media-type",
    )  # fmt: skip


def test_body_over_64_mebibytes_is_refused(council: Council) -> None:
    assert told(council.sends(b"a" * (64 * 2**20 + 1)))[:2] == (413, "too-large")


@pytest.mark.parametrize("many", [10_000, pytest.param(100_000, marks=pytest.mark.prove)])
def test_many_rows_with_one_error_stay_within_memory(council: Council, many: int) -> None:
    rows = [f"CE/{n:06},Supply of goods number {n},01/04/2026\n" for n in range(many)]
    rows[7_777] = "CE/x,,1/4/2026\n"
    content = (HEADER + "".join(rows)).encode()
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as refused:
            prepare_register(
                council.registry.database,
                content,
                "camden",
                world.NOW.date(),
                RegisterOptions(),
            )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert refused.value.detail == f"1 error in 1 of {many:,} rows; nothing was recorded"
    assert [item.pointer for item in refused.value.errors] == ["/rows/7779/title"]
    assert peak < 40 * 2**20
