"""Changes of held cells, compared with those computed from all evidence."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.domain.evidence import Evidence
from app.domain.live_changes import CellChange, LiveRun, changes_while_held
from app.domain.periods import Period
from app.domain.simulation import changes_by_evidence, trading_days_after_stop, with_trading_days
from app.domain.trees import Tree
from app.domain.vocabulary import CoverState, Finding, ServiceLevel
from tests.domain.cells import OPEN_ENDED, agreed, answering, award, report
from tests.domain.chain import day, events_of, evidence
from tests.domain.facts import History
from tests.domain.histories import LAST, random_history

STOP = date(2025, 9, 15)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
CELL = ("camden", "equipment-supply")
LONE = Tree({CELL[1]: None})

histories = st.integers(0, 2**32).map(lambda seed: random_history(Random(seed)))
providers = st.sets(st.sampled_from(["north", "south"]), min_size=1)


def live_runs(known: Evidence) -> list[LiveRun]:
    return [
        LiveRun(h.award, h.contract, h.provider, h.levels[0], h.nearness, first, after)
        for h in known.holdings
        for first, after in h.days.live.spans
    ]


def by_live_awards(
    known: Evidence, *gone: str, horizon: Period = YEAR, last_day: date = STOP
) -> list[CellChange] | None:
    trading = trading_days_after_stop({}, gone, last_day)
    return changes_while_held(live_runs(known), known.reports, trading, horizon)


def by_all_evidence(known: Evidence, *gone: str) -> list[CellChange]:
    after = with_trading_days({CELL: known}, LONE, trading_days_after_stop({}, gone, STOP))[CELL]
    contracts = {holding.award: holding.contract for holding in known.holdings}
    return changes_by_evidence(known, after, contracts, YEAR)


@given(histories, providers, st.integers(0, LAST), st.booleans())
def test_changes_of_a_held_cell_equal_those_by_all_evidence(
    history: History, gone: set[str], last_day: int, is_always_held: bool
) -> None:
    known, horizon = evidence(history), Period(day(10), day(100))
    if is_always_held:
        other = award("other", agreed(day(0)), OPEN_ENDED, provider="third",
                      level=ServiceLevel.URGENT_ONLY)  # fmt: skip
        known = Evidence([*known.holdings, other], known.reports, known.attested)
    events = {code: events_of(history, code) for code in gone}
    trading = trading_days_after_stop(events, gone, day(last_day))
    after = with_trading_days({CELL: known}, LONE, trading)[CELL]
    contracts = {holding.award: holding.contract for holding in known.holdings}

    found = changes_while_held(live_runs(known), known.reports, trading, horizon)

    assert found is not None or not is_always_held
    if found is not None:
        assert found == changes_by_evidence(known, after, contracts, horizon)


def test_no_answer_for_a_cell_without_another_award_on_a_day() -> None:
    later = award("later", agreed(date(2025, 9, 17)), OPEN_ENDED, provider="medequip")
    sole = award("sole", agreed(date(2025, 1, 1)), OPEN_ENDED)

    assert by_live_awards(answering(sole, later), "nrs") is None


def test_another_award_at_a_lower_level_loses_the_state() -> None:
    full = award("full", agreed(date(2025, 1, 1)), agreed(date(2025, 12, 31)))
    urgent = award("urgent", agreed(date(2024, 1, 1)), OPEN_ENDED, provider="medequip",
                   level=ServiceLevel.URGENT_ONLY)  # fmt: skip

    (change,) = by_live_awards(answering(full, urgent), "nrs") or []

    assert (change.days, change.continues) == (Period(date(2025, 9, 16), YEAR.last_day), False)
    assert (change.before, change.after) == (CoverState.FULL, CoverState.URGENT_ONLY)
    assert (change.lost, change.kept) == (["full"], ["urgent"])
    assert change.is_lost


def test_a_change_that_lasts_longer_than_the_horizon_continues_after_it() -> None:
    one = award("one", agreed(date(2025, 1, 1)), OPEN_ENDED)
    other = award("other", agreed(date(2025, 1, 1)), OPEN_ENDED, provider="medequip")

    (change,) = by_live_awards(answering(one, other), "nrs") or []

    assert change.continues
    assert [change] == by_all_evidence(answering(one, other), "nrs")


def test_a_report_lowers_the_state_before_and_after() -> None:
    known = Evidence(
        answering(
            award("one", agreed(date(2025, 1, 1)), OPEN_ENDED),
            award("other", agreed(date(2025, 1, 1)), OPEN_ENDED, provider="medequip"),
        ).holdings,
        [report(Finding.PARTIAL, date(2025, 10, 1), date(2025, 10, 31))],
    )

    found = by_live_awards(known, "nrs") or []

    assert [(change.before, change.after) for change in found] == [
        (CoverState.FULL, CoverState.FULL),
        (CoverState.PARTIAL, CoverState.PARTIAL),
        (CoverState.FULL, CoverState.FULL),
    ]
    assert found == by_all_evidence(known, "nrs")
