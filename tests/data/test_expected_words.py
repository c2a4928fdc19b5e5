"""The word for each leaf, written by hand from the sources before the answers were looked at.

Each expectation is the state, the reason and the certainty of a cell of nine authorities.
"""

from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

EQUIPMENT = [
    f"equipment-{part}"
    for part in (
        "supply", "delivery", "collection", "repair",
        "servicing", "storage", "decontamination", "recycling",
    )
]  # fmt: skip
RECYCLING = ["equipment-recycling"]
SUPPLY = ["equipment-supply"]
NOT_RECYCLED = [leaf for leaf in EQUIPMENT if leaf not in RECYCLING]
NOT_SUPPLIED = [leaf for leaf in EQUIPMENT if leaf not in SUPPLY]
ADAPTATIONS = ["minor-adaptations"]
TELECARE = ["telecare"]
GENERAL_OT = ["occupational-therapy-general"]
COMPLEX_OT = ["occupational-therapy-complex"]
OT = [*GENERAL_OT, *COMPLEX_OT]
WHEELCHAIRS = ["wheelchair-services"]
LEAVES = {*EQUIPMENT, *ADAPTATIONS, *TELECARE, *OT, *WHEELCHAIRS}


class Word(NamedTuple):
    state: str
    because: str | None
    certainty: str | None


FULL_ASSUMED = Word("full", None, "assumed")
FULL_CONTRACTED = Word("full", None, "contracted")
URGENT_ASSUMED = Word("urgent-only", None, "assumed")
URGENT_OBSERVED = Word("urgent-only", None, "observed")
PARTIAL_OBSERVED = Word("partial", None, "observed")
NOBODY = Word("none", None, "observed")
STOPPED = Word("ended", "provider-stopped", None)
OPTION = Word("ended", "option-unconfirmed", None)
OVER = Word("ended", "term-over", None)
END_UNKNOWN = Word("unknown", "end-unknown", None)
UNNAMED = Word("unknown", "provider-unnamed", None)
DISPUTED = Word("unknown", "disputed", None)
NOT_LISTED = Word("unknown", "not-listed", None)
NEVER = Word("unknown", "never-recorded", None)

