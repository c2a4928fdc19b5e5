"""The impact of the failure of North on 15 September 2025: the cells that it held, by day."""

from collections import Counter
from typing import Any

import pytest

from tests.support import world
from tests.support.recorded import incident, paged, rows, taken
from tests.support.registry import Registry, System, told

FIGURES = ("cells", "lost", "at_risk", "replaced", "reduced", "open", "unclear")
AUTUMN = {"first_day": "2025-08-01", "last_day": "2025-10-31"}


def begins(first_day: str) -> dict[str, str]:
    return {"first_day": first_day, "first_day_basis": "agreed"}


@pytest.fixture(scope="module")
def path(registry: Registry, camden: System, admin: System) -> str:
    """Record five cells of North on 1 August, one of South, and a later one of North."""
    with registry.database.write_session() as session:
        world.contract(session, "norths", lead="camden")
        world.contract(session, "souths", lead="camden", provider="south")
        world.contract(session, "unnamed", lead="camden", provider=None, purpose="bridging")
        world.authority(session, "leaver", last_day="2025-09-20")
        for code in ("camden", "islington", "hackney", "leaver"):
            world.award(session, "norths", authority=code)
        world.award(session, "norths", scope="repair", level="partial")
        world.award(session, "norths", authority="hackney", scope="repair", **begins("2025-08-15"))
        world.award(session, "souths", authority="islington", scope="repair")
        world.award(session, "souths", **begins("2025-09-20"))
        said = begins("2025-09-01")
        world.award(session, "souths", authority="islington", level="urgent-only", **said)
        world.award(session, "unnamed", authority="hackney", **said)
    id_ = camden.states("incidents", incident("North has failed", consortium="six"))["fact"]
    stop = {"event": "ceased-trading", "day": "2025-09-15", "day_basis": "agreed"}
    admin.states("providers/north/events", {**world.STATED, **stop})
    return f"incidents/{id_}"


def held_by(item: dict[str, Any]) -> list[str]:
    return [holder["contract"] for holder in item["held_by"]]


def fields_of(item: dict[str, Any]) -> tuple[Any, ...]:
    return item["first_day"], item["last_day"], item["days"], *(item[name] for name in FIGURES)


def test_failed_providers_cells_are_counted_by_outcome_day_by_day(
    anybody: System, path: str
) -> None:
    found = [fields_of(item) for item in anybody.lists(f"{path}/days", **AUTUMN)]

    assert found == [
        ("2025-08-01", "2025-08-31", 31, 5, 0, 5, 0, 0, 0, 0),
        # An unnamed provider takes over from North in Hackney; South a part of it in Islington.
        ("2025-09-01", "2025-09-15", 15, 5, 0, 3, 1, 1, 0, 0),
        ("2025-09-16", "2025-09-19", 4, 5, 5, 0, 1, 1, 3, 0),
        # South holds delivery in Camden, so that nothing is known of repair there.
        ("2025-09-20", "2025-09-20", 1, 5, 5, 0, 2, 1, 1, 1),
        # An authority has been dissolved: the state of its cells is unknown.
        ("2025-09-21", "2025-10-31", 41, 5, 5, 0, 2, 1, 0, 2),
    ]


def test_cell_whose_record_ran_out_is_unclear_and_stays_in_the_counts(
    registry: Registry, camden: System, anybody: System, path: str
) -> None:
    with registry.database.write_session() as session:
        world.contract(session, "easts", lead="camden", provider="west", last_day="2025-09-10")
        world.award(session, "easts", authority="lewes")
    said = incident("West has failed", consortium="six", providers=["west"])
    id_ = camden.states("incidents", said)["fact"]

    last = anybody.lists(f"incidents/{id_}/days", **AUTUMN)[-1]

    # Its term is over, and nobody says that nobody delivers.
    assert fields_of(last) == ("2025-09-11", "2025-10-31", 51, 1, 1, 0, 0, 0, 0, 1)
    assert anybody.sees(f"incidents/{id_}")["state"] == "not-heard-of"
    (cell,) = anybody.lists(f"incidents/{id_}/cells", on="2025-10-01")
    assert (cell["state"], cell["because"], cell["outcome"]) == ("ended", "term-over", "unclear")


