"""How complaints are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.cases.core.schemas import RecordOut, StepOut
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import ComplaintCountKind, ComplaintStep, OmbudsmanOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintStepOut(StepOut):
    """What became of a complaint."""

    signposted: bool | None
    copied: bool | None
    reference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintOut(RecordOut):
    """A complaint by its reference, and how that stands on the day."""

    provider: str | None
    contract: str | None
    reference: str
    received_on: date
    open: Annotated[bool, Field(description="Whether it was neither decided nor closed.")]
    last_step: Annotated[ComplaintStep | None, Field(description="The last step taken by the day.")]
    reply_due_on: Annotated[
        date | None,
        Field(description="20 working days on; null where the bank holidays are not known yet."),
    ]
    replied_on: date | None
    reply: Annotated[UndertakingStatus, Field(description="How the reply stands on the day.")]
    signposted: Annotated[bool | None, Field(description="Whether it told where to turn next.")]
    copied: Annotated[bool | None, Field(description="Whether the authority had a copy of it.")]
    visit_failed_on: date | None
    call_due_on: Annotated[
        date | None, Field(description="The day after a failed visit: a call within 24 hours.")
    ]
    call: Annotated[UndertakingStatus | None, Field(description="How that call stands on the day.")]
    ombudsman_reference: str | None
    steps: list[ComplaintStepOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintCountOut(RecordOut):
    """How many came in one month."""

    provider: str | None
    contract: str | None
    kind: ComplaintCountKind
    month: date
    received: int
    answered_in_time: int | None
    upheld: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOut(RecordOut):
    """What an Ombudsman decided, and how far the remedies have come by the day."""

    provider: str | None
    reference: str
    ombudsman: str
    decided_on: date | None
    outcome: OmbudsmanOutcome
    findings: list[str]
    remedies: Annotated[int, Field(description="How many remedies are known.")]
    remedies_open: Annotated[int, Field(description="How many wait to be done.")]
    remedies_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyOut(RecordOut):
    """Something that an Ombudsman asked for, and how that stands on the day."""

    decision: str
    reference: Annotated[str, Field(description="What the Ombudsman calls the decision.")]
    text: str
    amount: str | None
    currency: Literal["GBP"] = "GBP"
    within: Annotated[str | None, Field(description="How long after the decision, in words.")]
    due_on: date | None
    due_is_working_day: Annotated[
        bool | None, Field(description="Whether people are at work then, if that is known.")
    ]
    done_on: date | None
    fell_away_on: date | None
    fell_away_because: str | None
    state: Annotated[UndertakingStatus, Field(description="How it stands on the day.")]
