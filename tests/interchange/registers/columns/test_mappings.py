"""Mappings of publishers: kept once, used for each later file, and replaced only when seen."""

from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.interchange.registers.council import Council
from tests.support import world
from tests.support.registry import System, told

PATH = "column-mappings/camden"
FILE = (
    "Ref,Title of agreement,Begins (FY),End date,Officer\n"
    "CE/1,Storage,01/04/2026,31/03/2028,Head of equipment\n"
)
BEGINS: dict[str, Any] = {"heading": "begins  (fy)", "field": "first_day"}
OFFICER: dict[str, Any] = {"heading": "Officer", "field": None}


def mapping(*columns: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**world.STATED, "columns": [*columns], **more}


def fields(report: dict[str, Any]) -> dict[str, str | None]:
    return {column["column"]: column["field"] for column in report["columns"]}


def remarks(report: dict[str, Any], code: str) -> list[str]:
    return [item["detail"] for item in report["remarks"] if item["code"] == code]


def test_next_file_of_the_publisher_is_read_by_its_mapping(council: Council) -> None:
    before = council.imports(FILE, dry_run=True)
    entry = council.system.restates(PATH, mapping(BEGINS, OFFICER))

    report = council.imports(FILE)

    assert (fields(before)["C"], before["mapping"]) == (None, None)
    assert (fields(report)["C"], report["mapping"]) == ("first_day", entry["fact"])
    assert remarks(report, "mapping-used") == [
        "the mapping of camden was used for these columns: begins  (fy), Officer"
    ]
    assert council.system.sees("contracts/camden-ce-1")["term"]["first_day"] == "2026-04-01"


def test_mapping_of_another_publisher_is_not_used(council: Council) -> None:
    council.system.restates(PATH, mapping(BEGINS))
    islington = council.registry.editor("islington")

    report = council.imports(FILE, authority="islington", system=islington)

    assert (fields(report)["C"], report["mapping"]) == (None, None)


@pytest.mark.parametrize("name", ["Begins (FY)", "begins  (fy)", "C"])
def test_columns_of_an_import_override_the_mapping(council: Council, name: str) -> None:
    council.system.restates(PATH, mapping(BEGINS, OFFICER))

    report = council.imports(FILE, columns=[f"{name}:review_on"])

    assert fields(report)["C"] == "review_on"
    assert remarks(report, "mapping-used") == [
        "the mapping of camden was used for these columns: Officer"
    ]


def test_columns_that_the_file_has_not_are_named_in_a_remark(council: Council) -> None:
    council.system.restates(PATH, mapping({"heading": "Ceases", "field": "last_day"}))

    report = council.imports(FILE, columns=["Starts:first_day"])

    assert remarks(report, "mapping-used") == [
        "the mapping of camden was used for these columns: none"
    ]
    assert remarks(report, "column-not-in-file") == [
        "no column has the heading 'Ceases', which the mapping of the publisher names",
        "no column has the heading 'Starts', which columns= names",
    ]


def test_mapping_is_revised_only_by_who_has_read_it(council: Council) -> None:
    system = council.system
    first = system.restates(PATH, mapping(BEGINS))
    seen = system.tag(PATH)

    needed = system.puts(PATH, mapping(OFFICER))
    second = system.restates(PATH, mapping(OFFICER), seen=seen)
    stale = system.puts(PATH, mapping(BEGINS), seen=seen)

    assert (seen, second["action"], second["replaces"]) == (
        f'"{first["fact"]}"', "revised", first["fact"],
    )  # fmt: skip
    assert told(needed) == (428, "if-match-needed", ["/header/If-Match"])
    assert told(stale) == (412, "stale", ["/header/If-Match"])
    assert system.sees(PATH)["columns"] == [OFFICER]
    assert system.sees(PATH, position=first["position"])["columns"] == [BEGINS]
    assert [item["action"] for item in system.lists("changes", kind="column_mapping")] == [
        "recorded", "revised",
    ]  # fmt: skip


def test_first_mapping_cannot_replace_one(council: Council) -> None:
    stale = council.system.puts(PATH, mapping(BEGINS), seen='"public-1"')

    assert told(stale) == (412, "stale", ["/header/If-Match"])


def test_shown_mapping_can_be_sent_again(council: Council) -> None:
    council.system.restates(PATH, mapping(BEGINS, note="As the guide says."))

    shown = council.system.sees(PATH)

    council.system.restates(PATH, shown, seen=council.system.tag(PATH))
    assert shown == mapping(BEGINS, note="As the guide says.")


