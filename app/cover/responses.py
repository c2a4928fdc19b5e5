"""Responses of cover."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Annotated, Any, Generic

from pydantic import Field

from app.domain.vocabulary import (
    CaseCategory,
    Certainty,
    Confidence,
    CoverReason,
    CoverState,
    DateBasis,
    GapBasis,
    Risk,
    ServiceLevel,
)
from app.ledger.schemas import ChangeOut, NamedOut
from app.platform.db.rows import from_row
from app.platform.http.pagination import Item, Page

AuthorityCode = Annotated[str, Field(description="The code of the authority.")]
AuthorityName = Annotated[str, Field(description="The name of the authority.")]
ScopeCode = Annotated[str, Field(description="The code of the leaf scope.")]
ScopeTitle = Annotated[str, Field(description="The title of the scope.")]
ContractReference = Annotated[str, Field(description="The reference of the contract.")]
ContractTitle = Annotated[str, Field(description="The title of the contract.")]
ProviderCode = Annotated[
    str | None, Field(description="The code of the provider; null if it is not public.")
]
ProviderName = Annotated[str | None, Field(description="The name of the provider.")]
EvidenceOn = Annotated[
    date | None, Field(description="The latest day on which a source speaks of the cell.")
]
UntilBasis = Annotated[
    DateBasis | None, Field(description="The basis of `covered_until`; null without cover.")
]
Because = Annotated[
    CoverReason | None,
    Field(description="The reason of a state that is `ended` or `unknown`; null for others."),
]
StateCertainty = Annotated[
    Certainty | None,
    Field(
        description="`assumed`: the state rests on an assumption; `contracted`: it follows from "
        "contracts; `observed`: a source saw it; `attested`: the authority attests its record. "
        "Null for states that are `ended` or `unknown`."
    ),
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rule and the facts behind a result."""

    rule: Annotated[list[str], Field(description="The steps of the rule.")]
    facts: Annotated[
        list[ChangeOut],
        Field(description="The facts to which the rule was applied, in ledger order."),
    ]


@dataclass(frozen=True, slots=True)
class ExplainedPage(Page[Item], Generic[Item]):
    """A page of a computed result."""

    explanation: Annotated[
        Explanation | None,
        Field(description="With `explain=true`, the rule and the facts behind the page."),
    ] = None


@dataclass(frozen=True, slots=True)
class HolderOut:
    """An award that holds a cell."""

    contract: ContractReference
    contract_title: ContractTitle
    provider: ProviderCode
    provider_name: ProviderName
    level: Annotated[ServiceLevel, Field(description="The service level of the award.")]
    items: Annotated[list[str], Field(description="The items supplied; empty for all items.")]
    cases: Annotated[list[CaseCategory], Field(description="The cases taken; empty for all cases.")]
    first_day: Annotated[date, Field(description="The first day on which the award holds it.")]
    last_day: Annotated[
        date | None, Field(description="The last day; null if it is open-ended or unknown.")
    ]
    is_fading: Annotated[
        bool,
        Field(
            description="True if the award's last day is unknown and no source shows it running "
            "as late as the day."
        ),
    ]
    award: Annotated[str, Field(description="The id of the award fact.")]
    confidence: Annotated[
        Confidence,
        Field(
            description="The confidence in the source of the award; below `high`, the cover is "
            "`assumed`."
        ),
    ]
    inherited_from: Annotated[
        str | None,
        Field(
            description="The code of the authority of the award, if that ended and its awards are "
            "assumed to have passed to this one."
        ),
    ]


