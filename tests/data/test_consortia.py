"""The lists of a consortium show what concerns its members on the day."""

import icalendar
from fastapi.testclient import TestClient

from tests.support.embedded import items

ON = "2025-09-25"


def test_direct_awards_of_the_members_are_listed_whatever_their_label(client: TestClient) -> None:
    found = items(client, "contracts", kind="direct-award", consortium="lcec", on=ON)

    assert {contract["reference"]: contract["consortium"] for contract in found} == {
        "bi-borough-community-equipment-2025": "bi-borough",
        "hammersmith-and-fulham-community-equipment-2025": None,
        "harrow-provide-2025": "nlep",
        "hillingdon-medequip-2025": None,
        "islington-essex-cares-2025": "nlep",
        "islington-nlep-2025": "nlep",
        "westminster-complex-ot-2025": "bi-borough",
    }


def test_label_lists_the_framework_and_its_call_offs(client: TestClient) -> None:
    found = items(client, "contracts", labelled_consortium="lcec", kind="framework", on=ON)

    assert [contract["reference"] for contract in found] == ["lcec-framework-2023"]
    assert items(client, "contracts", labelled_consortium="lcec", kind="direct-award", on=ON) == []


def test_calendar_of_the_consortium_holds_the_ends_of_the_contracts_of_its_members(
    client: TestClient,
) -> None:
    answer = client.get("/v1/key-dates.ics", params={"consortium": "lcec", "on": ON})

    days = {str(event.start) for event in icalendar.Calendar.from_ical(answer.content).events}
    assert {"2026-02-27", "2026-03-31"} <= days


def test_gaps_of_a_consortium_show_authorities_that_joined_within_the_days(
    client: TestClient,
) -> None:
    """Nobody was a member on 1 September; Haringey joined on the 10th, Harrow is seen later."""
    days = {"first_day": "2025-09-01", "last_day": "2025-09-30"}

    found = items(client, "cover/gaps", consortium="nlep", include="unknown", **days)

    first_days: dict[str, str] = {}
    for gap in found:
        first = min(gap["first_day"], first_days.get(gap["authority"], gap["first_day"]))
        first_days[gap["authority"]] = first
    assert first_days.keys() >= {"haringey", "harrow"}
    assert first_days["haringey"] == "2025-09-10"
    assert first_days["harrow"] >= "2025-09-18"
