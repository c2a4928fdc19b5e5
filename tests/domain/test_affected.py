"""Facts change no cover outside the cells and days that the domain names for them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import affected as module
from app.domain.affected import (
    AffectedCell,
    AwardChange,
    Change,
    ClaimChange,
    ContractChange,
    CorroborationChange,
    ProviderEventChange,
    affected,
)
from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.domain.timelines import Timeline
from tests.domain.chain import day, numbers, timeline
from tests.domain.facts import Award, Contract, DayClaim, Edge, Event
from tests.domain.worlds import Editor, World

SEEDS = st.integers(0, 2**32)


@dataclass(frozen=True)
class Step:
    """The facts before and after a batch, and its changes."""

    before: World
    after: World
    changes: list[Change]

    @classmethod
    def random(cls, seed: int, longest: int) -> "Step":
        editor = Editor(Random(seed))
        before = after = editor.world()
        changes: list[Change] = []
        for _ in range(editor.rng.randint(1, longest)):
            after, more = editor.edit(after)
            changes += more
        return cls(before, after, changes)

    def affected(self) -> frozenset[AffectedCell]:
        return affected(self.changes, self.before.facts(), self.after.facts())

    def differing(self) -> dict[CellKey, set[int]]:
        """The days on which the cover of each cell really differs."""
        return {
            cell: {on for on, was in _days(self.before, cell).items() if is_[on] != was}
            for cell in self.before.cells() | self.after.cells()
            for is_ in [_days(self.after, cell)]
        }


def _days(world: World, cell: CellKey) -> dict[int, tuple[Any, ...]]:
    return {
        on: _properties(tile) for tile in tiles(world.evidence(cell)) for on in numbers(tile.days)
    }


def _properties(tile: Tile) -> tuple[Any, ...]:
    return (
        tile.state,
        tile.because,
        tile.certainty,
        tile.risks,
        tile.held_by,
        tile.contracts,
        tile.last_held_by,
    )


def missed(
    step: Step,
    found: frozenset[AffectedCell],
    differing: dict[CellKey, set[int]] | None = None,
) -> dict[CellKey, list[int]]:
    """The days on which cover differs although they are not named."""
    named: Mapping[CellKey, Timeline] = {(one.authority, one.leaf): one.days for one in found}
    return {
        cell: out
        for cell, days in (step.differing() if differing is None else differing).items()
        if (out := sorted(on for on in days if day(on) not in named.get(cell, Timeline.empty())))
    }


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_one_fact_changes_no_cover_elsewhere(seed: int) -> None:
    step = Step.random(seed, longest=1)

    assert missed(step, step.affected()) == {}, step


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_batch_changes_no_cover_elsewhere(seed: int) -> None:
    step = Step.random(seed, longest=5)

    assert missed(step, step.affected()) == {}, step


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_changes_of_a_batch_one_by_one_name_all_that_differs(seed: int) -> None:
    step = Step.random(seed, longest=5)
    named: dict[CellKey, Timeline] = {}
    for change in step.changes:
        for one in replace(step, changes=[change]).affected():
            cell = one.authority, one.leaf
            named[cell] = named.get(cell, Timeline.empty()) | one.days

    assert missed(step, frozenset(AffectedCell(*cell, days) for cell, days in named.items())) == {}


def without(kind: type) -> Callable[[Any, Any], Any]:
    known = module._whole_contracts
    return lambda change, facts: () if isinstance(change, kind) else known(change, facts)


def no_call_offs(change: Any, facts: Any) -> Any:
    if isinstance(change, ContractChange):
        return (change.contract,)
    return WHOLE(change, facts)


def without_siblings(old: Any, new: Any) -> Any:
    return DIFFERENCE(old, new)._replace(held=Timeline.empty())


def only_held_days(old: Any, new: Any) -> Any:
    found = DIFFERENCE(old, new)
    return found._replace(days=found.days if found.held == Timeline.empty() else found.held)


WHOLE = module._whole_contracts
DIFFERENCE = module._difference
NARROWED: dict[str, tuple[str, Any]] = {
    "held days matter on no other day": ("_difference", only_held_days),
    "other leaves of the branch do not count": ("_difference", without_siblings),
    "sureness, disputes and risks do not count": ("_differing", lambda *_: Timeline.empty()),
    "days reach no further": ("_widened", lambda days: days),
    "insolvency does not count": ("insolvent_days", lambda _: Timeline.empty()),
    "distress does not count": ("distressed_days", lambda _: Timeline.empty()),
    "trading does not count": ("trading_days", lambda _: Timeline.always()),
    "options do not count": ("optional_days", lambda *_: Timeline.empty()),
    "a framework has no call-offs": ("_whole_contracts", no_call_offs),
    "details and terms do not count": ("_whole_contracts", without(ContractChange)),
    "events do not count": ("_whole_contracts", without(ProviderEventChange)),
    "claims do not count": ("_whole_contracts", without(ClaimChange)),
    "scopes do not move": ("_moved", lambda _: ()),
    "reports and attestations do not count": ("_reported", lambda *_: ()),
}  # fmt: skip


RARE = (8939, 2856, 1548, 1316)
"""The seeds of steps that alone show one of the narrower answers to be wrong."""


@cache
def example(seed: int) -> tuple[Step, dict[CellKey, set[int]]]:
    """A step with one change, and the days that differ."""
    step = Step.random(seed, longest=1)
    return step, step.differing()


def examples() -> Iterator[tuple[Step, dict[CellKey, set[int]]]]:
    """Examples, each made when it is first needed: most answers are found wrong by an early one."""
    return map(example, [*RARE, *range(4000)])


@pytest.mark.parametrize("name", NARROWED)
def test_narrower_answer_misses_a_day(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, *NARROWED[name])

    assert any(missed(step, step.affected(), differing) for step, differing in examples())


AGREED = Contract(Edge(10, "agreed"), Edge(50, "agreed"), provider="north")
OTHER = Contract(Edge(0, "agreed"), Edge(100, "agreed"), provider="south")
CELL = ("camden", "beds")
REACH = 91


def world(**fields: Any) -> World:
    """Camden has beds from North on days 10 to 50, and from South on days 0 to 100."""
    awards = {
        "award-1": ("camden", "beds", Award("c-1", "full")),
        "award-2": ("camden", "beds", Award("c-2", "full")),
    }
    return World(**{"contracts": {"c-1": AGREED, "c-2": OTHER}, "awards": awards, **fields})


def days_of(step: Step) -> dict[CellKey, Timeline]:
    return {(one.authority, one.leaf): one.days for one in step.affected()}


def test_award_changes_all_days_of_its_cell() -> None:
    added = Step(world(awards={}), world(), [AwardChange("c-1", "camden", "beds")])

    assert days_of(added) == {CELL: Timeline.always()}


def test_award_changes_its_held_days_in_the_other_leaves_of_the_branch() -> None:
    after = world(awards={"award-1": ("camden", "fitting", Award("c-1", "full"))})
    step = Step(world(awards={}), after, [AwardChange("c-1", "camden", "fitting")])

    assert days_of(step) == {
        ("camden", "fitting"): Timeline.always(),
        ("camden", "mending"): timeline([(10, 50)]),
    }


def test_insolvency_changes_the_live_days_from_its_day_on() -> None:
    insolvent = world(events={"event-1": Event("north", "administration", 30)})

    found = days_of(Step(world(), insolvent, [ProviderEventChange("north")]))

    assert found == {CELL: timeline([(30 - REACH, 50 + REACH)])}


def test_claim_changes_the_days_that_are_no_longer_sure() -> None:
    claimed = AGREED._replace(claimed_days=(DayClaim("last", 40),))

    found = days_of(
        Step(
            world(),
            world(contracts={"c-1": claimed, "c-2": OTHER}),
            [ClaimChange("c-1", "last_day")],
        )
    )

    assert found == {CELL: timeline([(41 - REACH, 50 + REACH)])}


@pytest.mark.parametrize(
    "change",
    [CorroborationChange("award-1"), ClaimChange("c-1", "title"), ContractChange("c-1")],
    ids=lambda change: type(change).__name__,
)
def test_fact_without_a_consequence_for_cover_changes_no_day(change: Change) -> None:
    assert Step(world(), world(), [change]).affected() == frozenset()
