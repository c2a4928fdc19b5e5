"""Facts about one cell in plain types: days are numbers, codes are strings."""

from typing import NamedTuple

# All facts lie inside the window, a few days from its edges: the first day of the window stands for
# all earlier days, and the last day for all later days.
WINDOW = range(-4, 126)


class Edge(NamedTuple):
    """A first or last day and its basis."""

    day: int | None
    basis: str


UNKNOWN = Edge(None, "unknown")


class Contract(NamedTuple):
    """A recorded contract; its changes are ("extension", day), in the order agreed."""

    first: Edge
    last: Edge
    provider: str | None = None
    framework: str | None = None
    changes: tuple[tuple[str, int], ...] = ()
    disputed: frozenset[str] = frozenset()


class Award(NamedTuple):
    """An award on a scope so many steps above the leaf; a basis `contract` follows the contract."""

    contract: str
    level: str
    first: Edge = Edge(None, "contract")
    last: Edge = Edge(None, "contract")
    steps: int = 0
    seen_from: int | None = None
    seen_to: int | None = None
    confidence: str = "high"


class Event(NamedTuple):
    """An event of a provider."""

    provider: str
    kind: str
    day: int


class Report(NamedTuple):
    """A report of a source for some days."""

    first_day: int
    last_day: int
    finding: str


class History(NamedTuple):
    """Every fact about one cell: one authority, one leaf."""

    contracts: dict[str, Contract]
    awards: dict[str, Award]
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    attested: tuple[tuple[int, int], ...] = ()
