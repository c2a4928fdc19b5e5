"""The embedded contracts as open contracting data: valid, complete and mergeable."""

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.interchange.ocds.export.merging import merge
from tests.interchange.ocds.export.asking import (
    RECORDS,
    RELEASES,
    packages,
    record_of,
    records,
    releases,
    releases_of,
)
from tests.interchange.ocds.export.validity import codes, faults, undeclared


@pytest.mark.parametrize("path", [RELEASES, RECORDS])
def test_every_package_is_valid_by_saved_schemas(client: TestClient, path: str) -> None:
    result = packages(client, path, limit=40)

    assert len(result) > 1 or path == RECORDS
    assert [fault for package in result for fault in faults(package)] == []


def test_releases_use_known_fields_only(
    client: TestClient,
) -> None:
    result = releases(client)

    assert set().union(*(undeclared(item) for item in result)) == set()
    assert undeclared(result[0] | {"award": []}) == {"award"}


def test_codes_of_open_codelists_are_listed(client: TestClient) -> None:
    compiled = [item["compiledRelease"] for item in records(client)]
    documents = [
        document
        for item in compiled
        for part in (item["tender"], item.get("planning", {}), *item["awards"], *item["contracts"])
        for document in part.get("documents", [])
    ]
    related = [item for release in compiled for item in release.get("relatedProcesses", [])]

    assert documents
    # A notice whose type was not read has no type of document.
    assert {item["documentType"] for item in documents if "documentType" in item} <= codes(
        "documentType.csv", "+documentType.csv"
    )
    assert {role for item in compiled for party in item["parties"] for role in party["roles"]} <= (
        codes("partyRole.csv")
    )
    assert {word for item in related for word in item["relationship"]} == {"framework", "prior"}
    assert {"framework", "prior"} <= codes("relatedProcess.csv")


def test_every_contract_is_in_a_release(client: TestClient) -> None:
    listed = client.get("/v1/contracts", params={"limit": 200}).json()["items"]
    compiled = [item["compiledRelease"] for item in records(client)]

    result = {contract["id"] for item in compiled for contract in item["contracts"]}

    assert result == {item["reference"] for item in listed}


def test_every_public_contract_entry_makes_one_release(client: TestClient) -> None:
    entries: list[dict[str, Any]] = []
    for kind in ("contract_details", "award", "term_change", "notice"):
        filters = {"kind": kind, "limit": 200}
        entries += client.get("/v1/changes", params=filters).json()["items"]

    result = releases(client)

    assert len(result) == len(entries) == len({item["id"] for item in result})
    moments = {
        int(item["id"].rpartition(".")[2]): datetime.fromisoformat(item["date"]) for item in result
    }
    assert moments == {
        item["position"]: datetime.fromisoformat(item["recorded_at"]) for item in entries
    }


def test_independent_library_merges_releases_to_compiled_release(
    client: TestClient,
) -> None:
    by_process: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in releases(client):
        by_process[item["ocid"]].append(item)

    compiled = {item["ocid"]: item["compiledRelease"] for item in records(client)}

    assert compiled == {ocid: merge(result) for ocid, result in by_process.items()}


def test_record_links_to_its_releases(client: TestClient) -> None:
    record = record_of(client, "ocds-h6vhtk-0597f7")

    result = [client.get(item["url"]).json()["releases"] for item in record["releases"]]

    assert [item for some in result for item in some] == releases_of(client, "ocds-h6vhtk-0597f7")
    assert record["compiledRelease"]["date"] == record["releases"][-1]["date"]


def test_releases_contain_no_personal_data(client: TestClient) -> None:
    text = json.dumps([*releases(client), *records(client)])

    assert not any(name in text for name in ("contactPoint", "@", "telephone", "streetAddress"))


def test_organisation_has_register_number_if_known(
    client: TestClient,
) -> None:
    parties = {
        party["id"]: party
        for item in records(client)
        for party in item["compiledRelease"]["parties"]
    }

    schemes = {item["identifier"]["scheme"] for item in parties.values() if "identifier" in item}

    assert schemes == {"GB-COH", "GB-LAE", "GB-NHS", "GB-PPON"}
    assert parties["authority-islington"]["identifier"] == {"scheme": "GB-LAE", "id": "ISL"}
    assert parties["provider-medequip"]["identifier"]["id"] == "04198824"
    assert "identifier" not in parties["provider-essex-cares"]
    shown = {
        number["scheme"]
        for party in parties.values()
        for number in [party.get("identifier", {}), *party.get("additionalIdentifiers", [])]
        if number
    }
    assert not {"GB-CFS", "GB-FTS"} & shown


def test_cancelled_award_has_status_cancelled(client: TestClient) -> None:
    result = releases_of(client, "ocds-h6vhtk-0597f7")
    (cancelled,) = (
        item for item in result if item["tag"] == ["awardCancellation", "contractTermination"]
    )

    assert cancelled["awards"][0]["status"] == cancelled["contracts"][0]["status"] == "cancelled"
    assert "period" in result[0]["contracts"][0]


def test_superseded_record_is_amended_and_not_cancelled(client: TestClient) -> None:
    result = releases_of(client, "ocds-h6vhtk-059719")

    assert result[-1]["tag"] == ["contractAmendment"]
    assert "cancelled" not in str(result)


def test_call_off_names_its_framework(
    client: TestClient,
) -> None:
    compiled = record_of(client, "ocds-000000-hackney-nrs-call-off-2023")["compiledRelease"]
    framework = record_of(client, "ocds-h6vhtk-02e638")["compiledRelease"]

    assert compiled["relatedProcesses"][0]["identifier"] == "ocds-h6vhtk-02e638"
    assert framework["tender"]["techniques"] == {
        "hasFrameworkAgreement": True,
        "frameworkAgreement": {"value": {"amount": 360000000.0, "currency": "GBP"}},
    }


def test_assumed_day_is_not_exported(client: TestClient) -> None:
    first, *_, last = releases_of(client, "ocds-h6vhtk-02e638")

    assert "period" not in first["contracts"][0]
    assert last["contracts"][0]["period"] == {
        "startDate": "2023-04-01T00:00:00+01:00",
        "endDate": "2028-03-31T23:59:59+01:00",
        "maxExtentDate": "2030-03-31T23:59:59+01:00",
    }
