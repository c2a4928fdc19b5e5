"""Tests of the outcomes of cells after a provider ceased trading on 15 September 2025."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dependence import CellKey
from app.domain.incidents import (
    CellOutcome,
    CellStatus,
    OutcomeCounts,
    cell_outcome,
    cells_held_at_start,
    last_providers,
    live_levels,
    outcome_counts,
    status_at,
)
from app.domain.live_changes import LiveRun
from app.domain.periods import Period
from app.domain.vocabulary import CoverState, ServiceLevel

FULL, PARTIAL, URGENT = CoverState.FULL, CoverState.PARTIAL, CoverState.URGENT_ONLY
NONE, UNKNOWN = CoverState.NONE, CoverState.UNKNOWN
BEGAN = date(2025, 8, 1)
LAST_DAY = date(2025, 9, 15)
HORIZON = Period(BEGAN, date(2025, 10, 31))
FIGURES = ("at_risk", "replaced", "reduced", "open", "unclear")


def day(month: int, day_: int) -> date:
    return date(2025, month, day_)


def held(last_day: date = LAST_DAY, state: CoverState = FULL) -> CellStatus:
    """Held by failed providers only, from before the incident."""
    return CellStatus(Period(date(2023, 4, 1), last_day), state, held_by_failed=True)


def alone(
    first: date, last: date | None = None, level: ServiceLevel = ServiceLevel.FULL
) -> CellStatus:
    """Held by other providers only."""
    return CellStatus(
        Period(first, last), CoverState(level.value), held_by_failed=False, other_level=level
    )


def nobody(first: date, last: date | None = None, state: CoverState = NONE) -> CellStatus:
    return CellStatus(Period(first, last), state, held_by_failed=False)


def story(
    *stands: CellStatus, began_on: date = BEGAN, horizon: Period = HORIZON
) -> list[OutcomeCounts]:
    """Return the counts of one cell."""
    return outcome_counts({("camden", "delivery"): stands}, began_on, horizon)


def told(counts: Sequence[OutcomeCounts]) -> list[tuple[date, date | None, str, int]]:
    """Return each run with the outcome of its cell and whether failed providers lost it."""
    return [
        (one.days.first_day, one.days.last_day,
         " ".join(name for name in FIGURES if getattr(one, name)), one.lost)
        for one in counts
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "state", "others", "expected"),
    [
        (FULL, FULL, None, CellOutcome.AT_RISK),
        (FULL, URGENT, None, CellOutcome.AT_RISK),
        (FULL, FULL, "full", CellOutcome.REPLACED),
        (PARTIAL, PARTIAL, "partial", CellOutcome.REPLACED),
        (PARTIAL, FULL, "full", CellOutcome.REPLACED),
        (FULL, PARTIAL, "partial", CellOutcome.REDUCED),
        (FULL, URGENT, "urgent-only", CellOutcome.REDUCED),
        # Somebody said that nobody delivers.
        (FULL, NONE, None, CellOutcome.OPEN),
        (FULL, NONE, "full", CellOutcome.OPEN),
        (FULL, UNKNOWN, None, CellOutcome.UNCLEAR),
        (URGENT, UNKNOWN, None, CellOutcome.UNCLEAR),
        # The part of other providers decides, although failed providers still deliver all of it.
        (FULL, FULL, "partial", CellOutcome.REDUCED),
        # Other providers agreed to all of it, but a report lowers the state.
        (FULL, PARTIAL, "full", CellOutcome.REDUCED),
    ],
)
def test_outcome_follows_from_other_holders(
    before: CoverState, state: CoverState, others: str | None, expected: CellOutcome
) -> None:
    level = None if others is None else ServiceLevel(others)

    assert (
        cell_outcome(before, CellStatus(HORIZON, state, held_by_failed=False, other_level=level))
        is expected
    )


@pytest.mark.parametrize(
    ("stopped", "expected"), [(True, CellOutcome.OPEN), (False, CellOutcome.UNCLEAR)]
)
def test_cell_of_which_nothing_is_recorded_is_open_only_if_a_failed_provider_stopped(
    stopped: bool, expected: CellOutcome
) -> None:
    status = CellStatus(HORIZON, UNKNOWN, held_by_failed=False, provider_stopped=stopped)

    assert cell_outcome(FULL, status) is expected


def test_a_cell_is_at_risk_then_open_then_reduced_then_replaced() -> None:
    found = story(
        held(),
        nobody(day(9, 16), day(9, 21)),
        alone(day(9, 22), day(9, 30), ServiceLevel.URGENT_ONLY),
        alone(day(10, 1)),
    )

    assert told(found) == [
        (BEGAN, LAST_DAY, "at_risk", 0),
        (day(9, 16), day(9, 21), "open", 1),
        (day(9, 22), day(9, 30), "reduced", 1),
        (day(10, 1), day(10, 31), "replaced", 1),
    ]
    assert {one.cells for one in found} == {1}


def test_cell_taken_over_before_the_end_is_replaced_but_not_lost() -> None:
    both = CellStatus(
        Period(day(9, 1), LAST_DAY), FULL, held_by_failed=True, other_level=ServiceLevel.FULL
    )

    found = story(held(day(8, 31)), both, alone(day(9, 16)))

    assert told(found) == [
        (BEGAN, day(8, 31), "at_risk", 0),
        (day(9, 1), LAST_DAY, "replaced", 0),
        (day(9, 16), day(10, 31), "replaced", 1),
    ]


def test_equal_days_form_one_run_across_tiles() -> None:
    tiles = [held(day(8, 10)), *(
        CellStatus(Period(day(8, n), day(8, n)), FULL, held_by_failed=True) for n in (11, 12, 13)
    ), CellStatus(Period(day(8, 14)), PARTIAL, held_by_failed=True)]  # fmt: skip

    assert told(story(*tiles)) == [(BEGAN, day(10, 31), "at_risk", 0)]


@pytest.mark.parametrize(
    "stands",
    [
        # Another provider held it on the day, failed providers only before or after.
        (held(day(7, 31)), alone(BEGAN)),
        (alone(day(1, 1), BEGAN), CellStatus(Period(day(8, 2)), FULL, held_by_failed=True)),
        (nobody(day(1, 1)),),
        (),
    ],
)
def test_cell_not_held_by_failed_providers_is_excluded(
    stands: tuple[CellStatus, ...],
) -> None:
    assert story(*stands) == [OutcomeCounts(HORIZON, 0, 0, 0, 0, 0, 0, 0)]


def live(
    provider: str | None, first: date, after: date, level: ServiceLevel = ServiceLevel.FULL
) -> LiveRun:
    return LiveRun(f"{provider} {first}", f"of {provider}", provider, level, 0, first, after)


def test_levels_are_those_of_the_awards_of_each_day() -> None:
    runs = [
        live("north", day(1, 1), day(9, 16)),
        live("south", day(8, 1), day(9, 1), ServiceLevel.PARTIAL),
        live(None, day(8, 2), day(10, 1), ServiceLevel.URGENT_ONLY),
        live("south", day(9, 16), day(12, 1)),
    ]
    days = [day(7, 31), day(8, 1), day(8, 31), day(9, 1), day(9, 15), day(9, 16), day(12, 1)]

    assert [*live_levels(runs, {"north"}, days)] == [
        (True, None),
        (True, ServiceLevel.PARTIAL),
        (True, ServiceLevel.PARTIAL),
        (True, ServiceLevel.URGENT_ONLY),
        (True, ServiceLevel.URGENT_ONLY),
        (False, ServiceLevel.FULL),
        (False, None),
    ]


def test_last_providers_are_those_of_the_awards_that_ended_last_before_the_day() -> None:
    runs = [
        live("north", day(1, 1), day(9, 16)),
        live("south", day(8, 1), day(9, 16)),
        live("east", day(8, 1), day(9, 15)),
        live("west", day(10, 1), day(11, 1)),
    ]

    assert last_providers(runs, day(9, 16)) == {"north", "south"}
    assert last_providers(runs, day(9, 15)) == {"east"}
    assert last_providers(runs, day(9, 14)) == set()


def test_the_last_day_of_service_is_a_day_on_which_cells_are_held() -> None:
    cells = {("camden", "delivery"): [held()]}

    assert cells_held_at_start(cells, LAST_DAY) == {("camden", "delivery"): FULL}
    assert cells_held_at_start(cells, day(9, 16)) == {}


def test_unknown_cell_is_unclear_and_lost() -> None:
    found = story(held(), nobody(day(9, 16), day(9, 30), UNKNOWN))

    assert told(found) == [(BEGAN, LAST_DAY, "at_risk", 0), (day(9, 16), day(10, 31), "unclear", 1)]


def test_cell_before_the_incident_has_its_former_status() -> None:
    assert told(story(held(), horizon=Period(day(7, 1), day(7, 2)))) == [
        (day(7, 1), day(7, 2), "at_risk", 0)
    ]


def test_each_cell_is_counted_once() -> None:
    cells = {
        ("camden", "delivery"): [held(), nobody(day(9, 16))],
        ("camden", "repair"): [held(), alone(day(9, 16))],
        ("islington", "delivery"): [held(), alone(day(9, 16), level=ServiceLevel.PARTIAL)],
        ("hackney", "delivery"): [held(date(2027, 3, 31))],
        ("hackney", "repair"): [alone(day(1, 1))],
    }

    assert outcome_counts(cells, BEGAN, Period(LAST_DAY, day(9, 16))) == [
        OutcomeCounts(Period(LAST_DAY, LAST_DAY), 4, 0, 4, 0, 0, 0, 0),
        OutcomeCounts(Period(day(9, 16), day(9, 16)), 4, 3, 1, 1, 1, 1, 0),
    ]


SPAN = 24
START = date(2025, 7, 25)


@st.composite
def tiles(draw: st.DrawFn) -> list[CellStatus]:
    """Tiles of one cell side by side; the last may have no end, and days may be left out."""
    edges = sorted(draw(st.sets(st.integers(0, SPAN), min_size=2, max_size=6)))
    found = []
    for first, after in pairwise(edges):
        level = draw(st.none() | st.sampled_from(ServiceLevel))
        last = START + timedelta(after - 1)
        is_open = after == edges[-1] and draw(st.booleans())
        days = Period(START + timedelta(first), None if is_open else last)
        if draw(st.integers(0, 5)):
            state = draw(st.sampled_from(CoverState))
            found.append(CellStatus(days, state, draw(st.booleans()), level, draw(st.booleans())))
    return found


CELLS = [("a", "x"), ("a", "y"), ("b", "x")]


def naive(cells: dict[CellKey, list[CellStatus]], began: date, one_day: date) -> tuple[int, ...]:
    """Compute the counts of one day from every tile of every cell."""
    figures = dict.fromkeys(("cells", "lost", *FIGURES), 0)
    for some in cells.values():
        then = [one for one in some if one.days.first_day <= began
                and (one.days.last_day is None or began <= one.days.last_day)]  # fmt: skip
        if not then or not then[0].held_by_failed:
            continue
        figures["cells"] += 1
        now = next((one for one in some if one_day in one.days), None)
        figures["lost"] += now is None or not now.held_by_failed
        if now is None or now.state in {"unknown", "ended"}:
            word = "open" if now is not None and now.provider_stopped else "unclear"
        elif now.state == "none":
            word = "open"
        elif now.other_level is None:
            word = "at_risk"
        else:
            order = ["none", "urgent-only", "partial", "full"]
            was = 0 if then[0].state not in order else order.index(then[0].state)
            enough = order.index(now.state) >= was and order.index(now.other_level) >= was
            word = "replaced" if enough else "reduced"
        figures[word] += 1
    return tuple(figures.values())


@given(
    st.lists(tiles(), min_size=1, max_size=3),
    st.integers(0, SPAN),
    st.tuples(st.integers(-3, SPAN + 3), st.integers(0, SPAN)),
)
def test_runs_equal_the_counts_of_each_single_day(
    some: list[list[CellStatus]], began: int, asked: tuple[int, int]
) -> None:
    cells = dict(zip(CELLS, some, strict=False))
    began_on, first = START + timedelta(began), START + timedelta(asked[0])
    horizon = Period(first, first + timedelta(asked[1]))

    runs = outcome_counts(cells, began_on, horizon)

    whole = [first + timedelta(n) for n in range(asked[1] + 1)]
    by_day = {one: run.figures for run in runs for one in whole if one in run.days}
    assert by_day == {one: naive(cells, began_on, one) for one in whole}
    assert (runs[0].days.first_day, runs[-1].days.last_day) == (whole[0], whole[-1])
    for one, following in pairwise(runs):
        assert one.days.day_after == following.days.first_day
        assert one.figures != following.figures


def test_day_without_a_tile_is_unknown() -> None:
    assert status_at([held()], day(9, 16)) == nobody(day(9, 16), day(9, 16), UNKNOWN)
