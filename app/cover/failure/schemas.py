"""Query parameters, bodies and responses of exposure and simulated failure."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from app.cover.responses import (
    AuthorityCode,
    AuthorityName,
    Because,
    ContractRefOut,
    Explanation,
    ScopeCode,
    ScopeTitle,
    StateCertainty,
    UntilBasis,
)
from app.domain.vocabulary import (
    CoverState,
    ProviderStatus,
    Purpose,
    ServiceLevel,
    ValueBasis,
    Vat,
)
from app.ledger.schemas import FactQuery, NamedOut, OnDayQuery
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import Text
from app.platform.model import Model


class ExposureQuery(FactQuery, OnDayQuery):
    """The day of an exposure, and the purpose of the contracts."""

    purpose: list[Purpose] = Field(
        default_factory=list,
        max_length=20,
        description="Only `lasting` or only `bridging` contracts, and the cells that they hold; "
        "repeatable.",
    )
    explain: bool = Field(
        default=False, description="Add the rule and the facts behind the result, in order."
    )


class ProviderFailureIn(Model):
    """A hypothetical failure: the providers, their last day of service, and the horizon."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    providers: list[Text] = Field(
        min_length=1, max_length=20, description="Codes or identifiers of providers."
    )
    last_day: Day = Field(description="The hypothetical last day of service of these providers.")
    first_day: Day | None = Field(
        default=None, description="First day of the horizon; by default the day after `last_day`."
    )
    horizon_last_day: Day | None = Field(
        default=None, description="Last day of the horizon; by default 364 days after the first."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "horizon_last_day")
        return self


@dataclass(frozen=True, slots=True)
class HeldCellOut:
    """A cell that a provider holds on a day."""

    authority: AuthorityCode
    authority_name: AuthorityName
    scope: ScopeCode
    scope_title: ScopeTitle
    state: Annotated[CoverState, Field(description="The state of the cell on the day.")]
    level: Annotated[ServiceLevel, Field(description="The highest level that it delivers.")]
    until: Annotated[
        date | None,
        Field(description="The last day of the state; null if it is open-ended or unknown."),
    ]
    until_basis: UntilBasis
    certainty: StateCertainty
    is_sole: Annotated[bool, Field(description="True if no other provider holds the cell.")]
    contracts: Annotated[
        list[str], Field(description="The references of its contracts that hold the cell.")
    ]
    purposes: Annotated[
        list[Purpose], Field(description="The purposes of these contracts on the day.")
    ]


@dataclass(frozen=True, slots=True)
class ValueSumOut:
    """The sum of contract values with equal basis, VAT and currency."""

    basis: Annotated[ValueBasis, Field(description="The basis of the values.")]
    vat: Annotated[Vat, Field(description="The treatment of VAT in the values.")]
    currency: Annotated[str, Field(description="The currency of the values.")]
    amount: Annotated[str, Field(description="The sum, as text with two decimals.")]
    contracts: Annotated[
        list[str], Field(description="The references of the contracts in the sum.")
    ]


@dataclass(frozen=True, slots=True)
class ExposedContractOut(ContractRefOut):
    """A contract that rests on a provider."""

    purpose: Annotated[
        Purpose,
        Field(
            description="`lasting`, or `bridging` until a lasting contract is in place; `unknown` "
            "if this is not recorded."
        ),
    ]


@dataclass(frozen=True, slots=True)
class ExposureOut:
    """The contracts, authorities, cells and values of one provider on a day."""

    provider: Annotated[str, Field(description="The code of the provider.")]
    provider_name: Annotated[str, Field(description="The name of the provider.")]
    status: Annotated[ProviderStatus, Field(description="Its status on the day.")]
    on: Annotated[date, Field(description="The day.")]
    contracts: Annotated[
        list[ExposedContractOut], Field(description="Its contracts that hold cells on the day.")
    ]
    authorities: Annotated[list[NamedOut], Field(description="The authorities that it serves.")]
    cells: Annotated[list[HeldCellOut], Field(description="The cells that it holds.")]
    values: Annotated[
        list[ValueSumOut],
        Field(description="Sums of values of equal basis and VAT, without framework ceilings."),
    ]
    left_uncovered: Annotated[
        list[str], Field(description="The cells without another holder, as authority/scope.")
    ]
    explanation: Annotated[
        Explanation | None, Field(description="With `explain=true`, the rule and the facts.")
    ]

    def rows(self) -> list[HeldCellOut]:
        """Return the rows of the CSV format: the held cells."""
        return self.cells


@dataclass(frozen=True, slots=True)
class LostIntervalOut:
    """An interval of days on which a cell would lose service, or one of its contracts."""

    outcome: Annotated[
        Literal["lost", "kept", "unclear"],
        Field(
            description="`lost`: the state gets worse; `kept`: other contracts maintain it; "
            "`unclear`: no holder is on record, but the provider might still deliver."
        ),
    ]
    authority: AuthorityCode
    authority_name: AuthorityName
    scope: ScopeCode
    scope_title: ScopeTitle
    first_day: Annotated[date, Field(description="The first day, within the horizon.")]
    last_day: Annotated[date, Field(description="The last day, within the horizon.")]
    days: Annotated[int, Field(description="The number of days.")]
    continues_after: Annotated[bool, Field(description="True if it continues after the horizon.")]
    state_before: Annotated[CoverState, Field(description="The state without the failure.")]
    state_after: Annotated[CoverState, Field(description="The state with the failure.")]
    because_after: Because
    lost_contracts: Annotated[list[str], Field(description="The contracts that would stop.")]
    kept_by: Annotated[list[str], Field(description="The contracts that would continue.")]


@dataclass(frozen=True, slots=True)
class ProviderFailureOut:
    """The result of a simulated failure of providers."""

    providers: Annotated[list[NamedOut], Field(description="The failed providers.")]
    last_day: Annotated[date, Field(description="Their last day of service.")]
    first_day: Annotated[date, Field(description="The first day of the horizon.")]
    horizon_last_day: Annotated[date, Field(description="The last day of the horizon.")]
    lost: Annotated[
        list[LostIntervalOut], Field(description="The intervals on which the state gets worse.")
    ]
    kept: Annotated[
        list[LostIntervalOut],
        Field(description="The intervals on which other contracts maintain the state."),
    ]
    unclear: Annotated[
        list[LostIntervalOut],
        Field(description="The intervals without a holder on record."),
    ]
    authorities_affected: Annotated[
        list[NamedOut], Field(description="The authorities with a lost interval.")
    ]
    cells_lost: Annotated[int, Field(description="The number of cells with a lost interval.")]
    unknown_cells: Annotated[
        int,
        Field(
            description="The number of cells of all authorities whose state on the first day is "
            "unknown: they may be at risk without a word of it."
        ),
    ]
    all_cells: Annotated[int, Field(description="The number of cells of all authorities.")]

    def rows(self) -> list[LostIntervalOut]:
        """Return the rows of the CSV format: the intervals, lost ones first."""
        return [*self.lost, *self.kept, *self.unclear]