@dataclass(frozen=True, slots=True)
class SeeAlsoOut:
    """A contract without an award that may continue the recorded cover."""

    contract: ContractReference
    contract_title: ContractTitle
    provider: ProviderCode
    provider_name: ProviderName
    known_since: Annotated[date, Field(description="The day of the source that shows it.")]


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell and one of its holders, as a row of a spreadsheet."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    on: date
    state: CoverState
    because: CoverReason | None
    since: date | None
    until: date | None
    until_basis: DateBasis | None
    covered_until: date | None
    days_left: int | None
    risks: list[Risk]
    certainty: Certainty | None
    evidence_on: date | None
    stale: bool
    data_until: date | None
    attested_on: date | None
    last_contract: str | None
    last_provider: str | None
    see_also_contracts: list[str]
    holder: HolderOut | None


@dataclass(frozen=True, slots=True)
class CellOut:
    """A cell on a day: the cover of one leaf scope in one authority."""

    authority: AuthorityCode
    authority_name: AuthorityName
    scope: ScopeCode
    scope_title: ScopeTitle
    on: Annotated[date, Field(description="The day.")]
    state: Annotated[
        CoverState,
        Field(
            description="`none`: somebody said that nobody delivers; `ended`: the recorded cover "
            "ended and nothing is recorded since; `unknown`: evidence is insufficient."
        ),
    ]
    because: Because
    since: Annotated[
        date | None,
        Field(
            description="The first day of the unbroken interval of this state, reason, certainty, "
            "risks and holders; null if it has no beginning."
        ),
    ]
    until: Annotated[
        date | None, Field(description="The last day of that interval; null if it has no end.")
    ]
    until_basis: UntilBasis
    covered_until: Annotated[
        date | None,
        Field(
            description="The last day of the unbroken interval at this level or a better one; "
            "null without cover or end."
        ),
    ]
    days_left: Annotated[
        int | None, Field(description="The number of days from `on` to `covered_until`.")
    ]
    risks: Annotated[list[Risk], Field(description="The risks to the cover.")]
    certainty: StateCertainty
    evidence_on: EvidenceOn
    stale: Annotated[
        bool,
        Field(description="True if no source speaks of the cell in the 180 days before the day."),
    ]
    data_until: Annotated[
        date | None,
        Field(description="The latest day on which any source speaks of the authority's cover."),
    ]
    attested_on: Annotated[
        date | None,
        Field(description="The day on which the authority attested that its record is complete."),
    ]
    last_held_by: Annotated[
        HolderOut | None, Field(description="The last holder, if the state is `ended` or `none`.")
    ]
    see_also: Annotated[
        list[SeeAlsoOut],
        Field(
            description="If cover ended: contracts of the authority with the last provider that "
            "have no award and became known after the end."
        ),
    ]
    decided_by: Annotated[
        str | None, Field(description="With `explain=true`, the step of the rule that decided.")
    ]
    held_by: Annotated[
        list[HolderOut],
        Field(description="The awards that hold the cell, or that fade if their end is unknown."),
    ]

    def rows(self) -> list[CellRow]:
        """Return a row for each holder, or a single row without one."""
        last = {
            "last_contract": self.last_held_by and self.last_held_by.contract,
            "last_provider": self.last_held_by and self.last_held_by.provider,
            "see_also_contracts": [other.contract for other in self.see_also],
        }
        holders: list[HolderOut | None] = [*self.held_by]
        return [from_row(CellRow, self, **last, holder=holder) for holder in holders or [None]]


@dataclass(frozen=True, slots=True)
class ContractRefOut:
    """A contract and its provider, by code and name."""

    contract: ContractReference
    contract_title: ContractTitle
    provider: ProviderCode
    provider_name: ProviderName


