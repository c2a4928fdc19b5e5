"""Filters of the register, each compared with the whole list of the embedded data."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

Contract = dict[str, Any]
Predicate = Callable[[Contract], bool]


def contracts(client: TestClient, **asked: Any) -> list[Contract]:
    response = client.get("/v1/contracts", params={"limit": 200} | asked)
    assert response.status_code == 200, response.text
    found: list[Contract] = response.json()["items"]
    return found


def items(client: TestClient) -> list[Contract]:
    """Each contract with all that is known about it."""
    listed = contracts(client)
    return [client.get(f"/v1/contracts/{item['reference']}").json() for item in listed]


def pounds(item: Contract) -> float:
    return float(item["value"]["amount"]) if item["value"] else -1


def serves(item: Contract, authority: str) -> bool:
    awarded = {award["authority"] for award in item["awards"]}
    return authority in {item["lead"], *item["buyers"], *awarded}


FILTERS: list[tuple[dict[str, Any], Predicate]] = [
    ({"kind": ["framework", "call-off"]}, lambda c: c["kind"] in {"framework", "call-off"}),
    ({"purpose": ["lasting", "bridging"]}, lambda c: c["purpose"] in {"lasting", "bridging"}),
    ({"regime": ["pa-2023", "psr-2023"]}, lambda c: c["regime"] in {"pa-2023", "psr-2023"}),
    ({"ground": ["urgency", "unknown"]}, lambda c: c["ground"] in {"urgency", "unknown"}),
    ({"framework": "lcec-framework-2023"}, lambda c: c["framework"] == "lcec-framework-2023"),
    (
        {"replaces": "westminster-nrs-call-off-2023"},
        lambda c: "westminster-nrs-call-off-2023" in c["replaces"],
    ),
    (
        {"authority_kind": "city-corporation"},
        lambda c: serves(c, "city-of-london"),
    ),
    ({"is_cancelled": "true"}, lambda c: c["is_cancelled"]),
    ({"is_cancelled": "false"}, lambda c: not c["is_cancelled"]),
    ({"has_value": "true"}, lambda c: c["value"] is not None),
    ({"has_value": "false"}, lambda c: c["value"] is None),
    ({"value_from": "1000000.00"}, lambda c: pounds(c) >= 1_000_000),
    ({"value_from": "100000", "value_to": "5000000"}, lambda c: 1e5 <= pounds(c) <= 5e6),
    ({"confidence": "low"}, lambda c: c["confidence"] == "low"),
    ({"sme": "unknown"}, lambda c: c["sme"] is None),
    ({"sme": "true"}, lambda c: c["sme"] is True),
    ({"vcse": "false"}, lambda c: c["vcse"] is False),
    ({"starts_from": "2025-08-01"}, lambda c: (c["term"]["first_day"] or "") >= "2025-08-01"),
    (
        {"starts_from": "2025-08-01", "starts_to": "2025-09-30"},
        lambda c: "2025-08-01" <= (c["term"]["first_day"] or "") <= "2025-09-30",
    ),
    (
        {"authority": ["westminster", "kensington-and-chelsea"], "authority_match": "all"},
        lambda c: serves(c, "westminster") and serves(c, "kensington-and-chelsea"),
    ),
    (
        {"authority": ["WSM", "E09000020"], "authority_match": "any"},
        lambda c: serves(c, "westminster") or serves(c, "kensington-and-chelsea"),
    ),
]


def test_filter_selects_what_the_items_say(client: TestClient) -> None:
    everything = items(client)
    wrong = []
    for asked, matches in FILTERS:
        found = [item["reference"] for item in contracts(client, **asked)]
        if found != [item["reference"] for item in everything if matches(item)]:
            wrong.append((asked, found))

    assert wrong == []


@pytest.mark.parametrize("name", ["framework", "replaces", "identifier", "scope"])
def test_unknown_code_in_a_filter_returns_422(client: TestClient, name: str) -> None:
    response = client.get("/v1/contracts", params={name: "nonsense"})

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [f"/query/{name}"]


def test_row_has_value_days_successors_and_notices(client: TestClient) -> None:
    listed = {item["reference"]: item for item in contracts(client)}
    everything = items(client)

    for item in everything:
        row, reference = listed[item["reference"]], item["reference"]
        shown = [{k: notice[k] for k in ("notice_type", "url")} for notice in item["notices"]]
        later = [other["reference"] for other in everything if reference in other["replaces"]]
        assert (row["notices"], row["value"], row["replaced_by"]) == (shown, item["value"], later)
    call_off = listed["westminster-nrs-call-off-2023"]
    assert call_off["replaced_by"] == ["bi-borough-community-equipment-2025"]
    assert any(row["notices"] for row in listed.values())


def test_days_are_those_of_the_agreed_term(client: TestClient) -> None:
    row = next(c for c in contracts(client) if c["reference"] == "westminster-complex-ot-2025")

    assert (row["term"]["first_day"], row["term"]["last_day"]) == ("2025-09-16", "2026-03-31")
    assert row["days"] == 197


def test_total_comes_before_the_value_of_a_year(client: TestClient) -> None:
    for item in items(client):
        bases = {value["basis"] for value in item["values"]}
        if "total" in bases:
            assert item["value"]["basis"] == "total"
        assert (item["value"] is None) is not bool(bases)