def test_horizon_limits_days_and_defaults_to_start_of_incident(anybody: System, path: str) -> None:
    whole = anybody.lists(f"{path}/days")
    some = anybody.lists(f"{path}/days", first_day="2025-09-15", last_day="2025-09-16")

    assert (whole[0]["first_day"], whole[-1]["last_day"]) == ("2025-08-01", "2026-07-31")
    assert [fields_of(item)[:5] for item in some] == [
        ("2025-09-15", "2025-09-15", 1, 5, 0), ("2025-09-16", "2025-09-16", 1, 5, 5),
    ]  # fmt: skip
    assert paged(anybody, f"{path}/days", **AUTUMN) == anybody.lists(f"{path}/days", **AUTUMN)
    assert [row["open"] for row in rows(anybody, f"{path}/days", **AUTUMN)] == list("00310")


def test_cells_of_day_name_their_outcome_and_holders(anybody: System, path: str) -> None:
    found = anybody.lists(f"{path}/cells", on="2025-09-20")

    names = "authority", "scope", "outcome", "before", "state", "because"
    assert [(*(item[name] for name in names), held_by(item)) for item in found] == [
        ("camden", "delivery", "replaced", "full", "full", None, ["souths"]),
        ("camden", "repair", "unclear", "partial", "unknown", "not-listed", []),
        ("hackney", "delivery", "replaced", "full", "full", None, ["unnamed"]),
        ("islington", "delivery", "reduced", "full", "urgent-only", None, ["souths"]),
        ("leaver", "delivery", "open", "full", "ended", "provider-stopped", []),
    ]
    assert (found[0]["authority_name"], found[0]["scope_title"]) == ("Camden", "Delivery")
    both = anybody.lists(f"{path}/cells", on="2025-09-15", outcome="reduced")
    assert [(item["authority"], held_by(item)) for item in both] == [
        ("islington", ["norths", "souths"])
    ]


def test_holders_of_cells_have_the_purpose_of_their_contract_on_the_day(
    anybody: System, path: str
) -> None:
    def found(**asked: Any) -> list[tuple[Any, ...]]:
        fields = "contract", "contract_title", "provider", "provider_name", "purpose"
        return [
            (item["authority"], *(holder[name] for name in fields))
            for item in anybody.lists(f"{path}/cells", on="2025-09-20", **asked)
            for holder in item["held_by"]
        ]

    bridging = ("hackney", "unnamed", "Contract unnamed", None, None, "bridging")
    lasting = ("souths", "Contract souths", "south", "South Care", "lasting")
    assert found() == [("camden", *lasting), bridging, ("islington", *lasting)]
    assert found(purpose="bridging") == [bridging]
    assert found(purpose=["bridging", "unknown"], outcome="reduced") == []


def test_cells_in_csv_have_a_row_for_each_holder(anybody: System, path: str) -> None:
    found = rows(anybody, f"{path}/cells", on="2025-09-15")

    names = "authority", "scope", "holder_contract", "holder_provider", "holder_purpose"
    assert [tuple(row[name] for name in names) for row in found] == [
        ("camden", "delivery", "norths", "north", "lasting"),
        ("camden", "repair", "norths", "north", "lasting"),
        ("hackney", "delivery", "norths", "north", "lasting"),
        ("hackney", "delivery", "unnamed", "", "bridging"),
        ("islington", "delivery", "norths", "north", "lasting"),
        ("islington", "delivery", "souths", "south", "lasting"),
        ("leaver", "delivery", "norths", "north", "lasting"),
    ]


