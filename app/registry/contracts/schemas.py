"""What may be stated about contracts."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    CaseCategory,
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
from app.ledger.inputs import (
    CodeText,
    DetailsIn,
    ObservedPeriodIn,
    PeriodIn,
    ReplaceableIn,
    RevisionIn,
)
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text

Amount = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,13}\.\d{2}$"),
    Field(description="Money as text with two decimals, so that nothing rounds it."),
]


class ValueIn(BaseModel):
    """An amount of money and what it counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amount: Amount
    currency: Literal["GBP"] = "GBP"
    basis: ValueBasis
    vat: Vat = Vat.UNKNOWN
    note: LongText | None = None

    @property
    def number(self) -> Decimal:
        """The amount as a number that does not round."""
        return Decimal(self.amount)


class OptionIn(BaseModel):
    """A right to extend the term to a later day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    last_day: Day | None = None
    basis: DateBasis
    text: LongText


class ContractDetailsIn(DetailsIn, PeriodIn):
    """What a contract says: parties, law, days, options and values."""

    title: Text
    kind: ContractKind
    purpose: Purpose
    regime: Regime
    special_regime: SpecialRegime = SpecialRegime.UNKNOWN
    ground: Ground | None = None
    cpv: Text | None = None
    provider: CodeText | None = None
    lead: CodeText | None = None
    buyers: list[CodeText] = Field(default_factory=list)
    department: Text | None = None
    consortium: CodeText | None = None
    framework: CodeText | None = None
    replaces: list[CodeText] = Field(default_factory=list)
    first_day_basis: DateBasis
    last_day_basis: DateBasis
    options: list[OptionIn] = Field(default_factory=list)
    break_on: Day | None = None
    review_on: Day | None = None
    decided_on: Day | None = None
    signed_on: Day | None = None
    values: list[ValueIn] = Field(default_factory=list)
    irrecoverable_vat: Amount | None = None
    tender_route: LongText | None = None
    sme: bool | None = None
    vcse: bool | None = None
    ocid: Text | None = None


class ContractIn(ContractDetailsIn):
    """A contract with its first details."""

    reference: CodeText


class ContractRestatementIn(ContractDetailsIn, RevisionIn):
    """What a contract says, stated again."""


class TermChangeIn(ReplaceableIn):
    """A contract was extended, ended early, or never began."""

    change: TermChangeKind
    last_day: Day | None = None
    agreed_on: Day | None = None
    reason: EndingReason | None = None

    @model_validator(mode="after")
    def _has_a_day_if_any_is_left(self) -> Self:
        if (self.change is TermChangeKind.CANCELLATION) is (self.last_day is not None):
            raise PydanticCustomError(
                "day-if-any-left", "a last_day, unless the contract was cancelled"
            )
        return self


class AwardIn(ReplaceableIn, ObservedPeriodIn):
    """One authority takes one service scope from one contract, at a level."""

    authority: CodeText
    scope: CodeText
    level: ServiceLevel
    items: list[Text] = Field(default_factory=list)
    cases: list[CaseCategory] = Field(default_factory=list)
    installed_base: InstalledBase = InstalledBase.UNKNOWN
    first_day_basis: DateBasis = DateBasis.CONTRACT
    last_day_basis: DateBasis = DateBasis.CONTRACT


class NoticeIn(ReplaceableIn):
    """A procurement notice was given about a contract."""

    notice_type: NoticeType
    published_on: Day | None = None
    identifier: Text | None = None
    url: Text | None = None
    with_copy: bool = Field(
        default=False, description="Whether the published notice carried the contract itself."
    )
