"""Comparison of the domain with the oracle, day by day, over random histories."""

import os
import time
from collections.abc import Callable
from itertools import pairwise
from random import Random, SystemRandom

import pytest

from app.domain.cover import Tile, tiles
from app.domain.evidence import Evidence
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.runs import Run, gaps, overlaps
from app.domain.vocabulary import ServiceLevel
from tests.domain import oracle
from tests.domain.chain import answers, day, evidence, numbers
from tests.domain.facts import WINDOW, History
from tests.domain.histories import LAST, random_history, smallest
from tests.domain.mutations import MUTATIONS, Mutation

ORDINARY_CELLS = 20_000
SEED = 15_09_2025
BELOW = {
    ServiceLevel.URGENT_ONLY: {"none"},
    ServiceLevel.PARTIAL: {"none", "urgent-only"},
    ServiceLevel.FULL: {"none", "urgent-only", "partial"},
}


def test_domain_equals_the_oracle_for_every_cell_and_day() -> None:
    compare(ORDINARY_CELLS, SEED)


@pytest.mark.prove
def test_search_finds_no_counterexample() -> None:
    seed = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))

    compare(int(os.environ.get("PROVE_CELLS", "1000000")), seed)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_comparison_detects_every_mutation(mutation: Mutation) -> None:
    rng = Random(SEED)

    noticed = any(differences(random_history(rng), mutation.evidence) for _ in range(1000))

    assert noticed, f"nobody noticed that {mutation.name}"


def compare(cells: int, seed: int) -> None:
    """Compare histories until this many cells and days agree; fail at the first difference."""
    rng, compared, begun = Random(seed), 0, time.perf_counter()
    print(f"\nseed {seed}: ", end="")  # noqa: T201 - a counterexample must be found again
    while compared < cells:
        history = random_history(rng)
        assert not differences(history), explained(history)
        laid = tiles(evidence(history))
        check_that_tiles_fill_all_time(laid)
        check_that_runs_are_sets_of_days(history, laid, rng)
        compared += len(WINDOW)
    print(f"{compared:,} cells in {time.perf_counter() - begun:.1f} s")  # noqa: T201


def differences(
    history: History, chain: Callable[[History], Evidence] = evidence
) -> dict[int, tuple[oracle.Answer, oracle.Answer | None]]:
    """Return the days on which the two differ, with both answers."""
    expected, found = oracle.answers(history), answers(tiles(chain(history)))
    return {
        on: (answer, found.get(on)) for on, answer in expected.items() if answer != found.get(on)
    }


def explained(history: History) -> str:
    small = smallest(history, lambda part: bool(differences(part)))
    on, (expected, found) = next(iter(differences(small).items()))
    return f"{small}\nday {on}\noracle {expected}\ndomain {found}"


def check_that_tiles_fill_all_time(laid: list[Tile]) -> None:
    assert laid[0].days.first_day == BEGINNING_OF_TIME
    assert laid[-1].days.last_day is None
    for tile, following in pairwise(laid):
        assert tile.days.last_day is not None
        assert tile.days.day_after == following.days.first_day


def check_that_runs_are_sets_of_days(history: History, laid: list[Tile], rng: Random) -> None:
    first, last = sorted((rng.randint(0, LAST), rng.randint(0, LAST)))
    horizon = Period(day(first), day(last))
    told = oracle.answers(history)

    for level, below in BELOW.items():
        short = {on for on, answer in told.items() if answer.state in below}
        check_runs(gaps(laid, level, horizon), short, horizon)
    contracts = {name: award.contract for name, award in history.awards.items()}
    twice = {
        on for on, answer in told.items() if len({contracts[name] for name in answer.held_by}) > 1
    }
    check_runs(overlaps(laid, horizon), twice, horizon)


def check_runs(runs: list[Run], expected: set[int], horizon: Period) -> None:
    inside = set(numbers(horizon))
    found = [numbers(Period(run.first_day, run.last_day)) for run in runs]

    assert {on for days in found for on in days} == expected & inside
    assert all(one[-1] + 1 < other[0] for one, other in pairwise(found))
    for run, days in zip(runs, found, strict=True):
        assert run.continues_before == (days[0] == min(inside) and days[0] - 1 in expected)
        assert run.continues_after == (days[-1] == max(inside) and days[-1] + 1 in expected)
