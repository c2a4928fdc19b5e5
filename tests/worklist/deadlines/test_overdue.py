"""Overdue key dates, replaced contracts, and providers that stopped."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.platform.db.database import Database
from tests.support import world

# A competition of eighteen months begins on 30 September 2024, after the award.
TERM = {"decided_on": "2024-09-01",
        "first_day": "2025-04-01", "last_day": "2026-03-30", **world.STATED,
        "first_day_basis": "agreed", "last_day_basis": "agreed"}  # fmt: skip
LATER = {"first_day": "2026-03-31", "last_day": "2030-03-31"}
ON = "2025-10-01"


def listed(client: TestClient, **filters: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/key-dates", params={"on": ON, "contract": "c-1"} | filters)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def result(client: TestClient, **filters: Any) -> list[tuple[str, str, bool]]:
    found = listed(client, **filters)
    assert not any(item["overdue"] for item in found)
    return [(item["kind"], item["day"], item["not_recorded"]) for item in found]


def test_overdue_dates_come_first_on_request(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)

    without = result(empty_client)
    with_it = result(empty_client, overdue=True)

    assert {is_overdue for _, _, is_overdue in without} == {False}
    # Notices whose last day has passed without a record are nobody's fault, so they are not listed.
    assert [item for item in with_it if item not in without] == [
        ("start-replacement", "2024-09-30", True),
    ]
    assert with_it[1:] == without
    assert listed(empty_client, overdue=True)[0]["days_left"] < 0


def test_overdue_combines_with_other_filters(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
        world.contract(session, "c-2", **TERM)

    only = result(empty_client, overdue=True, kind="start-replacement")
    assert only == [("start-replacement", "2024-09-30", True)]
    # Six months before the end, the day of the query is one day too late.
    soon = result(empty_client, overdue=True, kind="start-replacement", lead_months=6)
    assert soon == [("start-replacement", "2025-09-30", True)]
    assert result(empty_client, overdue=True, kind="start-replacement", lead_months=5) == [
        ("start-replacement", "2025-10-30", False)
    ]


def test_overdue_dates_within_past_horizon_are_marked(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, review_on="2025-06-01", **TERM)
    horizon = {"first_day": "2024-01-01", "kind": ["review", "start-replacement"]}

    assert result(empty_client, last_day="2025-12-31", **horizon) == [
        ("start-replacement", "2024-09-30", True),
        ("review", "2025-06-01", False),
    ]


def test_replaced_contract_needs_no_replacement(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
        second = world.contract(session, "c-2", replaces=["c-1"], **(TERM | LATER))

    def begun(**filters: Any) -> list[str]:
        filters |= {"overdue": True, "kind": ["start-replacement", "last-day"]}
        return [kind for kind, _, _ in result(empty_client, **filters)]

    assert begun() == ["last-day"]
    assert begun(position=second.position - 1) == ["start-replacement", "last-day"]
    with database.write_session() as session:
        world.term_change(session, "c-2", change="cancellation", last_day=None)
    # The replacing contract was cancelled.
    assert begun() == ["start-replacement", "last-day"]


def test_stopped_provider_makes_later_dates_assumed(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", break_on="2025-12-31", **TERM)
    kinds = {"kind": ["last-day", "break"]}
    sure = {item["kind"]: item["assumed"] for item in listed(empty_client, **kinds)}
    with database.write_session() as session:
        world.provider_event(session, event="ceased-trading", day="2025-12-30")
    stopped = {item["kind"]: item["assumed"] for item in listed(empty_client, **kinds)}

    assert (sure, stopped) == (
        {"last-day": False, "break": False}, {"last-day": True, "break": True},
    )  # fmt: skip
    assert "has stopped trading" in listed(empty_client, **kinds)[0]["text"]
    with database.write_session() as session:
        world.provider_event(session, event="resumed-trading", day="2026-03-30")
    assert {item["kind"]: item["assumed"] for item in listed(empty_client, **kinds)} == {
        "last-day": False, "break": True,
    }  # fmt: skip


def test_notice_of_end_after_provider_stop_is_assumed(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
        world.provider_event(session, event="ceased-trading", day="2025-12-30")
    notices = empty_client.get("/v1/notices", params={"contract": "c-1", "on": ON}).json()["items"]

    found = {item["rule"]: item["trigger_assumed"] for item in notices}
    assert found["pa-2023-termination"] is True
    # Its day follows from the signing, which took place.
    assert found["pa-2023-award"] is False


def test_contracts_of_nrs_have_assumed_last_days(client: TestClient) -> None:
    filters = {"provider": "nottingham-rehab", "kind": "last-day", "on": ON,
             "first_day": "2025-09-16", "last_day": "2030-12-31"}  # fmt: skip

    found = client.get("/v1/key-dates", params=filters).json()["items"]
    assert found
    assert {item["assumed"] for item in found} == {True}


def test_contract_of_a_stopped_provider_is_replaced_at_once(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
        world.provider_event(session, event="ceased-trading", day="2025-09-15")

    assert result(empty_client, overdue=True, kind="start-replacement") == [
        ("start-replacement", "2025-09-15", True)
    ]


def test_key_dates_of_unknown_and_unconfirmed_end_are_listed_whatever_the_horizon(
    client: TestClient,
) -> None:
    horizon = {"on": "2026-11-29", "first_day": "2026-11-29", "last_day": "2026-11-30"}
    found = client.get("/v1/key-dates", params={**horizon, "limit": 200}).json()["items"]
    by_kind: dict[str, list[tuple[str, str | None]]] = {}
    for item in found:
        by_kind.setdefault(item["kind"], []).append((item["contract"], item["day"]))

    assert by_kind["end-unconfirmed"] == [
        ("bromley-medequip-2019", "2021-03-31"),
        ("hammersmith-and-fulham-community-equipment-2025", "2026-09-14"),
        ("islington-nlep-2025", "2026-09-21"),
    ]
    assert {day for _, day in by_kind["end-unknown"]} == {None}
    unknown = client.get("/v1/contracts", params={"end": "unknown", "limit": 200}).json()["items"]
    assert [code for code, _ in by_kind["end-unknown"]] == [item["reference"] for item in unknown]


@pytest.mark.parametrize("overdue", [False, True])
def test_calendar_shows_overdue_dates_on_request(
    empty_client: TestClient, database: Database, overdue: bool
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
    filters: dict[str, Any] = {"on": ON, "kind": "start-replacement", "overdue": overdue}

    expected = empty_client.get("/v1/key-dates.ics", params=filters).content

    events: Any = Calendar.from_ical(expected).walk("VEVENT")
    result = ["Nothing is recorded" in str(item["description"]) for item in events]
    assert result == ([True] if overdue else [])
    assert "overdue" not in str([item["description"] for item in events])


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_continue_from_overdue_to_future_dates(
    empty_client: TestClient, database: Database, limit: int
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
    whole = listed(empty_client, overdue=True)
    filters: dict[str, Any] = {"on": ON, "contract": "c-1", "overdue": True, "limit": limit}

    page = empty_client.get("/v1/key-dates", params=filters).json()
    read = page["items"]
    while page["next"] is not None:
        page = empty_client.get("/v1/key-dates", params=filters | {"cursor": page["next"]}).json()
        read += page["items"]

    assert read == whole