@dataclass(frozen=True, slots=True)
class CoverIntervalOut:
    """An interval of days of one cell within the horizon."""

    authority: AuthorityCode
    authority_name: AuthorityName
    scope: ScopeCode
    scope_title: ScopeTitle
    state: Annotated[CoverState, Field(description="The lowest state within the interval.")]
    because: Because
    basis: Annotated[
        GapBasis | None,
        Field(
            description="What a gap rests on: `said` if a source, an attestation or an award says "
            "so, `record-ended` if the record merely ended; null if the state is unknown."
        ),
    ]
    first_day: Annotated[date, Field(description="The first day, within the horizon.")]
    last_day: Annotated[date, Field(description="The last day, within the horizon.")]
    days: Annotated[int, Field(description="The number of days.")]
    continues_before: Annotated[bool, Field(description="True if it began before the horizon.")]
    continues_after: Annotated[bool, Field(description="True if it continues after the horizon.")]
    certainty: Annotated[
        Certainty | None,
        Field(description="The lowest certainty of its days; null if a state has none."),
    ]
    risks: Annotated[list[Risk], Field(description="The risks on any of its days.")]
    evidence_on: EvidenceOn
    contracts: Annotated[
        list[ContractRefOut], Field(description="The contracts that hold the cell.")
    ]


@dataclass(frozen=True, slots=True)
class IntervalTotalOut:
    """The number of days of the intervals of one cell in one state."""

    authority: AuthorityCode
    scope: ScopeCode
    state: Annotated[CoverState, Field(description="The state.")]
    days: Annotated[int, Field(description="The number of days in that state.")]


@dataclass(frozen=True, slots=True)
class IntervalPage(ExplainedPage[Item], Generic[Item]):
    """A page of intervals, with the days of all of them."""

    totals: Annotated[
        list[IntervalTotalOut],
        Field(description="Days of all intervals, also of other pages, per cell and state."),
    ] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class StateCountsOut:
    """Counts of cells on a day by state."""

    on: Annotated[date, Field(description="The day.")]
    cells: Annotated[int, Field(description="All leaf scopes.")]
    full: Annotated[int, Field(description="Leaf scopes with full cover.")]
    partial: Annotated[int, Field(description="Leaf scopes with partial cover.")]
    urgent_only: Annotated[int, Field(description="Leaf scopes with cover for urgent cases only.")]
    none: Annotated[
        int, Field(description="Leaf scopes of which somebody said that nobody delivers them.")
    ]
    ended: Annotated[int, Field(description="Leaf scopes whose recorded cover ended.")]
    unknown: Annotated[int, Field(description="Leaf scopes with insufficient evidence.")]
    assumed: Annotated[int, Field(description="Leaf scopes whose state is only assumed.")]
    stale: Annotated[int, Field(description="Leaf scopes without recent evidence.")]
    at_risk: Annotated[int, Field(description="Covered leaf scopes with any risk.")]


@dataclass(frozen=True, kw_only=True)
class NamedAuthorityOut:
    """An authority, by code and name."""

    authority: AuthorityCode
    authority_name: AuthorityName


# The bases are in this order because the fields of the last base come first.
@dataclass(frozen=True, kw_only=True)
class SummaryOut(StateCountsOut, NamedAuthorityOut):
    """A summary of the cover of an authority on a day."""

    data_until: Annotated[
        date | None,
        Field(description="The latest day on which any source speaks of the authority's cover."),
    ]
    providers: Annotated[list[NamedOut], Field(description="The providers on the day.")]
    next_end: Annotated[date | None, Field(description="The next day on which cover ends.")]
    next_end_scopes: Annotated[list[str], Field(description="The scopes whose cover ends then.")]


@dataclass(frozen=True, slots=True)
class SummaryPage(ExplainedPage[Item], Generic[Item]):
    """A page of summaries, with the counts of all authorities."""

    total: Annotated[
        StateCountsOut | None,
        Field(description="The counts of all authorities, also of other pages."),
    ] = None

    @property
    def table_items(self) -> list[Any]:
        """The items of the CSV format, with a line of totals on the last page."""
        if self.next is not None or self.total is None:
            return list(self.items)
        counts = {f.name: getattr(self.total, f.name) for f in fields(StateCountsOut)}
        total = SummaryOut(
            **counts,
            authority="",
            authority_name="Total",
            data_until=None,
            providers=[],
            next_end=None,
            next_end_scopes=[],
        )
        return [*self.items, total]
