"""Simulated failure of providers, compared with cover after a recorded failure."""

from typing import Any

from fastapi.testclient import TestClient

from app.main import create_app
from app.platform.db.database import Database
from tests.support import world
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases


def items(client: TestClient, path: str, **filters: Any) -> list[dict[str, Any]]:
    found = client.get(path, params=filters).json()["items"]
    assert isinstance(found, list)
    return found


def if_it_stopped(client: TestClient, *providers: str, on: str, last_day: str) -> dict[str, Any]:
    body = {"providers": providers, "last_day": on, "horizon_last_day": last_day}
    result = client.post("/v1/simulations/provider-failure", json=body).json()
    assert isinstance(result, dict)
    return result


def test_simulated_failure_lists_lost_and_kept_intervals(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, scope="delivery")
        world.award(session, scope="repair")
        world.contract(session, "c-2", provider="south", last_day="2025-09-30")
        world.award(session, "c-2", scope="delivery", level="partial")
        world.contract(session, "c-3", provider="south", first_day="2025-10-01")
        world.award(session, "c-3", scope="delivery", level="full")

    result = if_it_stopped(empty_client, "north", on="2025-06-30", last_day="2026-06-30")

    shown = ("scope", "first_day", "last_day", "state_before", "state_after", "kept_by")
    assert [tuple(run[key] for key in shown) for run in result["lost"]] == [
        ("delivery", "2025-07-01", "2025-09-30", "full", "partial", ["c-2"]),
        ("repair", "2025-07-01", "2025-12-31", "full", "unknown", []),
    ]
    assert [tuple(run[key] for key in shown) for run in result["kept"]] == [
        ("delivery", "2025-10-01", "2025-12-31", "full", "full", ["c-3"]),
    ]
    assert {*result["lost"][0]["lost_contracts"], *result["kept"][0]["lost_contracts"]} == {"c-1"}
    assert empty_client.get("/v1/providers/north/events").json()["items"] == []  # nothing written


Cells = dict[tuple[str, str], tuple[str, list[str]]]


def matrix(client: TestClient, on: str) -> Cells:
    """Return state and contracts of every cell of every authority and board on a day."""
    authorities = [item["code"] for item in items(client, "/v1/authorities", on=on, limit=200)]
    return {
        (cell["authority"], cell["scope"]): (
            cell["state"],
            sorted({held["contract"] for held in cell["held_by"]}),
        )
        for cell in items(client, "/v1/cover", on=on, authority=authorities)
    }


def predicted(before: Cells, result: dict[str, Any], on: str) -> Cells:
    runs_on = [
        run
        for run in [*result["lost"], *result["kept"], *result["unclear"]]
        if run["first_day"] <= on <= run["last_day"]
    ]
    return before | {
        (run["authority"], run["scope"]): (run["state_after"], run["kept_by"]) for run in runs_on
    }


def test_simulated_failure_equals_cover_after_recorded_failure(
    databases: TemplateDatabases,
) -> None:
    providers = ["medequip", "millbrook", "provide-care-solutions", "saadia"]
    with (
        databases.database("loaded") as database,
        TestClient(create_app(SETTINGS, database)) as client,
    ):
        result = if_it_stopped(client, *providers, on="2025-09-26", last_day="2029-12-31")
        edges = {run[key] for run in [*result["lost"], *result["kept"]]
                 for key in ("first_day", "last_day")}  # fmt: skip
        looked_at = sorted(edges | {"2025-09-26", "2025-09-27", "2029-12-31"})
        before = {on: matrix(client, on) for on in looked_at}
        with database.write_session() as session:
            for provider in providers:
                world.provider_event(session, provider, day="2025-09-26")
        after = {on: matrix(client, on) for on in before}

    assert len(before) > 10
    for on, cells in before.items():
        held = {cell for cell, (_, contracts) in cells.items() if contracts}
        expected = predicted(cells, result, on)
        assert {cell: after[on][cell] for cell in held} == {cell: expected[cell] for cell in held}
        # Cells without a holder have none afterwards.
        assert {bool(after[on][cell][1]) for cell in cells.keys() - held} == {False}
    assert before != after


def test_provider_that_ceased_before_loses_nothing(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        world.provider_event(session, day="2025-06-30")

    result = if_it_stopped(empty_client, "north", on="2025-08-31", last_day="2026-06-30")

    assert (result["lost"], result["kept"], result["cells_lost"]) == ([], [], 0)


def test_cell_without_holder_is_not_kept(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(session, last_day_basis="unknown", seen_to="2025-03-31")

    result = if_it_stopped(empty_client, "north", on="2025-02-28", last_day="2025-12-31")

    assert [(run["first_day"], run["last_day"]) for run in result["lost"]] == [
        ("2025-03-01", "2025-03-31")
    ]
    assert result["kept"] == []


def test_abolished_authority_loses_nothing(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session, last_day="2025-06-30")
        world.award(session)

    result = if_it_stopped(empty_client, "north", on="2025-02-28", last_day="2025-12-31")

    assert [(run["first_day"], run["last_day"]) for run in result["lost"]] == [
        ("2025-03-01", "2025-06-30")
    ]
