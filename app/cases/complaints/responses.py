"""Responses of complaints, Ombudsman decisions and remedies."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.cases.core.schemas import LastHeardOn, RecordOut, ReportedLateOn, StepOut
from app.domain.undertakings import CaseState, UndertakingStatus
from app.domain.vocabulary import (
    ComplaintCountKind,
    ComplaintStage,
    ComplaintStep,
    DayBasis,
    FaultParty,
    OmbudsmanOutcome,
    ReplyBasis,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStepOut(StepOut):
    """A step of a complaint."""

    stage: Annotated[
        ComplaintStage | None, Field(description="The stage that an escalation opened.")
    ]
    signposted: Annotated[
        bool | None, Field(description="True if the reply named the next body to complain to.")
    ]
    copied: Annotated[
        bool | None, Field(description="True if the authority received a copy of the reply.")
    ]
    reference: Annotated[str | None, Field(description="The reference of the Ombudsman.")]


@dataclass(frozen=True, slots=True)
class StatutoryClockOut:
    """A time limit of the law that a lawyer has not confirmed yet. It makes nothing late."""

    id: Annotated[str, Field(description="The id of the time limit.")]
    summary: Annotated[str, Field(description="The time limit in our own words.")]
    source: Annotated[str, Field(description="The source of the time limit.")]
    due_on: Annotated[date | None, Field(description="Its last day, if it can be computed.")]
    to_be_checked: Annotated[bool, Field(description="True until a lawyer has confirmed it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStageOut:
    """A stage of a complaint, with its reply and its own time limit."""

    stage: Annotated[ComplaintStage | None, Field(description="The stage; null if not known.")]
    received_on: Annotated[date | None, Field(description="The day on which it was received.")]
    reply_due_on: Annotated[
        date | None,
        Field(description="The last day for its reply, where a contract or an authority sets it."),
    ]
    reply_basis: Annotated[
        ReplyBasis | None, Field(description="The basis of that time limit; null without one.")
    ]
    statutory: Annotated[
        list[StatutoryClockOut],
        Field(description="Time limits of the law for stages of an authority, to be checked."),
    ]
    replied_on: Annotated[date | None, Field(description="The day of its reply.")]
    answered: Annotated[
        bool | None,
        Field(
            description="True if it replied, false if a source or a record attested to be complete "
            "says that it did not; null if nothing is recorded."
        ),
    ]
    reply: Annotated[UndertakingStatus, Field(description="The status of its reply on the day.")]
    signposted: Annotated[
        bool | None, Field(description="True if the reply named the next body to complain to.")
    ]
    copied: Annotated[
        bool | None, Field(description="True if the authority received a copy of the reply.")
    ]
    next_stages: Annotated[
        list[ComplaintStage],
        Field(description="The stages open next, after a reply or if there was none."),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintOut(RecordOut):
    """A complaint by its reference, with its progress on the day."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    reference: Annotated[str, Field(description="The reference of the complaint.")]
    received_on: Annotated[
        date | None, Field(description="The day on which it was received, if known.")
    ]
    day_basis: Annotated[DayBasis, Field(description="The basis of `received_on`.")]
    state: Annotated[CaseState, Field(description="The state on the day.")]
    last_heard_on: LastHeardOn
    open: Annotated[
        bool, Field(description="True if no source says by the day that it was decided or closed.")
    ]
    stage: Annotated[
        ComplaintStage | None, Field(description="The current stage on the day; null if not known.")
    ]
    stages: Annotated[
        list[ComplaintStageOut], Field(description="The stages opened by the day, in order.")
    ]
    last_step: Annotated[
        ComplaintStep | None, Field(description="The last step by the day; null before the first.")
    ]
    reply_due_on: Annotated[
        date | None,
        Field(
            description="The last day for the reply of the current stage, where a contract or an "
            "authority states a time limit; null if the bank holidays are not yet announced."
        ),
    ]
    replied_on: Annotated[date | None, Field(description="The day of the latest reply.")]
    reply: Annotated[
        UndertakingStatus, Field(description="The status of the reply of the current stage.")
    ]
    signposted: Annotated[
        bool | None, Field(description="True if the reply named the next body to complain to.")
    ]
    copied: Annotated[
        bool | None, Field(description="True if the authority received a copy of the reply.")
    ]
    visit_failed_on: Annotated[date | None, Field(description="The day of a failed visit.")]
    call_due_on: Annotated[
        date | None, Field(description="The due day of the call: one day after a failed visit.")
    ]
    call: Annotated[
        UndertakingStatus | None,
        Field(description="The status of the call on the day; null without a failed visit."),
    ]
    ombudsman_reference: Annotated[str | None, Field(description="The reference of the Ombudsman.")]
    steps: Annotated[list[ComplaintStepOut], Field(description="The steps up to the day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintCountOut(RecordOut):
    """A monthly count of complaints, compliments or feedback."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    kind: Annotated[ComplaintCountKind, Field(description="The kind of items counted.")]
    month: Annotated[date, Field(description="The first day of the month.")]
    received: Annotated[int, Field(description="The number received.")]
    answered_in_time: Annotated[int | None, Field(description="The number answered in time.")]
    upheld: Annotated[int | None, Field(description="The number upheld.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOut(RecordOut):
    """A decision of an Ombudsman, with the progress of its remedies on the day."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    reference: Annotated[str, Field(description="The reference of the Ombudsman.")]
    ombudsman: Annotated[str, Field(description="The name of the Ombudsman.")]
    decided_on: Annotated[date | None, Field(description="The day of the decision, if known.")]
    outcome: Annotated[OmbudsmanOutcome, Field(description="The outcome of the decision.")]
    findings: Annotated[list[str], Field(description="The faults found, in our own words.")]
    remedies: Annotated[int, Field(description="The number of recorded remedies.")]
    remedies_open: Annotated[int, Field(description="The number of remedies still to be done.")]
    remedies_late: Annotated[int, Field(description="The number of late remedies.")]
    remedies_not_recorded: Annotated[
        int, Field(description="The number of remedies of which nothing is recorded for the day.")
    ]
    last_heard_on: LastHeardOn


@dataclass(frozen=True, slots=True)
class ShareOut:
    """The part of a payment that is for the fault of one party."""

    fault: Annotated[FaultParty, Field(description="The party whose fault it is for.")]
    amount: Annotated[str, Field(description="The part in GBP, with two decimals.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyOut(RecordOut):
    """A remedy that an Ombudsman asked for, with its status on the day."""

    decision: Annotated[str, Field(description="The id of the decision.")]
    reference: Annotated[str, Field(description="The reference of the decision.")]
    text: Annotated[str, Field(description="The remedy.")]
    amount: Annotated[str | None, Field(description="The payment, with two decimals.")]
    currency: Annotated[Literal["GBP"], Field(description="The currency of the amount.")] = "GBP"
    shares: Annotated[list[ShareOut], Field(description="The parts of the payment by fault.")]
    within: Annotated[
        str | None, Field(description="The time limit from the decision on, in words.")
    ]
    due_on: Annotated[date | None, Field(description="The due day, if known.")]
    due_is_working_day: Annotated[
        bool | None,
        Field(
            description="True if the due day is a working day; null if the bank holidays are not "
            "yet announced."
        ),
    ]
    done_on: Annotated[date | None, Field(description="The day of completion.")]
    fell_away_on: Annotated[
        date | None, Field(description="The day from which it can no longer be done.")
    ]
    fell_away_because: Annotated[
        str | None, Field(description="The reason why it can no longer be done.")
    ]
    reported_late_on: ReportedLateOn
    last_heard_on: LastHeardOn
    state: Annotated[UndertakingStatus, Field(description="The status on the day.")]
