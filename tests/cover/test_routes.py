"""Cells and summaries over HTTP: filters, holders, spreadsheets, pages."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.pages import read_pages

NEED = {"authority": "camden", "scope": "delivery"}
MAY = {"on": "2025-05-01"}


def cells(client: TestClient, **filters: Any) -> list[dict[str, Any]]:
    items = client.get("/v1/cover", params=MAY | filters).json()["items"]
    assert isinstance(items, list)
    return items


def handed_over(database: Database) -> None:
    """Two providers in May, one in full until 30 June, one for urgent cases all year."""
    with database.write_session() as session:
        world.contract(session, last_day="2025-06-30")
        world.award(session)
        world.contract(session, "c-2", provider="south")
        world.award(session, "c-2", level="urgent-only", cases=["urgent"], items=["beds", "hoists"])


def test_cell_shows_best_level_and_every_holder(
    empty_client: TestClient, database: Database
) -> None:
    handed_over(database)

    (cell,) = cells(empty_client, **NEED)

    assert (cell["state"], cell["since"], cell["until"]) == ("full", "2025-01-01", "2025-06-30")
    assert cell["covered_until"] == "2025-06-30"
    assert (cell["until_basis"], cell["days_left"]) == ("agreed", 60)
    assert [(item["contract"], item["level"]) for item in cell["held_by"]] == [
        ("c-1", "full"),
        ("c-2", "urgent-only"),
    ]


def test_covered_until_is_last_day_at_this_level_or_better(
    empty_client: TestClient, database: Database
) -> None:
    handed_over(database)

    (cell,) = cells(empty_client, **NEED, on="2025-07-01")

    assert (cell["state"], cell["since"]) == ("urgent-only", "2025-07-01")
    assert (cell["covered_until"], cell["days_left"]) == ("2025-12-31", 183)


def test_open_ended_award_has_no_last_day(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, last_day=None, last_day_basis="open-ended")
        world.award(session)

    (cell,) = cells(empty_client, **NEED)

    assert (cell["until"], cell["until_basis"], cell["days_left"]) == (None, "open-ended", None)
    assert cell["held_by"][0]["last_day"] is None


def test_uncovered_cell_shows_last_holder(empty_client: TestClient, database: Database) -> None:
    handed_over(database)

    (cell,) = cells(empty_client, **NEED, on="2026-01-01")

    assert (cell["state"], cell["because"], cell["held_by"]) == ("ended", "term-over", [])
    assert (cell["last_held_by"]["contract"], cell["last_held_by"]["last_day"]) == (
        "c-2",
        "2025-12-31",
    )


def test_csv_has_row_for_each_holder_or_single_row(
    empty_client: TestClient, database: Database
) -> None:
    handed_over(database)

    text = empty_client.get("/v1/cover", params=MAY | {"format": "csv"}).text

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["scope"], row["state"], row["holder_provider"]) for row in rows] == [
        ("delivery", "full", "north"),
        ("delivery", "full", "south"),
        ("repair", "unknown", ""),
    ]
    assert [row["holder_items"] for row in rows] == ["", "beds;hoists", ""]


def test_care_board_has_cells_only_if_named(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session, "board", kind="integrated-care-board")
        world.award(session)
        world.award(session, authority="board")

    assert {cell["authority"] for cell in cells(empty_client)} == {"camden"}
    assert {cell["authority"] for cell in cells(empty_client, authority=["board", "camden"])} == {
        "board",
        "camden",
    }
    assert {cell["authority"] for cell in cells(empty_client, provider="north")} == {"camden"}


def test_authority_has_cells_only_while_it_exists(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.authority(session, first_day="2025-05-01", last_day="2025-05-31")
        world.scope_tree(session)

    found = [len(cells(empty_client, on=on)) for on in (
        "2025-04-30", "2025-05-01", "2025-05-31", "2025-06-01")]  # fmt: skip

    assert found == [0, 2, 2, 0]


def a_mixed_day(database: Database) -> None:
    """Camden, a member, has north in full; Brent has south in part for repair, and east twice."""
    with database.write_session() as session:
        world.membership(session)
        world.award(session)
        world.contract(session, "c-2", provider="south")
        world.award(session, "c-2", authority="brent", scope="repair", level="partial")
        world.contract(session, "c-3", provider="east")
        world.award(session, "c-3", authority="brent", scope="repair", level="urgent-only")
        world.award(session, "c-3", authority="brent", scope="delivery", confidence="medium")
        world.provider_event(session, event="winding-up-order", day="2025-03-01")


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["brent/delivery", "brent/repair", "camden/delivery", "camden/repair"]),
    ({"authority": "brent"}, ["brent/delivery", "brent/repair"]),
    ({"scope": "repair"}, ["brent/repair", "camden/repair"]),
    ({"scope": "equipment", "authority": "camden"}, ["camden/delivery", "camden/repair"]),
    ({"consortium": "six"}, ["camden/delivery", "camden/repair"]),
    ({"consortium": "six", "on": "2026-01-01"}, []),
    ({"provider": "east"}, ["brent/delivery", "brent/repair"]),
    ({"provider": "south"}, ["brent/repair"]),
    ({"provider": "south", "on": "2026-01-01"}, []),
    ({"state": "partial"}, ["brent/repair"]),
    ({"state": ["partial", "unknown"]}, ["brent/repair", "camden/repair"]),
    ({"certainty": "assumed"}, ["brent/delivery"]),
    ({"confidence": "medium"}, ["brent/delivery"]),
    ({"confidence": "high"}, ["brent/repair", "camden/delivery"]),
    ({"confidence": "low"}, []),
    ({"state": "full", "certainty": "contracted"}, ["camden/delivery"]),
]


def test_filter_returns_only_matching_cells(empty_client: TestClient, database: Database) -> None:
    a_mixed_day(database)

    for filters, found in FILTERS:
        shown = cells(empty_client, **filters)
        assert [f"{cell['authority']}/{cell['scope']}" for cell in shown] == found, filters


TWO = {"authority": ["westminster", "kensington-and-chelsea"]}
SEPTEMBER = {"first_day": "2025-09-01", "last_day": "2025-09-30"}
OT = {"scope": "occupational-therapy-complex"}


@pytest.mark.parametrize(
    ("route", "filters", "length"),
    [
        ("", TWO | MAY, 26),
        ("/summary", MAY, 46),
        ("/gaps", TWO | SEPTEMBER | {"level": "full"}, 13),
        ("/overlaps", SEPTEMBER, 23),
        ("/timeline", world.YEAR | OT | {"authority": "westminster"}, 5),
    ],
)
def test_pages_of_any_size_add_up_to_whole_list(
    client: TestClient, route: str, filters: dict[str, Any], length: int
) -> None:
    whole = client.get(f"/v1/cover{route}", params=filters).json()["items"]

    assert len(whole) == length
    for limit in range(1, 8):
        assert read_pages(client, f"/v1/cover{route}", filters | {"limit": limit}) == whole


def test_pages_stay_at_position_of_first_page(empty_client: TestClient, database: Database) -> None:
    a_mixed_day(database)
    before = cells(empty_client)

    numbers = iter(range(9))

    def stop() -> None:
        with database.write_session() as session:
            world.award(session, f"more-{next(numbers)}", authority="bexley")
            world.report(session, "camden", finding="none")

    assert read_pages(empty_client, "/v1/cover", MAY | {"limit": 1}, stop) == before
    assert cells(empty_client) != before


def test_summary_counts_each_leaf_once(empty_client: TestClient, database: Database) -> None:
    a_mixed_day(database)

    brent, camden = empty_client.get("/v1/cover/summary", params=MAY).json()["items"]

    counted = ("full", "partial", "urgent_only", "none", "unknown", "assumed", "at_risk")
    assert [brent[key] for key in counted] == [1, 1, 0, 0, 0, 1, 0]
    assert [camden[key] for key in counted] == [1, 0, 0, 0, 1, 0, 1]
    assert [item["code"] for item in brent["providers"]] == ["east", "south"]
    assert (brent["next_end"], brent["next_end_scopes"]) == ("2025-12-31", ["delivery", "repair"])


def test_cell_says_how_fresh_its_evidence_is(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(session, seen_from="2025-01-01", seen_to="2025-06-30")
        world.award(session, scope="repair", seen_from="2025-01-01", seen_to="2025-09-30")

    fresh, later = (cells(empty_client, **NEED, on=on)[0] for on in ("2025-12-27", "2025-12-28"))

    assert (fresh["evidence_on"], fresh["stale"], fresh["data_until"]) == (
        "2025-06-30", False, "2025-09-30",
    )  # fmt: skip
    assert later["stale"] is True


def test_ended_cell_names_later_contracts_of_its_last_provider_without_an_award(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, last_day="2025-03-31", last_day_basis="agreed")
        world.source(session, "later", published_on="2025-05-01")
        world.source(session, "earlier", published_on="2025-03-01")
        named = {"buyers": ["camden"]}
        world.contract(session, "notice-later", source="later", **named)
        world.contract(session, "notice-earlier", source="earlier", **named)
        world.contract(session, "other-provider", source="later", provider="south", **named)
        world.authority(session, "brent")
        world.contract(session, "other-buyer", source="later", buyers=["brent"])

    (cell,) = cells(empty_client, **NEED, on="2025-06-01")

    assert (cell["state"], cell["because"]) == ("ended", "term-over")
    assert [(one["contract"], one["known_since"]) for one in cell["see_also"]] == [
        ("notice-later", "2025-05-01")
    ]
    text = empty_client.get("/v1/cover", params=NEED | {"on": "2025-06-01", "format": "csv"}).text
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["because"], row["last_contract"], row["see_also_contracts"]) == (
        "term-over", "c-1", "notice-later",
    )  # fmt: skip


def test_explained_cell_names_the_step_of_the_rule_that_decided(
    empty_client: TestClient, database: Database
) -> None:
    handed_over(database)

    steps = [
        cells(empty_client, **NEED, on=on, explain=True)[0]["decided_by"]
        for on in ("2025-05-01", "2026-01-01", "2024-12-31")
    ]

    assert [step.split(",")[0] for step in steps] == [
        "The state is the best level among the live awards",
        "Else it is ended if an award was live before: its provider stopped (provider-stopped)",
        "Else it is unknown",
    ]
    assert cells(empty_client, **NEED, on="2025-05-01")[0]["decided_by"] is None


def test_summaries_end_with_the_counts_of_all_authorities(
    empty_client: TestClient, database: Database
) -> None:
    a_mixed_day(database)
    asked = MAY | {"limit": 1}

    first = empty_client.get("/v1/cover/summary", params=asked).json()
    text = empty_client.get("/v1/cover/summary", params=MAY | {"format": "csv"}).text

    counts = {"cells": 4, "full": 2, "partial": 1, "unknown": 1, "ended": 0, "assumed": 1}
    assert {name: first["total"][name] for name in counts} == counts
    rows = [*csv.DictReader(io.StringIO(text))]
    assert [row["authority_name"] for row in rows] == ["Brent", "Camden", "Total"]
    assert {name: int(rows[-1][name]) for name in counts} == counts
