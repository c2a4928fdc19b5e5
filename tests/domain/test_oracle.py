"""Comparison of the domain with the oracle, day by day, over random histories."""

import os
import time
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from random import Random, SystemRandom
from typing import TypeAlias

import pytest

from app.domain.cover import Tile, tiles
from app.domain.evidence import Evidence
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.runs import Run, gaps, overlaps
from app.domain.vocabulary import ServiceLevel
from tests.domain import oracle
from tests.domain.chain import answers, day, evidence, number, numbers
from tests.domain.facts import WINDOW, History
from tests.domain.histories import LAST, random_history, smallest
from tests.domain.mutations import MUTATIONS, Mutation

ORDINARY_CELLS = 20_000
SEED = 15_09_2025
RARE = (103, 72, 57, 45, 36, 27, 22, 18, 17, 9, 7)
"""The numbers of examples in which the rarest mutations are noticed."""
BELOW = {
    ServiceLevel.URGENT_ONLY: {"unknown", "none", "ended"},
    ServiceLevel.PARTIAL: {"unknown", "none", "ended", "urgent-only"},
    ServiceLevel.FULL: {"unknown", "none", "ended", "urgent-only", "partial"},
}


def test_domain_equals_the_oracle_for_every_cell_and_day() -> None:
    compare(ORDINARY_CELLS, SEED)


@pytest.mark.prove
def test_search_finds_no_counterexample() -> None:
    seed = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))

    compare(int(os.environ.get("PROVE_CELLS", "1000000")), seed)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_comparison_detects_every_mutation(mutation: Mutation) -> None:
    noticed = any(
        answers(tiles(mutation.evidence(history, leaf))) != expected
        for history, told in map(example, [*RARE, *range(1000)])
        for leaf, expected in told.items()
    )

    assert noticed, f"nobody noticed that {mutation.name}"


@cache
def example(number: int) -> tuple[History, dict[str, dict[int, oracle.Answer]]]:
    """A history with the answers of the oracle about each leaf, with which the domain agrees."""
    history = random_history(Random(SEED + number))
    expected = {leaf: oracle.answers(history, leaf) for leaf in history.leaves}
    assert {leaf: answers(tiles(evidence(history, leaf))) for leaf in history.leaves} == expected
    return history, expected


def compare(cells: int, seed: int) -> None:
    """Compare histories until this many cells and days agree; fail at the first difference."""
    rng, compared, begun = Random(seed), 0, time.perf_counter()
    print(f"\nseed {seed}: ", end="")  # noqa: T201 - a counterexample must be found again
    while compared < cells:
        history = random_history(rng)
        assert not differences(history), explained(history)
        for leaf in history.leaves:
            laid = tiles(evidence(history, leaf))
            check_that_tiles_fill_all_time(laid)
            check_that_runs_are_sets_of_days(history, leaf, laid, rng)
            compared += len(WINDOW)
    print(f"{compared:,} cells in {time.perf_counter() - begun:.1f} s")  # noqa: T201


Difference: TypeAlias = tuple[oracle.Answer, oracle.Answer | None]


def differences(
    history: History, chain: Callable[[History, str], Evidence] = evidence
) -> dict[tuple[str, int], Difference]:
    """Return the leaves and days on which the two differ, with both answers."""
    return {
        (leaf, on): (answer, found.get(on))
        for leaf in history.leaves
        for found in [answers(tiles(chain(history, leaf)))]
        for on, answer in oracle.answers(history, leaf).items()
        if answer != found.get(on)
    }


def explained(history: History) -> str:
    """Describe a smallest history with a difference."""
    small = smallest(history, lambda part: bool(differences(part)))
    at, (expected, found) = next(iter(differences(small).items()))
    return f"{small}\nleaf and day {at}\noracle {expected}\ndomain {found}"


def check_that_tiles_fill_all_time(laid: list[Tile]) -> None:
    assert laid[0].days.first_day == BEGINNING_OF_TIME
    assert laid[-1].days.last_day is None
    for tile, following in pairwise(laid):
        assert tile.days.last_day is not None
        assert tile.days.day_after == following.days.first_day


def check_that_runs_are_sets_of_days(
    history: History, leaf: str, laid: list[Tile], rng: Random
) -> None:
    first, last = sorted((rng.randint(0, LAST), rng.randint(0, LAST)))
    horizon = Period(day(first), day(last))
    told = oracle.answers(history, leaf)

    for level, below in BELOW.items():
        for hidden in ({"unknown"}, set[str]()):
            words = {
                on: (answer.state, answer.because)
                for on, answer in told.items()
                if answer.state in below - hidden
            }
            found = gaps(laid, level, horizon, with_unknown=not hidden)
            check_runs(found, words, horizon)
            assert [(run.state, run.because) for run in found] == [
                words[number(run.first_day)] for run in found
            ]
    contracts = {name: award.contract for name, award in history.awards.items()}
    twice = {
        on: True
        for on, answer in told.items()
        if answer.state != "unknown" and len({contracts[name] for name in answer.held_by}) > 1
    }
    check_runs(overlaps(laid, horizon), twice, horizon)


def check_runs(runs: list[Run], expected: Mapping[int, object], horizon: Period) -> None:
    """Check that runs are the longest ones of equal values, cut to the horizon."""
    inside = set(numbers(horizon))
    found = [numbers(Period(run.first_day, run.last_day)) for run in runs]

    assert [on for days in found for on in days] == sorted(expected.keys() & inside)
    for run, days in zip(runs, found, strict=True):
        value = expected[days[0]]
        assert {expected[on] for on in days} == {value}
        continues = [expected.get(days[0] - 1) == value, expected.get(days[-1] + 1) == value]
        is_cut = [days[0] == min(inside), days[-1] == max(inside)]
        assert [run.continues_before, run.continues_after] == [
            goes_on and cut for goes_on, cut in zip(continues, is_cut, strict=True)
        ]
        assert not any(goes_on and not cut for goes_on, cut in zip(continues, is_cut, strict=True))
