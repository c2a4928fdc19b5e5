"""How transition is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.cases.core.schemas import RecordOut, StepOut
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import (
    AgreementState,
    CandidateStage,
    DataClass,
    MobilisationKind,
    ServiceLevel,
    TransferStep,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateStepOut(StepOut):
    """How much further a candidate came."""

    contract: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateOut(RecordOut):
    """A provider that may take a scope over, and how far it has come on the day."""

    scope: str
    scope_name: str
    provider: str
    provider_name: str
    opened_on: date
    stage: Annotated[CandidateStage, Field(description="How far it had come by the day.")]
    stage_on: Annotated[date, Field(description="Since when.")]
    contract: Annotated[str | None, Field(description="What was signed, if it was.")]
    reason: Annotated[str | None, Field(description="Why it fell through, if it did.")]
    steps: list[CandidateStepOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferStepOut(StepOut):
    """What happened to data on its way."""

    by: str | None
    amount: str | None
    currency: Literal["GBP"] = "GBP"
    records: int | None
    missing: int | None


@dataclass(frozen=True, slots=True)
class HoldOut:
    """Who holds a transfer up, and for how long."""

    by: str
    days: int
    ongoing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTransferOut(RecordOut):
    """Data on its way, and how that stands on the day."""

    holder: str
    holder_name: str
    recipient: Annotated[str | None, Field(description="Null: the authority itself.")]
    recipient_name: str | None
    contract: str | None
    classes: list[DataClass]
    scopes: list[str]
    opened_on: date
    open: Annotated[bool, Field(description="Whether it is neither completed nor abandoned.")]
    last_step: Annotated[TransferStep | None, Field(description="The last step taken by the day.")]
    agreement: Annotated[
        AgreementState, Field(description="How the agreement on sharing data stands.")
    ]
    fee_asked: Annotated[str | None, Field(description="In pounds, if it was told.")]
    fee_paid: Annotated[str | None, Field(description="In pounds, if it was told.")]
    currency: Literal["GBP"] = "GBP"
    requested_on: date | None
    received_on: date | None
    records_received: int | None
    records_reconciled: int | None
    records_missing: int | None
    blocked: bool
    days_blocked: Annotated[int, Field(description="On how many days somebody held it up.")]
    holds: Annotated[list[HoldOut], Field(description="Who held it up, and on how many days.")]
    cells_at_risk: Annotated[
        list[str],
        Field(description="Cells (authority/scope) that must do without the data on the day."),
    ]
    steps: list[TransferStepOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilisationOut(RecordOut):
    """Something that must be ready before a provider can serve."""

    contract: str
    contract_name: str
    step: MobilisationKind
    text: str
    scope: str | None
    level: ServiceLevel | None
    target_on: date | None
    done_on: date | None
    state: Annotated[UndertakingStatus, Field(description="How it stands on the day.")]


@dataclass(frozen=True, slots=True)
class ReadinessOut:
    """How ready an authority is for a contract on a day."""

    authority: str
    authority_name: str
    contract: str
    contract_name: str
    steps: Annotated[int, Field(description="How many things must be ready.")]
    done: int
    late: int
    late_steps: Annotated[list[MobilisationKind], Field(description="Which kinds are late.")]
    next_on: Annotated[date | None, Field(description="The next target day of what is open.")]
    live: Annotated[list[str], Field(description="What has gone live: scope and level.")]
    waiting: Annotated[list[str], Field(description="What is to go live: scope and level.")]
    ready: Annotated[bool, Field(description="Whether nothing is open any more.")]


@dataclass(frozen=True, slots=True)
class ReplacementOut:
    """One contract that takes the place of another; each may stand in several such pairs."""

    old_contract: str
    old_title: str
    old_provider: str | None
    old_last_day: Annotated[
        date | None,
        Field(
            description="Of the term, or the last on which its provider traded, if that is first."
        ),
    ]
    new_contract: str
    new_title: str
    new_provider: str | None
    new_first_day: date | None
    days_between: Annotated[
        int | None,
        Field(description="Days without either; below 0 where both run; null if a day is unknown."),
    ]
