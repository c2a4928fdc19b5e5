"""Inputs of contracts."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    Audience,
    CaseCategory,
    ChangeGround,
    ContractKind,
    DateBasis,
    EndingReason,
    Ground,
    InstalledBase,
    NoticeType,
    Purpose,
    RecordState,
    Regime,
    Route,
    ServiceLevel,
    SpecialRegime,
    TermChangeKind,
    ValueBasis,
    Vat,
)
from app.ledger.inputs import (
    CodeText,
    DetailsIn,
    FactIn,
    ObservedPeriodIn,
    PeriodIn,
    ReplaceableIn,
    RevisionIn,
)
from app.platform.date_types import Day
from app.platform.http.pagination import ForeignCode, LongText, Text
from app.platform.model import Model

Amount = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,13}\.\d{2}$"),
    Field(description="Money as text with two decimals, so that nothing rounds it."),
]

Percent = Annotated[
    str,
    StringConstraints(pattern=r"^-?\d{1,4}(\.\d{1,2})?$"),
    Field(description="Percentage as text, so that nothing rounds it."),
]


class ValueIn(Model):
    """An amount of money, with its meaning and VAT treatment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amount: Amount
    currency: Literal["GBP"] = Field(default="GBP", description="Currency: always GBP.")
    basis: ValueBasis = Field(
        description="Meaning of the amount, such as total value or yearly value."
    )
    vat: Vat = Field(default=Vat.UNKNOWN, description="VAT treatment of the amount.")
    note: LongText | None = Field(default=None, description="A remark, without personal data.")

    @property
    def number(self) -> Decimal:
        """The amount as a decimal number."""
        return Decimal(self.amount)


class OptionIn(Model):
    """An option to extend the term to a later day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    last_day: Day | None = Field(
        default=None, description="Last day of the term if the option is used; null if unknown."
    )
    basis: DateBasis = Field(description="Basis of that day.")
    text: LongText = Field(description="The option as the contract describes it.")
    is_declined: bool = Field(
        default=False, description="True if a source says that the option will not be used."
    )


class SupplierIn(Model):
    """A supplier as the source names it, whether or not it is a provider that is on record."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text = Field(
        description="Name as published; of a sole trader the trading name, never a person's."
    )
    number: ForeignCode | None = Field(
        default=None, description="Number as published, such as a company number."
    )
    scheme: ForeignCode | None = Field(
        default=None, description="Register of the number, such as `GB-COH` or `GB-CHC`."
    )

    @model_validator(mode="after")
    def _has_a_number_in_a_scheme(self) -> Self:
        if self.scheme is not None and self.number is None:
            raise PydanticCustomError(
                "scheme-without-number", "send the number in that scheme, or leave scheme out"
            )
        return self


class SupplierMatchIn(FactIn):
    """The decision whether a supplier as published is a provider, by its number or by its name."""

    provider: CodeText = Field(description="Code of the provider.")
    is_accepted: bool = Field(description="True if the supplier is the provider.")
    name: Text | None = Field(default=None, description="Name as published, without a number.")
    number: ForeignCode | None = Field(default=None, description="Number as published.")
    scheme: ForeignCode | None = Field(default=None, description="Register of the number.")
    reason: LongText = Field(description="Reason of the decision, without personal data.")


