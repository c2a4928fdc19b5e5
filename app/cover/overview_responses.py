"""Responses about many cells together: dependence, completeness and substitutes."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from app.cover.responses import EvidenceOn, Explanation, ProviderName
from app.domain.vocabulary import Purpose, ServiceLevel
from app.registry.contracts.count_responses import ValueColumns, ValueCountOut, rows_by_value


@dataclass(frozen=True, slots=True)
class PurposeCellsOut:
    """Numbers of cells by the purpose of the contracts that hold them.

    A cell that contracts of several purposes hold counts for each of these.
    """

    lasting: Annotated[int, Field(description="Cells that a lasting contract holds.")]
    bridging: Annotated[
        int, Field(description="Cells that a contract holds until a lasting one is in place.")
    ]
    unknown: Annotated[
        int, Field(description="Cells that a contract holds whose purpose is not recorded.")
    ]


CellsByPurpose = Annotated[
    PurposeCellsOut, Field(description="The covered cells by the purpose of their contracts.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceShare:
    """The share of a provider or group in the covered cells."""

    holder: Annotated[
        str | None,
        Field(description="The code of the provider or group; null if it is not public."),
    ]
    holder_name: Annotated[str | None, Field(description="The name of the holder.")]
    cells: Annotated[int, Field(description="The cells that it holds, alone or with others.")]
    share: Annotated[
        float,
        Field(description="Its share from 0 to 1; a cell with n holders counts 1/n for each."),
    ]
    sole_cells: Annotated[
        list[str], Field(description="The cells that it holds alone, as authority/scope.")
    ]
    cells_by_purpose: CellsByPurpose
    authorities: Annotated[
        list[str], Field(description="The codes of the authorities in which it holds cells.")
    ]
    contracts: Annotated[
        int, Field(description="The number of its contracts that give cover in these cells.")
    ]
    with_value: Annotated[
        int,
        Field(
            description="The number of those with a recorded value; the ceiling of a framework is "
            "none."
        ),
    ]


# The bases are in this order because the fields of the last base come first.
@dataclass(frozen=True, kw_only=True)
class DependenceShareRow(ValueColumns, DependenceShare):
    """A line of a table of shares: a share, and the sum of its values of one kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceShareOut(DependenceShare):
    """The share of a provider or group in the covered cells, and in money."""

    values: Annotated[
        list[ValueCountOut],
        Field(
            description="Sums of the whole values of these contracts, each of equal basis and VAT "
            "treatment, without ceilings of frameworks. A value is not split by cell or day."
        ),
    ]

    def rows(self) -> list[DependenceShareRow]:
        """Return a line for each kind of value, or one line if there is none."""
        return [DependenceShareRow(**cells) for cells in rows_by_value(self, DependenceShare)]


@dataclass(frozen=True, slots=True)
class DependenceOut:
    """The concentration of the covered cells among providers or groups."""

    on: Annotated[date, Field(description="The day.")]
    by: Annotated[str, Field(description="The kind of holder: `provider` or `group`.")]
    purpose: Annotated[
        list[Purpose],
        Field(
            description="The purposes of the contracts that are measured; empty for all: then "
            "lasting and bridging contracts count alike, and `cells_by_purpose` tells them apart."
        ),
    ]
    covered_cells: Annotated[
        int, Field(description="The number of cells that these contracts cover.")
    ]
    cells_by_purpose: CellsByPurpose
    known_cells: Annotated[
        int, Field(description="The number of cells whose state is not `unknown`.")
    ]
    all_cells: Annotated[int, Field(description="The number of cells that the query selects.")]
    comparable: Annotated[
        bool,
        Field(
            description="False if less than 80 % of the cells are known: then the shares speak for "
            "the record, not for the authorities."
        ),
    ]
    hhi: Annotated[
        float,
        Field(description="The Herfindahl-Hirschman index: 10,000 if one holder has all cells."),
    ]
    shares: Annotated[list[DependenceShareOut], Field(description="The shares, largest first.")]
    explanation: Annotated[
        Explanation | None, Field(description="With `explain=true`, the rule and the facts.")
    ]

    def rows(self) -> list[DependenceShareRow]:
        """Return the rows of the CSV format: the shares, by kind of value."""
        return [row for share in self.shares for row in share.rows()]


@dataclass(frozen=True, slots=True)
class CompletenessOut:
    """The completeness of the record of a consortium, of authorities or of the registry."""

    on: Annotated[date, Field(description="The day.")]
    consortium: Annotated[
        str | None, Field(description="The code of the consortium; null if none was named.")
    ]
    authorities: Annotated[
        list[str], Field(description="The authorities with cells that are counted.")
    ]
    members_recorded: Annotated[
        int | None,
        Field(description="The members of the consortium on record; null without a consortium."),
    ]
    members_claimed: Annotated[
        list[str], Field(description="How many members the consortium has, as sources say.")
    ]
    contracts_recorded: Annotated[
        int, Field(description="The contracts on record that serve these authorities.")
    ]
    contracts_claimed: Annotated[
        list[str], Field(description="How many contracts there are, as sources say.")
    ]
    unknown_cells: Annotated[int, Field(description="The cells whose state is unknown.")]
    all_cells: Annotated[int, Field(description="All cells of these authorities.")]
    evidence_on: EvidenceOn
    attested_to: Annotated[
        date | None,
        Field(description="The last day for which one of these authorities attests its record."),
    ]


RouteOpen: TypeAlias = Literal["yes", "no", "unknown"]
"""The answer whether another authority could use a contract."""


Nearness: TypeAlias = Literal["own", "board", "consortium", "region", "elsewhere"]
"""The nearest that a provider serves to an authority, nearest first."""


@dataclass(frozen=True, slots=True)
class SubstituteOut:
    """A provider that holds scopes on a day, for some authority."""

    provider: Annotated[str, Field(description="The code of the provider.")]
    provider_name: ProviderName
    scopes: Annotated[list[str], Field(description="The scopes that it holds.")]
    authorities: Annotated[
        list[str], Field(description="The authorities that it serves with these scopes.")
    ]
    nearness: Annotated[
        Nearness | None,
        Field(
            description="With `near`, the nearest of these authorities: `own`, the authority "
            "itself; another of its integrated care board, of a `consortium` of it, or of its "
            "`region`; or one that is `elsewhere`, or of which neither is recorded. Boundaries are "
            "not recorded. Null without `near`."
        ),
    ]
    load: Annotated[
        int, Field(description="The number of authorities that it serves on the day, in any scope.")
    ]
    level: Annotated[ServiceLevel, Field(description="The best level at which it holds one.")]
    term_left: Annotated[
        int | None,
        Field(
            description="The days left until its last award of these ends; null if an end is "
            "unknown or open."
        ),
    ]
    next_end: Annotated[
        date | None,
        Field(description="The first last day of these awards; null if none is known."),
    ]
    last_end: Annotated[
        date | None,
        Field(description="The latest last day of these; null if an end is unknown or open."),
    ]
    route_open: Annotated[
        RouteOpen,
        Field(
            description="Whether another authority could use one of its contracts: `no` if all "
            "are awards to their buyers alone, `unknown` if the record does not tell."
        ),
    ]
