"""North ceased trading on 15 September 2025: what became of the cells that it held, day by day."""

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
    """Five cells held by North on 1 August, one by South, and one that North took on later."""
    with registry.database.write_session() as session:
        world.contract(session, "norths", lead="camden")
        world.contract(session, "souths", lead="camden", provider="south")
        world.contract(session, "unnamed", lead="camden", provider=None)
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


def told_of(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["first_day"], one["last_day"], one["days"], *(one[name] for name in FIGURES)


def test_cells_are_at_risk_until_others_take_over_and_open_where_nobody_does(
    anybody: System, path: str
) -> None:
    found = [told_of(one) for one in anybody.lists(f"{path}/days", **AUTUMN)]

    assert found == [
        ("2025-08-01", "2025-08-31", 31, 5, 0, 5, 0, 0, 0, 0),
        # An unnamed provider takes over from North in Hackney; South a part of it in Islington.
        ("2025-09-01", "2025-09-15", 15, 5, 0, 3, 1, 1, 0, 0),
        ("2025-09-16", "2025-09-19", 4, 5, 5, 0, 1, 1, 3, 0),
        ("2025-09-20", "2025-09-20", 1, 5, 5, 0, 2, 1, 2, 0),
        # An authority has ceased to be: nothing is known of its cells.
        ("2025-09-21", "2025-10-31", 41, 5, 5, 0, 2, 1, 1, 1),
    ]


def test_days_are_cut_to_what_is_asked_and_begin_with_the_incident(
    anybody: System, path: str
) -> None:
    whole = anybody.lists(f"{path}/days")
    some = anybody.lists(f"{path}/days", first_day="2025-09-15", last_day="2025-09-16")

    assert (whole[0]["first_day"], whole[-1]["last_day"]) == ("2025-08-01", "2026-07-31")
    assert [told_of(one)[:5] for one in some] == [
        ("2025-09-15", "2025-09-15", 1, 5, 0), ("2025-09-16", "2025-09-16", 1, 5, 5),
    ]  # fmt: skip
    assert paged(anybody, f"{path}/days", **AUTUMN) == anybody.lists(f"{path}/days", **AUTUMN)
    assert [row["open"] for row in rows(anybody, f"{path}/days", **AUTUMN)] == list("00321")


def test_each_cell_is_told_with_who_holds_it(anybody: System, path: str) -> None:
    found = anybody.lists(f"{path}/cells", on="2025-09-20")

    names = "authority", "scope", "outcome", "before", "state", "held_by"
    assert [tuple(one[name] for name in names) for one in found] == [
        ("camden", "delivery", "replaced", "full", "full", ["south"]),
        ("camden", "repair", "open", "partial", "none", []),
        ("hackney", "delivery", "replaced", "full", "full", []),
        ("islington", "delivery", "reduced", "full", "urgent-only", ["south"]),
        ("leaver", "delivery", "open", "full", "none", []),
    ]
    assert (found[0]["authority_name"], found[0]["scope_title"]) == ("Camden", "Delivery")
    both = anybody.lists(f"{path}/cells", on="2025-09-15", outcome="reduced")
    assert [(one["authority"], one["held_by"]) for one in both] == [
        ("islington", ["north", "south"])
    ]


@pytest.mark.parametrize("on", ["2025-08-01", "2025-09-10", "2025-09-20", "2025-10-01"])
def test_cells_and_days_agree(anybody: System, path: str, on: str) -> None:
    (day,) = anybody.lists(f"{path}/days", first_day=on, last_day=on)

    cells = anybody.lists(f"{path}/cells", on=on)

    outcomes = Counter(one["outcome"].replace("-", "_") for one in cells)
    assert outcomes == Counter({name: day[name] for name in FIGURES[2:]})
    assert paged(anybody, f"{path}/cells", on=on) == cells
    some = {"on": on, "outcome": ["open", "unclear"]}
    assert paged(anybody, f"{path}/cells", **some) == [
        one for one in cells if one["outcome"] in {"open", "unclear"}
    ]


def test_what_was_not_known_yet_had_not_happened(
    registry: Registry, admin: System, anybody: System, path: str
) -> None:
    events = anybody.lists("providers/north/events")
    (ceased,) = [one for one in events if one["event"] == "ceased-trading"]
    position = int(ceased["id"].removeprefix("public-")) - 1

    found = anybody.lists(f"{path}/days", **AUTUMN, position=position)

    assert {one["open"] for one in found} == {0}
    assert [(one["lost"], one["unclear"]) for one in found][-2:] == [(0, 0), (1, 1)]


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
def test_a_question_that_makes_no_sense_is_refused(
    anybody: System, path: str, rest: str, asked: dict[str, Any], code: str, pointer: str
) -> None:
    assert told(anybody.asks(f"{path}/{rest}", **asked)) == (422, code, [pointer])


def test_a_provider_that_held_nothing_leaves_nothing_to_follow(
    camden: System, admin: System, anybody: System, path: str
) -> None:
    admin.states("providers", {**world.STATED, "code": "east", "name": "East Care"})
    said = incident("East has failed", consortium="six", providers=["east"])
    id_ = camden.states("incidents", said)["fact"]

    assert anybody.lists(f"incidents/{id_}/cells") == []
    (only,) = anybody.lists(f"incidents/{id_}/days", **AUTUMN)
    assert told_of(only) == ("2025-08-01", "2025-10-31", 92, *[0] * 7)


def test_providers_that_fail_together_are_followed_together(
    camden: System, anybody: System, path: str
) -> None:
    said = incident("Both have failed", consortium="six", providers=["south", "north"])
    id_ = camden.states("incidents", said)["fact"]

    cells = anybody.lists(f"incidents/{id_}/cells", on="2025-09-20")

    assert {(one["authority"], one["scope"], one["outcome"]) for one in cells} == {
        ("camden", "delivery", "at-risk"), ("camden", "repair", "open"),
        ("hackney", "delivery", "replaced"), ("islington", "delivery", "at-risk"),
        ("islington", "repair", "at-risk"), ("leaver", "delivery", "open"),
    }  # fmt: skip


def test_an_answer_takes_as_many_statements_however_many_cells_were_held(
    registry: Registry, anybody: System, path: str
) -> None:
    few = [taken(anybody, f"{path}/{rest}") for rest in ("days", "cells")]
    with registry.database.write_session() as session:
        for n in range(5):
            world.award(session, "norths", authority=f"a-{n}")
            world.award(session, "souths", authority=f"a-{n}", **begins("2025-10-01"))

    assert [taken(anybody, f"{path}/{rest}") for rest in ("days", "cells")] == few
    assert anybody.lists(f"{path}/days", **AUTUMN)[0]["cells"] == 10
