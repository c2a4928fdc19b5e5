"""Key dates, notices and rules over HTTP, with embedded data and with small examples."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.commands import Provenance

ON = {"on": "2025-10-01"}
WHOLE = {"first_day": "2025-01-01", "last_day": "2029-12-31"}
THROUGH_2026 = {"first_day": "2025-09-15", "last_day": "2026-09-14", **world.STATED,
                "first_day_basis": "agreed", "last_day_basis": "agreed"}  # fmt: skip


def listed(client: TestClient, path: str, **filters: Any) -> list[dict[str, Any]]:
    response = client.get(f"/v1/{path}", params=filters)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def days(client: TestClient, **filters: Any) -> list[tuple[str, str]]:
    found = listed(client, "key-dates", **(ON | WHOLE | filters))
    return [(item["kind"], item["day"]) for item in found]


def statuses(client: TestClient, contract: str, **filters: Any) -> dict[str, str]:
    found = listed(client, "notices", contract=contract, **(ON | filters))
    return {item["rule"]: item["status"] for item in found if item["rule"]}


def test_key_dates_of_authority_are_sorted_by_day(client: TestClient) -> None:
    found = listed(client, "key-dates", authority="islington", **ON)

    assert [(item["day"], item["kind"], item["assumed"], item["days_left"]) for item in found] == [
        ("2026-01-17", "notice", True, 108),
        ("2026-09-21", "last-day", False, 355),
        ("2026-09-21", "option", False, 355),
    ]
    assert {item["contract"] for item in found} == {"islington-nlep-2025"}


@pytest.mark.parametrize(
    ("filters", "contracts"),
    [
        ({"contract": "westminster-complex-ot-2025"}, {"westminster-complex-ot-2025"}),
        ({"provider": "totp"}, {"westminster-complex-ot-2025"}),
        ({"scope": "occupational-therapy-complex", "authority": "westminster",
          "kind": "last-day", "last_day": "2026-12-31"}, {"westminster-complex-ot-2025"}),
        ({"consortium": "lcec", "kind": "last-day", "authority": "hackney"},
         {"hackney-nrs-call-off-2023", "lcec-framework-2023"}),
    ],
)  # fmt: skip
def test_filter_returns_only_matching_contracts(
    client: TestClient, filters: dict[str, str], contracts: set[str]
) -> None:
    found = listed(client, "key-dates", **(ON | WHOLE | filters))

    assert found
    assert {item["contract"] for item in found} <= contracts


def test_kind_filter_returns_only_that_kind(client: TestClient) -> None:
    everything = listed(client, "key-dates", limit=200, **ON, **WHOLE)
    some = listed(client, "key-dates", limit=200, kind=["option", "break"], **ON, **WHOLE)

    assert {item["kind"] for item in some} == {"option", "break"}
    assert some == [item for item in everything if item["kind"] in {"option", "break"}]


@pytest.mark.parametrize("path", ["key-dates", "notices"])
@pytest.mark.parametrize("limit", [1, 7, 200])
def test_pages_of_any_size_add_up_to_whole_list(client: TestClient, path: str, limit: int) -> None:
    filters: dict[str, Any] = {**ON, "consortium": "lcec"}
    filters |= WHOLE if path == "key-dates" else {}
    whole = listed(client, path, limit=200, **filters)

    read, page = [], client.get(f"/v1/{path}", params={**filters, "limit": limit}).json()
    read += page["items"]
    while page["next"] is not None and len(read) < 60:
        more = {**filters, "limit": limit, "cursor": page["next"]}
        page = client.get(f"/v1/{path}", params=more).json()
        read += page["items"]

    assert read == whole[: len(read)]
    assert len(read) >= min(len(whole), 60)


@pytest.mark.parametrize("filters", [{}, {"notice_type": "UK6"}, {"status": ["due", "given"]}])
def test_notices_of_all_contracts_are_those_of_each_contract(
    client: TestClient, filters: dict[str, Any]
) -> None:
    contracts = [item["reference"] for item in listed(client, "contracts", limit=200)]
    assert len(contracts) < 200
    each = [
        notice
        for contract in sorted(contracts)
        for notice in listed(client, "notices", contract=contract, limit=200, **ON, **filters)
    ]

    read: list[dict[str, Any]] = []
    page: dict[str, Any] = {"next": None}
    while not read or page["next"] is not None:
        asked = {**ON, **filters, "limit": 40, "cursor": page["next"]}
        asked = {name: value for name, value in asked.items() if value is not None}
        page = client.get("/v1/notices", params=asked).json()
        read += page["items"]

    assert read == each


def test_notices_that_are_not_required_keep_to_the_filters(client: TestClient) -> None:
    filters = {"status": "not-required", "notice_type": "F20", "limit": 200, **ON}
    scope = {"scope": "occupational-therapy-complex"}
    selected = {item["reference"] for item in listed(client, "contracts", limit=200, **scope)}

    found = listed(client, "notices", **filters, **scope)
    everywhere = listed(client, "notices", **filters)

    assert found
    assert found == [item for item in everywhere if item["contract"] in selected]
    assert found != everywhere


def test_replacement_starts_eighteen_or_requested_months_before_end(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)

    with database.write_session() as session:
        world.contract(session, "c-2", decided_on="2025-04-01", **THROUGH_2026)

    # Eighteen months before the end is before the award, or before the first day.
    assert days(empty_client, kind="start-replacement") == [
        ("start-replacement", "2025-04-01"), ("start-replacement", "2025-09-15"),
    ]  # fmt: skip
    assert ("start-replacement", "2026-03-14") in days(empty_client, lead_months=6)


def test_extension_moves_dates_that_depend_on_end(
    empty_client: TestClient, database: Database
) -> None:
    options = [{"last_day": "2027-09-14", "basis": "agreed", "text": "a year"}]
    with database.write_session() as session:
        world.contract(session, options=options, **THROUGH_2026)
    before = days(empty_client)
    with database.write_session() as session:
        world.term_change(session, change="extension", last_day="2027-09-14")

    assert [item for item in before if item[0] in {"last-day", "option"}] == [
        ("last-day", "2026-09-14"), ("option", "2026-09-14"),
    ]  # fmt: skip
    assert [item for item in days(empty_client) if item[0] in {"last-day", "option"}] == [
        ("last-day", "2027-09-14"),
    ]


def test_cancelled_contract_has_no_key_dates(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)
        world.term_change(session, change="cancellation", last_day=None)

    assert days(empty_client) == []


def test_known_at_shows_key_dates_of_that_moment(
    empty_client: TestClient, database: Database
) -> None:
    later = Provenance("tests", world.NOW + timedelta(days=1))
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)
        position = world.contract(session, "c-2", provenance=later, **THROUGH_2026).position

    both = {item["contract"] for item in listed(empty_client, "key-dates", **ON, **WHOLE)}
    filters = {**ON, **WHOLE, "position": position - 1}
    assert both == {"c-1", "c-2"}
    assert {item["contract"] for item in listed(empty_client, "key-dates", **filters)} == {"c-1"}


def test_light_touch_awards_and_framework_have_different_duties(client: TestClient) -> None:
    new = statuses(client, "islington-nlep-2025")
    old = statuses(client, "lcec-framework-2023")

    assert (new["pa-2023-transparency"], new["pa-2023-details"]) == ("given", "due")
    assert (new["pa-2023-change"], new["pcr-2015-award"]) == ("not-required", "not-required")
    assert {old[rule] for rule in old if rule.startswith("pa-")} == {"not-required"}
    assert old["pcr-2015-award"] == "given"


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("camden", "late"),
        # Whoever does not lead the contract attests nothing about its notices.
        ("brent", "not-recorded"),
    ],
)
def test_notice_is_late_only_if_the_lead_attests_its_record_of_notices(
    empty_client: TestClient, database: Database, lead: str, status: str
) -> None:
    with database.write_session() as session:
        world.authority(session, "brent")
        world.authority(session, "camden")
        world.contract(
            session, signed_on="2025-09-12", special_regime="none", lead=lead, **THROUGH_2026
        )
        world.attestation(session, subject="notices", scopes=[])
    rule = "pa-2023-details"

    assert statuses(empty_client, "c-1", on="2025-10-11")[rule] == "due"
    assert statuses(empty_client, "c-1", on="2025-10-12")[rule] == status


def test_notice_status_changes_from_due_to_not_recorded(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-09-12", special_regime="none", **THROUGH_2026)
    rule = "pa-2023-details"

    assert statuses(empty_client, "c-1", on="2025-09-11")[rule] == "due"
    assert statuses(empty_client, "c-1", on="2025-10-11")[rule] == "due"
    assert statuses(empty_client, "c-1", on="2025-10-12")[rule] == "not-recorded"


def test_status_filter_returns_matching_notices(client: TestClient) -> None:
    found = listed(client, "notices", status=["given", "due"], limit=200, **ON)

    assert {item["status"] for item in found} == {"given", "due"}
    assert all(item["reason"] for item in found)


def test_every_rule_has_source_and_is_unconfirmed(client: TestClient) -> None:
    rules = listed(client, "rules")

    assert len({item["id"] for item in rules}) == len(rules) > 10
    assert all(item["source"].startswith("https://www.legislation.gov.uk/") for item in rules)
    assert not any(item["confirmed"] for item in rules)
    assert {item["subject"] for item in rules} == {"contract", "authority"}
    assert {item["regime"] for item in listed(client, "rules", regime="pcr-2015")} == {"pcr-2015"}
    (details,) = (item for item in rules if item["id"] == "pa-2023-details")
    assert (details["clock"], details["light_touch_clock"]) == (
        "30 days beginning with", "120 days beginning with",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["key-dates", "key-dates.ics"])
@pytest.mark.parametrize(
    ("filters", "pointer", "code"),
    [
        ({"lead_months": -1}, "/query/lead_months", "lead-time-too-short"),
        ({"lead_months": 0}, "/query/lead_months", "lead-time-too-short"),
        ({"lead_months": 121}, "/query/lead_months", "invalid-request"),
        ({"lead_months": "1.5"}, "/query/lead_months", "invalid-request"),
        ({"kind": "someday"}, "/query/kind/0", "invalid-request"),
        ({"last_day": "2025-01-01"}, "/query/first_day", "period-reversed"),
        ({"contract": "no-such"}, "/query/contract", "unknown-filter-code"),
        (
            {"contract": "westminster-complex-ot-2025", "lead_months": 12},
            "/query/lead_months",
            "lead-time-before-award",
        ),
    ],
)
def test_invalid_query_returns_422_with_pointer(
    client: TestClient, path: str, filters: dict[str, Any], pointer: str, code: str
) -> None:
    response = client.get(f"/v1/{path}", params=ON | filters)
    problem = response.json()

    assert (response.status_code, problem["code"]) == (422, code)
    assert problem["errors"][0]["pointer"] == pointer


def test_days_left_count_from_day_of_query(client: TestClient) -> None:
    filters = {"contract": "westminster-complex-ot-2025", "kind": "last-day", "on": "2026-04-02"}
    (last,) = listed(client, "key-dates", **(WHOLE | filters))

    assert (last["day"], last["days_left"]) == ("2026-03-31", -2)
    assert date.fromisoformat(last["day"]) < date(2026, 4, 2)
