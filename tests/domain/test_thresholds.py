"""Tests of thresholds, with the embedded rows."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.periods import Period
from app.domain.thresholds import Threshold, ThresholdKind, thresholds_on
from app.domain.timelines import Timeline
from app.worklist.deadlines.statutory_rules import thresholds

LAST_OF_2025, FIRST_OF_2026 = date(2025, 12, 31), date(2026, 1, 1)


def amounts(day: date) -> dict[str, int]:
    return {one.kind.value: int(one.amount) for one in thresholds_on(thresholds(), day)}


@pytest.mark.parametrize(
    ("what", "to_2025", "from_2026"),
    [
        ("light-touch", 663_540, 663_540),
        ("goods-and-services-sub-central", 214_904, 207_720),
        ("goods-and-services-central", 139_688, 135_018),
        ("works", 5_372_609, 5_193_000),
        ("concessions", 5_372_609, 5_193_000),
        ("light-touch-concessions", 5_372_609, 5_372_609),
    ],
)
def test_a_threshold_changes_with_the_year(what: str, to_2025: int, from_2026: int) -> None:
    assert (amounts(LAST_OF_2025)[what], amounts(FIRST_OF_2026)[what]) == (to_2025, from_2026)


def test_each_kind_of_contract_has_one_threshold_since_the_act() -> None:
    for day in (date(2025, 2, 24), LAST_OF_2025, FIRST_OF_2026, date(2026, 11, 22)):
        assert sorted(amounts(day)) == sorted(ThresholdKind)


def test_no_threshold_applies_before_the_act() -> None:
    assert amounts(date(2025, 2, 23)) == {}


def test_rows_of_one_kind_do_not_overlap() -> None:
    for what in ThresholdKind:
        days = Timeline.empty()
        for row in (one for one in thresholds() if one.kind is what):
            assert not days & Timeline.of(row.days), row
            days |= Timeline.of(row.days)


def test_row_applies_on_its_first_and_last_day() -> None:
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    row = Threshold(ThresholdKind.WORKS, Decimal(1), january, "Works.", "")

    found = [day for day in range(1, 32) if thresholds_on([row], date(2026, 1, day))]

    assert found == list(range(1, 32))
    assert thresholds_on([row], date(2026, 2, 1)) == []
