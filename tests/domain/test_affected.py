"""Facts change no cover outside the cells and days that the domain names for them."""

from collections.abc import Callable, Mapping, Sequence
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
    FirstDays,
    ProviderEventChange,
    affected,
)
from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.domain.evidence import Holding
from app.domain.periods import END_OF_TIME
from app.domain.timelines import Timeline
from tests.domain.chain import day, numbers, timeline
from tests.domain.facts import UNKNOWN, Award, Contract, Edge, Event
from tests.domain.worlds import Editor, World, concerned

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

    def affected(self, **narrowed: Any) -> frozenset[AffectedCell]:
        return affected(self.changes, self.before.facts(), self.after.facts(), **narrowed)

    def others(self) -> dict[CellKey, FirstDays]:
        """The first days of the awards of contracts that no change concerns."""
        named = {code for world in (self.before, self.after)
                 for code in concerned(world, self.changes)}  # fmt: skip
        return {
            cell: _first_days(
                [one for one in self.before.evidence(cell).holdings if one.contract not in named]
            )
            for cell in self.before.cells() & self.after.cells()
        }

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
    return tile.state, tile.certainty, tile.risks, tile.held_by, tile.contracts


def _first_days(holdings: Sequence[Holding]) -> FirstDays:
    live = [one.days.live.first_day or END_OF_TIME for one in holdings]
    return FirstDays(min(live, default=END_OF_TIME))


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


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_first_days_of_other_contracts_leave_out_no_day_that_differs(seed: int) -> None:
    step = Step.random(seed, longest=3)

    assert missed(step, step.affected(others=step.others())) == {}, step


def only_live(old: Holding | None, new: Holding | None) -> Timeline:
    was, is_ = (one.days.live if one else Timeline.empty() for one in (old, new))
    return (was - is_) | (is_ - was)


def without(kind: type) -> Callable[[Any, Any], Any]:
    known = module._whole_contracts
    return lambda change, facts: () if isinstance(change, kind) else known(change, facts)


def no_call_offs(change: Any, facts: Any) -> Any:
    if isinstance(change, ContractChange):
        return (change.contract,)
    return WHOLE(change, facts)


WHOLE = module._whole_contracts
NARROWED: dict[str, tuple[str, Any]] = {
    "records begin when they begin": ("_first_days", lambda *_: FirstDays()),
    "records surely begin when they begin": (
        "_first_days", lambda known, _: FirstDays(_first_days(known).live)),
    "only live days count": ("_differing", only_live),
    "insolvency does not count": ("insolvent_days", lambda _: Timeline.empty()),
    "trading does not count": ("trading_days", lambda _: Timeline.always()),
    "no award takes precedence": ("nearest_awards", list),
    "a framework has no call-offs": ("_whole_contracts", no_call_offs),
    "details and terms do not count": ("_whole_contracts", without(ContractChange)),
    "events do not count": ("_whole_contracts", without(ProviderEventChange)),
    "disputes do not count": ("_whole_contracts", without(ClaimChange)),
    "scopes do not move": ("_moved", lambda _: ()),
    "reports and attestations do not count": ("_reported", lambda *_: ()),
}  # fmt: skip


@cache
def examples() -> list[tuple[Step, dict[CellKey, set[int]]]]:
    """Steps with one change, and the days that differ."""
    steps = [precedence(), *(Step.random(seed, longest=1) for seed in range(2000))]
    return [(step, step.differing()) for step in steps]


@pytest.mark.parametrize("name", NARROWED)
def test_narrower_answer_misses_a_day(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, *NARROWED[name])

    assert any(missed(step, step.affected(), differing) for step, differing in examples())


def test_days_of_a_contract_that_changes_are_no_bound_of_others() -> None:
    """If a contract that is changed counts among the others, days are left out."""
    early = FirstDays(day(-4), day(-4))

    assert any(
        missed(step, step.affected(others=dict.fromkeys(step.before.cells(), early)), differing)
        for step, differing in examples()
    )


