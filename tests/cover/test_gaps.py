"""Gaps and overlaps over HTTP."""

from typing import Any

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world

YEAR = world.YEAR
NEED = {"authority": "camden", "scope": "delivery"}


def items(client: TestClient, path: str, **filters: Any) -> list[dict[str, Any]]:
    found = client.get(path, params=filters).json()["items"]
    assert isinstance(found, list)
    return found


def runs(client: TestClient, route: str, **filters: Any) -> list[tuple[str, str]]:
    found = items(client, f"/v1/cover/{route}", **(YEAR | filters))
    return [(run["first_day"], run["last_day"]) for run in found]


def test_failed_provider_leaves_gap_until_next_award(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, "failed")
        world.provider_event(session, day="2025-08-01")
        world.contract(session, "stopgap", provider="south", first_day="2025-09-01")
        world.award(session, "stopgap")

    gaps = runs(empty_client, "gaps", **NEED)

    # 1 August is the provider's last day of service: the gap opens on the 2nd.
    assert gaps == [("2025-08-02", "2025-08-31")]


def test_gap_ends_with_its_authority(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session, last_day="2025-10-15")
        world.award(session)
        world.provider_event(session, day="2025-08-01")

    (gap,) = empty_client.get("/v1/cover/gaps", params=NEED | YEAR).json()["items"]

    assert (gap["last_day"], gap["continues_after"]) == ("2025-10-15", False)


