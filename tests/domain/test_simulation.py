from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cover import tiles
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence
from app.domain.periods import Period
from app.domain.simulation import state_changes, trading_days_after_stop, with_trading_days
from app.domain.terms import UNKNOWN_EDGE
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.trees import Tree
from app.domain.vocabulary import (
    CoverReason,
    CoverState,
    DateBasis,
    ProviderEventKind,
    ServiceLevel,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, award, on
from tests.domain.chain import answers, day, events_of, evidence
from tests.domain.facts import Event, History
from tests.domain.histories import LAST, LEAVES, random_history

STOP = date(2025, 9, 15)
SHARED = award("shared", agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31)))
SECOND = award(
    "second",
    agreed(date(2025, 8, 1)),
    OPEN_ENDED,
    provider="medequip",
    level=ServiceLevel.URGENT_ONLY,
)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))

CELL = ("camden", "equipment-supply")
BRANCH = Tree({"branch": None, **dict.fromkeys(LEAVES, "branch")})

histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed)))
providers = st.sets(st.sampled_from(["north", "south"]), min_size=1)


def without(
    before: Evidence, *providers: str, events: list[ProviderEvent] | None = None
) -> Evidence:
    trading = trading_days_after_stop({"nrs": events or []}, providers, STOP)
    return with_trading_days({CELL: before}, Tree({CELL[1]: None}), trading)[CELL]


def branch(history: History) -> dict[CellKey, Evidence]:
    """The evidence of every leaf of the branch."""
    return {("camden", leaf): evidence(history, leaf) for leaf in history.leaves}


def with_events(history: History, gone: set[str], last_day: int) -> History:
    """The history in which the providers really ceased trading."""
    stops = tuple(Event(provider, "ceased-trading", last_day) for provider in sorted(gone))
    return history._replace(events=history.events + stops)


@given(histories, providers, st.integers(0, LAST))
def test_simulation_equals_the_answer_with_a_recorded_stop(
    history: History, gone: set[str], last_day: int
) -> None:
    events = {provider: events_of(history, provider) for provider in gone}

    supposed = with_trading_days(
        branch(history), BRANCH, trading_days_after_stop(events, gone, day(last_day))
    )

    recorded = branch(with_events(history, gone, last_day))
    assert {cell: tiles(known) for cell, known in supposed.items()} == {
        cell: tiles(known) for cell, known in recorded.items()
    }


@given(histories, providers, st.integers(0, LAST))
def test_the_changes_are_the_days_on_which_state_or_holders_differ(
    history: History, gone: set[str], last_day: int
) -> None:
    before, after = evidence(history), evidence(with_events(history, gone, last_day))
    then, now = answers(tiles(before)), answers(tiles(after))
    horizon = Period(day(10), day(100))

    found = state_changes(before, after, horizon)

    assert {n for n in range(10, 101) if any(day(n) in change.days for change in found)} == {
        n
        for n in range(10, 101)
        if (then[n].state, then[n].held_by) != (now[n].state, now[n].held_by)
    }
    assert all(change.days.first_day > day(last_day) for change in found)


def test_stop_loses_cells_without_other_holders() -> None:
    before = answering(SHARED)

    (change,) = state_changes(before, without(before, "nrs"), YEAR)

    assert change.days == Period(date(2025, 9, 16), date(2025, 12, 31))
    assert (change.before.state, change.after.state) == (CoverState.FULL, CoverState.ENDED)
    assert change.is_lost


def test_stop_lowers_a_cell_with_a_holder_at_a_lower_level() -> None:
    before = answering(SHARED, SECOND)

    (change,) = state_changes(before, without(before, "nrs"), YEAR)

    assert change.after.state is CoverState.URGENT_ONLY
    assert change.is_lost


def test_stop_covered_by_another_holder_is_a_change_but_no_loss() -> None:
    before = answering(SHARED, SECOND)

    (change,) = state_changes(before, without(before, "medequip"), YEAR)

    assert (change.after.state, change.after.held_by) == (CoverState.FULL, ("shared",))
    assert not change.is_lost


def test_two_providers_can_stop_in_one_simulation() -> None:
    before = answering(SHARED, SECOND)

    (change,) = state_changes(before, without(before, "nrs", "medequip"), YEAR)

    assert change.after.state is CoverState.ENDED
    assert change.after.because is CoverReason.PROVIDER_STOPPED


def test_stop_of_an_unrelated_provider_changes_nothing() -> None:
    before = answering(SHARED, award("unnamed", agreed(STOP), OPEN_ENDED, provider=None))

    assert state_changes(before, without(before, "medequip"), YEAR) == []


def test_a_loss_without_end_has_no_last_day() -> None:
    before = answering(award("open", agreed(date(2025, 1, 1)), OPEN_ENDED))

    (change,) = state_changes(before, without(before, "nrs"), Period(date(2025, 1, 1)))

    assert change.days == Period(date(2025, 9, 16))


def test_change_after_the_horizon_is_omitted() -> None:
    before = answering(SHARED)

    assert state_changes(before, without(before, "nrs"), Period(date(2025, 1, 1), STOP)) == []


def test_stop_on_the_last_day_of_an_award_makes_its_end_derived() -> None:
    before = answering(award("ending", agreed(date(2025, 1, 1)), agreed(STOP)))

    assert on(STOP, without(before, "nrs")).until_basis is DateBasis.DERIVED


def test_stop_on_the_day_last_seen_gives_a_known_end() -> None:
    before = answering(award("seen", agreed(date(2025, 1, 1)), UNKNOWN_EDGE, seen_to=STOP))

    after = on(STOP, without(before, "nrs"))

    assert (after.covered_until, after.until_basis) == (STOP, DateBasis.DERIVED)
    assert on(STOP, before).until_basis is DateBasis.UNKNOWN


def test_a_stop_before_a_resumption_leaves_the_later_end_as_it_was() -> None:
    resumed = ProviderEvent(ProviderEventKind.RESUMED_TRADING, date(2025, 10, 1))
    before = answering(SHARED)

    after = without(before, "nrs", events=[resumed])

    assert on(STOP, after).until_basis is DateBasis.DERIVED
    assert on(date(2025, 10, 1), after).until_basis is DateBasis.AGREED


def test_simulated_stop_is_added_to_recorded_events() -> None:
    ceased = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 1))

    trading = trading_days_after_stop({"nrs": [ceased]}, ["nrs", "medequip"], STOP)

    assert trading == {
        "nrs": Timeline.until(date(2025, 9, 1)),
        "medequip": Timeline.until(STOP),
    }
