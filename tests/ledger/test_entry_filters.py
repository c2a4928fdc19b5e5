"""Filters of entries by what they concern, and the refusal of unknown values."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.wiring import CATALOGUE
from app.ledger.models import fact_models
from app.platform.db.database import Database
from tests.support import world

FEED = "/v1/changes"
Entries = list[dict[str, Any]]


def read(client: TestClient, **asked: Any) -> Entries:
    found: Entries = []
    while True:
        page = client.get(FEED, params={"limit": 200, **asked}).json()
        found += page["items"]
        if page["next"] is None:
            return found
        asked["cursor"] = page["next"]


def positions(items: Entries) -> list[int]:
    return [item["position"] for item in items]


def names(content: Any, code: str) -> bool:
    """Return whether a field of a content holds a code, but for what a claim says."""
    if isinstance(content, dict):
        return any(names(value, code) for key, value in content.items() if key != "reads_as")
    if isinstance(content, list):
        return any(names(item, code) for item in content)
    return bool(content == code)


def concerning(entries: Entries, thing: str, code: str) -> Iterator[int]:
    """The positions of entries that concern a thing, by a reading of the contents."""
    naming = {entry["fact"] for entry in entries if names(entry["content"], code)}
    first = {entry["fact"]: entry["recorded_at"] for entry in reversed(entries)}
    last = {entry["replaces"]: entry["recorded_at"] for entry in entries if entry["replaces"]}
    last |= {e["fact"]: e["recorded_at"] for e in entries if e["action"] == "withdrawn"}
    serving = [
        (entry["subject"]["code"], first[entry["fact"]], last.get(entry["fact"], "9999"))
        for entry in entries
        if entry["fact"] in naming and entry["type"] in ("contract_details", "award")
    ]
    for entry in entries:
        about, at = entry["subject"], entry["recorded_at"]
        is_about = about == {"thing": thing, "code": code}
        is_naming = not naming.isdisjoint({entry["fact"], entry["replaces"]})
        is_served = about["thing"] == "contract" and any(
            contract == about["code"] and begins <= at <= ends for contract, begins, ends in serving
        )
        if is_about or is_naming or is_served:
            yield entry["position"]


@pytest.mark.parametrize(
    ("thing", "code"),
    [
        ("authority", "westminster"),
        ("authority", "hillingdon"),
        ("authority", "havering"),
        ("provider", "medequip"),
        ("provider", "totp"),
    ],
)
def test_filter_returns_the_entries_that_concern_a_thing(
    client: TestClient, thing: str, code: str
) -> None:
    entries = read(client)

    found = read(client, **{thing: code})

    assert positions(found) == [*concerning(entries, thing, code)]
    assert found


def test_several_things_and_kinds_are_alternatives(client: TestClient) -> None:
    of_each = [positions(read(client, authority=code)) for code in ("barnet", "camden")]

    both = read(client, authority=["barnet", "camden"])
    awards = read(client, authority=["barnet", "camden"], kind=["award", "membership"])

    assert positions(both) == sorted({*of_each[0], *of_each[1]})
    assert awards == [item for item in both if item["type"] in {"award", "membership"}] != []


def test_identifiers_name_the_same_things_as_codes(client: TestClient) -> None:
    assert read(client, authority="E09000033") == read(client, authority="westminster")
    assert read(client, code="E09000033") == read(client, code="westminster", thing="authority")


def test_entries_concern_whom_a_contract_serves_at_their_moment(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        for code in ("barnet", "camden"):
            world.authority(session, code)
        world.contract(session, lead="camden")
    before = len(read(empty_client))
    with database.write_session() as session:
        world.notice(session, notice_type="UK5", published_on="2025-01-02")
    with database.write_session() as session:
        award = world.award(session, authority="barnet")
    with database.write_session() as session:
        world.term_change(session, change="extension", last_day="2026-03-31")
    with database.write_session() as session:
        world.withdraw(session, award, reason="of another borough")
    with database.write_session() as session:
        world.notice(session, notice_type="UK5", published_on="2026-01-02")

    entries = read(empty_client, after=before)
    served = [entry for entry in entries if entry["subject"]["thing"] == "contract"]
    kinds = [(entry["type"], entry["action"]) for entry in read(empty_client, authority="barnet")]
    assert positions(read(empty_client, authority="camden", after=before)) == positions(served)
    assert kinds == [
        ("authority_details", "recorded"),
        ("award", "recorded"),
        ("term_change", "recorded"),
        ("award", "withdrawn"),
    ]


def test_withdrawal_of_a_membership_concerns_the_member(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        membership = world.membership(session, authority="camden")
    with database.write_session() as session:
        world.withdraw(session, membership, reason="of another borough")

    last = read(empty_client, authority="camden")[-2:]
    assert [(item["type"], item["action"]) for item in last] == [
        ("membership", "recorded"),
        ("membership", "withdrawn"),
    ]


def test_entries_of_a_merged_thing_are_found_by_either_code(
    database: Database, empty_client: TestClient
) -> None:
    with database.write_session() as session:
        world.provider(session, "north")
        world.provider(session, "south")
    with database.write_session() as session:
        world.merge(session, "provider", "north", into="south")

    by_each = [positions(read(empty_client, provider=code)) for code in ("north", "south")]
    assert by_each[0] == by_each[1]
    assert len(by_each[0]) == 3


@pytest.mark.parametrize(
    "name", ["thing", "code", "kind", "authority", "provider", "source", "author", "action"]
)
def test_unknown_filter_value_returns_422(client: TestClient, name: str) -> None:
    response = client.get(FEED, params={name: "nothing-such"})

    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"].startswith(f"/query/{name}")


def test_kind_without_entries_is_known(empty_client: TestClient) -> None:
    assert read(empty_client, kind="award") == []


def test_fact_types_are_called_like_their_tables() -> None:
    """The filter `kind` compares with the names of the tables."""
    assert CATALOGUE.types.keys() == fact_models().keys()
