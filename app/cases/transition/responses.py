"""Responses of transition."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.cases.core.schemas import LastHeardOn, RecordOut, ReportedLateOn, StepOut
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import (
    AgreementState,
    CandidateStage,
    DataClass,
    DayBasis,
    MobilisationKind,
    ServiceLevel,
    TransferStep,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateStepOut(StepOut):
    """A step of a candidate."""

    contract: Annotated[str | None, Field(description="The reference of the signed contract.")]
    reason: Annotated[str | None, Field(description="The reason for falling through.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateOut(RecordOut):
    """A provider that may take over a scope, with its stage on the day."""

    scope: Annotated[str, Field(description="The code of the scope.")]
    scope_name: Annotated[str, Field(description="The title of the scope on the day.")]
    provider: Annotated[str, Field(description="The code of the provider.")]
    provider_name: Annotated[str, Field(description="The name of the provider on the day.")]
    opened_on: Annotated[date, Field(description="The day on which the provider was identified.")]
    stage: Annotated[CandidateStage, Field(description="The stage reached by the day.")]
    stage_on: Annotated[date, Field(description="The day on which the stage was reached.")]
    contract: Annotated[
        str | None, Field(description="The reference of the signed contract; null before.")
    ]
    reason: Annotated[
        str | None, Field(description="The reason for falling through; null otherwise.")
    ]
    steps: Annotated[list[CandidateStepOut], Field(description="The steps up to the day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferStepOut(StepOut):
    """A step of a data transfer."""

    by: Annotated[str | None, Field(description="The party that blocks or unblocks the transfer.")]
    amount: Annotated[str | None, Field(description="The fee asked or paid, with two decimals.")]
    currency: Annotated[Literal["GBP"], Field(description="The currency of the amount.")] = "GBP"
    negotiable: Annotated[bool | None, Field(description="True if the fee could be negotiated.")]
    before_data: Annotated[
        bool | None, Field(description="True if the fee was asked before any data was released.")
    ]
    records: Annotated[
        int | None, Field(description="The number of records received, or found to be right.")
    ]
    missing: Annotated[
        int | None, Field(description="The number of records found to be missing or wrong.")
    ]


@dataclass(frozen=True, slots=True)
class HoldOut:
    """A party that blocks or blocked a transfer."""

    by: Annotated[str, Field(description="The organisation or role, or `unnamed`.")]
    since: Annotated[
        date | None,
        Field(description="The first day on which it is known to block; it may have done before."),
    ]
    days_known: Annotated[
        int, Field(description="The number of days up to the day on which it is known to block.")
    ]
    last_heard_on: Annotated[
        date, Field(description="The latest day on which a source speaks of the block.")
    ]
    ongoing: Annotated[
        bool | None,
        Field(
            description="True if the party is known to block the transfer on the day; null if no "
            "source speaks of the day."
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTransferOut(RecordOut):
    """A transfer of the data that a service needs, with its progress on the day."""

    holder: Annotated[str, Field(description="The code of the provider that holds the data.")]
    holder_name: Annotated[str, Field(description="The name of the holder on the day.")]
    recipient: Annotated[
        str | None,
        Field(description="The code of the provider that needs the data; null for the authority."),
    ]
    recipient_name: Annotated[
        str | None, Field(description="The name of the recipient on the day.")
    ]
    contract: Annotated[
        str | None, Field(description="The reference of the contract that needs the data.")
    ]
    classes: Annotated[list[DataClass], Field(description="The classes of data.")]
    scopes: Annotated[list[str], Field(description="The scopes whose service needs the data.")]
    opened_on: Annotated[date, Field(description="The day from which the need was known.")]
    day_basis: Annotated[DayBasis, Field(description="The basis of `opened_on`.")]
    state: Annotated[
        UndertakingStatus,
        Field(
            description="The status on the day: `open` up to the latest day on which a source "
            "speaks of it, then `not-recorded`."
        ),
    ]
    last_heard_on: LastHeardOn
    open: Annotated[
        bool,
        Field(description="True if no source says by the day that it was completed or abandoned."),
    ]
    last_step: Annotated[
        TransferStep | None, Field(description="The last step by the day; null before the first.")
    ]
    agreement: Annotated[
        AgreementState, Field(description="The state of the data sharing agreement.")
    ]
    fee_asked: Annotated[
        str | None, Field(description="The sum of the fees asked, with two decimals.")
    ]
    fee_paid: Annotated[
        str | None, Field(description="The sum of the fees paid, with two decimals.")
    ]
    currency: Annotated[Literal["GBP"], Field(description="The currency of the fees.")] = "GBP"
    requested_on: Annotated[date | None, Field(description="The day of the request.")]
    received_on: Annotated[date | None, Field(description="The day on which data first arrived.")]
    records_received: Annotated[int | None, Field(description="The number of records received.")]
    records_reconciled: Annotated[
        int | None, Field(description="The number of records found to be right.")
    ]
    records_missing: Annotated[
        int | None, Field(description="The number of records found to be missing or wrong.")
    ]
    blocked: Annotated[
        bool | None,
        Field(
            description="True if a party is known to block it on the day; null if a block was seen "
            "and no source speaks of the day."
        ),
    ]
    blocked_since: Annotated[
        date | None,
        Field(
            description="The first day on which a party is known to block it; null if none is. It "
            "may have been blocked before."
        ),
    ]
    days_known: Annotated[
        int,
        Field(
            description="The number of days on which it is known that a party blocked it: up to "
            "the latest day on which a source speaks of the block."
        ),
    ]
    holds: Annotated[
        list[HoldOut], Field(description="The parties that block or blocked it, with their days.")
    ]
    cells_at_risk: Annotated[
        list[str],
        Field(description="The cells (`authority/scope`) known to lack the data on the day."),
    ]
    steps: Annotated[list[TransferStepOut], Field(description="The steps up to the day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilisationOut(RecordOut):
    """A step that must be done before a provider can serve an authority under a contract."""

    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_name: Annotated[str, Field(description="The title of the contract on the day.")]
    step: Annotated[MobilisationKind, Field(description="The kind of step.")]
    text: Annotated[str, Field(description="A short description of the step.")]
    scope: Annotated[
        str | None, Field(description="The scope that goes live; null for other steps.")
    ]
    level: Annotated[
        ServiceLevel | None, Field(description="The level at which the scope goes live, if known.")
    ]
    target_on: Annotated[date | None, Field(description="The target day, if one was set.")]
    done_on: Annotated[date | None, Field(description="The day of completion.")]
    day_basis: Annotated[DayBasis, Field(description="The basis of `done_on`.")]
    reported_late_on: ReportedLateOn
    last_heard_on: LastHeardOn
    state: Annotated[UndertakingStatus, Field(description="The status on the day.")]


@dataclass(frozen=True, slots=True)
class ReadinessOut:
    """The readiness of an authority for a contract on a day."""

    authority: Annotated[str, Field(description="The code of the authority.")]
    authority_name: Annotated[str, Field(description="The name of the authority on the day.")]
    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_name: Annotated[str, Field(description="The title of the contract on the day.")]
    steps: Annotated[int, Field(description="The number of mobilisation steps.")]
    done: Annotated[int, Field(description="The number of steps done.")]
    late: Annotated[
        int,
        Field(
            description="The number of late steps, as a source says or as a record attested to be "
            "complete shows."
        ),
    ]
    not_recorded: Annotated[
        int, Field(description="The number of steps of which nothing is recorded for the day.")
    ]
    last_heard_on: LastHeardOn
    late_steps: Annotated[list[MobilisationKind], Field(description="The kinds of late steps.")]
    next_on: Annotated[
        date | None, Field(description="The next target day of a step that is not done.")
    ]
    live: Annotated[
        list[str],
        Field(description="The scopes that have gone live, as `scope/level` or `scope`."),
    ]
    waiting: Annotated[
        list[str],
        Field(description="The scopes that are to go live, as `scope/level` or `scope`."),
    ]
    ready: Annotated[
        bool | None,
        Field(
            description="False if a step is known to be left; true if none is left of a list that "
            "the authority attests to be complete (subject `mobilisation`); else null."
        ),
    ]


@dataclass(frozen=True, slots=True)
class ReplacementOut:
    """A pair of contracts of which the new one replaces the old one."""

    authorities: Annotated[
        list[str], Field(description="Codes of the authorities with an award from the new one.")
    ]
    old_contract: Annotated[str, Field(description="The reference of the old contract.")]
    old_title: Annotated[str, Field(description="The title of the old contract.")]
    old_provider: Annotated[
        str | None, Field(description="The code of the provider of the old contract.")
    ]
    old_last_day: Annotated[
        date | None,
        Field(
            description="The last day of the old term, or the last day on which its provider "
            "traded, if that is earlier."
        ),
    ]
    new_contract: Annotated[str, Field(description="The reference of the new contract.")]
    new_title: Annotated[str, Field(description="The title of the new contract.")]
    new_provider: Annotated[
        str | None, Field(description="The code of the provider of the new contract.")
    ]
    new_first_day: Annotated[date | None, Field(description="The first day of the new term.")]
    days_between: Annotated[
        int | None,
        Field(
            description="The number of days without either contract; negative if both run, null if "
            "a day is unknown."
        ),
    ]
