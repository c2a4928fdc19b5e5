"""The performance of one provider for several members."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.recorded import (
    MINOR,
    OURS,
    PUBLIC,
    count,
    kpi,
    paged,
    pair,
    refusal,
    taken,
)
from tests.support.registry import Refusal, Registry, System, told

RIGHT = "right-first-time"
COUNTS = "kpi-observations"
MONTHS = ("2025-05-01", "2025-06-01", "2025-07-01")
# Numerators out of 100 for May, June and July.
COUNTED = {"camden": (97, 96, 93), "islington": (95, 88, 79), "hackney": (90, 95, 100)}


@pytest.fixture(scope="module", autouse=True)
def kpis(
    registry: Registry, camden: System, islington: System, hackney: System, admin: System
) -> dict[str, str]:
    """Record a contract of North with all three members and one of South with Camden."""
    pair(admin)
    camden.states("contracts", bodies.contract("shared", consortium="six"))
    camden.states("contracts", bodies.contract("rails", provider="south"))
    ids = {
        f"{contract} {standard}": camden.states("kpis", kpi(contract, standard))["fact"]
        for contract in ("shared", "rails")
        for standard in (MINOR, RIGHT)
    }
    systems = {"camden": camden, "islington": islington, "hackney": hackney}
    for code, counted in COUNTED.items():
        for month, numerator in zip(MONTHS, counted, strict=True):
            said = count(ids[f"shared {MINOR}"], numerator, authority=code, month=month)
            systems[code].states(COUNTS, said)
    camden.states(COUNTS, count(ids[f"shared {RIGHT}"], 85, **PUBLIC))
    camden.states(COUNTS, count(ids[f"rails {RIGHT}"], 0, 0))
    return ids


def fresh(camden: System, standard: str, **said: Any) -> str:
    return str(camden.states("kpis", kpi("shared", standard, **said))["fact"])


def fields_of(item: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(item[name] for name in names)


def test_count_returns_value_and_rating(reader: System, kpis: dict[str, str]) -> None:
    said = {"authority": "islington", "standard": MINOR, "since": MONTHS[1], "until": MONTHS[1]}

    (found,) = reader.lists(COUNTS, **said)

    del found["id"], found["fact"]
    assert found == {
        "source": "minutes", "confidence": "high", "visibility": "partners", "note": None,
        "authority": "islington", "authority_name": "Islington", "kpi": kpis[f"shared {MINOR}"],
        "standard": MINOR, "contract": "shared", "provider": "north", "month": "2025-06-01",
        "numerator": 88, "denominator": 100, "value": "88.0", "target": "95",
        "rating": "requires-improvement", "breach": True,
    }  # fmt: skip


def test_performance_compares_members_of_one_provider(reader: System) -> None:
    found = reader.lists("performance", provider="north", standard=MINOR)

    names = "authority", "months", "numerator", "denominator", "value", "rating", "breaches"
    assert [fields_of(item, *names) for item in found] == [
        ("camden", 3, 286, 300, "95.3", "good", 1),
        ("hackney", 3, 285, 300, "95.0", "good", 1),
        ("islington", 3, 262, 300, "87.3", "requires-improvement", 2),
    ]
    assert {fields_of(item, "provider", "provider_name", "first_month", "last_month")
            for item in found} == {("north", "North Care", MONTHS[0], MONTHS[2])}  # fmt: skip


def test_each_filter_selects_matching_performance(reader: System) -> None:
    def found(**asked: str) -> list[str]:
        shown = reader.lists("performance", **asked)
        return [f"{item['authority']} {item['standard'][:5]} {item['contract']} {item['months']}"
                for item in shown if item["standard"] in {MINOR, RIGHT}]  # fmt: skip

    everybody = [f"{code} minor shared 3" for code in ("camden", "hackney", "islington")]
    right = ["camden right shared 1", "camden right rails 1"]
    assert found() == [*everybody, *right]
    assert found(consortium="pair") == [everybody[0], everybody[2], *right]
    assert found(consortium="pair", on="2023-12-31") == []
    assert found(standard=RIGHT) == right
    assert found(provider="south") == ["camden right rails 1"]
    assert found(authority="hackney") == ["hackney minor shared 3"]
    assert found(since=MONTHS[2]) == [item.replace("3", "1") for item in everybody]
    assert found(until=MONTHS[1], standard=MINOR) == [item.replace("3", "2") for item in everybody]
    assert found(on="2025-06-30", standard=MINOR) == [item.replace("3", "2") for item in everybody]
    assert paged(reader, "performance") == reader.lists("performance")


def test_zero_denominator_returns_null_value(reader: System) -> None:
    (found,) = reader.lists("performance", provider="south", standard=RIGHT)

    names = "numerator", "denominator", "value", "rating", "breaches"
    assert fields_of(found, *names) == (0, 0, None, "other", 0)


@pytest.mark.parametrize("path", [COUNTS, "performance"])
def test_anonymous_caller_sees_only_public_counts(anybody: System, path: str) -> None:
    found = [item for item in anybody.lists(path) if item["standard"] in {MINOR, RIGHT}]

    assert [fields_of(item, "standard", "contract") for item in found] == [(RIGHT, "shared")]


@pytest.mark.parametrize("path", [COUNTS, "performance"])
@pytest.mark.parametrize(
    ("asked", "code", "pointer"),
    [
        ({"authority": "nowhere"}, "unknown-filter-code", "/query/authority"),
        ({"consortium": "nine"}, "unknown-filter-code", "/query/consortium"),
        ({"provider": "nobody"}, "unknown-filter-code", "/query/provider"),
        ({"since": "2025-06-15"}, "invalid-request", "/query/since"),
        ({"since": MONTHS[1], "until": MONTHS[0]}, "period-reversed", "/query"),
        ({"authority": "camden\x00"}, "invalid-request", "/query/authority/0"),
        ({"rating_": "good"}, "unknown-parameter", "/query/rating_"),
    ],
)
def test_invalid_query_returns_problem(
    anybody: System, path: str, asked: dict[str, Any], code: str, pointer: str
) -> None:
    assert told(anybody.asks(path, **asked)) == (422, code, [pointer])


def refuse(registry: Registry, system: System, body: Body, **conditions: str) -> Refusal:
    return refusal(registry, lambda: system.posts(COUNTS, body, **conditions))


def test_second_count_of_month_is_refused_for_same_audience(
    registry: Registry, camden: System, reader: System
) -> None:
    id_ = fresh(camden, "one-a-month")
    first = camden.states(COUNTS, count(id_, 80))["fact"]
    known = (409, "month-known", ["/body/month"])

    assert refuse(registry, camden, count(id_, 81)) == known
    assert refuse(registry, camden, count(id_, 81, **PUBLIC)) == known
    camden.states(COUNTS, count(id_, 60, **OURS))
    camden.states(COUNTS, count(id_, 82, replaces=first), seen=first)

    sums = [fields_of(system.lists("performance", standard="one-a-month")[0], "months", "numerator")
            for system in (reader, camden)]  # fmt: skip
    assert sums == [(1, 82), (1, 60)]


def test_indicators_of_same_standard_are_separate_rows(camden: System, reader: System) -> None:
    ids = [fresh(camden, "twice") for _ in range(2)]
    for id_ in ids:
        camden.states(COUNTS, count(id_, 90))

    found = paged(reader, "performance", standard="twice")

    assert sorted(item["kpi"] for item in found) == sorted(ids)


def test_number_of_statements_is_independent_of_counts(camden: System, reader: System) -> None:
    paths = (COUNTS, "performance")
    id_ = fresh(camden, "statements")
    camden.states(COUNTS, count(id_, 90))
    few = [taken(reader, path, limit=200) for path in paths]
    for n in range(1, 8):
        later = fresh(camden, f"statements-{n}")
        camden.states(COUNTS, count(later, 90, month=f"2024-0{n}-01"))

    assert [taken(reader, path, limit=200) for path in paths] == few
