"""Suppliers as published that are providers: by number, by decision, or as the only one."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.erasures import consent_to_erasure, request_erasure
from app.ledger.inputs import ErasureIn
from app.ledger.recording import record
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.database import Database
from app.registry.contracts.facts import SUPPLIER_MATCH
from app.registry.contracts.schemas import SupplierMatchIn
from tests.support import world

ADMIN, AUDITOR = Caller("an-admin", Role.ADMIN), Caller("an-auditor", Role.AUDITOR)
ERASURE = ErasureIn(reason="It names a person.")
COMPANY = {"name": "Example Beds Ltd", "number": "1234567", "scheme": "GB-COH"}
BEDS = {"name": "Example Beds Ltd"}
CELL = {"authority": "camden", "scope": "delivery", "on": "2025-06-01"}


def decide(session: Session, **fields: Any) -> Any:
    body = {**world.STATED, "is_accepted": True, "reason": "They are the same.", **fields}
    with world.commanding(session) as ctx:
        return record(ctx, SUPPLIER_MATCH, SupplierMatchIn.model_validate(body))


def unnamed(session: Session, reference: str, *suppliers: dict[str, Any], **fields: Any) -> None:
    world.contract(session, reference, provider=None, suppliers_as_published=[*suppliers], **fields)
    world.award(session, reference)


def suppliers(client: TestClient, reference: str = "c-1") -> list[tuple[Any, Any]]:
    found = client.get(f"/v1/contracts/{reference}").json()
    return [(item["provider"], item["matched_by"]) for item in found["suppliers_as_published"]]


def provider(client: TestClient, reference: str = "c-1") -> Any:
    return client.get(f"/v1/contracts/{reference}").json()["provider"]


def held_by(client: TestClient) -> list[Any]:
    (cell,) = client.get("/v1/cover", params=CELL).json()["items"]
    return [holder["provider"] for holder in cell["held_by"]]


def check_rows(database: Database) -> None:
    with database.read_session() as session:
        assert first_difference(session, CATALOGUE.projections) is None


def test_known_number_matches_and_the_provider_holds_the_cover(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        unnamed(session, "c-1", COMPANY)
        numbers = [{"scheme": "GB-COH", "id": "01234567"}]
        world.provider(session, "beds", identifiers=numbers)

    assert suppliers(empty_client) == [("beds", "number")]
    assert provider(empty_client) == "beds"
    assert held_by(empty_client) == ["beds"]
    check_rows(database)


def test_equal_name_alone_matches_nothing(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        world.provider(session, "beds", name="Example Beds Ltd")
        unnamed(session, "c-1", BEDS)

    assert suppliers(empty_client) == [(None, None)]
    assert held_by(empty_client) == [None]


def test_decision_on_a_name_holds_for_earlier_and_later_contracts_until_it_is_withdrawn(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        unnamed(session, "c-1", BEDS)
        fact = decide(session, provider="beds", name="EXAMPLE BEDS LIMITED")
        unnamed(session, "c-2", BEDS)

    assert [provider(empty_client, code) for code in ("c-1", "c-2")] == ["beds", "beds"]
    assert suppliers(empty_client, "c-2") == [("beds", "decision")]
    check_rows(database)

    with database.write_session() as session:
        world.withdraw(session, fact)

    assert [provider(empty_client, code) for code in ("c-1", "c-2")] == [None, None]
    check_rows(database)


def test_decision_on_a_name_does_not_hold_for_a_supplier_with_a_number(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        unnamed(session, "c-1", COMPANY)
        decide(session, provider="beds", name="Example Beds Ltd")

    assert suppliers(empty_client) == [(None, None)]


def test_several_suppliers_give_a_provider_only_if_all_are_the_same(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        decide(session, provider="beds", number="1234567", scheme="GB-COH")
        unnamed(session, "c-1", COMPANY, {"name": "Another Ltd"})
        unnamed(session, "c-2", COMPANY, COMPANY)

    assert suppliers(empty_client) == [("beds", "decision"), (None, None)]
    assert [provider(empty_client, code) for code in ("c-1", "c-2")] == [None, "beds"]
    check_rows(database)


def test_only_supplier_is_the_provider_that_the_contract_names(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.contract(session, "c-1", suppliers_as_published=[BEDS])

    assert suppliers(empty_client) == [("north", "contract")]


def test_matched_provider_that_stops_ends_the_cover(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        unnamed(session, "c-1", BEDS)
        decide(session, provider="beds", name="Example Beds Ltd")
        world.provider_event(session, "beds", event="ceased-trading", day="2025-05-01")

    (cell,) = empty_client.get("/v1/cover", params=CELL).json()["items"]
    assert (cell["state"], cell["because"]) == ("ended", "provider-stopped")
    check_rows(database)


def test_merged_provider_is_shown_under_the_other_code(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        world.provider(session, "south")
        unnamed(session, "c-1", BEDS)
        decide(session, provider="beds", name="Example Beds Ltd")
        world.merge(session, "provider", "beds", into="south")

    assert (suppliers(empty_client), provider(empty_client)) == ([("south", "decision")], "south")
    check_rows(database)


@pytest.mark.parametrize("erased", ["details", "decision", "both"])
def test_erased_name_keeps_its_provider(
    database: Database, empty_client: TestClient, erased: str
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds")
        details = world.contract(
            session, "c-1", provider=None, suppliers_as_published=[{"name": "Example Beds Ltd"}]
        )
        decision = decide(session, provider="beds", name="Example Beds Ltd")
        later = world.contract(
            session, "c-2", provider=None, suppliers_as_published=[{"name": "Example Beds Ltd"}]
        )
        facts = {"details": [details.id, later.id], "decision": [decision.id]}
        facts["both"] = facts["details"] + facts["decision"]
        for fact in facts[erased]:
            with world.commanding(session) as ctx:
                consent_to_erasure(ctx, request_erasure(ctx, ERASURE, fact, ADMIN).id, AUDITOR)

    assert [provider(empty_client, code) for code in ("c-1", "c-2")] == ["beds", "beds"]
    check_rows(database)


def test_erased_names_are_suggested_no_more(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        world.provider(session, "beds", name="Example Beds Ltd")
        supplier = {"name": "Example Beds Ltd"}
        fact = world.contract(session, "c-1", provider=None, suppliers_as_published=[supplier])
        with world.commanding(session) as ctx:
            consent_to_erasure(ctx, request_erasure(ctx, ERASURE, fact.id, ADMIN).id, AUDITOR)

    assert empty_client.get("/v1/suggestions").json()["items"] == []
    check_rows(database)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"supplier": "EXAMPLE BEDS LIMITED"}, ["c-1", "c-2"]),
        ({"supplier": "GB-COH-01234567"}, ["c-1"]),
        ({"supplier": "Example"}, []),
        ({"q": "beds"}, ["c-1", "c-2"]),
        ({"q": "1234567"}, ["c-1"]),
        ({"provider": "beds"}, ["c-1"]),
    ],
)
def test_contracts_are_found_by_their_suppliers(
    database: Database, empty_client: TestClient, query: dict[str, str], found: list[str]
) -> None:
    with database.write_session() as session:
        world.provider(session, "beds", identifiers=[{"scheme": "GB-COH", "id": "01234567"}])
        unnamed(session, "c-1", COMPANY)
        unnamed(session, "c-2", BEDS)
        unnamed(session, "c-3", {"name": "Other Ltd"})

    items = empty_client.get("/v1/contracts", params=query).json()["items"]

    assert [item["reference"] for item in items] == found


def test_csv_names_the_suppliers_as_published(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        unnamed(session, "c-1", COMPANY, {"name": "Other Ltd"})

    text = empty_client.get("/v1/contracts", params={"format": "csv"}).text

    assert "Example Beds Ltd;Other Ltd" in text
