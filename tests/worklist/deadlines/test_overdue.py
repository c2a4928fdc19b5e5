"""What should have happened and has not; what another contract replaces; who has stopped."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.platform.db.database import Database
from tests import world

# A competition of eighteen months begins on 30 September 2024.
TERM = {"first_day": "2025-04-01", "last_day": "2026-03-30", **world.STATED,
        "first_day_basis": "agreed", "last_day_basis": "agreed"}  # fmt: skip
LATER = {"first_day": "2026-03-31", "last_day": "2030-03-31"}
ON = "2025-10-01"


def listed(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/key-dates", params={"on": ON, "contract": "c-1"} | asked)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def told(client: TestClient, **asked: Any) -> list[tuple[str, str, bool]]:
    return [(one["kind"], one["day"], one["overdue"]) for one in listed(client, **asked)]


def test_what_is_overdue_is_told_on_demand_before_what_is_to_come(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)

    without = told(empty_client)
    with_it = told(empty_client, overdue=True)

    assert {is_overdue for _, _, is_overdue in without} == {False}
    # A tender notice and an award notice come before signing, the details 30 days with it.
    assert [one for one in with_it if one not in without] == [
        ("start-replacement", "2024-09-30", True),
        ("notice", "2025-03-02", True),
        ("notice", "2025-03-02", True),
        ("notice", "2025-04-01", True),
    ]
    assert with_it[4:] == without
    assert {one["days_left"] < 0 for one in listed(empty_client, overdue=True)[:4]} == {True}


def test_overdue_leaves_the_other_filters_as_they_are(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
        world.contract(session, "c-2", **TERM)

    only = told(empty_client, overdue=True, kind="start-replacement")
    assert only == [("start-replacement", "2024-09-30", True)]
    # Six months before the end, the day asked about is a day too late.
    soon = told(empty_client, overdue=True, kind="start-replacement", lead_months=6)
    assert soon == [("start-replacement", "2025-09-30", True)]
    assert told(empty_client, overdue=True, kind="start-replacement", lead_months=5) == [
        ("start-replacement", "2025-10-30", False)
    ]


def test_of_past_days_that_were_asked_for_those_overdue_are_marked(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, review_on="2025-06-01", **TERM)
    horizon = {"first_day": "2024-01-01", "kind": ["review", "start-replacement"]}

    assert told(empty_client, last_day="2025-12-31", **horizon) == [
        ("start-replacement", "2024-09-30", True),
        ("review", "2025-06-01", False),
    ]


def test_a_contract_that_another_one_replaces_needs_no_replacement(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
        second = world.contract(session, "c-2", replaces=["c-1"], **(TERM | LATER))

    def begun(**asked: Any) -> list[str]:
        asked |= {"overdue": True, "kind": ["start-replacement", "last-day"]}
        return [kind for kind, _, _ in told(empty_client, **asked)]

    assert begun() == ["last-day"]
    assert begun(position=second.from_position - 1) == ["start-replacement", "last-day"]
    with database.write_session() as session:
        world.term_change(session, "c-2", change="cancellation", last_day=None)
    # What was to take its place never began.
    assert begun() == ["start-replacement", "last-day"]


def test_of_a_provider_that_stops_before_the_end_what_follows_is_assumed(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", break_on="2025-12-31", **TERM)
    kinds = {"kind": ["last-day", "break"]}
    sure = {one["kind"]: one["assumed"] for one in listed(empty_client, **kinds)}
    with database.write_session() as session:
        world.provider_event(session, event="ceased-trading", day="2025-12-30")
    stopped = {one["kind"]: one["assumed"] for one in listed(empty_client, **kinds)}

    assert (sure, stopped) == (
        {"last-day": False, "break": False}, {"last-day": True, "break": True},
    )  # fmt: skip
    assert "has stopped trading" in listed(empty_client, **kinds)[0]["text"]
    with database.write_session() as session:
        world.provider_event(session, event="resumed-trading", day="2026-03-30")
    assert {one["kind"]: one["assumed"] for one in listed(empty_client, **kinds)} == {
        "last-day": False, "break": True,
    }  # fmt: skip


def test_the_notice_of_an_end_that_the_provider_does_not_live_to_see_is_assumed(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
        world.provider_event(session, event="ceased-trading", day="2025-12-30")
    notices = empty_client.get("/v1/notices", params={"contract": "c-1", "on": ON}).json()["items"]

    found = {one["rule"]: one["trigger_assumed"] for one in notices}
    assert found["pa-2023-termination"] is True
    # Its day follows from the signing, which took place.
    assert found["pa-2023-award"] is False


def test_the_contracts_of_nrs_end_only_by_assumption(client: TestClient) -> None:
    asked = {"provider": "nottingham-rehab", "kind": "last-day", "on": ON,
             "first_day": "2025-09-16", "last_day": "2030-12-31"}  # fmt: skip

    found = client.get("/v1/key-dates", params=asked).json()["items"]
    assert found
    assert {one["assumed"] for one in found} == {True}


@pytest.mark.parametrize("overdue", [False, True])
def test_a_calendar_shows_what_is_overdue_on_demand(
    empty_client: TestClient, database: Database, overdue: bool
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
    asked: dict[str, Any] = {"on": ON, "kind": "start-replacement", "overdue": overdue}

    said = empty_client.get("/v1/key-dates.ics", params=asked).content

    events: Any = Calendar.from_ical(said).walk("VEVENT")
    told = ["overdue" in str(one["description"]) for one in events]
    assert told == ([True] if overdue else [])


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_go_from_what_is_overdue_to_what_is_to_come(
    empty_client: TestClient, database: Database, limit: int
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-03-03", **TERM)
    whole = listed(empty_client, overdue=True)
    asked: dict[str, Any] = {"on": ON, "contract": "c-1", "overdue": True, "limit": limit}

    page = empty_client.get("/v1/key-dates", params=asked).json()
    read = page["items"]
    while page["next"] is not None:
        page = empty_client.get("/v1/key-dates", params=asked | {"cursor": page["next"]}).json()
        read += page["items"]

    assert read == whole