@pytest.mark.parametrize("on", ["2025-08-01", "2025-09-10", "2025-09-20", "2025-10-01"])
def test_cells_add_up_to_counts_of_the_day(anybody: System, path: str, on: str) -> None:
    (day,) = anybody.lists(f"{path}/days", first_day=on, last_day=on)

    cells = anybody.lists(f"{path}/cells", on=on)

    outcomes = Counter(item["outcome"].replace("-", "_") for item in cells)
    assert outcomes == Counter({name: day[name] for name in FIGURES[2:]})
    assert paged(anybody, f"{path}/cells", on=on) == cells
    some = {"on": on, "outcome": ["open", "unclear"]}
    assert paged(anybody, f"{path}/cells", **some) == [
        item for item in cells if item["outcome"] in {"open", "unclear"}
    ]


def test_earlier_position_excludes_later_facts(
    registry: Registry, admin: System, anybody: System, path: str
) -> None:
    events = anybody.lists("providers/north/events")
    (ceased,) = [item for item in events if item["event"] == "ceased-trading"]
    position = int(ceased["id"].removeprefix("public-")) - 1

    found = anybody.lists(f"{path}/days", **AUTUMN, position=position)

    assert {item["open"] for item in found} == {0}
    assert [(item["lost"], item["unclear"]) for item in found][-2:] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("rest", "asked", "code", "pointer"),
    [
        ("days", {"last_day": "2025-07-31"}, "period-reversed", "/query/first_day"),
        ("days", {"first_day": "2025-10-01", "last_day": "2025-09-01"}, "period-reversed",
         "/query"),
        ("days", {"last_day": "2199-12-31"}, "horizon-too-long", "/query/first_day"),
        ("days", {"on": "2025-09-01"}, "unknown-parameter", "/query/on"),
        ("days", {"cursor": "bm9uc2Vuc2U="}, "invalid-cursor", "/query/cursor"),
        ("cells", {"outcome": "lost"}, "invalid-request", "/query/outcome/0"),
        ("cells", {"on": "2025-02-30"}, "invalid-day", "/query/on"),
    ],
)  # fmt: skip
def test_invalid_query_returns_problem(
    anybody: System, path: str, rest: str, asked: dict[str, Any], code: str, pointer: str
) -> None:
    assert told(anybody.asks(f"{path}/{rest}", **asked)) == (422, code, [pointer])


def test_provider_without_cells_returns_zero_counts(
    camden: System, admin: System, anybody: System, path: str
) -> None:
    admin.states("providers", {**world.STATED, "code": "east", "name": "East Care"})
    said = incident("East has failed", consortium="six", providers=["east"])
    id_ = camden.states("incidents", said)["fact"]

    assert anybody.lists(f"incidents/{id_}/cells") == []
    (only,) = anybody.lists(f"incidents/{id_}/days", **AUTUMN)
    assert fields_of(only) == ("2025-08-01", "2025-10-31", 92, *[0] * 7)


def test_incident_of_two_providers_follows_cells_of_both(
    camden: System, anybody: System, path: str
) -> None:
    said = incident("Both have failed", consortium="six", providers=["south", "north"])
    id_ = camden.states("incidents", said)["fact"]

    cells = anybody.lists(f"incidents/{id_}/cells", on="2025-09-20")

    assert {(item["authority"], item["scope"], item["outcome"]) for item in cells} == {
        ("camden", "delivery", "at-risk"), ("camden", "repair", "unclear"),
        ("hackney", "delivery", "replaced"), ("islington", "delivery", "at-risk"),
        ("islington", "repair", "at-risk"), ("leaver", "delivery", "open"),
    }  # fmt: skip


def test_number_of_statements_is_independent_of_cells(
    registry: Registry, anybody: System, path: str
) -> None:
    def counted() -> list[int]:
        # The first question reads what is kept as long as the ledger stays as it is.
        anybody.asks(f"{path}/days")
        return [taken(anybody, f"{path}/{rest}") for rest in ("days", "cells")]

    few = counted()
    with registry.database.write_session() as session:
        for n in range(5):
            world.award(session, "norths", authority=f"a-{n}")
            world.award(session, "souths", authority=f"a-{n}", **begins("2025-10-01"))

    assert counted() == few
    assert anybody.lists(f"{path}/days", **AUTUMN)[0]["cells"] == 10
