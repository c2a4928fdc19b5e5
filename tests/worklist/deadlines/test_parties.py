"""Parties in key dates and notices: columns, and filters by their kinds."""

from typing import Any

from fastapi.testclient import TestClient

HORIZON = {"on": "2026-01-01", "last_day": "2026-12-31", "limit": 200}


def listed(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    response = client.get(path, params=asked)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def test_key_dates_name_the_authority_and_the_provider(client: TestClient) -> None:
    for item in listed(client, "/v1/key-dates", kind="option", **HORIZON):
        contract = client.get(f"/v1/contracts/{item['contract']}", params={"on": "2026-01-01"})
        shown = contract.json()
        assert item["authorities"] == ([shown["lead"]] if shown["lead"] else shown["buyers"])
        assert item["provider_name"] == shown["provider_name"]


def test_notices_of_a_kind_are_those_of_such_contracts(client: TestClient) -> None:
    awards = listed(client, "/v1/contracts", kind="direct-award", limit=200, on="2025-12-01")

    found = listed(client, "/v1/notices", kind="direct-award", limit=200, on="2025-12-01")

    named = {item["contract"] for item in found}
    assert named
    assert named <= {item["reference"] for item in awards}
    everything = listed(client, "/v1/notices", limit=200, on="2025-12-01")
    assert {item["contract"] for item in everything} - {item["reference"] for item in awards}


def test_key_dates_of_a_kind_of_authority(client: TestClient) -> None:
    found = listed(client, "/v1/key-dates", authority_kind="unitary", **HORIZON)

    unitary = {item["code"] for item in listed(client, "/v1/authorities", kind="unitary")}
    contracts = listed(client, "/v1/contracts", authority=sorted(unitary), limit=200)
    assert found
    assert {item["contract"] for item in found} <= {item["reference"] for item in contracts}
