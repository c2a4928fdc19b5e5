"""Random histories of one cell, and their reduction to a minimal counterexample."""

from collections.abc import Callable, Iterator
from random import Random

from tests.domain.facts import UNKNOWN, Award, Contract, Edge, Event, History, Report

LAST = 119
LEVELS = ["full", "partial", "urgent-only"]
FINDINGS = [*LEVELS, "none", "provider-unnamed"]
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
    "trading-on",
]


def random_history(rng: Random) -> History:
    """A history of at most four contracts, six awards, four events and a few reports."""
    contracts: dict[str, Contract] = {}
    for n in range(rng.randint(1, 4)):
        contracts[f"c{n}"] = _contract(rng, list(contracts))
    events = [
        Event(rng.choice(["north", "south"]), rng.choice(KINDS), rng.randint(0, LAST))
        for _ in range(rng.randint(0, 4))
    ]
    return History(
        contracts,
        {f"a{n}": _award(rng, list(contracts)) for n in range(rng.randint(0, 6))},
        tuple(events),
        tuple(
            Report(*_days(rng, 30), rng.choice(FINDINGS)) for _ in range(rng.choice([0, 0, 1, 2]))
        ),
        tuple(_days(rng, 40) for _ in range(rng.choice([0, 0, 1]))),
    )


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
        disputed=frozenset(edge for edge in ("first", "last") if rng.random() < 0.15),
    )


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
    )


def smallest(history: History, differs: Callable[[History], bool]) -> History:
    """Remove facts as long as the difference remains."""
    while True:
        smaller = next((part for part in _smaller(history) if differs(part)), None)
        if smaller is None:
            return history
        history = smaller


def _smaller(history: History) -> Iterator[History]:
    """Yield the history with a fact removed or a contract simplified."""
    for name in history.awards:
        rest = {other: award for other, award in history.awards.items() if other != name}
        yield history._replace(awards=rest)
    for n in range(len(history.events)):
        yield history._replace(events=history.events[:n] + history.events[n + 1 :])
    for n in range(len(history.reports)):
        yield history._replace(reports=history.reports[:n] + history.reports[n + 1 :])
    for n in range(len(history.attested)):
        yield history._replace(attested=history.attested[:n] + history.attested[n + 1 :])
    used = {award.contract for award in history.awards.values()}
    used |= {contract.framework or "" for contract in history.contracts.values()}
    for name, contract in history.contracts.items():
        if name not in used:
            rest_of = {other: c for other, c in history.contracts.items() if other != name}
            yield history._replace(contracts=rest_of)
        for simpler in _simpler(contract):
            yield history._replace(contracts=history.contracts | {name: simpler})


def _simpler(contract: Contract) -> Iterator[Contract]:
    for n in range(len(contract.changes)):
        yield contract._replace(changes=contract.changes[:n] + contract.changes[n + 1 :])
    if contract.framework:
        yield contract._replace(framework=None)
    if contract.disputed:
        yield contract._replace(disputed=frozenset())
    if contract.provider:
        yield contract._replace(provider=None)
