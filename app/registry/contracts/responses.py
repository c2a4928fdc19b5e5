"""Queries and outputs of contracts."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import (
    Audience,
    CaseCategory,
    ChangeGround,
    Confidence,
    ContractKind,
    DateBasis,
    EndingReason,
    Ground,
    InstalledBase,
    MatchBasis,
    NoticeType,
    Purpose,
    RecordState,
    Regime,
    Risk,
    Route,
    ServiceLevel,
    SpecialRegime,
    TermChangeKind,
    ValueBasis,
    Vat,
)
from app.ledger.schemas import IdentifierOut
from app.registry.claims.schemas import ClaimOut
from app.registry.contracts.filters import ContractEnd


@dataclass(frozen=True, slots=True)
class TermOut:
    """First and last day of a term, with their bases."""

    first_day: Annotated[date | None, Field(description="First day, inclusive; null if unknown.")]
    first_day_basis: Annotated[DateBasis, Field(description="Basis of the first day.")]
    last_day: Annotated[
        date | None, Field(description="Last day, inclusive; null if unknown or open-ended.")
    ]
    last_day_basis: Annotated[DateBasis, Field(description="Basis of the last day.")]


@dataclass(frozen=True, slots=True)
class MainValueOut:
    """The amount that says most about a whole contract."""

    amount: Annotated[str, Field(description="Amount in pounds with two decimals, as text.")]
    currency: Annotated[str, Field(description="Currency: always GBP.")]
    basis: Annotated[
        ValueBasis,
        Field(description="Meaning of the amount, such as total value or yearly value."),
    ]
    vat: Annotated[Vat, Field(description="VAT treatment of the amount.")]


@dataclass(frozen=True, slots=True)
class NoticeLinkOut:
    """The type of a notice, and its address."""

    notice_type: Annotated[NoticeType, Field(description="Type of notice, such as `UK5`.")]
    url: Annotated[str | None, Field(description="Address of the notice.")]


@dataclass(frozen=True, slots=True)
class SupplierOut:
    """A supplier as the source names it, and the provider that it is."""

    name: Annotated[str, Field(description="Name as published; `[erased]` if it was erased.")]
    number: Annotated[str | None, Field(description="Number as published.")]
    scheme: Annotated[
        str | None, Field(description="Register of the number, such as `GB-COH` or `GB-CHC`.")
    ]
    provider: Annotated[
        str | None, Field(description="Code of the provider; null if it is not matched to one.")
    ]
    provider_name: Annotated[str | None, Field(description="Name of the provider on the day.")]
    matched_by: Annotated[
        MatchBasis | None,
        Field(description="`number`, `decision` or `contract`; null if it is not matched."),
    ]


@dataclass(frozen=True, slots=True)
class ContractFields:
    """A contract with its signed and its agreed term."""

    reference: Annotated[str, Field(description="Reference of the contract.")]
    title: Annotated[str, Field(description="Title of the contract.")]
    kind: Annotated[
        ContractKind, Field(description="Kind of contract, such as `competed` or `direct-award`.")
    ]
    purpose: Annotated[
        Purpose, Field(description="`lasting`, or `bridging` for a temporary contract.")
    ]
    regime: Annotated[Regime, Field(description="Procurement law that applies.")]
    special_regime: Annotated[
        SpecialRegime, Field(description="Special regime within that law, such as `light-touch`.")
    ]
    ground: Annotated[Ground | None, Field(description="Legal ground of a direct award.")]
    provider: Annotated[
        str | None,
        Field(
            description="Code of the provider: that of the contract, or else the one that all its "
            "suppliers as published are; null if not public or not matched."
        ),
    ]
    provider_name: Annotated[str | None, Field(description="Name of the provider on the day.")]
    suppliers_as_published: Annotated[
        list[SupplierOut], Field(description="Suppliers as the source names them.")
    ]
    lead: Annotated[str | None, Field(description="Code of the authority that records the terms.")]
    buyers: Annotated[list[str], Field(description="Codes of the authorities that buy under it.")]
    consortium: Annotated[str | None, Field(description="Code of the consortium that bought it.")]
    framework: Annotated[
        str | None, Field(description="Reference of the framework from which it was called off.")
    ]
    signed: Annotated[TermOut, Field(description="The signed term.")]
    term: Annotated[
        TermOut,
        Field(description="The agreed term: the signed term with all agreed changes applied."),
    ]
    end: Annotated[
        ContractEnd | None,
        Field(
            description="Whether the last day is on record (`known`), there is none by agreement "
            "(`open`), or it is not known (`unknown`); null for cancelled and superseded records."
        ),
    ]
    days: Annotated[
        int | None,
        Field(description="Days of the agreed term; null if its first or last day is not known."),
    ]
    value: Annotated[
        MainValueOut | None,
        Field(
            description="The total value, else the ceiling, else the value of a part; of several "
            "amounts of one kind the last. Null if none is recorded."
        ),
    ]
    is_cancelled: Annotated[bool, Field(description="True if the service never began.")]
    record: Annotated[
        RecordState,
        Field(description="`planned` for a plan, `superseded` if another record took its place."),
    ]
    superseded_by: Annotated[
        str | None, Field(description="Reference of the contract that took its place.")
    ]
    replaced_by: Annotated[
        list[str], Field(description="References of the contracts that come in its place.")
    ]
    fact: Annotated[str, Field(description="Id of the fact with these details.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]


@dataclass(frozen=True, slots=True)
class ContractOut(ContractFields):
    """A contract in a list."""

    notices: Annotated[
        list[NoticeLinkOut], Field(description="Notices that were given about it, in CSV by type.")
    ]


@dataclass(frozen=True, slots=True)
class OptionOut:
    """An option to extend the term."""

    last_day: Annotated[
        date | None,
        Field(description="Last day of the term if the option is used; null if unknown."),
    ]
    basis: Annotated[DateBasis, Field(description="Basis of that day.")]
    text: Annotated[str, Field(description="The option as the contract describes it.")]
    is_declined: Annotated[
        bool, Field(description="True if a source says that the option will not be used.")
    ]


@dataclass(frozen=True, slots=True)
class ValueOut(MainValueOut):
    """An amount of money, with its meaning and VAT treatment."""

    note: Annotated[str | None, Field(description="A remark.")]


@dataclass(frozen=True, slots=True)
class AwardOut:
    """The award of one scope to one authority."""

    id: Annotated[str, Field(description="Id of the fact.")]
    authority: Annotated[str, Field(description="Code of the authority.")]
    scope: Annotated[str, Field(description="Code of the scope.")]
    level: Annotated[ServiceLevel, Field(description="Service level.")]
    items: Annotated[
        list[str], Field(description="Items of equipment, if the award is limited to some.")
    ]
    cases: Annotated[
        list[CaseCategory], Field(description="Kinds of cases, if the award is limited to some.")
    ]
    audiences: Annotated[
        list[Audience], Field(description="People whom it is for; empty if unknown.")
    ]
    installed_base: Annotated[
        InstalledBase, Field(description="Treatment of equipment already installed.")
    ]
    days: Annotated[TermOut, Field(description="Period of the award.")]
    seen_from: Annotated[
        date | None, Field(description="First day on which a source shows the service.")
    ]
    seen_to: Annotated[
        date | None, Field(description="Last day on which a source shows the service.")
    ]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
    note: Annotated[str | None, Field(description="A remark.")]


@dataclass(frozen=True, slots=True)
class TermChangeOut:
    """An extension, a termination, a cancellation or another change."""

    id: Annotated[str, Field(description="Id of the fact.")]
    change: Annotated[
        TermChangeKind,
        Field(description="`extension`, `termination`, `cancellation` or `variation`."),
    ]
    last_day: Annotated[
        date | None,
        Field(description="New last day of the term; null for a cancellation or a variation."),
    ]
    agreed_on: Annotated[date | None, Field(description="Day of the agreement.")]
    reason: Annotated[EndingReason | None, Field(description="Reason of an early end.")]
    change_ground: Annotated[
        ChangeGround | None, Field(description="Provision that allows the change.")
    ]
    value_percent: Annotated[
        str | None, Field(description="Change of the value in per cent of the value before.")
    ]
    term_percent: Annotated[
        str | None,
        Field(description="Change of the term in per cent of the longest term at award."),
    ]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
    note: Annotated[str | None, Field(description="A remark.")]


@dataclass(frozen=True, slots=True)
class NoticeOut:
    """A notice about the contract."""

    id: Annotated[str, Field(description="Id of the fact.")]
    notice_type: Annotated[NoticeType, Field(description="Type of notice, such as `UK5`.")]
    published_on: Annotated[date | None, Field(description="Day of publication.")]
    identifier: Annotated[str | None, Field(description="Number of the notice.")]
    url: Annotated[str | None, Field(description="Address of the notice.")]
    with_copy: Annotated[
        bool, Field(description="True if the contract itself was published with the notice.")
    ]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]


@dataclass(frozen=True, slots=True)
class ContractItemOut(ContractFields):
    """A contract with all current facts about it."""

    cpv: Annotated[str | None, Field(description="Code of the Common Procurement Vocabulary.")]
    department: Annotated[str | None, Field(description="Department of the lead that manages it.")]
    replaces: Annotated[
        list[str], Field(description="References of the contracts that it replaces.")
    ]
    options: Annotated[list[OptionOut], Field(description="Options to extend the term.")]
    break_on: Annotated[date | None, Field(description="Day of a break clause.")]
    review_on: Annotated[date | None, Field(description="Day of the next review.")]
    decided_on: Annotated[date | None, Field(description="Day of the award decision.")]
    signed_on: Annotated[date | None, Field(description="Day of signature.")]
    values: Annotated[list[ValueOut], Field(description="Values of the contract.")]
    irrecoverable_vat: Annotated[
        str | None,
        Field(description="VAT that the buyer cannot recover, in pounds with two decimals."),
    ]
    decision_reference: Annotated[
        str | None, Field(description="Number of the decision in the authority's own register.")
    ]
    special_urgency: Annotated[
        bool | None, Field(description="True if decided by a special urgency procedure.")
    ]
    route: Annotated[Route | None, Field(description="Procedure of the award.")]
    notice_months: Annotated[
        int | None, Field(description="Months of notice that a party gives to end it.")
    ]
    tender_route: Annotated[
        str | None, Field(description="Route to market, such as an open procedure.")
    ]
    sme: Annotated[
        bool | None,
        Field(description="True if the provider is a small or medium-sized enterprise."),
    ]
    vcse: Annotated[
        bool | None,
        Field(description="True if the provider is a voluntary, community or social enterprise."),
    ]
    identifiers: Annotated[
        list[IdentifierOut], Field(description="Identifiers that registers gave to it.")
    ]
    ocid: Annotated[str | None, Field(description="Open Contracting ID of the process.")]
    note: Annotated[str | None, Field(description="A remark.")]
    awards: Annotated[list[AwardOut], Field(description="Its awards.")]
    term_changes: Annotated[
        list[TermChangeOut], Field(description="Its term changes, in the order of the ledger.")
    ]
    notices: Annotated[list[NoticeOut], Field(description="Notices that were given about it.")]
    claims: Annotated[list[ClaimOut], Field(description="Claims of sources about it.")]
    risks: Annotated[
        list[Risk],
        Field(
            description="`end-claimed` if an undecided claim says that it was cancelled or "
            "terminated."
        ),
    ]
    sources: Annotated[list[str], Field(description="Codes of all sources on which this rests.")]