def test_gap_ends_when_trading_resumes(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(session)
        world.provider_event(session, day="2025-08-01")
        world.provider_event(session, day="2025-08-10", event="resumed-trading")

    assert runs(empty_client, "gaps", **NEED) == [("2025-08-02", "2025-08-09")]


def test_insolvency_alone_makes_no_gap(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(session)
        world.provider_event(session, day="2025-08-01", event="winding-up-order")

    assert runs(empty_client, "gaps", **NEED) == []


def test_level_below_requested_level_is_a_gap(empty_client: TestClient, database: Database) -> None:
    agreed = {"first_day_basis": "agreed", "last_day_basis": "agreed"}
    with database.write_session() as session:
        for level, first_day, last_day in (
            ("full", "2025-01-01", "2025-02-28"),
            ("partial", "2025-03-01", "2025-05-31"),
            ("urgent-only", "2025-06-01", "2025-08-31"),
        ):
            world.award(session, level=level, first_day=first_day, last_day=last_day, **agreed)

    partial, urgent = ("2025-03-01", "2025-05-31"), ("2025-06-01", "2025-08-31")
    ended = ("2025-09-01", "2025-12-31")
    assert runs(empty_client, "gaps", **NEED, level="full") == [partial, urgent, ended]
    assert runs(empty_client, "gaps", **NEED, level="partial") == [urgent, ended]
    assert runs(empty_client, "gaps", **NEED, level="urgent-only") == [("2025-09-01", "2025-12-31")]
    assert runs(empty_client, "gaps", **NEED) == [("2025-09-01", "2025-12-31")]  # any will do


def test_unknown_state_is_no_gap(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session)
        world.scope_tree(session)
        world.report(
            session, finding="provider-unnamed", first_day="2025-03-01", last_day="2025-03-31"
        )

    assert runs(empty_client, "gaps") == []


def test_award_with_unknown_end_fades_without_gap(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, last_day="2025-10-31")
        world.award(session, last_day_basis="unknown", seen_to="2025-06-30")

    tiles = empty_client.get("/v1/cover/timeline", params=NEED | YEAR).json()["items"]

    # Last seen on 30 June; the contract itself cannot last beyond 31 October.
    assert [(tile["first_day"], tile["state"]) for tile in tiles] == [
        ("2025-01-01", "full"),
        ("2025-07-01", "unknown"),
        ("2025-11-01", "ended"),
    ]
    assert runs(empty_client, "gaps", **NEED) == [("2025-11-01", "2025-12-31")]


def test_scope_without_duty_has_gaps_only_if_named(
    empty_client: TestClient, database: Database
) -> None:
    ended = {"last_day": "2025-06-30", "last_day_basis": "agreed"}
    with database.write_session() as session:
        world.scope_tree(session)
        world.scope_tree(session, {"storage": "equipment"}, duty=None)
        world.award(session, scope="storage", **ended)

    gap = [("2025-07-01", "2025-12-31")]
    assert runs(empty_client, "gaps") == []
    assert runs(empty_client, "gaps", scope="storage") == gap
    assert runs(empty_client, "gaps", scope="equipment") == gap
    assert runs(empty_client, "gaps", scope="delivery") == []


def test_care_board_has_gaps_only_if_named(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session, "board", kind="integrated-care-board")
        world.award(session, authority="board")
        world.provider_event(session, day="2025-08-01")

    assert runs(empty_client, "gaps") == []
    assert runs(empty_client, "gaps", authority="board") == [("2025-08-02", "2025-12-31")]


def test_authority_has_gaps_only_while_it_exists(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.authority(session, last_day="2025-10-15")
        world.award(session)
        world.provider_event(session, day="2025-08-01")

    assert runs(empty_client, "gaps", **NEED) == [("2025-08-02", "2025-10-15")]


HORIZONS = {
    ("2025-07-01", "2025-10-31"): ("2025-08-02", "2025-08-31", False, False),
    ("2025-08-02", "2025-08-31"): ("2025-08-02", "2025-08-31", False, False),
    ("2025-08-03", "2025-08-31"): ("2025-08-03", "2025-08-31", True, False),
    ("2025-08-02", "2025-08-30"): ("2025-08-02", "2025-08-30", False, True),
    ("2025-08-10", "2025-08-10"): ("2025-08-10", "2025-08-10", True, True),
}


def test_gap_beyond_horizon_is_cut_and_marked_as_continuing(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, "failed")
        world.provider_event(session, day="2025-08-01")
        world.contract(session, "stopgap", provider="south", first_day="2025-09-01")
        world.award(session, "stopgap")

    shown = {}
    for first_day, last_day in HORIZONS:
        filters = NEED | {"first_day": first_day, "last_day": last_day}
        (gap,) = empty_client.get("/v1/cover/gaps", params=filters).json()["items"]
        goes_on = (gap["continues_before"], gap["continues_after"])
        shown[first_day, last_day] = (gap["first_day"], gap["last_day"], *goes_on)

    assert shown == HORIZONS


def test_certainty_filter_lists_only_matching_gaps(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        world.award(session, scope="repair")
        world.provider_event(session, day="2025-11-30")
        world.report(session, first_day="2025-12-01", last_day="2025-12-31")

    december = [("2025-12-01", "2025-12-31")]
    assert runs(empty_client, "gaps") == december * 2
    assert runs(empty_client, "gaps", certainty="observed", scope="delivery") == december
    assert runs(empty_client, "gaps", certainty="assumed", scope="delivery") == []
    assert runs(empty_client, "gaps", certainty="observed") == december  # repair: nobody reported


def test_gaps_are_told_apart_by_what_they_rest_on(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        world.award(session, scope="repair")
        world.provider_event(session, day="2025-11-30")
        world.report(session, first_day="2025-12-01", last_day="2025-12-31")

    found = {
        filters: [
            (run["scope"], run["state"], run["because"], run["basis"])
            for run in items(empty_client, "/v1/cover/gaps", **YEAR, **dict([filters]))
        ]
        for filters in [
            ("basis", "said"),
            ("basis", "record-ended"),
            ("state", "none"),
            ("because", "provider-stopped"),
        ]
    }

    reported = [("delivery", "none", None, "said")]
    ended = [("repair", "ended", "provider-stopped", "record-ended")]
    assert [*found.values()] == [reported, ended, reported, ended]


def test_unknown_days_are_listed_with_the_gaps_if_asked_for_and_counted_apart(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, last_day="2025-10-31")
        world.award(session, last_day_basis="unknown", seen_to="2025-06-30")

    page = empty_client.get("/v1/cover/gaps", params=NEED | YEAR | {"include": "unknown"}).json()

    assert [(run["state"], run["because"], run["basis"]) for run in page["items"]] == [
        ("unknown", "end-unknown", None),
        ("ended", "term-over", "record-ended"),
    ]
    assert [(total["state"], total["days"]) for total in page["totals"]] == [
        ("ended", 61),
        ("unknown", 123),
    ]


def test_cell_that_is_covered_on_all_days_has_no_interval_though_unknown_ones_are_asked_for(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, first_day="2024-01-01", last_day="2027-12-31")

    assert runs(empty_client, "gaps", **NEED, include="unknown") == []


def test_gaps_before_and_after_covered_days_are_two_intervals(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, "first", first_day="2024-01-01", last_day="2025-03-31")
        world.award(session, "first")
        world.contract(session, "second", first_day="2025-05-01", last_day="2025-06-30")
        world.award(session, "second")

    gaps = runs(empty_client, "gaps", **NEED)

    assert gaps == [("2025-04-01", "2025-04-30"), ("2025-07-01", "2025-12-31")]


def test_two_live_contracts_make_an_overlap(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.award(session, "old")
        world.provider_event(session, day="2025-09-15")
        world.contract(session, "new", provider="south", first_day="2025-08-28")
        world.award(session, "new", level="urgent-only")

    (run,) = empty_client.get("/v1/cover/overlaps", params=YEAR).json()["items"]

    assert (run["first_day"], run["last_day"], run["days"]) == ("2025-08-28", "2025-09-15", 19)
    assert [item["contract"] for item in run["contracts"]] == ["new", "old"]
    assert run["state"] == "full"


def test_two_awards_of_one_contract_make_no_overlap(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, scope="equipment", level="urgent-only")
        world.award(session, scope="delivery", level="full")

    assert runs(empty_client, "overlaps") == []
