"""Random histories of the leaves of a branch, and their reduction to a minimal counterexample."""

from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

from tests.domain.facts import (
    UNKNOWN,
    Attestation,
    Award,
    Contract,
    DayClaim,
    Edge,
    Event,
    History,
    Option,
    Report,
)

LAST = 119
LATEST = 150
"""The latest day that an option or a claim names."""
LEVELS = ["full", "partial", "urgent-only"]
FINDINGS = [*LEVELS, "none", "provider-unnamed"]
LEAVES = ("asked", "second", "third")
PROVIDERS = ["north", "south", None]
KINDS = [
    "ceased-trading",
    "ceased-trading",
    "dissolved",
    "resumed-trading",
    "resumed-trading",
    "administration",
    "winding-up-order",
    "special-manager-appointed",
    "insolvency-ended",
    "distress-signal",
    "distress-signal",
    "trading-on",
]


def random_history(rng: Random) -> History:
    """A history of at most four contracts, seven awards, four events and a few reports."""
    contracts: dict[str, Contract] = {}
    for n in range(rng.randint(1, 4)):
        contracts[f"c{n}"] = _contract(rng, list(contracts))
    events = [
        Event(rng.choice(["north", "south"]), rng.choice(KINDS), rng.randint(0, LAST))
        for _ in range(rng.randint(0, 4))
    ]
    return History(
        contracts,
        {f"a{n}": _award(rng, list(contracts)) for n in range(rng.randint(0, 7))},
        tuple(events),
        tuple(
            Report(*_days(rng, 30), rng.choice(FINDINGS), _leaf(rng))
            for _ in range(rng.choice([0, 0, 1, 2, 3]))
        ),
        tuple(Attestation(*_days(rng, 40), _leaf(rng)) for _ in range(rng.choice([0, 0, 1]))),
        LEAVES,
    )


def _leaf(rng: Random) -> str | None:
    """A leaf, or none if the whole branch is meant."""
    return rng.choice([*LEAVES, None, None])


def _days(rng: Random, longest: int) -> tuple[int, int]:
    first = rng.randint(0, LAST)
    return first, min(LAST, first + rng.randint(0, longest))


def _contract(rng: Random, others: list[str]) -> Contract:
    first = _first(rng)
    changes = []
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        kind = rng.choice(["extension", "extension", "termination", "termination", "cancellation"])
        changes.append((kind, rng.randint(10, LAST)))
    return Contract(
        first,
        _last(rng, first.day or 0),
        provider=rng.choice(PROVIDERS),
        framework=rng.choice(others) if others and rng.random() < 0.4 else None,
        changes=tuple(changes),
        options=tuple(_option(rng) for _ in range(rng.choice([0, 0, 1, 2]))),
        claimed_days=tuple(_claim(rng) for _ in range(rng.choice([0] * 6 + [1, 1, 2]))),
        is_end_claimed=rng.random() < 0.1,
        claimed_levels=tuple(rng.choice(LEVELS) for _ in range(rng.choice([0] * 6 + [1, 1, 2]))),
    )


def _option(rng: Random) -> Option:
    last_day = rng.choice([rng.randint(0, LATEST), rng.randint(0, LATEST), None])
    return Option(last_day, is_declined=rng.random() < 0.3)


def _claim(rng: Random) -> DayClaim:
    return DayClaim(rng.choice(["first", "last"]), rng.randint(0, LATEST))


def _first(rng: Random) -> Edge:
    basis = rng.choice(["agreed", "agreed", "agreed", "derived", "assumed", "unknown"])
    return UNKNOWN if basis == "unknown" else Edge(rng.randint(0, 70), basis)


def _last(rng: Random, first_day: int) -> Edge:
    basis = rng.choice(["agreed", "agreed", "derived", "assumed", "unknown", "open-ended"])
    if basis in {"unknown", "open-ended"}:
        return Edge(None, basis)
    return Edge(rng.randint(first_day, LAST), basis)


def _award(rng: Random, contracts: list[str]) -> Award:
    first = Edge(None, "contract") if rng.random() < 0.6 else _first(rng)
    last = Edge(None, "contract") if rng.random() < 0.5 else _last(rng, first.day or 0)
    seen_from, seen_to = _days(rng, 60)
    return Award(
        rng.choice(contracts),
        rng.choice(LEVELS),
        first,
        last,
        steps=rng.choice([0, 0, 1, 2]),
        seen_from=rng.choice([seen_from, None]),
        seen_to=rng.choice([seen_to, None]),
        confidence=rng.choice(["high", "high", "high", "medium", "low"]),
        is_seconded=rng.random() < 0.9,
        leaf=rng.choice(["asked", *LEAVES]),
    )


def smallest(history: History, differs: Callable[[History], bool]) -> History:
    """Remove facts as long as the difference remains."""
    while True:
        smaller = next((part for part in _smaller(history) if differs(part)), None)
        if smaller is None:
            return history
        history = smaller


def _smaller(history: History) -> Iterator[History]:
    """Yield the history with a fact removed, or with an award or a contract simplified."""
    for field in ("events", "reports", "attested"):
        yield from _shorter(history, field)
    for leaf in history.leaves[1:]:
        yield history._replace(leaves=tuple(other for other in history.leaves if other != leaf))
    for name, award in history.awards.items():
        rest = {other: kept for other, kept in history.awards.items() if other != name}
        yield history._replace(awards=rest)
        for simpler in _simpler_award(award):
            yield history._replace(awards=history.awards | {name: simpler})
    used = {award.contract for award in history.awards.values()}
    used |= {contract.framework or "" for contract in history.contracts.values()}
    for name, contract in history.contracts.items():
        if name not in used:
            rest_of = {other: c for other, c in history.contracts.items() if other != name}
            yield history._replace(contracts=rest_of)
        for simple in _simpler_contract(contract):
            yield history._replace(contracts=history.contracts | {name: simple})


def _simpler_award(award: Award) -> Iterator[Award]:
    plain = Award(award.contract, award.level, leaf=award.leaf)
    for field in ("first", "last", "steps", "seen_from", "seen_to", "confidence", "is_seconded"):
        value = getattr(plain, field)
        if getattr(award, field) != value:
            yield award._replace(**{field: value})


def _simpler_contract(contract: Contract) -> Iterator[Contract]:
    for field in ("changes", "options", "claimed_days", "claimed_levels"):
        yield from _shorter(contract, field)
    if contract.is_end_claimed:
        yield contract._replace(is_end_claimed=False)
    if contract.framework:
        yield contract._replace(framework=None)
    if contract.provider:
        yield contract._replace(provider=None)


Facts = TypeVar("Facts", History, Contract)


def _shorter(facts: Facts, field: str) -> Iterator[Facts]:
    """Yield the facts without one item of a field."""
    items = getattr(facts, field)
    for n in range(len(items)):
        yield facts._replace(**{field: items[:n] + items[n + 1 :]})
