"""Releases of contracts that change, with days and moments in London time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.domain.vocabulary import Role
from app.ledger.models import Fact
from app.platform.db.database import Database
from app.registry.authorities.facts import AUTHORITY
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import ContractDetailsFact
from app.registry.contracts.schemas import ContractDetailsIn
from tests.interchange.ocds.export.asking import RECORDS, RELEASES, record_of, releases, releases_of
from tests.support import callers, world

OWN, PUBLISHED = "ocds-000000-c-1", "ocds-h6vhtk-0566f8"
JUNE = replace(world.PROVENANCE, at=datetime(2025, 6, 2, 9, tzinfo=UTC))


def corrected(session: Session, old: ContractDetailsFact, **otherwise: Any) -> ContractDetailsFact:
    details = {**CONTRACT.to_input(old).model_dump(mode="json"), **otherwise}
    return world.correct(session, CONTRACT, old, ContractDetailsIn.model_validate(details))


def wrong(session: Session, fact: Fact) -> None:
    world.withdraw(session, fact, reason="the registry was wrong")


def tags(client: TestClient, ocid: str) -> list[list[str]]:
    return [item["tag"] for item in releases_of(client, ocid)]


def now(client: TestClient, ocid: str = OWN) -> dict[str, Any]:
    compiled: dict[str, Any] = record_of(client, ocid)["compiledRelease"]
    return compiled


def test_each_kind_of_entry_has_its_tag(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        details = world.contract(session)
        world.award(session)
        world.term_change(session, change="extension", last_day="2026-12-31")
        ended = world.term_change(session, last_day="2026-06-30")
        corrected(session, details, title="Equipment")
        wrong(session, ended)

    assert tags(empty_client, OWN) == [
        ["award", "contract"], ["awardUpdate"], ["contractAmendment"], ["contractTermination"],
        ["awardUpdate", "contractUpdate"], ["contractUpdate"],
    ]  # fmt: skip


def test_term_change_makes_amendment_and_moves_end(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.contract(session, provenance=JUNE)
        world.term_change(session, last_day="2025-06-30", agreed_on="2025-06-01", provenance=JUNE)

    award, contract = now(empty_client)["awards"][0], now(empty_client)["contracts"][0]

    assert award["contractPeriod"]["endDate"] == "2025-12-31T23:59:59+00:00"
    assert contract["period"]["endDate"] == "2025-06-30T23:59:59+01:00"
    assert contract["status"] == "active"
    assert contract["amendments"][0]["date"] == "2025-06-01T00:00:00+01:00"
    assert contract["amendments"][0]["description"] == "Ended early, on 2025-06-30."


@pytest.mark.parametrize(
    ("recorded", "status"),
    [("2024-12-31", "pending"), ("2025-01-01", "active"), ("2025-12-31", "active"),
     ("2026-01-01", "terminated")],
)  # fmt: skip
def test_release_has_status_of_its_day(
    database: Database, empty_client: TestClient, recorded: str, status: str
) -> None:
    at = datetime.combine(date.fromisoformat(recorded), datetime.min.time(), UTC)
    with database.write_session() as session:
        world.contract(session, provenance=replace(world.PROVENANCE, at=at))

    assert now(empty_client)["contracts"][0]["status"] == status


@pytest.mark.parametrize("basis", ["assumed", "unknown"])
def test_assumed_day_is_neither_exported_nor_decides_status(
    database: Database, empty_client: TestClient, basis: str
) -> None:
    days: dict[str, Any] = {"first_day_basis": basis, "last_day": None, "last_day_basis": "unknown"}
    with database.write_session() as session:
        world.contract(session, **days)

    assert not {"period", "status"} & now(empty_client)["contracts"][0].keys()


def test_withdrawn_item_is_nulled_and_marked(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        world.contract(session)
        kept = world.award(session).id
        gone = world.award(session, scope="repair")
    before = empty_client.get(f"{RELEASES}/{OWN}").json()["releases"]

    with database.write_session() as session:
        wrong(session, session.merge(gone))

    assert now(empty_client)["awards"][0]["items"] == [
        {"id": kept, "description": "Delivery for Camden, full"},
        {"id": gone.id, "description": "Withdrawn"},
    ]
    assert releases_of(empty_client, OWN)[:3] == before


def test_withdrawn_contract_leaves_its_id(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        wrong(session, world.contract(session))

    assert tags(empty_client, OWN)[-1] == ["awardUpdate", "contractUpdate"]
    assert now(empty_client)["contracts"] == [
        {"id": "c-1", "awardID": "c-1", "statusDetails": "Withdrawn", "period": {}}
    ]
    assert empty_client.get(RECORDS).json()["records"] == []


def test_correction_nulls_omitted_fields(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        details = world.contract(session, signed_on="2025-01-01", cpv="33100000")
        corrected(session, details, signed_on=None, cpv=None)

    first, last = releases_of(empty_client, OWN)

    assert first["contracts"][0]["dateSigned"] == "2025-01-01T00:00:00+00:00"
    assert last["contracts"][0]["dateSigned"] is None
    assert "dateSigned" not in now(empty_client)["contracts"][0]


def test_corrected_provider_makes_another_award(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "north")
        world.provider(session, "south")
        unnamed = world.contract(session, provider=None)
        north = corrected(session, unnamed, provider="north")
        corrected(session, north, provider="south")

    first, second, _ = releases_of(empty_client, OWN)
    awards = {award["id"]: award for award in now(empty_client)["awards"]}

    assert "suppliers" not in first["awards"][0]
    assert second["awards"][0]["suppliers"] == [{"id": "provider-north", "name": "North Care"}]
    assert awards["c-1"]["statusDetails"] == "Withdrawn"
    assert awards["c-1-south"]["suppliers"] == [{"id": "provider-south", "name": "South Care"}]
    assert now(empty_client)["contracts"][0]["awardID"] == "c-1-south"


def test_suppliers_as_published_are_parties_if_no_provider_is_named(
    database: Database, empty_client: TestClient
) -> None:
    suppliers = [
        {"name": "Example Beds Ltd", "number": "01234567", "scheme": "GB-COH"},
        {"name": "Example Lifts Ltd", "number": "999003", "scheme": "GB-CFS"},
    ]
    with database.write_session() as session:
        world.contract(session, provider=None, suppliers_as_published=suppliers)

    release = now(empty_client)

    named = [("supplier-c-1-1", "Example Beds Ltd"), ("supplier-c-1-2", "Example Lifts Ltd")]
    assert [(one["id"], one["name"]) for one in release["awards"][0]["suppliers"]] == named
    parties = [one for one in release["parties"] if one["roles"] == ["supplier"]]
    assert [(one["id"], one.get("identifier")) for one in parties] == [
        ("supplier-c-1-1", {"scheme": "GB-COH", "id": "01234567"}), ("supplier-c-1-2", None),
    ]  # fmt: skip


def test_contract_with_new_ocid_moves_to_that_process(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        details = world.contract(session)
        world.award(session)
        corrected(session, details, ocid=PUBLISHED)

    assert tags(empty_client, PUBLISHED) == [["award", "contract"]]
    assert now(empty_client, PUBLISHED)["awards"][0]["items"]
    assert now(empty_client)["contracts"][0]["statusDetails"] == "Withdrawn"
    assert [item["ocid"] for item in empty_client.get(RECORDS).json()["records"]] == [PUBLISHED]
    # Both releases come from one entry, and a package may end between them.
    assert [item["ocid"] for item in releases(empty_client, limit=3)] == [OWN, OWN, OWN, PUBLISHED]


@pytest.mark.parametrize("ocid", ["nonsense", "ocds-h6vhtk-", "ocds-000000-c-2", "ocds-x-1", "a b"])
def test_invalid_ocid_is_not_used(database: Database, empty_client: TestClient, ocid: str) -> None:
    with database.write_session() as session:
        world.contract(session, ocid=ocid)

    assert [item["ocid"] for item in releases(empty_client)] == [OWN]


def test_later_name_change_changes_no_release(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        camden = world.authority(session, "camden")
        world.contract(session, lead="camden", buyers=["camden"])
    before = empty_client.get(f"{RELEASES}/{OWN}").content
    with database.write_session() as session:
        details = AUTHORITY.to_input(camden).model_copy(update={"name": "Greater Camden"})
        world.correct(session, AUTHORITY, session.merge(camden), details)

    result = empty_client.get(f"{RELEASES}/{OWN}").content

    assert result == before
    with database.write_session() as session:
        world.award(session)
    assert now(empty_client)["buyer"]["name"] == "Greater Camden"


def test_hidden_facts_change_no_byte(database: Database, empty_client: TestClient) -> None:
    with database.write_session() as session:
        world.contract(session)
        world.award(session)
    paths = [RELEASES, f"{RELEASES}/{OWN}", RECORDS, f"{RECORDS}/{OWN}"]
    before = [empty_client.get(path) for path in paths]

    with database.write_session() as session:
        world.claim(session, visibility="partners", value="a secret")
        world.provider_event(session, event="distress-signal", visibility="partners")

    after = [empty_client.get(path) for path in paths]
    reader = callers.key(database, Role.READER)
    assert [(item.content, item.headers["etag"]) for item in after] == [
        (item.content, item.headers["etag"]) for item in before
    ]
    assert [empty_client.get(path, headers=reader).content for path in paths] == [
        item.content for item in before
    ]
