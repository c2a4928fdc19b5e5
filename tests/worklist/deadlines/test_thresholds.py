"""Thresholds over HTTP: those that hold on the day asked about."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def listed(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/thresholds", params=asked)
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
def test_the_threshold_of_councils_fell_with_the_year_2026(
    client: TestClient, on: str, amount: str, first_day: str, last_day: str | None
) -> None:
    (one,) = listed(client, on=on, kind="goods-and-services-sub-central")

    assert (one["amount"], one["currency"], one["vat"]) == (amount, "GBP", "included")
    assert (one["first_day"], one["last_day"]) == (first_day, last_day)
    assert one["source"].startswith("https://")


def test_without_a_day_those_of_today_are_told(client: TestClient) -> None:
    assert listed(client) == listed(client, on="2026-11-22")
    assert len(listed(client)) == 6


def test_of_a_day_before_the_act_none_is_known(client: TestClient) -> None:
    assert listed(client, on="2025-02-23") == []


def test_a_spreadsheet_takes_them_too(client: TestClient) -> None:
    response = client.get("/v1/thresholds?on=2026-01-01&kind=works&format=csv")

    head, row = response.text.splitlines()
    assert head == "kind,amount,currency,vat,first_day,last_day,summary,source"
    assert row.startswith("works,5193000.00,GBP,included,2026-01-01,,Works.,https://")


def test_a_sort_that_the_law_does_not_know_is_refused(client: TestClient) -> None:
    response = client.get("/v1/thresholds?kind=beds")

    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (422, "/query/kind")
