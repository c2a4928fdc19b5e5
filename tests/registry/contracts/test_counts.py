"""Counts of contracts, compared with the list."""

from collections import Counter, defaultdict
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.support.pages import read_pages


def counts(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/contract-counts", params={"limit": 200} | asked)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def contracts(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/v1/contracts", params={"limit": 200} | asked).json()[
        "items"
    ]
    return found


@pytest.mark.parametrize("field", ["kind", "provider", "ground", "purpose", "regime", "consortium"])
def test_groups_count_the_contracts_of_the_list(client: TestClient, field: str) -> None:
    listed = contracts(client, is_cancelled="false")

    found = counts(client, by=field, is_cancelled="false")

    assert {item[field]: item["contracts"] for item in found} == Counter(c[field] for c in listed)
    for item in found:
        of_group = [c for c in listed if c[field] == item[field]]
        days = [c["days"] for c in of_group if c["days"] is not None]
        assert (item["with_days"], item["median_days"]) == (
            len(days), median(days) if days else None,
        )  # fmt: skip
        sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for value in (c["value"] for c in of_group if c["value"]):
            sums[value["basis"], value["vat"]] += Decimal(value["amount"])
        assert {(v["basis"], v["vat"]): Decimal(v["amount"]) for v in item["values"]} == sums
        assert item["with_value"] == sum(v["contracts"] for v in item["values"])


def test_contract_counts_for_each_authority_that_it_serves(client: TestClient) -> None:
    found = {item["authority"]: item for item in counts(client, by="authority")}

    for code in ("westminster", "harrow", "kensington-and-chelsea"):
        assert found[code]["contracts"] == len(contracts(client, authority=code))
    assert found["westminster"]["authority_name"] == "Westminster"


def test_without_groups_all_contracts_are_one_group(client: TestClient) -> None:
    (whole,) = counts(client)

    assert whole["contracts"] == len(contracts(client))


def test_pages_of_groups_join_to_the_whole(client: TestClient) -> None:
    asked = {"by": ["kind", "ground"]}

    whole = counts(client, **asked)

    assert read_pages(client, "/v1/contract-counts", {**asked, "limit": 2}) == whole
    assert len(whole) > 5


def test_end_month_counts_what_has_no_known_end(client: TestClient) -> None:
    found = {item["end_month"]: item["contracts"] for item in counts(client, by="end_month")}

    assert found["unknown"] >= len(contracts(client, end="unknown")) > 0
    assert found["2026-03"] == len(
        contracts(client, ends_from="2026-03-01", ends_to="2026-03-31", end="known")
    )


def test_table_has_a_line_for_each_kind_of_value(client: TestClient) -> None:
    text = client.get("/v1/contract-counts", params={"by": "purpose", "format": "csv"}).text
    header, *lines = text.splitlines()

    assert "value_basis,value_vat,value_contracts,value_amount" in header
    assert len(lines) == sum(len(item["values"]) or 1 for item in counts(client, by="purpose"))
