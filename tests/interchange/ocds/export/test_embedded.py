"""The contracts of the embedded data as open contracting data: valid, whole, and mergeable."""

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
def test_every_package_is_valid_against_the_saved_schemas(client: TestClient, path: str) -> None:
    told = packages(client, path, limit=40)

    assert len(told) > 1 or path == RECORDS
    assert [fault for package in told for fault in faults(package)] == []


def test_releases_use_no_field_that_the_standard_and_its_extensions_do_not_know(
    client: TestClient,
) -> None:
    told = releases(client)

    assert set().union(*(undeclared(one) for one in told)) == set()
    assert undeclared(told[0] | {"award": []}) == {"award"}


def test_words_of_open_codelists_are_on_the_lists(client: TestClient) -> None:
    compiled = [one["compiledRelease"] for one in records(client)]
    documents = [
        document
        for one in compiled
        for part in (one["tender"], one.get("planning", {}), *one["awards"], *one["contracts"])
        for document in part.get("documents", [])
    ]
    related = [one for release in compiled for one in release.get("relatedProcesses", [])]

    assert documents
    assert {one["documentType"] for one in documents} <= codes(
        "documentType.csv", "+documentType.csv"
    )
    assert {role for one in compiled for party in one["parties"] for role in party["roles"]} <= (
        codes("partyRole.csv")
    )
    assert {word for one in related for word in one["relationship"]} == {"framework", "prior"}
    assert {"framework", "prior"} <= codes("relatedProcess.csv")


def test_every_contract_is_told(client: TestClient) -> None:
    listed = client.get("/v1/contracts", params={"limit": 200}).json()["items"]
    compiled = [one["compiledRelease"] for one in records(client)]

    told = {contract["id"] for one in compiled for contract in one["contracts"]}

    assert told == {one["reference"] for one in listed}


def test_every_public_entry_about_a_contract_is_one_release(client: TestClient) -> None:
    entries: list[dict[str, Any]] = []
    for kind in ("contract_details", "award", "term_change", "notice"):
        asked = {"kind": kind, "limit": 200}
        entries += client.get("/v1/changes", params=asked).json()["items"]

    told = releases(client)

    assert len(told) == len(entries) == len({one["id"] for one in told})
    moments = {
        int(one["id"].rpartition(".")[2]): datetime.fromisoformat(one["date"]) for one in told
    }
    assert moments == {
        one["position"]: datetime.fromisoformat(one["recorded_at"]) for one in entries
    }


def test_an_independent_library_merges_the_releases_to_the_compiled_release(
    client: TestClient,
) -> None:
    by_process: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in releases(client):
        by_process[one["ocid"]].append(one)

    compiled = {one["ocid"]: one["compiledRelease"] for one in records(client)}

    assert compiled == {ocid: merge(told) for ocid, told in by_process.items()}


def test_a_record_links_to_its_releases(client: TestClient) -> None:
    record = record_of(client, "ocds-h6vhtk-0597f7")

    told = [client.get(one["url"]).json()["releases"] for one in record["releases"]]

    assert [one for some in told for one in some] == releases_of(client, "ocds-h6vhtk-0597f7")
    assert record["compiledRelease"]["date"] == record["releases"][-1]["date"]


def test_nothing_is_told_of_people(client: TestClient) -> None:
    said = json.dumps([*releases(client), *records(client)])

    assert not any(name in said for name in ("contactPoint", "@", "telephone", "streetAddress"))


def test_an_organisation_is_known_by_the_number_of_a_register_if_the_registry_knows_one(
    client: TestClient,
) -> None:
    parties = {
        party["id"]: party for one in records(client) for party in one["compiledRelease"]["parties"]
    }

    schemes = {one["identifier"]["scheme"] for one in parties.values() if "identifier" in one}

    assert schemes == {"GB-COH", "GB-LAE", "GB-PPON"}
    assert parties["authority-islington"]["identifier"] == {"scheme": "GB-LAE", "id": "ISL"}
    assert "identifier" not in parties["provider-medequip"]


def test_a_cancelled_award_is_told_as_one(client: TestClient) -> None:
    told = releases_of(client, "ocds-h6vhtk-059719")

    assert told[-1]["tag"] == ["awardCancellation", "contractTermination"]
    assert told[-1]["awards"][0]["status"] == told[-1]["contracts"][0]["status"] == "cancelled"
    assert "period" in told[0]["contracts"][0]


def test_a_framework_is_named_by_the_contracts_that_are_called_off_from_it(
    client: TestClient,
) -> None:
    compiled = record_of(client, "ocds-000000-hackney-nrs-call-off-2023")["compiledRelease"]
    framework = record_of(client, "ocds-h6vhtk-02e638")["compiledRelease"]

    assert compiled["relatedProcesses"][0]["identifier"] == "ocds-h6vhtk-02e638"
    assert framework["tender"]["techniques"] == {
        "hasFrameworkAgreement": True,
        "frameworkAgreement": {"value": {"amount": 360000000.0, "currency": "GBP"}},
    }


def test_a_day_that_is_only_assumed_is_not_told(client: TestClient) -> None:
    first, *_, last = releases_of(client, "ocds-h6vhtk-02e638")

    assert "period" not in first["contracts"][0]
    assert last["contracts"][0]["period"] == {
        "startDate": "2023-04-01T00:00:00+01:00",
        "endDate": "2028-03-31T23:59:59+01:00",
        "maxExtentDate": "2030-03-31T23:59:59+01:00",
    }