class ContractDetailsIn(DetailsIn, PeriodIn):
    """Parties, law, days, options and values of a contract."""

    title: Text = Field(description="Title of the contract.")
    kind: ContractKind = Field(
        description="Kind of contract, such as `competed` or `direct-award`."
    )
    purpose: Purpose = Field(description="`lasting`, or `bridging` for a temporary contract.")
    regime: Regime = Field(description="Procurement law that applies.")
    special_regime: SpecialRegime = Field(
        default=SpecialRegime.UNKNOWN,
        description="Special regime within that law, such as `light-touch`.",
    )
    ground: Ground | None = Field(default=None, description="Legal ground of a direct award.")
    cpv: ForeignCode | None = Field(
        default=None, description="Code of the Common Procurement Vocabulary."
    )
    provider: CodeText | None = Field(
        default=None, description="Code of the provider; null if not public."
    )
    suppliers_as_published: list[SupplierIn] = Field(
        default_factory=list,
        max_length=500,
        description="Suppliers as the source names them, in its order.",
    )
    lead: CodeText | None = Field(
        default=None, description="Code of the authority that records the terms."
    )
    buyers: list[CodeText] = Field(
        default_factory=list, description="Codes of the authorities that buy under it."
    )
    department: Text | None = Field(
        default=None, description="Department of the lead that manages it."
    )
    consortium: CodeText | None = Field(
        default=None, description="Code of the consortium that bought it."
    )
    framework: CodeText | None = Field(
        default=None, description="Reference of the framework from which it was called off."
    )
    replaces: list[CodeText] = Field(
        default_factory=list, description="References of the contracts that it replaces."
    )
    first_day_basis: DateBasis = Field(description="Basis of the first day.")
    last_day_basis: DateBasis = Field(description="Basis of the last day.")
    options: list[OptionIn] = Field(default_factory=list, description="Options to extend the term.")
    break_on: Day | None = Field(default=None, description="Day of a break clause.")
    review_on: Day | None = Field(default=None, description="Day of the next review.")
    decided_on: Day | None = Field(default=None, description="Day of the award decision.")
    signed_on: Day | None = Field(default=None, description="Day of signature.")
    values: list[ValueIn] = Field(default_factory=list, description="Values of the contract.")
    irrecoverable_vat: Amount | None = Field(
        default=None, description="VAT that the buyer cannot recover, in pounds with two decimals."
    )
    decision_reference: ForeignCode | None = Field(
        default=None, description="Number of the decision in the authority's own register."
    )
    special_urgency: bool | None = Field(
        default=None,
        description="True if the decision used a special urgency procedure; null if unknown.",
    )
    tender_route: LongText | None = Field(
        default=None, description="Route to market, such as an open procedure."
    )
    route: Route | None = Field(
        default=None, description="Procedure of the award; null if unknown."
    )
    notice_months: Annotated[int, Field(ge=1, le=60)] | None = Field(
        default=None, description="Months of notice that a party gives to end it."
    )
    record: RecordState = Field(
        default=RecordState.CURRENT,
        description="`planned` for a plan, `superseded` if another record took its place.",
    )
    superseded_by: CodeText | None = Field(
        default=None, description="Reference of the contract that took the place of this record."
    )
    sme: bool | None = Field(
        default=None, description="True if the provider is a small or medium-sized enterprise."
    )
    vcse: bool | None = Field(
        default=None,
        description="True if the provider is a voluntary, community or social enterprise.",
    )
    ocid: ForeignCode | None = Field(
        default=None, description="Open Contracting ID of the process."
    )

    @model_validator(mode="after")
    def _names_its_successor(self) -> Self:
        if (self.record is RecordState.SUPERSEDED) is (self.superseded_by is None):
            raise PydanticCustomError(
                "superseded-by-another",
                "send superseded_by with the record state superseded, and only with it",
            )
        return self


class ContractIn(ContractDetailsIn):
    """A contract with its first details."""

    reference: CodeText = Field(
        description="Reference of the contract: lower-case letters, digits and hyphens."
    )


class ContractRevisionIn(ContractDetailsIn, RevisionIn):
    """Revised details of a contract."""


class TermChangeIn(ReplaceableIn):
    """An extension, a termination, a cancellation or another change of a contract."""

    change: TermChangeKind = Field(
        description="`extension`, `termination`, `cancellation` or `variation`."
    )
    last_day: Day | None = Field(
        default=None,
        description="New last day of the term; null for a cancellation or a variation.",
    )
    agreed_on: Day | None = Field(default=None, description="Day of the agreement.")
    reason: EndingReason | None = Field(default=None, description="Reason of an early end.")
    change_ground: ChangeGround | None = Field(
        default=None, description="Provision that allows the change; null if unknown."
    )
    value_percent: Percent | None = Field(
        default=None, description="Change of the value in per cent of the value before."
    )
    term_percent: Percent | None = Field(
        default=None,
        description="Change of the term in per cent of the longest term at award, options "
        "included; if null, it is computed from the days.",
    )

    @model_validator(mode="after")
    def _has_a_day_if_any_is_left(self) -> Self:
        if (self.change in _WITHOUT_DAY) is (self.last_day is not None):
            raise PydanticCustomError(
                "day-if-any-left",
                "send last_day, or leave it out if the contract was cancelled or varied",
            )
        return self


_WITHOUT_DAY = {TermChangeKind.CANCELLATION, TermChangeKind.VARIATION}


class AwardIn(ReplaceableIn, ObservedPeriodIn):
    """The award of one scope to one authority from a contract, at a level."""

    authority: CodeText = Field(description="Code of the authority.")
    scope: CodeText = Field(description="Code of the scope.")
    level: ServiceLevel = Field(description="Service level.")
    items: list[Text] = Field(
        default_factory=list, description="Items of equipment, if the award is limited to some."
    )
    cases: list[CaseCategory] = Field(
        default_factory=list, description="Kinds of cases, if the award is limited to some."
    )
    audiences: list[Audience] = Field(
        default_factory=list, description="People whom it is for; empty if unknown."
    )
    installed_base: InstalledBase = Field(
        default=InstalledBase.UNKNOWN,
        description="Treatment of equipment already installed.",
    )
    first_day_basis: DateBasis = Field(
        default=DateBasis.CONTRACT,
        description="Basis of the first day; `contract`: the term of the contract.",
    )
    last_day_basis: DateBasis = Field(
        default=DateBasis.CONTRACT,
        description="Basis of the last day; `contract`: the term of the contract.",
    )


class NoticeIn(ReplaceableIn):
    """A procurement notice about a contract."""

    notice_type: NoticeType = Field(description="Type of notice, such as `UK5`.")
    published_on: Day | None = Field(default=None, description="Day of publication.")
    identifier: ForeignCode | None = Field(default=None, description="Number of the notice.")
    url: Text | None = Field(default=None, description="Address of the notice.")
    with_copy: bool = Field(
        default=False, description="True if the contract itself was published with the notice."
    )
