"""Thresholds over HTTP, in force on a day."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def listed(client: TestClient, **filters: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/thresholds", params=filters)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


@pytest.mark.parametrize(
    ("on", "amount", "first_day", "last_day"),
    [
        ("2025-12-31", "214904.00", "2025-02-24", "2025-12-31"),
        ("2026-01-01", "207720.00", "2026-01-01", None),
    ],
)
def test_council_threshold_changes_on_first_of_january_2026(
    client: TestClient, on: str, amount: str, first_day: str, last_day: str | None
) -> None:
    (item,) = listed(client, on=on, kind="goods-and-services-sub-central")

    assert (item["amount"], item["currency"], item["vat"]) == (amount, "GBP", "included")
    assert (item["first_day"], item["last_day"]) == (first_day, last_day)
    assert item["source"].startswith("https://")


def test_default_day_of_thresholds_is_today(client: TestClient) -> None:
    assert listed(client) == listed(client, on="2026-11-22")
    assert len(listed(client)) == 6


def test_day_before_the_act_has_no_thresholds(client: TestClient) -> None:
    assert listed(client, on="2025-02-23") == []


def test_thresholds_are_available_as_csv(client: TestClient) -> None:
    response = client.get("/v1/thresholds?on=2026-01-01&kind=works&format=csv")

    head, row = response.text.splitlines()
    assert head == "kind,amount,currency,vat,first_day,last_day,summary,source"
    assert row.startswith("works,5193000.00,GBP,included,2026-01-01,,Works.,https://")


def test_unknown_threshold_kind_returns_422(client: TestClient) -> None:
    response = client.get("/v1/thresholds?kind=beds")

    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (422, "/query/kind")
