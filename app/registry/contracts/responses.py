"""How contracts are asked for and shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    CaseCategory,
    Confidence,
    ContractKind,
    DateBasis,
    EndingReason,
    Ground,
    InstalledBase,
    NoticeType,
    Purpose,
    Regime,
    ServiceLevel,
    SpecialRegime,
    TermChangeKind,
    ValueBasis,
    Vat,
)
from app.ledger.schemas import FactPageQuery, FactQuery, IdentifierOut, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import Text
from app.registry.claims.schemas import ClaimOut


class ContractQuery(FactPageQuery, OnDayQuery):
    """Which contracts to list."""

    authority: Text | None = Field(
        default=None, description="Only contracts that this authority leads or takes a scope from."
    )
    consortium: Text | None = Field(default=None, description="Only contracts of this consortium.")
    provider: Text | None = Field(default=None, description="Only contracts of this provider.")
    scope: Text | None = Field(
        default=None,
        description="Only contracts with an award that covers this scope or part of it.",
    )
    kind: ContractKind | None = Field(default=None, description="Only contracts of this kind.")
    purpose: Purpose | None = Field(
        default=None, description="Only lasting ones, or bridging ones."
    )
    regime: Regime | None = Field(default=None, description="Only contracts under this law.")
    ground: Ground | None = Field(default=None, description="Only direct awards on this ground.")
    identifier: Text | None = Field(
        default=None, description="Only the contract with this notice number, OCID or other number."
    )
    live_on: Day | None = Field(
        default=None, description="Only contracts with an award that gives cover on this day."
    )
    ends_from: Day | None = Field(
        default=None, description="Only contracts whose agreed last day is this day or later."
    )
    ends_to: Day | None = Field(
        default=None, description="Only contracts whose agreed last day is this day or earlier."
    )
    q: Text | None = Field(
        default=None, description="Words in the title, reference, numbers or provider's names."
    )
    sort: Literal["reference", "last_day", "-last_day"] = Field(
        default="reference", description="In which order; with `-` the latest day first."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.ends_from and self.ends_to and self.ends_to < self.ends_from:
            raise PydanticCustomError("period-reversed", "ends_to is before ends_from")
        return self


class ContractItemQuery(FactQuery, OnDayQuery):
    """Which day a contract is shown on."""


class HistoryQuery(FactPageQuery):
    """Which part of a contract's history to show."""


@dataclass(frozen=True, slots=True)
class TermOut:
    """First and last day, and what each rests on."""

    first_day: date | None
    first_day_basis: DateBasis
    last_day: Annotated[date | None, Field(description="Null where it is unknown or open-ended.")]
    last_day_basis: DateBasis


@dataclass(frozen=True, slots=True)
class ContractOut:
    """A contract, the term that was signed, and the term now agreed."""

    reference: str
    title: str
    kind: ContractKind
    purpose: Purpose
    regime: Regime
    special_regime: SpecialRegime
    ground: Annotated[Ground | None, Field(description="Why it was awarded directly, if it was.")]
    provider: Annotated[str | None, Field(description="Null where the provider is not public.")]
    provider_name: str | None
    lead: str | None
    buyers: list[str]
    consortium: str | None
    framework: Annotated[str | None, Field(description="The framework it was called off from.")]
    signed: TermOut
    term: Annotated[TermOut, Field(description="The signed term with every agreed change applied.")]
    is_cancelled: Annotated[bool, Field(description="Whether the service never began.")]
    fact: Annotated[str, Field(description="The fact that holds these details.")]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class OptionOut:
    """A right to extend the term."""

    last_day: date | None
    basis: DateBasis
    text: str


@dataclass(frozen=True, slots=True)
class ValueOut:
    """An amount of money and what it counts."""

    amount: Annotated[str, Field(description="Two decimals, as text.")]
    currency: str
    basis: ValueBasis
    vat: Vat
    note: str | None


@dataclass(frozen=True, slots=True)
class AwardOut:
    """One authority takes one scope."""

    id: str
    authority: str
    scope: str
    level: ServiceLevel
    items: list[str]
    cases: list[CaseCategory]
    installed_base: InstalledBase
    days: TermOut
    seen_from: date | None
    seen_to: date | None
    source: str
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class TermChangeOut:
    """An extension, a termination, or a cancellation."""

    id: str
    change: TermChangeKind
    last_day: date | None
    agreed_on: date | None
    reason: EndingReason | None
    source: str
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class NoticeOut:
    """A notice that was given."""

    id: str
    notice_type: NoticeType
    published_on: date | None
    identifier: str | None
    url: str | None
    with_copy: Annotated[bool, Field(description="Whether it carried the contract itself.")]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ContractItemOut(ContractOut):
    """A contract with everything that is known about it."""

    cpv: str | None
    department: str | None
    replaces: list[str]
    options: list[OptionOut]
    break_on: date | None
    review_on: date | None
    decided_on: date | None
    signed_on: date | None
    values: list[ValueOut]
    irrecoverable_vat: str | None
    tender_route: str | None
    sme: bool | None
    vcse: bool | None
    identifiers: list[IdentifierOut]
    ocid: str | None
    note: str | None
    awards: list[AwardOut]
    term_changes: list[TermChangeOut]
    notices: list[NoticeOut]
    claims: list[ClaimOut]
    sources: Annotated[list[str], Field(description="Every source that any of this rests on.")]