# Leaves that no row names are unknown, because nothing was ever recorded about them.
EXPECTED: list[tuple[str, str, dict[Word, list[str]]]] = [
    # Westminster's call-off was inferred (`medium`), so what rests on it is assumed. Its complex
    # occupational therapy has an assumed first day, and is first seen on 1 August.
    ("westminster", "2025-07-31",
     {FULL_ASSUMED: [*EQUIPMENT, *COMPLEX_OT], NOT_LISTED: GENERAL_OT}),
    # From 28 August the lower of two claims about the level counts; the award is `medium`. The
    # list of seven functions does not name recycling, which denies nothing (section 1, silence).
    # The first day of TOTP is assumed, and it is first seen on the 25th.
    ("westminster", "2025-09-20",
     {URGENT_ASSUMED: NOT_RECYCLED, NOT_LISTED: [*RECYCLING, *GENERAL_OT],
      FULL_ASSUMED: COMPLEX_OT}),
    # "Westminster `assumed` (its award is `medium`)", although the report speaks of this day.
    ("westminster", "2025-09-25",
     {URGENT_ASSUMED: NOT_RECYCLED, NOT_LISTED: [*RECYCLING, *GENERAL_OT],
      FULL_CONTRACTED: COMPLEX_OT}),
    # No leaf of the branches is held any more. Recycling was last held by NRS.
    ("westminster", "2026-04-01",
     {OVER: [*NOT_RECYCLED, *COMPLEX_OT], STOPPED: RECYCLING}),
    # "bi-borough, after 27 Feb 2026: `ended`, `term-over`".
    ("westminster", "2026-11-29",
     {OVER: [*NOT_RECYCLED, *COMPLEX_OT], STOPPED: RECYCLING}),

    ("kensington-and-chelsea", "2025-07-31", {FULL_ASSUMED: [*EQUIPMENT, *TELECARE, *OT]}),
    # "by the new rule `ended`, `provider-stopped`, as telecare".
    ("kensington-and-chelsea", "2025-09-20",
     {URGENT_ASSUMED: NOT_RECYCLED, NOT_LISTED: RECYCLING, STOPPED: [*TELECARE, *OT]}),
    # "25 Sep: Kensington and Chelsea `observed` by the report": its award is `high`.
    ("kensington-and-chelsea", "2025-09-25",
     {URGENT_OBSERVED: NOT_RECYCLED, NOT_LISTED: RECYCLING, STOPPED: [*TELECARE, *OT]}),
    ("kensington-and-chelsea", "2026-04-01",
     {OVER: NOT_RECYCLED, STOPPED: [*RECYCLING, *TELECARE, *OT]}),
    ("kensington-and-chelsea", "2026-11-29",
     {OVER: NOT_RECYCLED, STOPPED: [*RECYCLING, *TELECARE, *OT]}),

    # The first day of the call-off is assumed, and it is first seen on 7 August.
    ("harrow", "2025-07-31", {FULL_ASSUMED: EQUIPMENT}),
    # Accora's supply was last seen on 19 September and has no last day, so it fades.
    ("harrow", "2025-09-20", {END_UNKNOWN: SUPPLY, NOT_LISTED: NOT_SUPPLIED}),
    ("harrow", "2025-09-25", {END_UNKNOWN: SUPPLY, NOT_LISTED: NOT_SUPPLIED}),
    ("harrow", "2026-11-29", {END_UNKNOWN: SUPPLY, NOT_LISTED: NOT_SUPPLIED}),

    # The first day of the call-off is assumed, and it is first seen on 1 August.
    ("haringey", "2025-07-31", {FULL_ASSUMED: EQUIPMENT}),
    # R05: a reduced service from 1 August to 15 September.
    ("haringey", "2025-09-12", {PARTIAL_OBSERVED: EQUIPMENT}),
    # "haringey, 16–18 Sep 2025: right: keep".
    ("haringey", "2025-09-17", {NOBODY: EQUIPMENT}),
    # The second award is `medium`.
    ("haringey", "2025-09-20", {FULL_ASSUMED: EQUIPMENT}),
    ("haringey", "2025-09-25", {FULL_ASSUMED: EQUIPMENT}),
    ("haringey", "2026-11-29", {FULL_ASSUMED: EQUIPMENT}),

    # "award `community-equipment`: `medium`"; minor adaptations are `high`, and were seen to run
    # from 2023 to 12 August 2025.
    ("hackney", "2025-07-31", {FULL_ASSUMED: EQUIPMENT, FULL_CONTRACTED: ADAPTATIONS}),
    ("hackney", "2025-09-12", {FULL_ASSUMED: EQUIPMENT, FULL_CONTRACTED: ADAPTATIONS}),
    # R08: a new provider is in place and not named. It speaks of equipment only.
    ("hackney", "2025-09-20", {UNNAMED: EQUIPMENT, STOPPED: ADAPTATIONS}),
    ("hackney", "2025-09-25", {UNNAMED: EQUIPMENT, STOPPED: ADAPTATIONS}),
    ("hackney", "2026-11-29", {UNNAMED: EQUIPMENT, STOPPED: ADAPTATIONS}),

    ("islington", "2025-07-31", {}),
    # "one award on the branch `community-equipment`, `medium`".
    ("islington", "2025-09-20", {FULL_ASSUMED: EQUIPMENT}),
    ("islington", "2025-09-25", {FULL_ASSUMED: EQUIPMENT}),
    # "`unknown`, `disputed` (the open claim of 24 months reads as 2027-09-21)".
    ("islington", "2026-11-29", {DISPUTED: EQUIPMENT}),

    # No source shows the call-off running, and its first day is assumed.
    ("hammersmith-and-fulham", "2025-07-31", {FULL_ASSUMED: EQUIPMENT}),
    ("hammersmith-and-fulham", "2025-09-12", {FULL_ASSUMED: EQUIPMENT}),
    # Assistive technology is read as telecare (`medium`).
    ("hammersmith-and-fulham", "2025-09-20",
     {FULL_CONTRACTED: [*EQUIPMENT, *ADAPTATIONS], FULL_ASSUMED: TELECARE}),
    ("hammersmith-and-fulham", "2025-09-25",
     {FULL_CONTRACTED: [*EQUIPMENT, *ADAPTATIONS], FULL_ASSUMED: TELECARE}),
    # "Hammersmith and Fulham `ended`, `option-unconfirmed`", after 14 September 2026.
    ("hammersmith-and-fulham", "2026-11-29", {OPTION: [*EQUIPMENT, *ADAPTATIONS, *TELECARE]}),

    # Begins on this day. Adaptations and technology-enabled care are `medium`.
    ("buckinghamshire", "2025-07-31",
     {FULL_CONTRACTED: EQUIPMENT, FULL_ASSUMED: [*ADAPTATIONS, *TELECARE]}),
    ("buckinghamshire", "2025-09-20",
     {FULL_CONTRACTED: EQUIPMENT, FULL_ASSUMED: [*ADAPTATIONS, *TELECARE]}),
    ("buckinghamshire", "2025-09-25",
     {FULL_CONTRACTED: EQUIPMENT, FULL_ASSUMED: [*ADAPTATIONS, *TELECARE]}),
    ("buckinghamshire", "2026-11-29",
     {FULL_CONTRACTED: EQUIPMENT, FULL_ASSUMED: [*ADAPTATIONS, *TELECARE]}),

    # The old contract of Torbay with NRS is not recorded.
    ("torbay", "2025-07-31", {}),
    ("torbay", "2025-09-20", {FULL_CONTRACTED: EQUIPMENT}),
    ("torbay", "2025-09-25", {FULL_CONTRACTED: EQUIPMENT}),
    ("torbay", "2026-11-29", {FULL_CONTRACTED: EQUIPMENT}),
]  # fmt: skip

