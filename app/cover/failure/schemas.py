"""How exposure and what-if are asked for and shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.cover.responses import ContractRefOut, Explanation
from app.domain.vocabulary import (
    Certainty,
    CoverState,
    DateBasis,
    ProviderStatus,
    ServiceLevel,
    ValueBasis,
    Vat,
)
from app.ledger.schemas import FactQuery, NamedOut, OnDayQuery
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import Text


class ExposureQuery(FactQuery, OnDayQuery):
    """Which day to look at."""

    explain: bool = Field(
        default=False, description="Add the rule and the facts that led to the answer, in order."
    )


class ProviderFailureIn(BaseModel):
    """Which providers would stop, when, and which days to look at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    providers: list[Text] = Field(
        min_length=1, max_length=20, description="Codes or identifiers of providers."
    )
    last_day: Day = Field(description="Their last day of service, if they stopped.")
    first_day: Day | None = Field(
        default=None, description="First day to look at; the day after last_day."
    )
    horizon_last_day: Day | None = Field(
        default=None, description="Last day to look at; 364 days after the first."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "horizon_last_day")
        return self


@dataclass(frozen=True, slots=True)
class HeldCellOut:
    """A cell that a provider holds on a day."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    state: CoverState
    level: Annotated[ServiceLevel, Field(description="What the provider delivers.")]
    until: date | None
    until_basis: DateBasis | None
    certainty: Certainty
    is_sole: Annotated[bool, Field(description="Whether no other provider holds it too.")]
    contracts: list[str]


@dataclass(frozen=True, slots=True)
class ValueSumOut:
    """Values that may be added, because they count the same."""

    basis: ValueBasis
    vat: Vat
    currency: str
    amount: Annotated[str, Field(description="Two decimals, as text.")]
    contracts: list[str]


@dataclass(frozen=True, slots=True)
class ExposureOut:
    """What rests on one provider on a day."""

    provider: str
    provider_name: str
    status: ProviderStatus
    on: date
    contracts: list[ContractRefOut]
    authorities: list[NamedOut]
    cells: list[HeldCellOut]
    values: Annotated[
        list[ValueSumOut],
        Field(description="Sums of values of equal basis and VAT; never framework ceilings."),
    ]
    left_uncovered: Annotated[
        list[str], Field(description="Cells (authority/scope) that nobody else holds.")
    ]
    explanation: Explanation | None

    def rows(self) -> list[HeldCellOut]:
        """In a spreadsheet: the cells that it holds."""
        return self.cells


@dataclass(frozen=True, slots=True)
class LostRunOut:
    """Unbroken days on which a cell would be worse off, or would be held by fewer."""

    outcome: Annotated[
        Literal["lost", "kept", "unclear"],
        Field(
            description="`lost`: the service gets worse; `kept`: others keep it up; `unclear`: "
            "nobody is known to hold it, but the provider still might."
        ),
    ]
    authority: str
    authority_name: str
    scope: str
    scope_title: str
    first_day: date
    last_day: date
    days: int
    continues_after: Annotated[bool, Field(description="Whether it goes on after the horizon.")]
    state_before: CoverState
    state_after: CoverState
    lost_contracts: Annotated[list[str], Field(description="The contracts that would stop.")]
    kept_by: Annotated[list[str], Field(description="The contracts that would go on.")]


@dataclass(frozen=True, slots=True)
class ProviderFailureOut:
    """What would happen if some providers stopped."""

    providers: list[NamedOut]
    last_day: date
    first_day: date
    horizon_last_day: date
    lost: Annotated[list[LostRunOut], Field(description="Runs on which the service gets worse.")]
    kept: Annotated[
        list[LostRunOut], Field(description="Runs on which others keep the service up.")
    ]
    unclear: Annotated[
        list[LostRunOut],
        Field(description="Runs on which nobody is known to hold the cell, but a provider might."),
    ]
    authorities_hit: list[NamedOut]
    cells_lost: int

    def rows(self) -> list[LostRunOut]:
        """In a spreadsheet: the runs, those lost first."""
        return [*self.lost, *self.kept, *self.unclear]
