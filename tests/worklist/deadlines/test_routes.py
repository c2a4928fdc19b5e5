"""Key dates, notices and rules over HTTP, of the autumn of 2025 and of a small world."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.ledger.entries import Provenance
from app.platform.db.database import Database
from tests import world

ON = {"on": "2025-10-01"}
WHOLE = {"first_day": "2025-01-01", "last_day": "2029-12-31"}
THROUGH_2026 = {"first_day": "2025-09-15", "last_day": "2026-09-14", **world.STATED,
                "first_day_basis": "agreed", "last_day_basis": "agreed"}  # fmt: skip


def listed(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    response = client.get(f"/v1/{path}", params=asked)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def days(client: TestClient, **asked: Any) -> list[tuple[str, str]]:
    found = listed(client, "key-dates", **(ON | WHOLE | asked))
    return [(one["kind"], one["day"]) for one in found]


def statuses(client: TestClient, contract: str, **asked: Any) -> dict[str, str]:
    found = listed(client, "notices", contract=contract, **(ON | asked))
    return {one["rule"]: one["status"] for one in found}


def test_the_key_dates_of_an_authority_come_by_day(client: TestClient) -> None:
    found = listed(client, "key-dates", authority="islington", **ON)

    assert [(one["day"], one["kind"], one["assumed"], one["days_left"]) for one in found] == [
        ("2026-01-17", "notice", True, 108),
        ("2026-09-21", "last-day", False, 355),
        ("2026-09-21", "option", False, 355),
    ]
    assert {one["contract"] for one in found} == {"islington-nlep-2025"}


@pytest.mark.parametrize(
    ("asked", "contracts"),
    [
        ({"contract": "westminster-complex-ot-2025"}, {"westminster-complex-ot-2025"}),
        ({"provider": "totp"}, {"westminster-complex-ot-2025"}),
        ({"scope": "occupational-therapy-complex", "authority": "westminster",
          "kind": "last-day", "last_day": "2026-12-31"}, {"westminster-complex-ot-2025"}),
        ({"consortium": "lcec", "kind": "last-day", "authority": "hackney"},
         {"hackney-nrs-call-off-2023", "lcec-framework-2023"}),
    ],
)  # fmt: skip
def test_a_filter_leaves_the_contracts_that_it_names(
    client: TestClient, asked: dict[str, str], contracts: set[str]
) -> None:
    found = listed(client, "key-dates", **(ON | WHOLE | asked))

    assert found
    assert {one["contract"] for one in found} <= contracts


def test_a_kind_leaves_only_its_own(client: TestClient) -> None:
    everything = listed(client, "key-dates", limit=200, **ON, **WHOLE)
    some = listed(client, "key-dates", limit=200, kind=["option", "break"], **ON, **WHOLE)

    assert {one["kind"] for one in some} == {"option", "break"}
    assert some == [one for one in everything if one["kind"] in {"option", "break"}]


@pytest.mark.parametrize("path", ["key-dates", "notices"])
@pytest.mark.parametrize("limit", [1, 7, 200])
def test_pages_of_any_size_are_the_answer(client: TestClient, path: str, limit: int) -> None:
    asked: dict[str, Any] = {**ON, "consortium": "lcec"}
    asked |= WHOLE if path == "key-dates" else {}
    whole = listed(client, path, limit=200, **asked)

    read, page = [], client.get(f"/v1/{path}", params={**asked, "limit": limit}).json()
    read += page["items"]
    while page["next"] is not None and len(read) < 60:
        more = {**asked, "limit": limit, "cursor": page["next"]}
        page = client.get(f"/v1/{path}", params=more).json()
        read += page["items"]

    assert read == whole[: len(read)]
    assert len(read) >= min(len(whole), 60)


def test_a_replacement_is_begun_eighteen_months_before_the_end_or_as_long_as_is_asked(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)

    assert ("start-replacement", "2025-03-14") in days(empty_client)
    assert ("start-replacement", "2026-03-14") in days(empty_client, lead_months=6)


def test_an_extension_moves_what_follows_from_the_end(
    empty_client: TestClient, database: Database
) -> None:
    options = [{"last_day": "2027-09-14", "basis": "agreed", "text": "a year"}]
    with database.write_session() as session:
        world.contract(session, options=options, **THROUGH_2026)
    before = days(empty_client)
    with database.write_session() as session:
        world.term_change(session, change="extension", last_day="2027-09-14")

    assert [one for one in before if one[0] in {"last-day", "option"}] == [
        ("last-day", "2026-09-14"), ("option", "2026-09-14"),
    ]  # fmt: skip
    assert [one for one in days(empty_client) if one[0] in {"last-day", "option"}] == [
        ("last-day", "2027-09-14"),
    ]


def test_what_never_began_has_no_key_dates(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)
        world.term_change(session, change="cancellation", last_day=None)

    assert days(empty_client) == []


def test_key_dates_are_those_that_were_known(empty_client: TestClient, database: Database) -> None:
    later = Provenance("tests", world.NOW + timedelta(days=1))
    with database.write_session() as session:
        world.contract(session, **THROUGH_2026)
        position = world.contract(session, "c-2", provenance=later, **THROUGH_2026).from_position

    both = {one["contract"] for one in listed(empty_client, "key-dates", **ON, **WHOLE)}
    asked = {**ON, **WHOLE, "position": position - 1}
    assert both == {"c-1", "c-2"}
    assert {one["contract"] for one in listed(empty_client, "key-dates", **asked)} == {"c-1"}


def test_the_light_touch_awards_and_the_framework_come_out_differently(client: TestClient) -> None:
    new = statuses(client, "islington-nlep-2025")
    old = statuses(client, "lcec-framework-2023")

    assert (new["pa-2023-transparency"], new["pa-2023-details"]) == ("given", "due")
    assert (new["pa-2023-change"], new["pcr-2015-award"]) == ("not-required", "not-required")
    assert {old[rule] for rule in old if rule.startswith("pa-")} == {"not-required"}
    assert old["pcr-2015-award"] == "given"


def test_a_notice_is_due_late_and_given_as_days_go_by(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, signed_on="2025-09-12", special_regime="none", **THROUGH_2026)
    rule = "pa-2023-details"

    assert statuses(empty_client, "c-1", on="2025-09-11")[rule] == "not-yet"
    assert statuses(empty_client, "c-1", on="2025-10-11")[rule] == "due"
    assert statuses(empty_client, "c-1", on="2025-10-12")[rule] == "late"


def test_notices_are_found_by_how_they_stand(client: TestClient) -> None:
    found = listed(client, "notices", status=["late", "due"], limit=200, **ON)

    assert {one["status"] for one in found} == {"late", "due"}
    assert all(one["reason"] for one in found)


def test_every_rule_says_where_it_stands_and_awaits_a_lawyer(client: TestClient) -> None:
    rules = listed(client, "rules")

    assert len({one["id"] for one in rules}) == len(rules) > 10
    assert all(one["source"].startswith("https://www.legislation.gov.uk/") for one in rules)
    assert not any(one["confirmed"] for one in rules)
    assert {one["regime"] for one in listed(client, "rules", regime="pcr-2015")} == {"pcr-2015"}
    (details,) = (one for one in rules if one["id"] == "pa-2023-details")
    assert (details["clock"], details["light_touch_clock"]) == (
        "30 days beginning with", "120 days beginning with",
    )  # fmt: skip


@pytest.mark.parametrize("path", ["key-dates", "key-dates.ics"])
@pytest.mark.parametrize(
    ("asked", "pointer", "code"),
    [
        ({"lead_months": -1}, "/query/lead_months", "lead-time-too-short"),
        ({"lead_months": 0}, "/query/lead_months", "lead-time-too-short"),
        ({"lead_months": 121}, "/query/lead_months", "invalid-request"),
        ({"lead_months": "1.5"}, "/query/lead_months", "invalid-request"),
        ({"kind": "someday"}, "/query/kind/0", "invalid-request"),
        ({"last_day": "2025-01-01"}, "/query/first_day", "period-reversed"),
        ({"contract": "no-such"}, "/query/contract", "unknown-filter-code"),
    ],
)
def test_what_makes_no_sense_is_refused(
    client: TestClient, path: str, asked: dict[str, Any], pointer: str, code: str
) -> None:
    response = client.get(f"/v1/{path}", params=ON | asked)
    problem = response.json()

    assert (response.status_code, problem["code"]) == (422, code)
    assert problem["errors"][0]["pointer"] == pointer


def test_the_days_left_are_counted_from_the_day_asked_about(client: TestClient) -> None:
    asked = {"contract": "westminster-complex-ot-2025", "kind": "last-day", "on": "2026-04-02"}
    (last,) = listed(client, "key-dates", **(WHOLE | asked))

    assert (last["day"], last["days_left"]) == ("2026-03-31", -2)
    assert date.fromisoformat(last["day"]) < date(2026, 4, 2)
