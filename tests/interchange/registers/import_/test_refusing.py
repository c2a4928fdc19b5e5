"""Bad registers: a clear report, nothing stated, nothing echoed."""

import tracemalloc

import pytest

from app.interchange.registers.import_.importer import prepare_register
from app.interchange.registers.import_.reader import MAX_CHANGES
from app.platform.problems.problem import Problem
from tests import world
from tests.interchange.registers.import_.conftest import Council
from tests.stating.registry import told

GOOD = "A,a,01/04/2026\n"
HEADER = "reference,title,start date\n"
NHS = "999 066 9074"


def test_every_fault_is_told_by_row_and_column_and_nothing_is_stated(council: Council) -> None:
    before = council.registry.everything()

    response = council.sends(HEADER + GOOD + "B,,01-04-26\n\nA,c,\n")

    assert told(response) == (
        422, "rows-refused", ["/rows/3/first_day", "/rows/3/title", "/rows/5/reference"],
    )  # fmt: skip
    problem = response.json()
    assert problem["detail"] == "3 faults in 2 of 3 rows; nothing was stated"
    assert problem["errors"][0]["detail"].startswith("row 3, column C: ")
    assert [one["code"] for one in problem["errors"]] == [
        "ambiguous-day", "missing-field", "repeated-reference",
    ]  # fmt: skip
    assert council.registry.everything() == before


def test_a_dry_run_tells_what_is_wrong_beside_what_would_be_stated(council: Council) -> None:
    report = council.imports(HEADER + GOOD + "B,,01-04-26\n", dry_run=True)

    assert (report["new"], report["refused"], report["fault_count"]) == (1, 1, 2)
    assert report["faults"][0]["column"] == "C"


def test_one_refusal_of_the_ledger_undoes_the_rows_before_it(council: Council) -> None:
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
def test_personal_data_is_refused_in_every_cell_and_never_said_again(
    council: Council, row: str
) -> None:
    response = council.sends(f"{HEADER.strip()},mystery\n{row}\n")

    assert [one["code"] for one in response.json()["errors"]] == ["nhs-number"]
    assert NHS not in response.text


def test_a_heading_that_is_personal_data_is_not_said_again(council: Council) -> None:
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
def test_a_file_that_is_no_register_is_refused_as_a_whole(
    council: Council, content: str, code: str, where: list[str]
) -> None:
    for dry_run in (True, False):
        assert told(council.sends(content, dry_run=dry_run)) == (422, code, where)


def test_only_csv_is_taken(council: Council) -> None:
    assert told(council.sends(GOOD, media_type="application/json"))[:2] == (
        415, "unsupported-media-type",
    )  # fmt: skip


def test_sixty_megabytes_are_too_many(council: Council) -> None:
    assert told(council.sends(b"a" * 60_000_000))[:2] == (413, "too-large")


def test_what_no_transaction_should_hold_is_refused(council: Council) -> None:
    rows = "".join(f"R{n},Title,\n" for n in range(MAX_CHANGES + 1))

    assert told(council.sends(HEADER + rows))[:2] == (422, "too-many-changes")


@pytest.mark.parametrize("many", [10_000, pytest.param(100_000, marks=pytest.mark.prove)])
def test_many_rows_with_one_bad_one_take_no_memory(council: Council, many: int) -> None:
    rows = [f"CE/{n:06},Supply of goods number {n},01/04/2026\n" for n in range(many)]
    rows[7_777] = "CE/x,Supply,1/4/26\n"
    content = (HEADER + "".join(rows)).encode()
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as refused:
            prepare_register(
                council.registry.database, content, "camden", world.NOW.date(), is_dry_run=False
            )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert refused.value.detail == f"1 fault in 1 of {many:,} rows; nothing was stated"
    assert [one.pointer for one in refused.value.errors] == ["/rows/7779/first_day"]
    assert peak < 40 * 2**20
