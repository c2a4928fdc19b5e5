"""Suggestions: things of equal name are suggested, and decided once, as one fact."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.database import Database
from tests.support import callers, world

BEDS = {"name": "Example Beds Ltd"}
COMPANY = {"name": "EXAMPLE BEDS LIMITED", "number": "1234567", "scheme": "GB-COH"}


@pytest.fixture
def admin(database: Database, empty_client: TestClient) -> TestClient:
    empty_client.headers.update(callers.key(database, Role.ADMIN, name="admin"))
    return empty_client


def contract(database: Database, reference: str, *suppliers: dict[str, Any]) -> None:
    with database.write_session() as session:
        world.contract(session, reference, provider=None, suppliers_as_published=[*suppliers])


def provider(database: Database, code: str, **fields: Any) -> None:
    with database.write_session() as session:
        world.provider(session, code, **{"name": "Example Beds Ltd", **fields})


def suggested(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/v1/suggestions", params=query).json()["items"]
    return items


def decide(client: TestClient, id_: str, *, accept: bool) -> Any:
    body = {"accept": accept, "reason": "The websites say so."}
    return client.post(f"/v1/suggestions/{id_}/decision", json=body)


def providers_of(client: TestClient) -> list[Any]:
    items = client.get("/v1/contracts").json()["items"]
    return [item["provider"] for item in items]


def check_rows(database: Database) -> None:
    with database.read_session() as session:
        assert first_difference(session, CATALOGUE.projections) is None


def test_supplier_of_equal_name_is_suggested_once_for_all_its_contracts(
    database: Database, admin: TestClient
) -> None:
    contract(database, "c-1", BEDS)
    contract(database, "c-2", {"name": "Example Beds, Limited"}, {"name": "Another Ltd"})
    provider(database, "beds")

    (found,) = suggested(admin)

    assert (found["kind"], found["provider"], found["contracts"]) == ("supplier", "beds", 2)
    assert found["contract"] in {"c-1", "c-2"}
    check_rows(database)


def test_accepted_suggestion_is_one_fact_and_matches_all_contracts_until_it_is_withdrawn(
    database: Database, admin: TestClient
) -> None:
    contract(database, "c-1", BEDS)
    provider(database, "beds")
    contract(database, "c-2", BEDS)
    (found,) = suggested(admin)

    fact = decide(admin, found["id"], accept=True).json()
    contract(database, "c-3", BEDS)

    assert (fact["type"], fact["source"]) == ("supplier_match", "minutes")
    assert (providers_of(admin), suggested(admin)) == (["beds"] * 3, [])
    check_rows(database)

    body, seen = {"reason": "It was wrong."}, {"If-Match": f'"{fact["fact"]}"'}
    admin.post(f"/v1/facts/{fact['fact']}/withdrawal", json=body, headers=seen)

    assert (providers_of(admin), suggested(admin)) == ([None] * 3, [found | {"contracts": 3} | {
        "contract": suggested(admin)[0]["contract"]}])  # fmt: skip
    check_rows(database)


def test_rejected_suggestion_is_not_made_again_for_later_contracts(
    database: Database, admin: TestClient
) -> None:
    contract(database, "c-1", BEDS)
    provider(database, "beds")
    (found,) = suggested(admin)

    decide(admin, found["id"], accept=False)
    contract(database, "c-2", BEDS)

    assert (suggested(admin), providers_of(admin)) == ([], [None, None])
    check_rows(database)


def test_supplier_with_a_number_is_decided_by_the_number(
    database: Database, admin: TestClient
) -> None:
    contract(database, "c-1", COMPANY)
    contract(database, "c-2", BEDS)
    provider(database, "beds")
    by_number = next(item for item in suggested(admin) if item["number"])

    fact = decide(admin, by_number["id"], accept=True).json()

    assert fact["content"]["number"] == "1234567"
    assert providers_of(admin) == ["beds", None]
    assert [item["number"] for item in suggested(admin)] == [None]
    check_rows(database)


@pytest.mark.parametrize("accept", [True, False])
def test_suggestion_that_was_decided_is_refused_and_nothing_is_recorded(
    database: Database, admin: TestClient, accept: bool
) -> None:
    contract(database, "c-1", BEDS)
    provider(database, "beds")
    (found,) = suggested(admin)
    decide(admin, found["id"], accept=True)
    before = admin.get("/v1/changes/head").json()

    again = decide(admin, found["id"], accept=accept)

    assert (again.status_code, again.json()["code"]) == (409, "suggestion-closed")
    assert admin.get("/v1/changes/head").json() == before


def test_suggestion_that_changed_is_refused(database: Database, admin: TestClient) -> None:
    contract(database, "c-1", COMPANY)
    provider(database, "beds")
    (found,) = suggested(admin)
    numbers = [{"scheme": "GB-COH", "id": "01234567"}]
    provider(database, "other", name="Other", identifiers=numbers)

    refused = decide(admin, found["id"], accept=True)

    assert (refused.status_code, refused.json()["code"]) == (409, "suggestion-closed")
    assert providers_of(admin) == ["other"]


def test_suggestion_that_never_was_is_unknown(admin: TestClient) -> None:
    assert decide(admin, "0" * 20, accept=True).status_code == 404


def test_batch_that_decides_a_suggestion_twice_is_refused_whole(
    database: Database, admin: TestClient
) -> None:
    contract(database, "c-1", BEDS)
    provider(database, "beds")
    (found,) = suggested(admin)
    body = {"accept": True, "reason": "The websites say so."}
    item = {"operation": "decide_suggestion", "parameters": {"id": found["id"]}, "body": body}

    refused = admin.post("/v1/batches", json={"facts": [item, item]})

    assert (refused.status_code, refused.json()["code"]) == (409, "suggestion-closed")
    assert suggested(admin) == [found]
    assert admin.post("/v1/batches", json={"facts": [item]}).status_code == 201


def test_duplicate_providers_are_merged_if_accepted(database: Database, admin: TestClient) -> None:
    provider(database, "gb-coh-01234567")
    provider(database, "zz-beds", name="Example Beds Limited")
    (found,) = suggested(admin, kind="duplicate-provider")
    assert (found["provider"], found["other"]) == ("gb-coh-01234567", "zz-beds")

    fact = decide(admin, found["id"], accept=True).json()

    assert fact["type"] == "provider_merge"
    assert admin.get("/v1/providers/gb-coh-01234567").json()["code"] == "zz-beds"
    assert suggested(admin) == []
    check_rows(database)


def test_rejected_duplicates_are_not_suggested_until_that_is_withdrawn(
    database: Database, admin: TestClient
) -> None:
    provider(database, "beds")
    provider(database, "beds-2")
    (found,) = suggested(admin)

    fact = decide(admin, found["id"], accept=False).json()

    assert (fact["type"], suggested(admin)) == ("provider_distinction", [])
    check_rows(database)

    seen = {"If-Match": f'"{fact["fact"]}"'}
    admin.post(f"/v1/facts/{fact['fact']}/withdrawal", json={"reason": "No."}, headers=seen)
    assert suggested(admin) == [found]


def test_similar_names_are_not_suggested(database: Database, admin: TestClient) -> None:
    contract(database, "c-1", {"name": "Example Bed Ltd"}, {"name": "Example Beds Group Ltd"})
    provider(database, "beds")

    assert suggested(admin) == []


def test_list_pages_filters_and_knows_the_past(database: Database, admin: TestClient) -> None:
    contract(database, "c-1", BEDS, {"name": "Other Ltd"})
    before = admin.get("/v1/changes/head").json()["position"]
    provider(database, "beds")
    provider(database, "other", name="Other Ltd")

    first = admin.get("/v1/suggestions", params={"limit": 1}).json()
    second = admin.get("/v1/suggestions", params={"limit": 1, "cursor": first["next"]}).json()

    assert {item["provider"] for item in first["items"] + second["items"]} == {"beds", "other"}
    assert second["next"] is None
    assert [item["name"] for item in suggested(admin, provider="other")] == ["Other Ltd"]
    assert suggested(admin, kind="duplicate-provider") == suggested(admin, position=before) == []
