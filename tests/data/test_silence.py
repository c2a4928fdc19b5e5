"""Silence accuses nobody: no answer about the embedded data is late, missed or blocked for ever."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.support.embedded import items

DAYS = ["2025-08-12", "2025-09-11", "2025-09-25", "2025-10-13", "2026-11-29", "2199-12-31"]
UNDERTAKINGS = ["remedies", "actions", "mobilisation-steps", "data-transfers"]
CASES = ["concerns", "staffing", "incidents", "complaints"]


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("path", UNDERTAKINGS)
def test_no_undertaking_is_late(client: TestClient, path: str, on: str) -> None:
    found = items(client, path, on=on)

    assert [one for one in found if one["state"] == "late"] == []


@pytest.mark.parametrize("on", DAYS)
def test_no_meeting_is_missed_and_no_plan_or_reply_is_late(client: TestClient, on: str) -> None:
    assert [
        one["missed"] for one in items(client, "meeting-schedules", on=on) if one["missed"]
    ] == []
    assert {one["plan"] for one in items(client, "concerns", on=on)} <= {None}
    stages = [stage for one in items(client, "complaints", on=on) for stage in one["stages"]]
    assert [stage for stage in stages if stage["reply"] == "late"] == []
    assert {one["late"] for one in items(client, "readiness", on=on)} <= {0}
    assert {one["remedies_late"] for one in items(client, "ombudsman-decisions", on=on)} <= {0}


@pytest.mark.parametrize("on", DAYS[3:])
def test_data_of_westminster_were_known_to_be_blocked_for_one_day(
    client: TestClient, on: str
) -> None:
    (found,) = items(client, "data-transfers", authority="westminster", on=on)

    assert (found["days_known"], found["last_heard_on"]) == (1, "2025-09-25")
    assert (found["state"], found["blocked"], found["cells_at_risk"]) == ("not-recorded", None, [])
    assert [(hold["days_known"], hold["ongoing"]) for hold in found["holds"]] == [(1, None)]


def test_blocked_data_of_westminster_are_blocked_on_the_day_of_the_report(
    client: TestClient,
) -> None:
    (found,) = items(client, "data-transfers", authority="westminster", on="2025-09-25")

    assert (found["state"], found["blocked"], found["days_known"]) == ("open", True, 1)
    (fee,) = [step for step in found["steps"] if step["step"] == "fee-asked"]
    assert (fee["negotiable"], fee["before_data"], fee["day_basis"]) == (False, True, "reported")


@pytest.mark.parametrize("path", CASES)
def test_no_case_is_open_after_the_last_day_a_source_speaks_of_it(
    client: TestClient, path: str
) -> None:
    found = items(client, path, on="2026-11-29")

    assert {one["state"] for one in found} <= {"not-heard-of", "ended"}
    assert all(one["last_heard_on"] < "2026-11-29" for one in found)


def test_nothing_in_a_brief_of_today_is_late(client: TestClient) -> None:
    for of in (
        "consortia/lcec",
        "consortia/nlep",
        "authorities/hackney",
        "authorities/westminster",
    ):
        brief: dict[str, Any] = client.get(f"/v1/{of}/brief", params={"on": "2026-11-29"}).json()
        late = [item for item in brief["items"] if item["late"] and item["kind"] != "notice"]
        assert late == []
        for item in brief["items"]:
            if item["not_recorded"]:
                assert "nothing recorded" in item["text"], item


def test_remedies_of_hackney_say_since_when_nothing_is_recorded(client: TestClient) -> None:
    brief = client.get("/v1/authorities/hackney/brief", params={"on": "2025-10-13"}).json()

    texts = [item["text"] for item in brief["items"] if item["kind"] == "remedy"]
    assert texts
    assert all(text.endswith("nothing recorded since 2025-08-12") for text in texts)


def test_meetings_audits_and_spot_checks_of_the_sources_are_schedules(client: TestClient) -> None:
    found = items(client, "meeting-schedules", on="2025-09-25")

    assert sorted(
        (one["authority"], one["kind"], one["cadence"], one["level"] or "") for one in found
    ) == [
        ("hackney", "audit", "unknown", ""),
        ("hackney", "meeting", "fortnightly", ""),
        ("hackney", "spot-check", "unknown", ""),
        ("kensington-and-chelsea", "meeting", "unknown", "commissioner"),
        ("kensington-and-chelsea", "meeting", "unknown", "director"),
        ("kensington-and-chelsea", "meeting", "unknown", "manager"),
        ("westminster", "meeting", "daily", "operational"),
        ("westminster", "meeting", "fortnightly", "operational"),
    ]
    assert {one["day_basis"] for one in found} == {"reported"}


def test_joint_board_is_one_occasion_of_both_boroughs(client: TestClient) -> None:
    of_westminster = items(client, "oversight-events", authority="westminster")
    of_kensington = items(client, "oversight-events", authority="kensington-and-chelsea")

    assert len(of_westminster) == 1
    assert of_westminster == of_kensington


def test_complaint_of_hackney_has_both_stages_and_the_ombudsman(client: TestClient) -> None:
    (found,) = items(client, "complaints", authority="hackney", on="2025-08-12")

    names = ("stage", "answered", "signposted", "reply_basis", "reply_due_on")
    assert [tuple(stage[name] for name in names) for stage in found["stages"]] == [
        # The day on which the contractor received it is not told.
        ("contractor", True, False, "contract", None),
        ("council-investigation", True, None, "authority", "2024-11-28"),
        ("ombudsman", None, None, None, None),
    ]
    assert found["state"] == "ended"


def test_payment_of_hackney_is_split_by_fault(client: TestClient) -> None:
    (payment,) = [one for one in items(client, "remedies", authority="hackney") if one["amount"]]

    assert payment["shares"] == [
        {"fault": "contractor", "amount": "125.00"}, {"fault": "council", "amount": "125.00"},
    ]  # fmt: skip


def test_adviser_names_who_engaged_it_for_whom(client: TestClient) -> None:
    (incident,) = items(client, "incidents")
    advisers = {step["firm"]: step for step in incident["steps"] if step["step"] == "adviser"}

    bdo = advisers["BDO"]
    assert (bdo["engaged_by"], bdo["engaged_for"], bdo["day_basis"]) == (
        "kensington-and-chelsea", "lcec", "reported",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "asked", "kinds", "word"),
    [
        ("remedies", {"authority": "hackney"}, ["ombudsman_decision", "remedy"], "late"),
        ("data-transfers", {}, ["data_transfer", "transfer_step"], "block"),
        ("readiness", {"authority": "westminster"}, ["mobilisation_step"], "ready"),
        ("incidents", {}, ["incident", "incident_step"], "unclear"),
    ],
)
def test_explanation_lists_the_rule_and_the_facts_in_order(
    client: TestClient, path: str, asked: dict[str, str], kinds: list[str], word: str
) -> None:
    params = {**asked, "on": "2025-09-25", "explain": "true"}
    found = client.get(f"/v1/{path}", params=params).json()["explanation"]

    assert any(word in step for step in found["rule"])
    assert {fact["type"] for fact in found["facts"]} - {"corroboration"} == set(kinds)
    moments = [fact["recorded_at"] for fact in found["facts"]]
    assert moments == sorted(moments)
    assert client.get(f"/v1/{path}", params=asked).json()["explanation"] is None


def test_explanation_of_incident_cells_names_both_rules(client: TestClient) -> None:
    (incident,) = items(client, "incidents")
    asked: dict[str, str | int] = {"on": "2025-09-16", "explain": "true", "limit": 5}
    for rest in ("cells", "days"):
        params: dict[str, str | int] = dict(asked) if rest == "cells" else {"explain": "true"}
        found = client.get(f"/v1/incidents/{incident['id']}/{rest}", params=params).json()

        rule = found["explanation"]["rule"]
        assert any("failed" in step for step in rule)
        assert any("live" in step for step in rule)
        assert {fact["type"] for fact in found["explanation"]["facts"]} >= {"award"}
