"""Monthly counts of indicators: author, month, visibility, and the protection of small numbers."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.recorded import (
    PARTNERS,
    PUBLIC,
    count,
    filters,
    kpi,
    moments,
    paged,
    pair,
    refusal,
    rows,
)
from tests.support.registry import Refusal, Registry, System, told

COUNTS = "kpi-observations"
MONTHS = ("2025-05-01", "2025-06-01", "2025-07-01")


@pytest.fixture(scope="module", autouse=True)
def _contracts(camden: System, admin: System) -> None:
    """Record a contract of North with the consortium and one of South with Camden."""
    pair(admin)
    camden.states("contracts", bodies.contract("shared", consortium="six"))
    camden.states("contracts", bodies.contract("rails", provider="south"))


@pytest.fixture(scope="module")
def right_first_time(camden: System) -> str:
    return fresh(camden, "right-first-time")


def fresh(camden: System, standard: str, **said: Any) -> str:
    return str(camden.states("kpis", kpi("shared", standard, **said))["fact"])


def fields_of(item: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(item[name] for name in names)


def test_each_filter_selects_matching_counts(
    camden: System, islington: System, hackney: System, reader: System
) -> None:
    first, second = (
        camden.states("kpis", kpi(contract, "asked"))["fact"] for contract in ("shared", "rails")
    )
    ids = {
        name: system.states(COUNTS, count(*said, month=month, authority=code))["fact"]
        for name, system, said, month, code in (
            ("good", camden, (first, 95), MONTHS[0], "camden"),
            ("near", camden, (first, 90), MONTHS[1], "camden"),
            ("poor", islington, (first, 80), MONTHS[1], "islington"),
            ("worst", hackney, (first, 79), MONTHS[2], "hackney"),
            ("empty", camden, (second, 0, 0), MONTHS[2], "camden"),
        )
    }

    def found(**asked: Any) -> set[str]:
        return filters(reader, COUNTS, ids, **asked)

    assert found() == found(standard="asked") == set(ids)
    assert found(consortium="pair") == set(ids) - {"worst"}
    assert found(authority="islington") == {"poor"}
    assert found(provider="south") == found(contract="rails") == found(kpi=second) == {"empty"}
    assert found(kpi=first, authority="camden") == {"good", "near"}
    assert found(since=MONTHS[1], until=MONTHS[1]) == {"near", "poor"}
    assert found(on="2025-06-30") == {"good", "near", "poor"}
    assert found(rating="approaching-target") == {"near"}
    assert found(rating=["good", "other"]) == {"good", "empty"}
    assert found(rating="inadequate", breach=True) == {"worst"}
    assert found(breach=True) == {"near", "poor", "worst"}
    assert found(breach=False) == {"good", "empty"}
    assert told(reader.asks(COUNTS, kpi="public-1"))[1] == "unknown-filter-code"
    for asked in ({}, {"breach": True}, {"consortium": "pair", "rating": "good"}):
        assert paged(reader, COUNTS, **asked) == reader.lists(COUNTS, limit=200, **asked)
    assert [item["rating"] for item in rows(reader, COUNTS, kpi=second)] == ["other"]


def refuse(registry: Registry, system: System, body: Body, **conditions: str) -> Refusal:
    return refusal(registry, lambda: system.posts(COUNTS, body, **conditions))


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"numerator": 101}, "more-than-all", "/body/numerator"),
        ({"denominator": None}, "denominator-needed", "/body/denominator"),
        ({**PUBLIC, "numerator": 4}, "small-number", "/body/visibility"),
        ({**PUBLIC, "numerator": 96}, "small-number", "/body/visibility"),
        ({**PUBLIC, "numerator": 0, "denominator": 3}, "small-number", "/body/visibility"),
        ({"kpi": "public-9999"}, "unknown-fact", "/body/kpi"),
        ({"kpi": "public-1"}, "unknown-fact", "/body/kpi"),
        ({"kpi": "shared"}, "invalid-request", "/body/kpi"),
        ({"month": "2025-06-15"}, "invalid-request", "/body/month"),
        ({"numerator": -1}, "invalid-request", "/body/numerator"),
        ({"denominator": 10**10}, "invalid-request", "/body/denominator"),
        ({"numerator": 2**63}, "invalid-request", "/body/numerator"),
        ({"numerator": 1.5}, "invalid-request", "/body/numerator"),
        ({"visibility": "owner"}, "invalid-request", "/body"),
        ({"authority": "nowhere"}, "unknown-authority", "/body/authority"),
    ],
)
def test_invalid_count_returns_problem(
    registry: Registry, camden: System, right_first_time: str, said: Body, code: str, pointer: str
) -> None:
    body = {**count(right_first_time, 90, month="2025-01-01"), **said}

    assert refuse(registry, camden, body) == (422, code, [pointer])


def test_only_authority_records_its_counts(
    registry: Registry, camden: System, islington: System, admin: System, right_first_time: str
) -> None:
    body = count(right_first_time, 90, month="2025-02-01")

    assert refuse(registry, islington, body) == (403, "not-in-charge", [])
    assert refuse(registry, admin, body)[1] == "acting-for-needed"
    assert admin.states(COUNTS, body, acting_for="camden")["acting_for"] == "camden"
    owned = {**body, "visibility": "owner", "owner": "islington", "month": "2025-03-01"}
    assert refuse(registry, camden, owned) == (403, "owner-not-you", ["/body/owner"])


@pytest.mark.parametrize("counted", range(7))
def test_plain_count_is_public_from_five_on(
    registry: Registry, camden: System, anybody: System, counted: int
) -> None:
    bounds = {"target": None, "approaching": None, "improvement": None}
    id_ = fresh(camden, f"calls-{counted}", unit="count", **bounds)
    body = count(id_, counted, None, **PUBLIC)

    if counted in {1, 2, 3, 4}:
        expected = (422, "small-number", ["/body/visibility"])
        assert refuse(registry, camden, body) == expected
        camden.states(COUNTS, {**body, **PARTNERS})
        assert anybody.lists(COUNTS, kpi=id_) == []
    else:
        camden.states(COUNTS, body)
        (found,) = anybody.lists(COUNTS, kpi=id_)
        assert fields_of(found, "value", "rating", "breach") == (str(counted), "other", False)


def test_revised_count_keeps_earlier_value_at_earlier_position(
    registry: Registry, camden: System, reader: System
) -> None:
    id_ = fresh(camden, "corrected")
    wrong = camden.states(COUNTS, count(id_, 80))["fact"]
    registry.watch.now += timedelta(hours=1)
    then = registry.watch.now.isoformat()
    registry.watch.now += timedelta(hours=1)

    right = camden.states(COUNTS, count(id_, 96, replaces=wrong), seen=wrong)["fact"]

    def shown(**asked: str) -> list[tuple[str, str]]:
        return [(item["fact"], item["rating"]) for item in reader.lists(COUNTS, kpi=id_, **asked)]

    assert shown() == [(right, "good")]
    assert shown(known_at=then) == [(wrong, "requires-improvement")]
    stale = refuse(registry, camden, count(id_, 97, replaces=wrong), seen=wrong)
    assert stale == (412, "stale", ["/header/If-Match"])


def test_count_without_visible_indicator_is_not_listed(
    registry: Registry, camden: System, reader: System
) -> None:
    id_ = fresh(camden, "gone")
    for _ in range(3):
        counted = camden.states(COUNTS, count(id_, 90))["fact"]
        camden.withdraws(counted)
    camden.withdraws(id_)

    for moment in moments(reader, "public", "partners"):
        for path in (COUNTS, "performance"):
            reader.lists(path, known_at=moment, limit=200)
    assert told(reader.asks(COUNTS, standard="gone"))[1] == "unknown-filter-code"
