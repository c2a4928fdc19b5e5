"""What the embedded data tells of transition and performance: who, what, by when."""

import pytest
from fastapi.testclient import TestClient

from tests.support.embedded import items

HACKNEY = {"authority": "hackney"}
FRAMEWORK = "lcec-framework-2023"
CALL_OFF = "hackney-nrs-call-off-2023"
NRS = "nottingham-rehab"


# What the Ombudsman asked of Hackney on 12 August 2025


@pytest.mark.parametrize(
    ("on", "in_20_working_days", "in_two_months", "without_a_day"),
    [
        ("2025-08-12", "open", "open", "open"),
        # No source speaks of the remedies after the day of the decision.
        ("2025-09-09", "open", "open", "not-recorded"),
        # The last day in time, after the August bank holiday.
        ("2025-09-10", "open", "open", "not-recorded"),
        ("2025-09-11", "not-recorded", "open", "not-recorded"),
        ("2025-10-12", "not-recorded", "open", "not-recorded"),
        ("2025-10-13", "not-recorded", "not-recorded", "not-recorded"),
    ],
)
def test_nothing_is_recorded_of_hackney_s_remedies_after_their_days(
    client: TestClient, on: str, in_20_working_days: str, in_two_months: str, without_a_day: str
) -> None:
    asked = items(client, "remedies", **HACKNEY, on=on)

    assert [(one["due_on"], one["amount"], one["state"]) for one in asked] == [
        ("2025-09-10", None, in_20_working_days),
        ("2025-09-10", "250.00", in_20_working_days),
        ("2025-10-12", None, in_two_months),
        (None, None, without_a_day),
        *[(None, None, "fell-away")] * 3,
    ]
    assert {one["reference"] for one in asked} == {"24 015 097"}


def test_the_days_of_remedies_are_worked_out_and_one_is_a_sunday(client: TestClient) -> None:
    asked = items(client, "remedies", **HACKNEY, on="2025-09-10")

    assert [(one["within"], one["due_is_working_day"]) for one in asked[1:3]] == [
        ("20 working days after", True),
        ("2 months after", False),
    ]


def test_what_the_insolvency_overtook_fell_away_on_the_day_of_the_decision(
    client: TestClient,
) -> None:
    fallen = items(client, "remedies", **HACKNEY, on="2025-08-12", state="fell-away")

    assert {(one["fell_away_on"], one["fell_away_because"]) for one in fallen} == {
        ("2025-08-12", "The contractor’s insolvency.")
    }


def test_a_decision_without_a_day_sets_no_day(client: TestClient) -> None:
    (decision,) = items(client, "ombudsman-decisions", authority="bromley")
    (remedy,) = items(client, "remedies", authority="bromley")

    assert (decision["reference"], decision["decided_on"]) == ("24 008 037", None)
    assert (remedy["decision"], remedy["due_on"]) == (decision["id"], None)


# Who was to take over


@pytest.mark.parametrize(
    ("known_at", "on", "stages"),
    [
        ("2025-09-10", "2025-09-10", [("essex-cares", "identified", "2025-08-07")]),
        ("2025-09-10", "2025-09-20", [("essex-cares", "identified", "2025-08-07")]),
        (
            "2025-09-20",
            "2025-09-20",
            [
                ("essex-cares", "fell-through", "2025-09-19"),
                ("provide-care-solutions", "approved", "2025-09-19"),
            ],
        ),
        ("2025-09-20", "2025-09-10", [("essex-cares", "identified", "2025-08-07")]),
    ],
)
def test_harrow_s_candidates_depend_on_the_day_and_on_what_was_known(
    client: TestClient, known_at: str, on: str, stages: list[tuple[str, ...]]
) -> None:
    found = items(client, "candidates", authority="harrow", known_at=known_at, on=on)

    assert [(one["provider"], one["stage"], one["stage_on"]) for one in found] == stages


def test_three_awards_to_essex_cares_fell_through_and_two_others_were_signed(
    client: TestClient,
) -> None:
    found = items(client, "candidates", on="2025-09-25")

    ended = {(one["authority"], one["provider"], one["stage"], one["contract"]) for one in found}
    assert ended == {
        *(
            (who, "essex-cares", "fell-through", None)
            for who in ("haringey", "harrow", "islington")
        ),
        ("haringey", "provide-care-solutions", "signed", "haringey-nlep-2025"),
        ("islington", "provide-care-solutions", "signed", "islington-nlep-2025"),
        ("harrow", "provide-care-solutions", "approved", None),
    }


def test_nobody_could_name_haringey_s_provider_when_it_was_signed(client: TestClient) -> None:
    found = items(client, "candidates", authority="haringey", known_at="2025-09-25")

    assert [(one["provider"], one["stage"]) for one in found] == [("essex-cares", "fell-through")]


# What Westminster needed, and what it had


def test_westminster_s_data_was_held_back_for_an_agreement_and_a_fee_that_nobody_told(
    client: TestClient,
) -> None:
    (one,) = items(client, "data-transfers", authority="westminster", on="2025-09-25")

    assert (one["holder"], one["recipient"]) == (NRS, "saadia")
    assert [step["step"] for step in one["steps"]] == ["agreement-asked", "fee-asked", "blocked"]
    assert (one["agreement"], one["fee_asked"], one["fee_paid"]) == ("asked", None, None)
    assert one["holds"] == [
        {
            "by": "special managers",
            "since": "2025-09-25",
            "days_known": 1,
            "last_heard_on": "2025-09-25",
            "ongoing": True,
        }
    ]
    assert (one["received_on"], one["open"]) == (None, True)
    assert one["cells_at_risk"] == [
        "westminster/equipment-repair",
        "westminster/equipment-servicing",
    ]


def test_nothing_was_known_of_the_data_the_day_before(client: TestClient) -> None:
    assert items(client, "data-transfers", known_at="2025-09-24") == []


def test_the_temporary_service_is_live_and_nobody_says_that_no_step_is_left(
    client: TestClient,
) -> None:
    found = items(client, "readiness", contract="bi-borough-community-equipment-2025")

    assert [(one["authority"], one["live"], one["ready"]) for one in found] == [
        ("kensington-and-chelsea", ["community-equipment/full"], None),
        ("westminster", ["community-equipment/full"], None),
    ]


# What is measured under the framework of the London consortium


def test_standards_are_those_of_the_consortium_but_for_the_contractor_s_own(
    client: TestClient,
) -> None:
    found = items(client, "kpis", contract=FRAMEWORK)
    (own,) = items(client, "kpis", contract=CALL_OFF)

    assert [(one["standard"], one["is_binding"], one["target"]) for one in [*found, own]] == [
        ("minor-adaptations-within-5-working-days", True, None),
        ("complaint-reply-within-20-working-days", True, None),
        ("right-first-time", True, None),
        ("appointment-clarity", True, None),
        ("escalation-call-within-24-hours", False, None),
    ]


def test_no_source_counts_what_was_measured(client: TestClient) -> None:
    assert items(client, "kpi-observations", contract=CALL_OFF) == []
    assert items(client, "kpi-observations", contract=FRAMEWORK) == []