NINE = sorted({authority for authority, _, _ in EXPECTED})


def cells(client: TestClient, **asked: Any) -> dict[str, dict[str, Any]]:
    answer = client.get("/v1/cover", params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    return {cell["scope"]: cell for cell in answer.json()["items"]}


def word(cell: dict[str, Any]) -> Word:
    return Word(cell["state"], cell["because"], cell["certainty"])


@pytest.mark.parametrize(
    ("authority", "on", "words"), EXPECTED, ids=[f"{a}-{on}" for a, on, _ in EXPECTED]
)
def test_each_leaf_has_the_word_that_the_sources_back(
    client: TestClient, authority: str, on: str, words: dict[Word, list[str]]
) -> None:
    expected = dict.fromkeys(LEAVES, NEVER)
    expected |= {leaf: word for word, leaves in words.items() for leaf in leaves}

    found = cells(client, authority=authority, on=on)

    assert {leaf: word(cell) for leaf, cell in found.items()} == expected


# The five answers.


def test_westminster_s_supply_ended_and_a_later_notice_is_shown_beside(client: TestClient) -> None:
    cell = cells(client, authority="westminster", on="2026-11-29")["equipment-supply"]

    assert word(cell) == OVER
    assert (cell["last_held_by"]["provider"], cell["last_held_by"]["last_day"]) == (
        "saadia", "2026-02-27",
    )  # fmt: skip
    assert [one["contract"] for one in cell["see_also"]] == ["westminster-saadia-notice-2026"]
    assert cell["stale"] is True
    assert cell["held_by"] == []


@pytest.mark.parametrize(
    "path",
    [
        "cover?authority=westminster&on=2026-11-29",
        "cover/summary?authority=westminster&on=2026-11-29",
        "cover/gaps?authority=westminster&first_day=2026-11-29&last_day=2026-12-31",
        "authorities/westminster/brief?on=2026-11-29",
    ],
)
def test_no_answer_about_westminster_says_that_nobody_delivers(
    client: TestClient, path: str
) -> None:
    answer = client.get(f"/v1/{path}")

    assert answer.status_code == 200
    assert "nobody" not in answer.text.casefold()
    # The brief counts the cells of each state.
    assert '"state":"none"' not in answer.text.replace('"state":"none","cells":0', "")


def test_complex_occupational_therapy_of_westminster_ended_with_its_term(
    client: TestClient,
) -> None:
    before = cells(client, authority="westminster", on="2026-03-31")["occupational-therapy-complex"]
    after = cells(client, authority="westminster", on="2026-04-01")["occupational-therapy-complex"]

    assert word(before) == FULL_CONTRACTED
    assert word(after) == OVER
    assert after["last_held_by"]["provider"] == "totp"


def test_fading_award_of_harrow_is_shown(client: TestClient) -> None:
    found = cells(client, authority="harrow", scope="community-equipment", on="2025-09-20")

    assert {cell["state"] for cell in found.values()} == {"unknown"}
    assert {cell["certainty"] for cell in found.values()} == {None}
    (fading,) = found["equipment-supply"]["held_by"]
    assert fading["contract"] == "harrow-accora-2025"


@pytest.mark.parametrize(
    ("contract", "given"),
    [
        ("buckinghamshire-millbrook-2025", {"2025-07-31"}),
        ("torbay-millbrook-2025-first-record", {"2025-07-28"}),
        ("torbay-millbrook-2025", {"2025-07-29"}),
    ],
)
def test_notices_on_record_are_given_and_none_is_late(
    client: TestClient, contract: str, given: set[str]
) -> None:
    authority = contract.split("-", maxsplit=1)[0]
    asked: dict[str, Any] = {"authority": authority, "on": "2026-11-29", "limit": 200}
    rows = [
        row
        for row in client.get("/v1/notices", params=asked).json()["items"]
        if row["contract"] == contract
    ]

    assert {row["given_on"] for row in rows if row["status"] == "given"} == given
    words = {row["status"] for row in rows}
    # The termination notice is due when the contract ends, which is ahead.
    assert words <= {"given", "unknown", "not-recorded", "not-required", "due"}
    assert words & {"unknown", "not-recorded"}


def test_haringey_had_nobody_and_a_promise_on_17_september(client: TestClient) -> None:
    known = cells(client, authority="haringey", on="2025-09-17", known_at="2025-09-12")

    now = cells(client, authority="haringey", on="2025-09-17")

    assert word(now["equipment-supply"]) == NOBODY
    assert now["equipment-supply"]["last_held_by"]["provider"] == "nottingham-rehab"
    (held,) = known["equipment-supply"]["held_by"]
    assert (held["provider"], word(known["equipment-supply"])) == ("essex-cares", FULL_ASSUMED)


# What is beside the words.


@pytest.mark.parametrize("authority", ["westminster", "kensington-and-chelsea"])
@pytest.mark.parametrize("on", ["2025-09-16", "2025-09-20", "2025-12-31", "2026-02-27"])
def test_disputed_level_is_a_risk_of_the_temporary_service(
    client: TestClient, authority: str, on: str
) -> None:
    found = cells(client, authority=authority, on=on)

    for leaf in NOT_RECYCLED:
        assert word(found[leaf]) == URGENT_ASSUMED, leaf
        assert "level-disputed" in found[leaf]["risks"], leaf


def test_certainty_is_null_if_nobody_says_what_is_so(client: TestClient) -> None:
    for authority in NINE:
        for cell in cells(client, authority=authority, on="2026-11-29").values():
            if cell["state"] in {"ended", "unknown"}:
                assert cell["certainty"] is None
            else:
                assert cell["certainty"] in {"assumed", "contracted", "observed", "attested"}


@pytest.mark.parametrize("authority", ["harrow", "hackney", "haringey", "hammersmith-and-fulham"])
def test_cells_of_nrs_were_at_risk_until_it_stopped(client: TestClient, authority: str) -> None:
    cell = cells(client, authority=authority, on="2025-09-12")["equipment-delivery"]

    assert "insolvency" in cell["risks"]


def test_signs_of_distress_are_shown_before_the_winding_up(client: TestClient) -> None:
    before = cells(client, authority="hackney", on="2025-07-31")["minor-adaptations"]
    after = cells(client, authority="hackney", on="2025-08-01")["minor-adaptations"]

    assert "distress" in before["risks"]
    assert "insolvency" not in before["risks"]
    assert "insolvency" in after["risks"]


def test_evidence_of_buckinghamshire_is_old_in_november_2026(client: TestClient) -> None:
    cell = cells(client, authority="buckinghamshire", on="2026-11-29")["equipment-supply"]

    assert cell["stale"] is True
    assert (cell["since"], cell["covered_until"]) == ("2025-07-31", "2028-07-30")