AGREED = Contract(Edge(10, "agreed"), Edge(50, "agreed"), provider="north")
OTHER = Contract(Edge(0, "agreed"), Edge(100, "agreed"), provider="south")
CELL = ("camden", "beds")
EARLIER_RECORDS = {CELL: FirstDays(day(0), day(0))}


def world(**fields: Any) -> World:
    """Camden has beds from North on days 10 to 50, and from South on days 0 to 100."""
    awards = {
        "award-1": ("camden", "beds", Award("c-1", "full")),
        "award-2": ("camden", "beds", Award("c-2", "full")),
    }
    return World(**{"contracts": {"c-1": AGREED, "c-2": OTHER}, "awards": awards, **fields})


def days_of(step: Step, **narrowed: Any) -> dict[CellKey, Timeline]:
    return {(one.authority, one.leaf): one.days for one in step.affected(**narrowed)}


def test_award_changes_its_own_days_in_a_cell_with_earlier_records() -> None:
    before = world()
    after = world(awards={**before.awards, "award-3": before.awards["award-1"]})
    step = Step(before, after, [AwardChange("c-1", "camden", "beds")])
    added = Step(world(awards={}), world(), [AwardChange("c-1", "camden", "beds")])

    assert days_of(step) == {CELL: timeline([(10, 50)])}
    assert days_of(added) == {CELL: Timeline.since(day(10))}
    assert days_of(added, others=EARLIER_RECORDS) == {CELL: timeline([(10, 50)])}


def test_extension_changes_the_days_after_the_agreed_last_day() -> None:
    longer = world(contracts={"c-1": AGREED._replace(changes=(("extension", 70),)), "c-2": OTHER})

    found = days_of(Step(world(), longer, [ContractChange("c-1")]))

    assert found == {CELL: timeline([(51, 70)])}


def test_insolvency_changes_the_live_days_from_its_day_on() -> None:
    insolvent = world(events={"event-1": Event("north", "administration", 30)})

    found = days_of(Step(world(), insolvent, [ProviderEventChange("north")]))

    assert found == {CELL: timeline([(30, 50)])}


@pytest.mark.parametrize(
    "change",
    [CorroborationChange("award-1"), ClaimChange("c-1", "title"), ContractChange("c-1")],
    ids=lambda change: type(change).__name__,
)
def test_fact_without_a_consequence_for_cover_changes_no_day(change: Change) -> None:
    assert Step(world(), world(), [change]).affected() == frozenset()


def test_dispute_changes_the_days_that_are_no_longer_sure() -> None:
    disputed = world(contracts={"c-1": AGREED._replace(disputed=frozenset({"last"})), "c-2": OTHER})

    found = days_of(
        Step(world(), disputed, [ClaimChange("c-1", "last_day")]), others=EARLIER_RECORDS
    )

    assert found == {CELL: timeline([(10, 50)])}


def precedence() -> Step:
    """An uncertain award of the nearer scope hides the days that were the first sure ones."""
    far = "camden", "repair", Award("c-1", "full", Edge(10, "agreed"), Edge(20, "agreed"))
    near = "camden", "fitting", Award(
        "c-1", "full", Edge(10, "agreed"), Edge(20, "agreed"), confidence="low"
    )  # fmt: skip
    fading = "camden", "fitting", Award(
        "c-2", "full", Edge(0, "agreed"), UNKNOWN, seen_to=49, confidence="low"
    )  # fmt: skip
    open_ = Contract(Edge(0, "agreed"), Edge(None, "open-ended"))
    awards = {"award-1": far, "award-2": fading}
    before = World(contracts={"c-1": open_, "c-2": open_}, awards=awards)
    after = replace(before, awards={**awards, "award-3": near})
    return Step(before, after, [AwardChange("c-1", "camden", "fitting")])


def test_hidden_sure_award_changes_the_certainty_of_later_days() -> None:
    step = precedence()

    assert missed(step, step.affected()) == {}
    assert step.differing()["camden", "fitting"] >= {60}
