"""Facts about the leaves of one branch in plain types: days are numbers, codes are strings."""

from typing import NamedTuple

# All facts lie between day 0 and day 150. A fact has consequences up to 91 days later: the first
# day of the window stands for all earlier days, and the last day for all later days.
WINDOW = range(-4, 250)


class Edge(NamedTuple):
    """A first or last day and its basis."""

    day: int | None
    basis: str


UNKNOWN = Edge(None, "unknown")


class Option(NamedTuple):
    """An option to extend a contract up to a day, or without a limit."""

    last_day: int | None
    is_declined: bool = False


class DayClaim(NamedTuple):
    """An undecided claim that the `first` or `last` day of a contract reads as another day."""

    edge: str
    day: int


class Contract(NamedTuple):
    """A recorded contract; its changes are ("extension", day), in the order agreed.

    `claimed_levels` are the levels of the undecided claims about its level of service.
    """

    first: Edge
    last: Edge
    provider: str | None = None
    framework: str | None = None
    changes: tuple[tuple[str, int], ...] = ()
    options: tuple[Option, ...] = ()
    claimed_days: tuple[DayClaim, ...] = ()
    claimed_levels: tuple[str, ...] = ()
    is_end_claimed: bool = False


class Award(NamedTuple):
    """An award on a scope so many steps above the leaves; a basis `contract` follows the contract.

    At step 0 it is an award of the named leaf, else of a branch above all leaves.
    """

    contract: str
    level: str
    first: Edge = Edge(None, "contract")
    last: Edge = Edge(None, "contract")
    steps: int = 0
    seen_from: int | None = None
    seen_to: int | None = None
    confidence: str = "high"
    is_seconded: bool = True
    leaf: str = "asked"


class Event(NamedTuple):
    """An event of a provider."""

    provider: str
    kind: str
    day: int


class Report(NamedTuple):
    """A report of a source for some days, about one leaf or, without a leaf, about the branch."""

    first_day: int
    last_day: int
    finding: str
    leaf: str | None = None


class Attestation(NamedTuple):
    """An attestation for some days, of one leaf or, without a leaf, of the branch."""

    first_day: int
    last_day: int
    leaf: str | None = None


class History(NamedTuple):
    """Every fact about the leaves of one branch, for one authority."""

    contracts: dict[str, Contract]
    awards: dict[str, Award]
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    attested: tuple[Attestation, ...] = ()
    leaves: tuple[str, ...] = ("asked",)

    def of_leaf(self, leaf: str) -> "History":
        """Return the facts that speak of a leaf."""
        return self._replace(
            awards={
                name: award
                for name, award in self.awards.items()
                if award.steps > 0 or award.leaf == leaf
            },
            reports=tuple(said for said in self.reports if said.leaf in (None, leaf)),
            attested=tuple(said for said in self.attested if said.leaf in (None, leaf)),
            leaves=(leaf,),
        )
