"""Responses of cover."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Generic

from pydantic import Field

from app.domain.vocabulary import (
    CaseCategory,
    Certainty,
    CoverState,
    DateBasis,
    Risk,
    ServiceLevel,
)
from app.ledger.schemas import ChangeOut, NamedOut
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
UntilBasis = Annotated[DateBasis | None, Field(description="The basis of `until`.")]
StateCertainty = Annotated[
    Certainty,
    Field(description="`assumed`: the state would differ without assumed facts."),
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
    award: Annotated[str, Field(description="The id of the award fact.")]


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell and one of its holders, as a row of a spreadsheet."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    on: date
    state: CoverState
    since: date | None
    until: date | None
    until_basis: DateBasis | None
    days_left: int | None
    risks: list[Risk]
    certainty: Certainty
    evidence_on: date | None
    attested_on: date | None
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
        Field(description="`none`: no cover is recorded; `unknown`: evidence is insufficient."),
    ]
    since: Annotated[
        date | None,
        Field(description="The first day of the unbroken interval at this state or better."),
    ]
    until: Annotated[
        date | None,
        Field(description="The last day of that interval; null if it is open-ended or unknown."),
    ]
    until_basis: UntilBasis
    days_left: Annotated[int | None, Field(description="The number of days from `on` to `until`.")]
    risks: Annotated[list[Risk], Field(description="The risks to the cover.")]
    certainty: StateCertainty
    evidence_on: Annotated[date | None, Field(description="The latest day that a source covers.")]
    attested_on: Annotated[
        date | None,
        Field(description="The day on which the authority attested that its record is complete."),
    ]
    last_held_by: Annotated[
        HolderOut | None, Field(description="The last holder, if the cell has no cover.")
    ]
    held_by: Annotated[list[HolderOut], Field(description="The awards that hold the cell.")]

    def rows(self) -> list[CellRow]:
        """Return a row for each holder, or a single row without one."""
        own = {name: getattr(self, name) for name in _OWN_COLUMNS}
        holders: list[HolderOut | None] = [*self.held_by]
        return [CellRow(**own, holder=holder) for holder in holders or [None]]


_OWN_COLUMNS = [field.name for field in fields(CellRow) if field.name != "holder"]


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
    first_day: Annotated[date, Field(description="The first day, within the horizon.")]
    last_day: Annotated[date, Field(description="The last day, within the horizon.")]
    days: Annotated[int, Field(description="The number of days.")]
    continues_before: Annotated[bool, Field(description="True if it began before the horizon.")]
    continues_after: Annotated[bool, Field(description="True if it continues after the horizon.")]
    certainty: Annotated[Certainty, Field(description="The lowest certainty of its days.")]
    contracts: Annotated[
        list[ContractRefOut], Field(description="The contracts that hold the cell.")
    ]


@dataclass(frozen=True, slots=True)
class SummaryOut:
    """A summary of the cover of an authority on a day."""

    authority: AuthorityCode
    authority_name: AuthorityName
    on: Annotated[date, Field(description="The day.")]
    full: Annotated[int, Field(description="Leaf scopes with full cover.")]
    partial: Annotated[int, Field(description="Leaf scopes with partial cover.")]
    urgent_only: Annotated[int, Field(description="Leaf scopes with cover for urgent cases only.")]
    none: Annotated[int, Field(description="Leaf scopes without recorded cover.")]
    unknown: Annotated[int, Field(description="Leaf scopes with insufficient evidence.")]
    assumed: Annotated[int, Field(description="Leaf scopes whose state is only assumed.")]
    at_risk: Annotated[int, Field(description="Leaf scopes held by insolvent providers only.")]
    providers: Annotated[list[NamedOut], Field(description="The providers on the day.")]
    next_end: Annotated[date | None, Field(description="The next day on which cover ends.")]
    next_end_scopes: Annotated[list[str], Field(description="The scopes whose cover ends then.")]


@dataclass(frozen=True, slots=True)
class ShareOut:
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


@dataclass(frozen=True, slots=True)
class DependenceOut:
    """The concentration of the covered cells among providers or groups."""

    on: Annotated[date, Field(description="The day.")]
    by: Annotated[str, Field(description="The kind of holder: `provider` or `group`.")]
    covered_cells: Annotated[int, Field(description="The number of covered cells.")]
    hhi: Annotated[
        float,
        Field(description="The Herfindahl-Hirschman index: 10,000 if one holder has all cells."),
    ]
    shares: Annotated[list[ShareOut], Field(description="The shares, largest first.")]
    explanation: Annotated[
        Explanation | None, Field(description="With `explain=true`, the rule and the facts.")
    ]

    def rows(self) -> list[ShareOut]:
        """Return the rows of the CSV format: the shares."""
        return self.shares
