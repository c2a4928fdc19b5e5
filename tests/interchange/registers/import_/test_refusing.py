"""Invalid registers: clear errors, nothing recorded, nothing echoed."""

import tracemalloc

import pytest

from app.interchange.batches import Rows
from app.interchange.registers.import_.importer import prepare_register
from app.platform.problems.problem import Problem
from tests.interchange.registers.import_.conftest import Council
from tests.support import world
from tests.support.registry import told

GOOD = "A,a,01/04/2026\n"
HEADER = "reference,title,start date\n"
NHS = "999 066 9074"


def test_every_error_names_row_and_column_and_nothing_is_recorded(council: Council) -> None:
    before = council.registry.everything()

    response = council.sends(HEADER + GOOD + "B,,01-04-26\n\nA,c,\n")

    assert told(response) == (
        422, "rows-refused", ["/rows/3/first_day", "/rows/3/title", "/rows/5/reference"],
    )  # fmt: skip
    problem = response.json()
    assert problem["detail"] == "3 errors in 2 of 3 rows; nothing was recorded"
    assert problem["errors"][0]["detail"].startswith("row 3, column C: ")
    assert [item["code"] for item in problem["errors"]] == [
        "ambiguous-day", "missing-field", "repeated-reference",
    ]  # fmt: skip
    assert council.registry.everything() == before


def test_dry_run_reports_errors_and_changes(council: Council) -> None:
    report = council.imports(HEADER + GOOD + "B,,01-04-26\n", dry_run=True)

    assert (report["new"], report["refused"], report["fault_count"]) == (1, 1, 2)
    assert report["faults"][0]["column"] == "C"


def test_one_refused_row_rolls_back_earlier_rows(council: Council) -> None:
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington")
    before = council.registry.everything()

    response = council.sends(HEADER + GOOD + "theirs,Ours,\n")

    assert told(response)[1] == "rows-refused"
    assert council.registry.everything() == before


@pytest.mark.parametrize(
    "row",
    [f"A,{NHS},,", f"A,a,{NHS},", f"A,a,,{NHS}", f"{NHS},a,,", f"A,a,,,{NHS}"],
    ids=["title", "day", "unread column", "reference", "beyond the header"],
)
def test_personal_data_is_refused_in_every_cell_and_not_echoed(council: Council, row: str) -> None:
    response = council.sends(f"{HEADER.strip()},mystery\n{row}\n")

    assert [item["code"] for item in response.json()["errors"]] == ["nhs-number"]
    assert NHS not in response.text


def test_personal_data_in_a_heading_is_not_echoed(council: Council) -> None:
    report = council.imports(f"ref,title,{NHS}\nA,a,\n", dry_run=True)

    assert report["columns"][2] == {"column": "C", "heading": None, "field": None}


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("ref,start date\nA,\n", "headings-unclear", ["/header"]),
        ("ref,title,Contract title\nA,a,b\n", "headings-unclear", ["/header/C"]),
        ("ref,title\n", "no-rows", []),
        ("", "no-rows", []),
        ("ref,title\n" + "A,\n" * 200_000, "too-many-rows", []),
        ("ref,title\n" + "\n" * 200_000, "too-many-rows", []),
        ("PK\x03\x04", "not-csv", []),
        ('ref,title\nA,"a\n', "quote-not-closed", []),
    ],
)
def test_file_that_is_no_register_is_refused(
    council: Council, content: str, code: str, where: list[str]
) -> None:
    for dry_run in (True, False):
        assert told(council.sends(content, dry_run=dry_run)) == (422, code, where)


def test_other_media_type_returns_415(council: Council) -> None:
    assert told(council.sends(GOOD, media_type="application/json"))[:2] == (
        415, "unsupported-media-type",
    )  # fmt: skip


def test_body_over_64_mebibytes_is_refused(council: Council) -> None:
    assert told(council.sends(b"a" * (64 * 2**20 + 1)))[:2] == (413, "too-large")


@pytest.mark.parametrize("many", [10_000, pytest.param(100_000, marks=pytest.mark.prove)])
def test_many_rows_with_one_error_stay_within_memory(council: Council, many: int) -> None:
    rows = [f"CE/{n:06},Supply of goods number {n},01/04/2026\n" for n in range(many)]
    rows[7_777] = "CE/x,Supply,1/4/26\n"
    content = (HEADER + "".join(rows)).encode()
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as refused:
            prepare_register(
                council.registry.database,
                content,
                "camden",
                world.NOW.date(),
                Rows.ALL,
                is_dry_run=False,
            )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert refused.value.detail == f"1 error in 1 of {many:,} rows; nothing was recorded"
    assert [item.pointer for item in refused.value.errors] == ["/rows/7779/first_day"]
    assert peak < 40 * 2**20
