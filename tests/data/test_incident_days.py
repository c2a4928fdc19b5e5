"""The collapse as the embedded data tells it, day by day, and what was open in its brief."""

from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.data.test_five_questions import EQUIPMENT, NOT_RECYCLED
from tests.support.embedded import items

NRS = "NRS Healthcare (Nottingham Rehab Limited)"

# The collapse, day by day


def incident(client: TestClient, on: str = "2025-09-25") -> dict[str, Any]:
    (found,) = items(client, "incidents", consortium="lcec", on=on)
    return found


def outcomes(client: TestClient, on: str) -> dict[tuple[str, str], str]:
    cells = items(client, f"incidents/{incident(client)['id']}/cells", on=on)
    return {(one["authority"], one["scope"]): one["outcome"] for one in cells}


@pytest.mark.parametrize(
    ("on", "figures"),
    [
        ("2025-08-01", {"at-risk": 78}),
        # Accora's bridging supply to Harrow is less than what NRS still delivered.
        ("2025-08-27", {"at-risk": 76, "reduced": 1, "unclear": 1}),
        ("2025-08-28", {"at-risk": 62, "reduced": 15, "unclear": 1}),
        ("2025-09-15", {"at-risk": 54, "reduced": 15, "replaced": 8, "unclear": 1}),
        # Of cells that no source lists any more, nothing is known.
        ("2025-09-16", {"open": 37, "reduced": 15, "replaced": 9, "unclear": 17}),
        ("2025-09-19", {"open": 29, "reduced": 15, "replaced": 17, "unclear": 17}),
    ],
)
def test_what_had_become_of_the_78_cells_of_nrs(
    client: TestClient, on: str, figures: dict[str, int]
) -> None:
    (day,) = items(client, f"incidents/{incident(client)['id']}/days", first_day=on, last_day=on)

    assert Counter(outcomes(client, on).values()) == figures
    names = ("at_risk", "reduced", "replaced", "open", "unclear")
    assert {name.replace("_", "-"): day[name] for name in names if day[name]} == figures
    assert day["cells"] == sum(figures.values()) == 78


def test_nrs_held_all_but_one_of_its_cells_until_its_last_day_and_none_after(
    client: TestClient,
) -> None:
    asked = {"first_day": "2025-08-02", "last_day": "2025-09-16"}

    days = items(client, f"incidents/{incident(client)['id']}/days", **asked)

    # A wheelchair service in York was last seen on 1 August.
    assert [(one["last_day"], one["lost"]) for one in days[-2:]] == [
        ("2025-09-15", 1),
        ("2025-09-16", 78),
    ]


def test_haringey_s_cells_are_open_until_the_second_award_replaces_them(
    client: TestClient,
) -> None:
    haringey = {on: {outcomes(client, on)["haringey", leaf] for leaf in EQUIPMENT}
                for on in ("2025-09-15", "2025-09-16", "2025-09-18", "2025-09-19")}  # fmt: skip

    assert [*haringey.values()] == [{"at-risk"}, {"open"}, {"open"}, {"replaced"}]


def test_westminster_s_service_is_reduced_before_and_after_nrs_stops(client: TestClient) -> None:
    before, after = outcomes(client, "2025-08-28"), outcomes(client, "2025-09-16")

    for found in (before, after):
        assert {found["westminster", leaf] for leaf in NOT_RECYCLED} == {"reduced"}
    assert before["westminster", "equipment-recycling"] == "at-risk"
    assert after["westminster", "equipment-recycling"] == "unclear"
    assert after["westminster", "occupational-therapy-complex"] == "replaced"


def test_advisers_and_decisions_of_the_incident_are_those_known_by_the_day(
    client: TestClient,
) -> None:
    first, later = incident(client, "2025-08-07"), incident(client)

    assert first["advisers"] == ["The Official Receiver (liquidator)", "PwC (special managers)"]
    assert later["advisers"][2:] == ["BDO (insolvency adviser of the members)"]
    assert (len(first["decisions"]), len(later["decisions"])) == (2, 5)
    assert (later["declared_on"], later["open"]) == ("2025-08-01", True)


# What was open on 25 September 2025


def brief(client: TestClient, of: str, on: str = "2025-09-25") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/{of}/brief", params={"on": on}).json()
    return found


def test_the_brief_of_westminster(client: TestClient) -> None:
    found = brief(client, "authorities/westminster")

    cover = {one["state"]: one["cells"] for one in found["cover"]}
    assert cover == {"full": 1, "partial": 0, "urgent-only": 7, "none": 0, "ended": 0, "unknown": 5}
    waiting = [item for item in found["items"] if item["kind"] != "key-date"]
    assert [(one["kind"], one["late"], one["text"]) for one in waiting] == [
        ("meeting", False, "daily meeting"),
        ("meeting", False, "fortnightly meeting"),
        ("conflict", False, "Service level of the temporary service"),
        ("conflict", False, "Which council contracted the three therapists"),
        ("data-transfer", False, f"Data from {NRS}: known to be blocked for 1 day"),
        ("incident", False, "Collapse of NRS Healthcare"),
        ("mobilisation", False, "communications: Communications are under review"),
    ]
    undated = {one["contract"] for one in found["items"] if one["kind"] == "key-date"}
    assert {"westminster-saadia-notice-2025", "westminster-saadia-notice-2026"} < undated


def test_the_brief_of_the_london_consortium(client: TestClient) -> None:
    found = brief(client, "consortia/lcec")

    kinds = Counter(one["kind"] for one in found["items"])
    assert kinds == {
        "cell-open": 20, "meeting": 3, "remedy": 5, "action": 1, "candidate": 1, "conflict": 4,
        "data-transfer": 1, "incident": 1, "mobilisation": 1, "notice": 1, "key-date": 9,
    }  # fmt: skip
    assert found["open"] == 47
    assert {one["kind"] for one in found["items"] if one["late"]} <= {"notice"}
    assert [one["text"] for one in found["items"] if one["kind"] == "incident"] == [
        "Collapse of NRS Healthcare"
    ]
    # Haringey had left by then: what it still owes is in no brief of the consortium.
    assert "haringey" not in {one["authority"] for one in found["items"]}