def test_withdrawn_mapping_is_not_used(council: Council) -> None:
    entry = council.system.restates(PATH, mapping(BEGINS))

    council.system.withdraws(entry["fact"])

    assert told(council.system.asks(PATH)) == (404, "unknown-code", [])
    assert council.imports(FILE)["mapping"] is None


@pytest.mark.parametrize(
    ("columns", "code", "pointer"),
    [
        ([{"heading": "X", "field": "beginning"}], "unknown-column-field", "columns/0/field"),
        ([BEGINS, {**OFFICER, "heading": "BEGINS (FY)"}], "repeated-column", "columns/1/heading"),
        ([BEGINS, {**BEGINS, "heading": "Start"}], "repeated-column", "columns/1/field"),
        ([], "too-short", "columns"),
        ([{**BEGINS, "sheet": "2026"}], "unknown-field", "columns/0/sheet"),
    ],
)
def test_columns_that_no_register_can_have_are_refused(
    council: Council, columns: list[dict[str, Any]], code: str, pointer: str
) -> None:
    before = council.registry.everything()

    refused = council.system.puts(PATH, mapping(*columns))

    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, f"/body/{pointer}")
    assert council.registry.everything() == before


def test_suppliers_may_stand_in_several_columns(council: Council) -> None:
    both = [{"heading": name, "field": "supplier"} for name in ("First firm", "Second firm")]
    council.system.restates(PATH, mapping(*both))

    council.imports("Ref,Title,End date,First firm,Second firm\nA,B,2028-03-31,X Ltd,Y Ltd\n")

    found = council.system.sees("contracts/camden-a")["suppliers_as_published"]
    assert [supplier["name"] for supplier in found] == ["X Ltd", "Y Ltd"]


def test_mapping_is_recorded_by_its_publisher_only(council: Council) -> None:
    admin = council.registry.known_as(Role.ADMIN)
    islington = council.registry.editor("islington")

    assert told(islington.puts(PATH, mapping(BEGINS)))[:2] == (403, "not-in-charge")
    assert told(admin.puts(PATH, mapping(BEGINS)))[:2] == (403, "acting-for-needed")
    assert told(admin.puts("column-mappings/nowhere", mapping(BEGINS)))[:2] == (404, "unknown-code")
    assert admin.restates(PATH, mapping(BEGINS), acting_for="camden")["acting_for"] == "camden"


def test_mappings_of_a_batch_follow_each_other(council: Council) -> None:
    item = {"operation": "record_column_mapping", "parameters": {"publisher": "camden"}}
    twice = [{**item, "body": mapping(BEGINS)}, {**item, "body": mapping(OFFICER)}]

    refused = council.system.posts("batches", {"facts": twice})

    assert told(refused)[:2] == (428, "if-match-needed")
    assert council.system.posts("batches", {"facts": twice[:1]}).status_code == 201
    assert council.system.sees(PATH)["columns"] == [BEGINS]


def test_mapping_of_a_merged_publisher_is_that_of_the_other(council: Council) -> None:
    council.system.restates(PATH, mapping(BEGINS))
    with council.registry.database.write_session() as session:
        world.merge(session, "authority", "camden", into="islington")
    islington = council.registry.editor("islington")

    report = council.imports(FILE, authority="islington", system=islington)
    shown = islington.lists("column-mappings", publisher="islington")
    path = "column-mappings/islington"
    islington.restates(path, mapping(OFFICER), seen=islington.tag(path))

    assert (fields(report)["C"], shown[0]["fact"]) == ("first_day", report["mapping"])
    assert [item["publisher"] for item in shown] == ["islington"]
    assert islington.sees(path)["columns"] == [OFFICER]


def listed(system: System, **asked: Any) -> list[tuple[str, str]]:
    items = system.lists("column-mappings", **asked)
    return [(item["publisher"], item["publisher_name"]) for item in items]


def test_mappings_are_listed_by_publisher(council: Council) -> None:
    for code in ("islington", "camden"):
        council.registry.editor(code).restates(f"column-mappings/{code}", mapping(BEGINS))
    anybody = council.registry.anybody

    first = anybody.sees("column-mappings", limit=1)
    rest = listed(anybody, limit=1, cursor=first["next"])

    assert listed(anybody) == [("camden", "Camden"), ("islington", "Islington")]
    assert ([item["publisher"] for item in first["items"]], rest) == (
        ["camden"], [("islington", "Islington")],
    )  # fmt: skip
    assert listed(anybody, publisher="islington") == rest
    assert told(anybody.asks("column-mappings", publisher="nowhere")) == (
        422, "unknown-filter-code", ["/query/publisher"],
    )  # fmt: skip
