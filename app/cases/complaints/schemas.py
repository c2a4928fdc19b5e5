"""Inputs and queries of complaints, Ombudsman decisions and remedies."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    AmountText,
    ContractFilter,
    CountIn,
    DatedIn,
    ExplainQuery,
    LateIn,
    MonthRangeFilter,
    PartnersIn,
    RecordIn,
    RecordQuery,
    ReferenceText,
    StepIn,
)
from app.domain.clocks import Unit
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import (
    ComplaintCountKind,
    ComplaintStage,
    ComplaintStep,
    FaultParty,
    OmbudsmanOutcome,
    ReplyBasis,
)
from app.ledger.inputs import CodeText, FactId, ReplaceableIn
from app.platform.date_types import Day, Month
from app.platform.http.pagination import LongText, Text
from app.platform.model import Model

PublicReference = Annotated[
    str, StringConstraints(min_length=2, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9 /.-]+$")
]
"""The reference of a complaint: letters, digits and separators, without personal data."""


class TimeLimitIn(Model):
    """A time limit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    length: Annotated[int, Field(ge=1, le=1_000, description="The number of units.")]
    unit: Unit = Field(description="The unit of time.")


class ReplyLimitIn(TimeLimitIn):
    """The time limit for a reply, as the contract or the authority states it."""

    basis: ReplyBasis = Field(description="The basis of the time limit.")


class ComplaintIn(PartnersIn, DatedIn):
    """A complaint by its reference. Its text and the person have no field."""

    provider: CodeText | None = Field(default=None, description="The code of the provider.")
    contract: ReferenceText | None = Field(
        default=None, description="The reference of the contract."
    )
    reference: PublicReference = Field(description="The reference of the complaint.")
    stage: ComplaintStage | None = Field(
        default=None, description="The stage that received it first, if known."
    )
    received_on: Day | None = Field(
        default=None, description="The day on which it was received, if known."
    )
    reply_within: ReplyLimitIn | None = Field(
        default=None,
        description="The time limit of the first reply, if the contract or the authority states "
        "one. Without it, only the recorded time limits of contracts and authorities count.",
    )
    visit_failed_on: Day | None = Field(
        default=None,
        description="The day of a failed visit, which a call must follow within a day.",
    )


class ComplaintStepIn(StepIn):
    """A step of a complaint."""

    STEP_FIELDS: ClassVar[Mapping[str, Collection[str]]] = {
        "signposted": {ComplaintStep.REPLIED},
        "copied": {ComplaintStep.REPLIED},
        "reference": {ComplaintStep.TO_OMBUDSMAN, ComplaintStep.DECIDED},
        "stage": {ComplaintStep.ESCALATED},
        "reply_within": {ComplaintStep.ESCALATED},
    }

    step: ComplaintStep = Field(description="The kind of step.")
    stage: ComplaintStage | None = Field(
        default=None,
        description="The stage that the step opens; only for `escalated`. `to-ombudsman` opens the "
        "stage of the Ombudsman.",
    )
    reply_within: ReplyLimitIn | None = Field(
        default=None,
        description="The time limit of the stage that the step opens; only for `escalated`.",
    )
    signposted: bool | None = Field(
        default=None,
        description="True if the reply named the next body to complain to; only for a reply.",
    )
    copied: bool | None = Field(
        default=None, description="True if the authority received a copy; only for a reply."
    )
    reference: PublicReference | None = Field(
        default=None,
        description="The reference of the Ombudsman; only for `to-ombudsman` and `decided`.",
    )


class ComplaintQuery(RecordQuery, ContractFilter):
    """A query for complaints."""

    open: bool | None = Field(
        default=None, description="True for open complaints only, false for ended ones only."
    )
    late: bool | None = Field(
        default=None,
        description="True for complaints with a late reply only, false for others only.",
    )


