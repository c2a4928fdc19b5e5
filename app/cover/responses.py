"""How answers about cover are shown."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Generic

from pydantic import Field

from app.domain.vocabulary import (
    Cases,
    Certainty,
    CoverState,
    DateBasis,
    Risk,
    ServiceLevel,
)
from app.ledger.schemas import ChangeOut, NamedOut
from app.platform.http.pagination import Item, Page


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an answer is as it is."""

    rule: Annotated[list[str], Field(description="The rule, step by step.")]
    facts: Annotated[list[ChangeOut], Field(description="The facts it was applied to, in order.")]


@dataclass(frozen=True, slots=True)
class ExplainedPage(Page[Item], Generic[Item]):
    """A page of a computed answer."""

    explanation: Annotated[
        Explanation | None, Field(description="With `explain=true`: what led to the answer.")
    ] = None


@dataclass(frozen=True, slots=True)
class HolderOut:
    """An award that holds a cell."""

    contract: str
    contract_title: str
    provider: Annotated[str | None, Field(description="Null where the provider is not public.")]
    provider_name: str | None
    level: ServiceLevel
    items: Annotated[list[str], Field(description="The items supplied, where not all are.")]
    cases: Annotated[list[Cases], Field(description="The cases taken, where not all are.")]
    first_day: date
    last_day: Annotated[date | None, Field(description="Null where it is open or unknown.")]
    award: Annotated[str, Field(description="The fact that awards it.")]


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
    """Cover of one scope in one authority on one day."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    on: date
    state: Annotated[
        CoverState,
        Field(description="`none`: no cover is recorded; `unknown`: the registry cannot say."),
    ]
    since: Annotated[
        date | None, Field(description="First day of the unbroken run at this state or better.")
    ]
    until: Annotated[
        date | None, Field(description="Last day of that run; null if it is open or unknown.")
    ]
    until_basis: Annotated[DateBasis | None, Field(description="What `until` rests on.")]
    days_left: Annotated[int | None, Field(description="Days from `on` to `until`.")]
    risks: list[Risk]
    certainty: Annotated[
        Certainty, Field(description="`assumed`: other without what is only assumed.")
    ]
    evidence_on: Annotated[date | None, Field(description="Latest day any source speaks of it.")]
    attested_on: Annotated[
        date | None, Field(description="When the authority attested that its record is complete.")
    ]
    last_held_by: Annotated[
        HolderOut | None, Field(description="Who covered it last, where nothing does now.")
    ]
    held_by: list[HolderOut]

    def rows(self) -> list[CellRow]:
        """A row for each holder; one row where there is none."""
        own = {name: getattr(self, name) for name in _OWN_COLUMNS}
        holders: list[HolderOut | None] = [*self.held_by]
        return [CellRow(**own, holder=holder) for holder in holders or [None]]


_OWN_COLUMNS = [field.name for field in fields(CellRow) if field.name != "holder"]


@dataclass(frozen=True, slots=True)
class ContractRefOut:
    """A contract and its provider, by code and name."""

    contract: str
    contract_title: str
    provider: str | None
    provider_name: str | None


@dataclass(frozen=True, slots=True)
class CoverIntervalOut:
    """Unbroken days of one cell inside the horizon."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    state: Annotated[CoverState, Field(description="The worst state within the run.")]
    first_day: date
    last_day: Annotated[date, Field(description="Inside the horizon, like first_day.")]
    days: Annotated[int, Field(description="How many days that is.")]
    continues_before: Annotated[bool, Field(description="Whether it began before the horizon.")]
    continues_after: Annotated[bool, Field(description="Whether it goes on after the horizon.")]
    certainty: Annotated[Certainty, Field(description="How sure the state is on all of its days.")]
    contracts: Annotated[list[ContractRefOut], Field(description="Contracts that hold the cell.")]


@dataclass(frozen=True, slots=True)
class SummaryOut:
    """One authority on one day."""

    authority: str
    authority_name: str
    on: date
    full: Annotated[int, Field(description="Leaf scopes covered in full.")]
    partial: int
    urgent_only: int
    none: Annotated[int, Field(description="Leaf scopes for which no cover is recorded.")]
    unknown: int
    assumed: Annotated[int, Field(description="Leaf scopes whose state is only assumed.")]
    at_risk: Annotated[int, Field(description="Leaf scopes held only by insolvent providers.")]
    providers: list[NamedOut]
    next_end: Annotated[date | None, Field(description="The next day on which cover ends.")]
    next_end_scopes: Annotated[list[str], Field(description="The scopes for which it does.")]


@dataclass(frozen=True, slots=True)
class ShareOut:
    """What one provider or group has of the covered cells."""

    holder: Annotated[str | None, Field(description="Null for providers that are not named.")]
    holder_name: str | None
    cells: Annotated[int, Field(description="Cells it holds, alone or with others.")]
    share: Annotated[
        float, Field(description="Of the covered cells; a cell with n holders counts 1/n for each.")
    ]
    sole_cells: Annotated[list[str], Field(description="Cells it holds alone: authority/scope.")]


@dataclass(frozen=True, slots=True)
class DependenceOut:
    """How much of what is covered rests on how few."""

    on: date
    by: str
    covered_cells: int
    hhi: Annotated[
        float, Field(description="Herfindahl-Hirschman index: 10,000 where one holder has all.")
    ]
    shares: list[ShareOut]
    explanation: Explanation | None

    def rows(self) -> list[ShareOut]:
        """In a spreadsheet: the shares."""
        return self.shares
