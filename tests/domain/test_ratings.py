"""Tests of indicator values, ratings, and the refusal of small public counts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.ratings import (
    KpiCount,
    Measure,
    check_count,
    check_part,
    check_public_counts,
    format_value,
    is_breach,
    kpi_value,
    rate,
)
from app.domain.vocabulary import Direction, KpiUnit, Rating

PERCENT, COUNT = KpiUnit.PERCENT, KpiUnit.COUNT
AT_LEAST, AT_MOST = Direction.AT_LEAST, Direction.AT_MOST
GOOD, APPROACHING, OTHER = Rating.GOOD, Rating.APPROACHING_TARGET, Rating.OTHER
IMPROVEMENT, INADEQUATE = Rating.REQUIRES_IMPROVEMENT, Rating.INADEQUATE


def measure(unit: KpiUnit, direction: Direction, *bounds: str | None) -> Measure:
    """A target, the bound up to which a value approaches it, and the one after that."""
    return Measure(unit, direction, *(None if one is None else Decimal(one) for one in bounds))


WITHIN_FIVE_DAYS = measure(PERCENT, AT_LEAST, "95", "90", "80")
"""Minor adaptations within five working days of the order."""

FAILED_VISITS = measure(COUNT, AT_MOST, "10", "15", "20")


def refused(check: Callable[..., Any], *said: Any) -> tuple[str, str | None]:
    with pytest.raises(DomainError) as info:
        check(*said)
    return info.value.code, info.value.field


@pytest.mark.parametrize(
    ("numerator", "rating"),
    [
        (1000, GOOD), (950, GOOD), (949, APPROACHING), (900, APPROACHING),
        (899, IMPROVEMENT), (800, IMPROVEMENT), (799, INADEQUATE), (0, INADEQUATE),
    ],
)  # fmt: skip
def test_share_is_rated_by_the_bounds_it_meets(numerator: int, rating: Rating) -> None:
    value = kpi_value(PERCENT, KpiCount(numerator, 1000))

    assert rate(WITHIN_FIVE_DAYS, value) is rating
    assert is_breach(WITHIN_FIVE_DAYS, value) is (rating is not GOOD)


@pytest.mark.parametrize(
    ("numerator", "rating"),
    [
        (0, GOOD), (10, GOOD), (11, APPROACHING), (15, APPROACHING),
        (16, IMPROVEMENT), (20, IMPROVEMENT), (21, INADEQUATE), (10**9, INADEQUATE),
    ],
)  # fmt: skip
def test_at_most_indicator_is_rated_by_bounds_above_its_target(
    numerator: int, rating: Rating
) -> None:
    value = kpi_value(COUNT, KpiCount(numerator))

    assert rate(FAILED_VISITS, value) is rating
    assert is_breach(FAILED_VISITS, value) is (rating is not GOOD)


@pytest.mark.parametrize(("unit", "direction", "count", "rating"), [
    (PERCENT, AT_MOST, KpiCount(5, 100), GOOD),
    (PERCENT, AT_MOST, KpiCount(6, 100), OTHER),
    (COUNT, AT_LEAST, KpiCount(5), GOOD),
    (COUNT, AT_LEAST, KpiCount(4), OTHER),
])  # fmt: skip
def test_missed_target_without_bounds_is_a_breach_rated_other(
    unit: KpiUnit, direction: Direction, count: KpiCount, rating: Rating
) -> None:
    only_a_target, value = measure(unit, direction, "5"), kpi_value(unit, count)

    assert rate(only_a_target, value) is rating
    assert is_breach(only_a_target, value) is (rating is OTHER)


@pytest.mark.parametrize("bounds", [("95", "90", None), ("95", None, "80")])
def test_missed_target_with_a_single_bound_is_rated_other(bounds: tuple[str | None, ...]) -> None:
    half_agreed = measure(PERCENT, AT_LEAST, *bounds)

    found = [rate(half_agreed, Decimal(value)) for value in (95, 94, 79)]

    assert found == [GOOD, OTHER, OTHER]
    assert is_breach(half_agreed, Decimal(94))


@pytest.mark.parametrize("unit", KpiUnit)
@pytest.mark.parametrize("direction", Direction)
def test_no_target_gives_rating_other_and_no_breach(unit: KpiUnit, direction: Direction) -> None:
    unbounded = measure(unit, direction)

    assert (rate(unbounded, Decimal(0)), is_breach(unbounded, Decimal(0))) == (OTHER, False)


@pytest.mark.parametrize("one", [WITHIN_FIVE_DAYS, measure(PERCENT, AT_MOST, "0")])
def test_no_value_gives_rating_other_and_no_breach(
    one: Measure,
) -> None:
    value = kpi_value(PERCENT, KpiCount(0, 0))

    assert (value, format_value(PERCENT, value)) == (None, None)
    assert (rate(one, value), is_breach(one, value)) == (OTHER, False)


@pytest.mark.parametrize(
    ("unit", "count", "text"),
    [
        (PERCENT, KpiCount(0, 7), "0.0"),
        (PERCENT, KpiCount(1, 3), "33.3"),
        (PERCENT, KpiCount(2, 3), "66.7"),
        (PERCENT, KpiCount(1, 2000), "0.1"),  # 0.05: halves go up
        (PERCENT, KpiCount(10**9 - 1, 10**9), "100.0"),
        (COUNT, KpiCount(0), "0"),
        (COUNT, KpiCount(1500), "1500"),
        (COUNT, KpiCount(10**9), "1000000000"),
    ],
)
def test_a_share_is_published_to_a_tenth_and_a_count_whole(
    unit: KpiUnit, count: KpiCount, text: str
) -> None:
    assert format_value(unit, kpi_value(unit, count)) == text


@pytest.mark.parametrize(
    ("direction", "bound", "count", "text"),
    [
        (AT_LEAST, "95", KpiCount(9496, 10_000), "95.0"),
        (AT_LEAST, "99.98", KpiCount(9996, 10_000), "100.0"),
        (AT_MOST, "0.04", KpiCount(1, 2300), "0.0"),
        (AT_LEAST, "100", KpiCount(10**9 - 1, 10**9), "100.0"),
    ],
)
def test_value_below_target_before_rounding_misses_it(
    direction: Direction, bound: str, count: KpiCount, text: str
) -> None:
    missed, value = measure(PERCENT, direction, bound), kpi_value(PERCENT, count)

    assert format_value(PERCENT, value) == text
    assert is_breach(missed, value)


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.decimals(0, 100, places=3),
    st.sampled_from(Direction),
)
def test_exact_target_is_met(part: int, whole: int, target: Decimal, direction: Direction) -> None:
    part = min(part, whole)
    one = measure(PERCENT, direction, str(target))
    here, there = 100_000 * part, int(target * 1000) * whole

    reached = here >= there if direction is AT_LEAST else here <= there

    assert is_breach(one, kpi_value(PERCENT, KpiCount(part, whole))) is not reached


@pytest.mark.parametrize(
    ("direction", "bounds", "code"),
    [
        (AT_LEAST, (None, "90"), "bounds-without-target"),
        (AT_LEAST, (None, None, "80"), "bounds-without-target"),
        (AT_MOST, (None, "90", "95"), "bounds-without-target"),
        (AT_LEAST, ("95", "96"), "bounds-disordered"),
        (AT_LEAST, ("95", "80", "90"), "bounds-disordered"),
        (AT_LEAST, ("95", None, "96"), "bounds-disordered"),
        (AT_MOST, ("10", "9"), "bounds-disordered"),
        (AT_MOST, ("10", "20", "15"), "bounds-disordered"),
    ],
)
def test_bound_nearer_than_the_one_before_is_refused(
    direction: Direction, bounds: tuple[str | None, ...], code: str
) -> None:
    assert refused(measure, PERCENT, direction, *bounds) == (code, "target")


@pytest.mark.parametrize("direction", Direction)
def test_equal_bounds_are_allowed(direction: Direction) -> None:
    one = measure(PERCENT, direction, "95", "95", "95")
    beyond = Decimal(94 if direction is AT_LEAST else 96)

    assert [rate(one, value) for value in (Decimal(95), beyond)] == [GOOD, INADEQUATE]


@pytest.mark.parametrize(
    ("unit", "count", "told"),
    [
        (PERCENT, KpiCount(3), ("denominator-needed", "denominator")),
        (COUNT, KpiCount(3, 4), ("denominator-not-wanted", "denominator")),
        (PERCENT, KpiCount(5, 4), ("more-than-all", "numerator")),
        (PERCENT, KpiCount(1, 0), ("more-than-all", "numerator")),
    ],
)
def test_count_that_does_not_fit_its_unit_is_refused(
    unit: KpiUnit, count: KpiCount, told: tuple[str, str]
) -> None:
    assert refused(check_count, measure(unit, AT_LEAST), count) == told


@pytest.mark.parametrize(
    ("unit", "count"), [(PERCENT, KpiCount(4, 4)), (PERCENT, KpiCount(0, 0)), (COUNT, KpiCount(0))]
)
def test_part_equal_to_whole_or_zero_is_allowed(unit: KpiUnit, count: KpiCount) -> None:
    check_count(measure(unit, AT_LEAST), count)


def test_part_of_an_unknown_whole_is_allowed() -> None:
    check_part(7, None, "upheld")


@pytest.mark.parametrize("count", range(7))
@pytest.mark.parametrize("where", ["whole", "part", "rest"])
def test_a_count_of_one_to_four_is_never_public(where: str, count: int) -> None:
    whole, part = {"whole": (count, None), "part": (100, count), "rest": (100, 100 - count)}[where]

    if 0 < count < 5:
        found = refused(check_public_counts, whole, None, part)
        assert found == ("small-number", "visibility")
    else:
        check_public_counts(whole, None, part)


@pytest.mark.parametrize(("first", "second", "whole"), [
    (KpiCount(3, 4), KpiCount(5, 6), KpiCount(8, 10)),
    (KpiCount(3), KpiCount(5), KpiCount(8)),
    (KpiCount(3, 4), KpiCount(5), KpiCount(8)),
    (KpiCount(0, 0), KpiCount(1, 2), KpiCount(1, 2)),
])  # fmt: skip
def test_counts_add_numerators_and_denominators(
    first: KpiCount, second: KpiCount, whole: KpiCount
) -> None:
    assert first + second == whole
