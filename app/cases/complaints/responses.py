"""Responses of complaints, Ombudsman decisions and remedies."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.cases.core.schemas import RecordOut, StepOut
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import ComplaintCountKind, ComplaintStep, OmbudsmanOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStepOut(StepOut):
    """A step of a complaint."""

    signposted: Annotated[
        bool | None, Field(description="True if the reply named the next body to complain to.")
    ]
    copied: Annotated[
        bool | None, Field(description="True if the authority received a copy of the reply.")
    ]
    reference: Annotated[str | None, Field(description="The reference of the Ombudsman.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintOut(RecordOut):
    """A complaint by its reference, with its progress on the day."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    reference: Annotated[str, Field(description="The reference of the complaint.")]
    received_on: Annotated[date, Field(description="The day on which it was received.")]
    open: Annotated[bool, Field(description="True if it is neither decided nor closed.")]
    last_step: Annotated[
        ComplaintStep | None, Field(description="The last step by the day; null before the first.")
    ]
    reply_due_on: Annotated[
        date | None,
        Field(
            description="20 working days after receipt; null if the bank holidays are not yet "
            "announced."
        ),
    ]
    replied_on: Annotated[date | None, Field(description="The day of the reply.")]
    reply: Annotated[UndertakingStatus, Field(description="The status of the reply on the day.")]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyOut(RecordOut):
    """A remedy that an Ombudsman asked for, with its status on the day."""

    decision: Annotated[str, Field(description="The id of the decision.")]
    reference: Annotated[str, Field(description="The reference of the decision.")]
    text: Annotated[str, Field(description="The remedy.")]
    amount: Annotated[str | None, Field(description="The payment, with two decimals.")]
    currency: Annotated[Literal["GBP"], Field(description="The currency of the amount.")] = "GBP"
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
    state: Annotated[UndertakingStatus, Field(description="The status on the day.")]
