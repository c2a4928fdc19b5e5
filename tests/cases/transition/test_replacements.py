"""Contracts that replaced others after 15 September 2025, with the days between them."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.cases import mark, pages
from tests.support.registry import Registry, System, told

UNTIL = {"first_day": "2023-04-01", "last_day": "2025-09-15"}
FROM = {"last_day": "2026-09-21"}
OPEN = {"last_day": None, "last_day_basis": "open-ended"}
UNKNOWN = {"first_day": None, "first_day_basis": "unknown"}


@pytest.fixture(scope="module", autouse=True)
def before(registry: Registry, camden: System, admin: System, islington: System) -> int:
    """Record two old contracts and their replacements; return the position before the last."""
    admin.states("providers", bodies.provider("nrs"))
    islington_s = {"buyers": ["islington"]}
    camden.states("contracts", bodies.contract("old", provider="nrs", **UNTIL))
    islington.states("contracts", bodies.contract("older", provider="nrs", **UNTIL, **islington_s))
    camden.states("contracts", bodies.contract("endless", provider="nrs", **OPEN))
    new = bodies.contract("new", first_day="2025-09-19", **FROM, replaces=["old", "endless"])
    camden.states("contracts", new)
    camden.states("contracts/new/awards", bodies.award())
    position = mark(registry, camden)
    both = bodies.contract("both", provider="south", first_day="2025-09-08", **FROM,
                           replaces=["older", "old"], **islington_s)  # fmt: skip
    islington.states("contracts", both)
    islington.states("contracts/both/awards", bodies.award(authority="islington"))
    camden.states("contracts", bodies.contract("someday", **UNKNOWN, replaces=["older"]))
    return position


PAIRS = [
    ("endless", "new", None), ("old", "both", -8), ("old", "new", 3), ("older", "both", -8),
    ("older", "someday", None),
]  # fmt: skip


def pairs(asking: System, **asked: Any) -> list[tuple[str, str, int | None]]:
    return [(item["old_contract"], item["new_contract"], item["days_between"])
            for item in asking.lists("replacements", **asked)]  # fmt: skip


def test_pair_returns_days_between_contracts(anybody: System) -> None:
    assert pairs(anybody) == PAIRS
    found = {item["new_contract"]: item for item in anybody.lists("replacements", contract="old")}
    assert found["new"] == {
        "authorities": ["camden"],
        "old_contract": "old", "old_title": "Contract old", "old_provider": "nrs",
        "old_last_day": "2025-09-15", "new_contract": "new", "new_title": "Contract new",
        "new_provider": "north", "new_first_day": "2025-09-19", "days_between": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({"contract": "old"}, [1, 2]),
        ({"contract": "both"}, [1, 3]),
        ({"contract": "someday"}, [4]),
        ({"provider": "south"}, [1, 3]),
        ({"provider": "nrs"}, [0, 1, 2, 3, 4]),
        ({"authority": "camden"}, [0, 1, 2, 4]),
        ({"authority": "islington"}, [1, 3, 4]),
        ({"authority": "camden", "provider": "south"}, []),
        ({"authority": "hackney"}, []),
        ({"contract": "old", "provider": "south"}, [1]),
    ],
)
def test_each_filter_selects_matching_pairs(
    anybody: System, asked: dict[str, str], which: list[int]
) -> None:
    assert pairs(anybody, **asked) == [PAIRS[n] for n in which]


def test_earlier_position_excludes_later_replacement(anybody: System, before: int) -> None:
    assert pairs(anybody, position=before) == [PAIRS[0], PAIRS[2]]


def test_pages_cover_all_pairs_in_order(anybody: System) -> None:
    found = [item["old_contract"] + item["new_contract"] for item in pages(anybody, "replacements")]

    assert found == [old + new for old, new, _ in PAIRS]
    assert len(anybody.asks("replacements", format="csv").text.splitlines()) == len(PAIRS) + 1


def test_early_termination_increases_days_between(camden: System, anybody: System) -> None:
    camden.states("contracts", bodies.contract("short", **UNTIL))
    camden.states("contracts", bodies.contract("next", first_day="2025-09-16", replaces=["short"]))
    (before,) = pairs(anybody, contract="short")

    camden.states("contracts/short/term-changes", bodies.term_change("termination", "2025-09-01"))

    assert (before[2], pairs(anybody, contract="short")[0][2]) == (0, 14)


@pytest.mark.parametrize("filter_", ["authority", "provider", "contract"])
def test_unknown_filter_code_returns_422(anybody: System, filter_: str) -> None:
    asked: dict[str, Any] = {filter_: "nobody"}

    response = anybody.asks("replacements", **asked)

    assert told(response) == (422, "unknown-filter-code", [f"/query/{filter_}"])


def test_end_of_trading_is_last_day_of_old_contract(
    registry: Registry, admin: System, camden: System, anybody: System
) -> None:
    admin.states("providers", bodies.provider("stopping"))
    camden.states("contracts", bodies.contract("stopped", provider="stopping"))
    camden.states(
        "contracts", bodies.contract("after", first_day="2025-09-19", **FROM, replaces=["stopped"])
    )
    admin.states("providers/stopping/events", bodies.event("ceased-trading", "2025-09-15"))

    (pair,) = anybody.lists("replacements", contract="stopped")

    assert (pair["old_last_day"], pair["days_between"]) == ("2025-09-15", 3)


def test_cancelled_contract_has_no_last_day_and_no_days_between(
    camden: System, anybody: System
) -> None:
    camden.states("contracts", bodies.contract("dropped", **UNTIL))
    camden.states("contracts/dropped/term-changes", bodies.term_change("cancellation"))
    camden.states(
        "contracts",
        bodies.contract("instead", first_day="2025-09-19", **FROM, replaces=["dropped"]),
    )

    (pair,) = anybody.lists("replacements", contract="dropped")

    assert (pair["old_last_day"], pair["days_between"]) == (None, None)
