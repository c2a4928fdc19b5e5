"""The five questions that the embedded data must answer, each with its whole answer."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

EQUIPMENT = [
    f"equipment-{part}"
    for part in (
        "collection", "decontamination", "delivery", "recycling",
        "repair", "servicing", "storage", "supply",
    )
]  # fmt: skip
NOT_RECYCLED = [leaf for leaf in EQUIPMENT if leaf != "equipment-recycling"]
OT = ["occupational-therapy-complex", "occupational-therapy-general"]


def cells(client: TestClient, **asked: Any) -> dict[tuple[str, str], dict[str, Any]]:
    items = client.get("/v1/cover", params=asked).json()["items"]
    return {(cell["authority"], cell["scope"]): cell for cell in items}


def listed(by_authority: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(authority, leaf) for authority, leaves in by_authority.items() for leaf in leaves}


# 1. Who delivers equipment in Westminster on 20 September 2025?


def test_westminster_has_saadia_for_urgent_cases_while_its_level_is_disputed(
    client: TestClient,
) -> None:
    on = {"authority": "westminster", "scope": "community-equipment", "on": "2025-09-20"}

    found = cells(client, **on)

    assert [leaf for _, leaf in found] == EQUIPMENT
    for leaf in NOT_RECYCLED:
        cell = found["westminster", leaf]
        (held,) = cell["held_by"]
        assert (cell["state"], cell["certainty"]) == ("urgent-only", "assumed")
        assert (held["provider"], held["level"]) == ("saadia", "full")
        assert held["contract"] == "bi-borough-community-equipment-2025"
        assert held["cases"] == []
        assert (held["first_day"], held["last_day"]) == ("2025-08-28", "2026-02-27")
        # It ends soon from 29 November on, which is another risk.
        assert (cell["until"], cell["until_basis"]) == ("2025-11-28", "derived")
        assert (cell["covered_until"], cell["days_left"]) == ("2026-02-27", 160)
        assert (cell["since"], cell["risks"]) == ("2025-09-16", ["level-disputed"])
        assert cell["last_held_by"] is None
        assert (cell["evidence_on"], cell["attested_on"]) == ("2025-09-25", None)


def test_westminster_s_recycling_is_not_among_what_is_listed(client: TestClient) -> None:
    found = cells(client, authority="westminster", scope="equipment-recycling", on="2025-09-20")

    cell = found["westminster", "equipment-recycling"]
    assert (cell["state"], cell["because"]) == ("unknown", "not-listed")
    assert (cell["certainty"], cell["held_by"]) == (None, [])
    assert (cell["since"], cell["until"], cell["until_basis"]) == ("2025-09-16", "2026-02-27", None)
    assert (cell["days_left"], cell["last_held_by"]) == (None, None)


# 2. Which authorities had cover from NRS on 31 July 2025, and what of it on 20 September?

NRS = listed(
    {
        "bromley": EQUIPMENT,
        "hackney": [*EQUIPMENT, "minor-adaptations"],
        "hammersmith-and-fulham": EQUIPMENT,
        "haringey": EQUIPMENT,
        "harrow": EQUIPMENT,
        "hillingdon": EQUIPMENT,
        "kensington-and-chelsea": [*EQUIPMENT, *OT, "telecare"],
        "southwark": EQUIPMENT,
        "westminster": [*EQUIPMENT, "occupational-therapy-complex"],
    }
)
THEN: dict[str, dict[str, list[str]]] = {
    "none": {},
    "ended": {
        "bromley": EQUIPMENT,
        "hackney": ["minor-adaptations"],
        "kensington-and-chelsea": [*OT, "telecare"],
        "southwark": EQUIPMENT,
    },
    "urgent-only": {"kensington-and-chelsea": NOT_RECYCLED, "westminster": NOT_RECYCLED},
    "partial": {},
    "unknown": {
        "hackney": EQUIPMENT,
        "harrow": EQUIPMENT,
        "kensington-and-chelsea": ["equipment-recycling"],
        "westminster": ["equipment-recycling"],
    },
    "full": {
        "hammersmith-and-fulham": EQUIPMENT,
        "haringey": EQUIPMENT,
        "hillingdon": EQUIPMENT,
        "westminster": ["occupational-therapy-complex"],
    },
}


def test_nine_authorities_had_cover_from_nrs_on_31_july(client: TestClient) -> None:
    found = cells(client, provider="nottingham-rehab", on="2025-07-31")

    assert found.keys() == NRS
    assert {cell["state"] for cell in found.values()} == {"full"}
    # Elsewhere the first day is assumed, or the call-off itself was only inferred.
    sure = {authority for (authority, _), cell in found.items() if cell["certainty"] != "assumed"}
    assert sure == {"hackney", "southwark"}


@pytest.mark.parametrize("state", THEN)
def test_what_became_of_the_cells_of_nrs_by_20_september(client: TestClient, state: str) -> None:
    found = cells(client, authority=sorted({authority for authority, _ in NRS}), on="2025-09-20")

    assert {key for key in NRS if found[key]["state"] == state} == listed(THEN[state])


def test_a_cell_of_nrs_has_one_state_on_20_september() -> None:
    assert set.union(*map(listed, THEN.values())) == NRS
    assert sum(len(listed(some)) for some in THEN.values()) == len(NRS) == 77


def test_how_sure_the_states_of_20_september_are(client: TestClient) -> None:
    found = cells(client, authority=sorted({authority for authority, _ in NRS}), on="2025-09-20")
    assumed = {key for key in NRS if found[key]["certainty"] == "assumed"}

    # The disputed level; Haringey's award, which is not certain; TOTP before it was first seen.
    assert assumed == listed(THEN["urgent-only"]) | listed({"haringey": EQUIPMENT}) | {
        ("westminster", "occupational-therapy-complex")
    }
    unsaid = {key for key in NRS if found[key]["certainty"] is None}
    assert unsaid == listed(THEN["ended"]) | listed(THEN["unknown"])


# 3. The timeline of complex occupational therapy in Westminster


def test_complex_occupational_therapy_goes_from_nrs_to_totp_and_ends(client: TestClient) -> None:
    asked = {"authority": "westminster", "scope": "occupational-therapy-complex",
             "first_day": "2025-07-01", "last_day": "2026-12-31"}  # fmt: skip

    tiles = client.get("/v1/cover/timeline", params=asked).json()["items"]

    nrs, totp = ["nottingham-rehab"], ["totp"]
    assert [
        (tile["first_day"], tile["last_day"], tile["state"],
         [one["provider"] for one in tile["contracts"]], tile["certainty"])
        for tile in tiles
    ] == [
        ("2025-07-01", "2025-07-31", "full", nrs, "assumed"),
        ("2025-08-01", "2025-09-15", "full", nrs, "contracted"),
        ("2025-09-16", "2025-09-24", "full", totp, "assumed"),
        ("2025-09-25", "2025-12-30", "full", totp, "contracted"),
        ("2025-12-31", "2026-03-31", "full", totp, "contracted"),  # ends soon
        ("2026-04-01", "2026-12-31", "ended", [], None),
    ]  # fmt: skip
    assert [tile["continues_before"] for tile in tiles] == [True, *[False] * 5]
    assert [tile["continues_after"] for tile in tiles] == [*[False] * 5, True]


# 4. Where do two contracts hold the same cell between 28 August and 15 September 2025?

OVERLAPS = {
    "hammersmith-and-fulham": (
        "2025-09-15", False, "contracted", EQUIPMENT, {None, "nottingham-rehab"}),
    "harrow": (
        "2025-08-28", True, "contracted", ["equipment-supply"], {"accora", "nottingham-rehab"}),
    "kensington-and-chelsea": (
        "2025-08-28", False, "assumed", NOT_RECYCLED, {"saadia", "nottingham-rehab"}),
    "westminster": (
        "2025-08-28", False, "assumed", NOT_RECYCLED, {"saadia", "nottingham-rehab"}),
}  # fmt: skip


def test_four_authorities_had_two_contracts_at_once_in_september(client: TestClient) -> None:
    asked = {"first_day": "2025-08-28", "last_day": "2025-09-15"}

    runs = client.get("/v1/cover/overlaps", params=asked).json()["items"]

    assert [(run["authority"], run["scope"]) for run in runs] == [
        (authority, leaf) for authority, (_, _, _, leaves, _) in OVERLAPS.items() for leaf in leaves
    ]
    for run in runs:
        first_day, before, certainty, _, providers = OVERLAPS[run["authority"]]
        assert (run["first_day"], run["last_day"]) == (first_day, "2025-09-15")
        assert (run["state"], run["certainty"]) == ("full", certainty)
        assert (run["continues_before"], run["continues_after"]) == (before, False)
        assert {one["provider"] for one in run["contracts"]} == providers
        assert len(run["contracts"]) == 2


# 5. What if Provide Care Solutions stopped on 31 January 2026?


def test_sixteen_cells_would_be_lost_with_provide_care_solutions(client: TestClient) -> None:
    body = {"providers": ["provide-care-solutions"], "last_day": "2026-01-31",
            "horizon_last_day": "2028-12-31"}  # fmt: skip

    answer = client.post("/v1/simulations/provider-failure", json=body).json()

    haringey = ("2027-09-18", 595, ["haringey-nlep-2025"])
    islington = ("2026-09-21", 233, ["islington-nlep-2025"])
    assert {
        (run["authority"], run["scope"]): (run["last_day"], run["days"], run["lost_contracts"])
        for run in answer["lost"]
    } == {("haringey", leaf): haringey for leaf in EQUIPMENT} | {
        ("islington", leaf): islington for leaf in EQUIPMENT
    }
    assert {
        (run["first_day"], run["state_before"], run["state_after"], run["continues_after"])
        for run in answer["lost"]
    } == {("2026-02-01", "full", "ended", False)}
    assert (answer["cells_lost"], answer["kept"]) == (16, [])
    assert [one["code"] for one in answer["authorities_affected"]] == ["haringey", "islington"]
    assert (answer["first_day"], answer["horizon_last_day"]) == ("2026-02-01", "2028-12-31")


# What was known of Haringey, and when


@pytest.mark.parametrize(
    ("known_at", "on", "covered", "provider"),
    [
        ("2025-09-10", "2025-09-20", EQUIPMENT, "essex-cares"),
        ("2025-09-20", "2025-09-20", EQUIPMENT, None),  # the decision does not name it
        ("2026-11-22", "2025-09-20", EQUIPMENT, "provide-care-solutions"),
        ("2025-09-10", "2025-09-17", EQUIPMENT, "essex-cares"),
        ("2025-09-20", "2025-09-17", [], None),
    ],
)
def test_what_was_known_of_haringey(
    client: TestClient, known_at: str, on: str, covered: list[str], provider: str | None
) -> None:
    asked = {"authority": "haringey", "scope": "community-equipment", "on": on}

    found = cells(client, **asked, known_at=known_at)

    states = {leaf: cell["state"] for (_, leaf), cell in found.items()}
    assert states == {leaf: "full" if leaf in covered else "none" for leaf in EQUIPMENT}
    held_by = {held["provider"] for cell in found.values() for held in cell["held_by"]}
    assert held_by == ({provider} if covered else set())


def test_haringey_is_known_to_have_had_nothing_on_17_september(client: TestClient) -> None:
    found = cells(client, authority="haringey", scope="community-equipment", on="2025-09-17")

    assert {
        (cell["state"], cell["certainty"], cell["since"], cell["until"]) for cell in found.values()
    } == {("none", "observed", "2025-09-16", "2025-09-18")}
    assert {cell["last_held_by"]["provider"] for cell in found.values()} == {"nottingham-rehab"}
