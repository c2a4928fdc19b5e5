"""The contracts register as CSV, workbook and Data Package."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.interchange.registers.export.columns import COLUMNS
from app.platform.db.database import Database
from tests.interchange.registers.export.conftest import FORMULA
from tests.support import world
from tests.support.service import serving

CSV = "/v1/exports/contracts-register.csv"
XLSX = "/v1/exports/contracts-register.xlsx"
PACKAGE = "/v1/exports/contracts-register.datapackage.json"
WHOLE = {
    "reference": "full", "authority_reference": "CE/1", "title": f"'{FORMULA}",
    "state": "in-force", "replaced_by": "next", "notices": "UK5 https://example.org/1; UK6",
    "department": "Adults", "description": "Delivery; Repair", "supplier": "North Care Limited",
    "supplier_code": "north", "supplier_matched": "yes",
    "suppliers_as_published": "North Care Ltd (GB-COH 1234567)",
    "supplier_company_number": "01234567",
    "supplier_charity_number": "1000000", "value": "120000.00", "value_basis": "total",
    "value_vat": "excluded", "currency": "GBP", "irrecoverable_vat": "0.50",
    "first_day": "2025-01-01", "first_day_basis": "agreed", "last_day": "2025-12-31",
    "last_day_basis": "agreed", "extension_last_day": "2026-12-31", "review_on": "2025-06-30",
    "tendered": "yes", "tender_route": "Open procedure", "sme": "yes", "vcse": "no",
    "kind": "competed", "purpose": "lasting", "regime": "pa-2023", "cpv": "33100000",
    "ocid": "ocds-h6vhtk-000001", "lead": "camden", "buyers": "camden", "source": "minutes",
}  # fmt: skip
KNOWN_OF_BARE = {
    "reference": "bare", "title": "Contract bare", "state": "not-evidenced",
    "first_day_basis": "unknown", "last_day_basis": "open-ended", "kind": "unknown",
    "purpose": "unknown", "regime": "unknown", "source": "minutes",
}  # fmt: skip


def result(client: TestClient, **filters: Any) -> list[dict[str, str]]:
    filters = {"on": "2025-06-30"} | filters
    response = client.get(CSV, params=filters)
    assert response.status_code == 200, response.text
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_register_line_has_ten_items_and_bases(exporting: TestClient) -> None:
    rows = {row["reference"]: row for row in result(exporting)}

    assert rows["full"] == WHOLE
    assert {fact for column in COLUMNS if (fact := column.fact)} == set(range(1, 11))


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2024-12-31", ["not-evidenced", "not-begun", "not-evidenced", "not-begun"]),
        ("2025-06-30", ["not-evidenced", "in-force", "not-evidenced", "not-begun"]),
        ("2026-02-01", ["not-evidenced", "replaced", "not-evidenced", "in-force"]),
        ("2026-04-01", ["not-evidenced", "replaced", "over", "over"]),
    ],
)
def test_register_has_the_state_on_its_day(
    exporting: TestClient, on: str, states: list[str]
) -> None:
    assert [row["state"] for row in result(exporting, on=on)] == states


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"event": "ceased-trading", "day": "2025-05-31"}, "supplier-stopped"),
        ({"field": "status", "reads_as": "terminated"}, "not-evidenced"),
        ({"field": "status", "reads_as": "terminated", "decided": "rejected"}, "in-force"),
        ({"field": "status", "reads_as": "active"}, "in-force"),
    ],
)
def test_state_follows_events_of_the_provider_and_undecided_claims(
    exporting: TestClient, database: Database, change: dict[str, str], state: str
) -> None:
    with database.write_session() as session:
        decided = change.pop("decided", None)
        if "event" in change:
            world.provider_event(session, "north", **change)
        else:
            claim = world.claim(session, about="contract:full", **change)
            if decided:
                world.decision(session, claim.id, verdict=decided)

    assert {row["reference"]: row["state"] for row in result(exporting)}["full"] == state


@pytest.mark.parametrize(("ended", "state"), [(True, "over"), (False, "not-evidenced")])
def test_option_of_a_terminated_contract_can_no_longer_be_used(
    exporting: TestClient, database: Database, ended: bool, state: str
) -> None:
    option = {"last_day": "2026-12-31", "basis": "agreed", "text": "A year"}
    with database.write_session() as session:
        world.contract(session, "optional", last_day="2025-06-29", options=[option])
        if ended:
            world.term_change(session, "optional", change="termination", last_day="2025-05-31")

    assert {row["reference"]: row["state"] for row in result(exporting)}["optional"] == state


def test_service_seen_on_the_day_is_evidence(exporting: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(
            session, "bare", authority="camden", first_day=None, last_day=None,
            first_day_basis="unknown", last_day_basis="unknown",
            seen_from="2025-06-30", seen_to="2025-07-01",
        )  # fmt: skip

    days = ["2025-06-29", "2025-06-30", "2025-07-01", "2025-07-02"]
    states = [result(exporting, on=day)[0]["state"] for day in days]
    assert states == ["not-evidenced", "in-force", "in-force", "not-evidenced"]


def test_unknown_value_is_an_empty_cell(exporting: TestClient) -> None:
    bare = next(row for row in result(exporting) if row["reference"] == "bare")

    assert {name: cell for name, cell in bare.items() if cell} == KNOWN_OF_BARE


def test_suppliers_that_are_no_providers_are_shown_as_published(
    exporting: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        company = {"name": "Example Alarms Ltd", "number": "1999998", "scheme": "GB-CHC"}
        world.contract(session, "one", provider=None, suppliers_as_published=[company])
        both = [company, {"name": "Example Lifts Ltd", "number": "12"}]
        world.contract(session, "two", provider=None, suppliers_as_published=both)

    rows = {row["reference"]: row for row in result(exporting)}

    shown = ("supplier", "supplier_code", "supplier_matched", "supplier_charity_number")
    assert [rows["one"][name] for name in shown] == ["Example Alarms Ltd", "", "no", "1999998"]
    names = "Example Alarms Ltd; Example Lifts Ltd"
    assert [rows["two"][name] for name in shown] == [names, "", "no", ""]
    published = "Example Alarms Ltd (GB-CHC 1999998); Example Lifts Ltd (12)"
    assert rows["two"]["suppliers_as_published"] == published


def test_register_has_agreed_term_and_marks_assumed_days(exporting: TestClient) -> None:
    longer = next(row for row in result(exporting) if row["reference"] == "longer")

    assert (longer["last_day"], longer["last_day_basis"]) == ("2026-03-31", "agreed")
    assert longer["first_day_basis"] == "assumed"


@pytest.mark.parametrize(
    ("filters", "references"),
    [
        ({}, ["bare", "full", "longer", "next"]),
        ({"authority": "camden"}, ["full"]),
        ({"authority": "islington"}, ["full", "longer"]),
        ({"authority_kind": "county"}, []),
        ({"kind": "unknown"}, ["bare"]),
        ({"kind": ["unknown", "competed"], "end": "known"}, ["full", "longer", "next"]),
        ({"live_on": "2025-06-30"}, ["full"]),
        ({"ends_from": "2026-01-01", "end": "known"}, ["longer", "next"]),
        ({"ends_to": "2025-12-31"}, ["full"]),
        ({"end": "open"}, ["bare"]),
    ],
)
def test_register_has_selected_contracts_without_cancelled_ones(
    exporting: TestClient, filters: dict[str, str], references: list[str]
) -> None:
    assert [row["reference"] for row in result(exporting, **filters)] == references


def test_fields_are_the_columns_in_their_order(exporting: TestClient) -> None:
    response = exporting.get(CSV, params={"fields": "last_day,reference", "authority": "camden"})

    assert response.content.decode("utf-8-sig") == "last_day,reference\r\n2025-12-31,full\r\n"


def test_unknown_column_is_refused_by_csv_and_its_description(exporting: TestClient) -> None:
    for path in (CSV, PACKAGE):
        refused = exporting.get(path, params={"fields": "reference,price"}).json()

        assert (refused["code"], refused["errors"][0]["pointer"]) == (
            "unknown-column",
            "/query/fields",
        )
        assert "price is no column; the columns are reference, " in refused["detail"]
    assert exporting.get(XLSX, params={"fields": "reference"}).status_code == 422


def test_data_package_has_the_filters_and_columns_of_its_csv(exporting: TestClient) -> None:
    asked = {"kind": ["competed", "grant"], "end": "known", "fields": "title,last_day"}

    (resource,) = exporting.get(PACKAGE, params=asked).json()["resources"]
    told = exporting.get(f"/v1/exports/{resource['path']}")

    assert told.content == exporting.get(CSV, params=asked).content
    assert [field["name"] for field in resource["schema"]["fields"]] == ["title", "last_day"]
    assert "primaryKey" not in resource["schema"]


def test_file_of_a_selection_says_so_in_its_name(exporting: TestClient) -> None:
    asked = {"authority": "camden", "end": "known", "on": "2025-03-01"}

    named = exporting.get(XLSX, params=asked).headers["content-disposition"]

    assert named == 'attachment; filename="contracts-register-camden-selection-2025-03-01.xlsx"'


def test_csv_has_byte_order_mark_and_dated_name(exporting: TestClient) -> None:
    response = exporting.get(CSV, params={"authority": "camden", "on": "2025-03-01"})

    named = 'attachment; filename="contracts-register-camden-2025-03-01.csv"'
    assert response.headers["content-disposition"] == named
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.content.startswith(b"\xef\xbb\xbfreference,")
    assert response.content.endswith(b"\r\n")
    assert response.headers["content-length"] == str(len(response.content))


def test_matching_etag_returns_304_until_next_entry(
    exporting: TestClient, database: Database
) -> None:
    first = exporting.get(CSV)
    known = {"If-None-Match": first.headers["etag"]}

    again = exporting.get(CSV, headers=known)
    with database.write_session() as session:
        world.contract(session, "new")
    changed = exporting.get(CSV, headers=known)

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    then = exporting.get(CSV, params={"position": first.headers["registry-position"]})
    assert then.content == first.content != changed.content


def test_unknown_authority_returns_422(exporting: TestClient) -> None:
    for path in (CSV, XLSX):
        response = exporting.get(path, params={"authority": "nowhere"})

        assert (response.status_code, response.json()["code"]) == (422, "unknown-filter-code")


_CHECK = """
import json, sys
from frictionless import Package
package = Package(sys.argv[1])
report = package.validate()
rows = [len(resource.read_rows()) for resource in package.resources if resource.tabular]
print(json.dumps([report.valid, report.flatten(["type", "note"]), rows]))
"""


def checked(package: str, folder: Path | None = None) -> tuple[bool, list[Any], list[int]]:
    """Run frictionless in a separate process, to keep its warnings apart."""
    ran = subprocess.run(
        [sys.executable, "-c", _CHECK, package],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    valid, faults, rows = json.loads(ran.stdout.splitlines()[-1])
    return valid, faults, rows


def test_frictionless_validates_register_of_running_service(
    sqlite: Any,
) -> None:
    with sqlite.database("loaded", "frictionless") as database, serving(str(database.url)) as item:
        package = f"{item.url}/v1/exports/contracts-register.datapackage.json?consortium=lcec"
        valid, faults, rows = checked(package)

    assert (valid, faults) == (True, [])
    assert rows[0] > 2
