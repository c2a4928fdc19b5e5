"""The audit log is ordered, filtered and paginated."""

from datetime import datetime

import pytest
from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support.application import READER, SCOPE, Keys, asking, is_soon_after, log
from tests.support.sent import selects


def stated(client: TestClient, keys: Keys) -> None:
    """Record three refusals and a success, in this order."""
    client.post("/v1/scopes", json=SCOPE)
    client.post("/v1/scopes", json=SCOPE, headers=keys[Role.EDITOR])
    client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])
    client.get("/v1/audit", headers=keys[Role.READER])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [401, 403, 201, 403]),
        ("caller=editor-system", [403]),
        ("caller=nobody", []),
        ("code=forbidden", [403, 403]),
        ("operation=POST /v1/scopes", [401, 403]),
        ("refused=true", [401, 403, 403]),
        ("refused=false", [201]),
        ("first_day=2026-11-22&last_day=2026-11-22", [401, 403, 201, 403]),
        ("first_day=2026-11-23", []),
        ("last_day=2026-11-21", []),
        ("refused=true&caller=reader-system&code=forbidden", [403]),
    ],
)
def test_audit_log_is_ordered_and_filtered(
    empty_client: TestClient, keys: Keys, query: str, found: list[int]
) -> None:
    stated(empty_client, keys)

    assert [row["status"] for row in log(empty_client, keys, query)] == found


def test_days_of_the_audit_log_are_london_days(database: Database, keys: Keys) -> None:
    # 23:30 UTC on 30 June is half past midnight on 1 July in London.
    half_past = datetime.fromisoformat("2027-06-30T23:30:00+00:00")
    with asking(database, at=half_past) as client:
        client.post("/v1/scopes", json=SCOPE)

        assert log(client, keys, "last_day=2027-06-30") == []
        (row,) = log(client, keys, "first_day=2027-07-01")
    assert is_soon_after(half_past, row["recorded_at"])
    assert row["recorded_at"].startswith("2027-07-01T00:30:")
    assert row["recorded_at"].endswith("+01:00")


def test_reversed_period_returns_422(empty_client: TestClient, keys: Keys) -> None:
    path = "/v1/audit?first_day=2026-11-22&last_day=2026-11-21"

    response = empty_client.get(path, headers=keys[Role.AUDITOR])

    assert (response.status_code, response.json()["code"]) == (422, "period-reversed")


def test_pages_of_a_growing_audit_log_are_complete(empty_client: TestClient, keys: Keys) -> None:
    stated(empty_client, keys)
    seen, address = [], "/v1/audit?limit=2"
    while address:
        page = empty_client.get(address, headers=keys[Role.AUDITOR])
        seen += [row["position"] for row in page.json()["items"]]
        address = page.links["next"]["url"] if len(seen) < 6 and "next" in page.links else ""
        empty_client.post("/v1/scopes", json=SCOPE)

    assert len(seen) == 6
    assert seen == sorted(set(seen))


def test_audit_log_is_available_as_csv(empty_client: TestClient, keys: Keys) -> None:
    stated(empty_client, keys)
    body = {"name": "x", "role": "god"}
    empty_client.post("/v1/api-keys", json=body, headers=keys[Role.ADMIN])

    response = empty_client.get("/v1/audit?format=csv", headers=keys[Role.AUDITOR])

    header, *rows = response.text.splitlines()
    assert header.split(",")[:4] == ["position", "recorded_at", "request_id", "caller"]
    assert len(rows) == 5
    assert "string-too-short;unknown-word" in rows[-1]


@pytest.mark.parametrize("size", [1, 20])
def test_page_of_the_audit_log_takes_one_statement(
    empty_client: TestClient, keys: Keys, size: int
) -> None:
    for _ in range(size):
        empty_client.post("/v1/scopes", json=SCOPE)

    with selects() as sent:
        assert len(log(empty_client, keys)) == size

    assert len(sent) == 2  # the other tells who asks
