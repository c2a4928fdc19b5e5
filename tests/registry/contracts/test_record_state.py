"""Plans, superseded records, changes with their provision, and the further fields of contracts."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.ledger.recording import record
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT, TERM_CHANGE
from app.registry.contracts.schemas import ContractDetailsIn, TermChangeIn
from tests.support import world

DETAILS = {**world.STATED, **world.AGREED, "title": "Contract", "kind": "competed",
           "purpose": "lasting", "provider": "north", "regime": "pa-2023"}  # fmt: skip


def change(session: Session, **fields: Any) -> None:
    body = TermChangeIn.model_validate({**world.STATED, **fields})
    with world.commanding(session) as ctx:
        record(ctx, TERM_CHANGE, body, contract="c-1")


def state(client: TestClient, on: str) -> str:
    query = {"authority": "camden", "scope": "delivery", "on": on}
    (cell,) = client.get("/v1/cover", params=query).json()["items"]
    return str(cell["state"])


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ({"record": "superseded"}, "superseded-by-another"),
        ({"superseded_by": "c-2"}, "superseded-by-another"),
        ({"record": "planned", "superseded_by": "c-2"}, "superseded-by-another"),
        ({"notice_months": 0}, "greater_than_equal"),
        ({"notice_months": 61}, "less_than_equal"),
        ({"route": "by-mail"}, "enum"),
        ({"ground": "whim"}, "enum"),
    ],
)
def test_details_that_make_no_sense_are_refused(fields: dict[str, Any], type_: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        ContractDetailsIn.model_validate(DETAILS | fields)

    assert [error["type"] for error in refusal.value.errors()] == [type_]


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ({"change": "variation", "last_day": "2026-01-31"}, "day-if-any-left"),
        ({"change": "cancellation", "last_day": "2026-01-31"}, "day-if-any-left"),
        ({"change": "extension"}, "day-if-any-left"),
        ({"change": "variation", "value_percent": "ten"}, "string_pattern_mismatch"),
        ({"change": "variation", "value_percent": "1.234"}, "string_pattern_mismatch"),
        ({"change": "variation", "term_percent": "12345"}, "string_pattern_mismatch"),
        ({"change": "variation", "change_ground": "reg72-g"}, "enum"),
    ],
)
def test_change_that_makes_no_sense_is_refused(fields: dict[str, Any], type_: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TermChangeIn.model_validate({**world.STATED, **fields})

    assert [error["type"] for error in refusal.value.errors()] == [type_]


def test_record_cannot_be_superseded_by_an_unknown_contract(database: Database) -> None:
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        world.contract(session, record="superseded", superseded_by="c-9")

    assert refusal.value.code == "unknown-contract"


@pytest.mark.parametrize("record_state", ["planned", "superseded"])
def test_plan_and_superseded_record_give_no_cover(
    empty_client: TestClient, database: Database, record_state: str
) -> None:
    with database.write_session() as session:
        old = world.contract(session)
        world.contract(session, "c-2")
        world.award(session)
    assert state(empty_client, "2025-06-01") == "full"
    successor = {"superseded_by": "c-2"} if record_state == "superseded" else {}
    with database.write_session() as session:
        current = session.merge(old)
        world.correct(session, CONTRACT, current, DETAILS | {"record": record_state} | successor)

    assert state(empty_client, "2025-06-01") == "unknown"
    shown = empty_client.get("/v1/contracts/c-1").json()
    assert (shown["record"], shown["superseded_by"]) == (
        record_state, successor.get("superseded_by"),
    )  # fmt: skip
    # Nobody cancelled it.
    assert (shown["is_cancelled"], shown["term"]["first_day"]) == (False, "2025-01-01")


def test_variation_leaves_the_term_as_it_is(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session)
        change(
            session,
            change="variation",
            agreed_on="2025-06-01",
            value_percent="50",
            change_ground="reg72-b",
        )
        change(session, change="extension", last_day="2026-01-31", term_percent="8.5")

    shown = empty_client.get("/v1/contracts/c-1").json()
    assert shown["term"]["last_day"] == "2026-01-31"
    assert [
        (item["change"], item["change_ground"], item["value_percent"], item["term_percent"])
        for item in shown["term_changes"]
    ] == [("variation", "reg72-b", "50", None), ("extension", None, None, "8.5")]


def test_cancelled_contract_cannot_be_varied(database: Database) -> None:
    with database.write_session() as session:
        world.contract(session)
        change(session, change="cancellation", agreed_on="2025-01-02")
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        change(session, change="variation", agreed_on="2025-06-01")

    assert refusal.value.code == "cancelled-contract"


@pytest.mark.parametrize("kind", ["open-framework", "light-touch-framework", "dynamic-market"])
def test_contracts_are_called_off_from_every_kind_of_framework(
    database: Database, kind: str
) -> None:
    with database.write_session() as session:
        world.contract(session, "f-1", kind=kind)
        assert world.contract(session, kind="call-off", framework="f-1").framework == "f-1"


def test_further_fields_are_shown(empty_client: TestClient, database: Database) -> None:
    fields: dict[str, Any] = {
        "decision_reference": "5015", "special_urgency": True, "route": "psr-direct-c",
        "notice_months": 3, "kind": "direct-award", "ground": "switching",
    }  # fmt: skip
    with database.write_session() as session:
        world.contract(session, **fields)
        world.award(session, audiences=["adult", "child"])

    shown = empty_client.get("/v1/contracts/c-1").json()
    assert {name: shown[name] for name in fields} == fields
    assert shown["awards"][0]["audiences"] == ["adult", "child"]
    details = empty_client.get("/v1/contracts/c-1/details").json()
    assert {name: details[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("change_fields", "expected"),
    [
        # 31 of 365 days, and 90 of them.
        ({"last_day": "2026-01-31"}, "not-required"),
        ({"last_day": "2026-03-31"}, "unknown"),
        ({"last_day": "2026-03-31", "value_percent": "25"}, "not-recorded"),
        ({"last_day": "2026-03-31", "value_percent": "10"}, "not-required"),
        ({"last_day": "2026-03-31", "change_ground": "below-10-percent"}, "not-required"),
        ({"last_day": "2026-01-31", "term_percent": "10.01", "value_percent": "12"},
         "not-recorded"),
    ],
)  # fmt: skip
def test_change_notice_depends_on_the_percentages_of_the_change(
    empty_client: TestClient, database: Database, change_fields: dict[str, Any], expected: str
) -> None:
    with database.write_session() as session:
        world.contract(session, special_regime="none", signed_on="2025-03-03")
        change(session, change="extension", agreed_on="2025-06-01", **change_fields)
    query = {"contract": "c-1", "on": "2025-12-01", "notice_type": "UK10"}

    found = empty_client.get("/v1/notices", params=query).json()["items"]
    assert {item["rule"]: item["status"] for item in found}["pa-2023-change"] == expected


def test_second_small_change_may_count_with_the_first(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, special_regime="none", signed_on="2025-03-03")
        change(session, change="extension", agreed_on="2025-06-01", last_day="2026-01-20")
        change(session, change="extension", agreed_on="2025-07-01", last_day="2026-02-10")
    query = {"contract": "c-1", "on": "2025-12-01", "notice_type": "UK10"}

    found = empty_client.get("/v1/notices", params=query).json()["items"]
    assert [item["status"] for item in found if item["rule"] == "pa-2023-change"] == [
        "not-required", "unknown",
    ]  # fmt: skip