class ComplaintCountIn(RecordIn):
    """A monthly count. A count from 1 to 4 cannot be public."""

    provider: CodeText | None = Field(default=None, description="The code of the provider.")
    contract: ReferenceText | None = Field(
        default=None, description="The reference of the contract."
    )
    kind: ComplaintCountKind = Field(description="The kind of items counted.")
    month: Month = Field(description="The first day of the month.")
    received: CountIn = Field(description="The number received.")
    answered_in_time: CountIn | None = Field(
        default=None, description="The number answered in time."
    )
    upheld: CountIn | None = Field(default=None, description="The number upheld.")


class ComplaintCountQuery(RecordQuery, ContractFilter, MonthRangeFilter):
    """A query for monthly counts."""

    kind: ComplaintCountKind | None = Field(default=None, description="Only counts of this kind.")


class DecisionIn(ReplaceableIn):
    """A decision of an Ombudsman, as published."""

    authority: CodeText = Field(description="The code of the authority that it is about.")
    provider: CodeText | None = Field(default=None, description="The code of the provider.")
    reference: PublicReference = Field(
        description="The reference of the Ombudsman, for example `24 015 097`."
    )
    ombudsman: Text = Field(description="The name of the Ombudsman.")
    decided_on: Day | None = Field(default=None, description="The day of the decision.")
    outcome: OmbudsmanOutcome = Field(description="The outcome of the decision.")
    findings: list[LongText] = Field(
        default_factory=list, description="The faults found, in our own words."
    )


class DecisionQuery(RecordQuery):
    """A query for decisions of Ombudsmen."""

    reference: Text | None = Field(
        default=None, description="Only the decision with this reference."
    )


class ShareIn(Model):
    """The part of a payment that is for the fault of one party."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: FaultParty = Field(description="The party whose fault it is for.")
    amount: AmountText = Field(description="The part in GBP, with two decimals.")


class RemedyIn(RecordIn, LateIn):
    """A remedy that an Ombudsman asked for. Revise it when it is done."""

    decision: FactId | None = Field(
        default=None, description="The id of the decision. It is required."
    )
    text: LongText = Field(description="The remedy.")
    amount: AmountText | None = Field(
        default=None, description="The payment in GBP, with two decimals."
    )
    currency: Literal["GBP"] = Field(default="GBP", description="The currency of the amount.")
    shares: list[ShareIn] = Field(
        default_factory=list,
        max_length=2,
        description="The parts of the payment by fault, together not above the amount.",
    )
    within: TimeLimitIn | None = Field(
        default=None, description="The time limit, from which the due day is computed."
    )
    due_on: Day | None = Field(default=None, description="The due day, if the decision names one.")
    done_on: Day | None = Field(default=None, description="The day of completion.")
    fell_away_on: Day | None = Field(
        default=None,
        description="The day from which it can no longer be done, for example after insolvency.",
    )
    fell_away_because: LongText | None = Field(
        default=None, description="The reason why it can no longer be done."
    )

    @model_validator(mode="after")
    def _has_one_due_day_and_one_end(self) -> Self:
        if self.within is not None and self.due_on is not None:
            raise PydanticCustomError(
                "two-due-days", "within and due_on were both given; send one of them"
            )
        if self.done_on is not None and self.fell_away_on is not None:
            raise PydanticCustomError(
                "two-ends", "done_on and fell_away_on were both given; send one of them"
            )
        if (self.fell_away_on is None) is not (self.fell_away_because is None):
            raise PydanticCustomError(
                "reason-if-fell-away", "send a reason if, and only if, the remedy fell away"
            )
        return self

    @model_validator(mode="after")
    def _has_shares_within_the_amount(self) -> Self:
        if len({share.fault for share in self.shares}) < len(self.shares):
            raise PydanticCustomError(
                "fault-twice", "shares names a party twice; send one share for each party"
            )
        whole = Decimal(self.amount or 0)
        if sum(Decimal(share.amount) for share in self.shares) > whole:
            raise PydanticCustomError(
                "share-above-amount", "the shares are above the amount; correct one of them"
            )
        return self


class RemedyQuery(RecordQuery, ExplainQuery):
    """A query for remedies."""

    decision: Text | None = Field(
        default=None, description="Only remedies of this decision, by id."
    )
    state: list[UndertakingStatus] = Field(
        default_factory=list,
        description="Only remedies with this status on the day. Repeat it for several.",
    )
