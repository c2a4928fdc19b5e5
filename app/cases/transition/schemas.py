"""Inputs and queries of transition."""

from collections.abc import Collection, Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    AmountText,
    ContractFilter,
    CountIn,
    DatedIn,
    ExplainQuery,
    LateIn,
    PartnersIn,
    RecordIn,
    RecordQuery,
    ReferenceText,
    StepIn,
)
from app.domain.vocabulary import (
    CandidateStage,
    DataClass,
    MobilisationKind,
    ServiceLevel,
    TransferStep,
)
from app.ledger.inputs import CodeText
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text
from app.registry.contracts.filters import PartyFilters


class CandidateIn(PartnersIn):
    """A provider that may take over a scope."""

    scope: CodeText = Field(description="The code of the scope.")
    provider: CodeText = Field(description="The code of the provider.")
    opened_on: Day = Field(description="The day on which the provider was identified.")


class CandidateStepIn(StepIn):
    """A step of a candidate."""

    step: CandidateStage = Field(description="The stage that the candidate has reached.")
    contract: ReferenceText | None = Field(
        default=None,
        description="The reference of the contract; only for the step `signed`, which needs it.",
    )
    reason: LongText | None = Field(
        default=None, description="The reason; only for the step `fell-through`, which needs it."
    )

    @model_validator(mode="after")
    def _has_the_fields_of_its_step(self) -> Self:
        if self.step is CandidateStage.IDENTIFIED:
            raise PydanticCustomError(
                "step-is-opening", "the opening identifies the candidate; send a later step"
            )
        if (self.step is CandidateStage.SIGNED) is (self.contract is None):
            raise PydanticCustomError(
                "contract-if-signed", "send a contract if, and only if, the candidate signed"
            )
        if (self.step is CandidateStage.FELL_THROUGH) is (self.reason is None):
            raise PydanticCustomError(
                "reason-if-fell-through",
                "send a reason if, and only if, the candidate fell through",
            )
        return self


class CandidateQuery(RecordQuery):
    """A query for candidates."""

    scope: Text | None = Field(
        default=None, description="Only candidates recorded for this scope, by code."
    )
    stage: list[CandidateStage] = Field(
        default_factory=list,
        description="Only candidates at this stage on the day. Repeat it for several.",
    )


class DataTransferIn(PartnersIn, DatedIn):
    """A transfer of the data that a service needs."""

    holder: CodeText = Field(description="The code of the provider that holds the data.")
    recipient: CodeText | None = Field(
        default=None,
        description="The code of the provider that needs the data; by default the authority.",
    )
    contract: ReferenceText | None = Field(
        default=None, description="The reference of the contract that needs the data."
    )
    classes: list[DataClass] = Field(min_length=1, description="The classes of data.")
    scopes: list[CodeText] = Field(
        default_factory=list, description="The codes of the scopes whose service needs the data."
    )
    opened_on: Day = Field(description="The day from which the need was known.")


class TransferStepIn(StepIn):
    """A step of a data transfer."""

    STEP_FIELDS: ClassVar[Mapping[str, Collection[str]]] = {
        "by": {TransferStep.BLOCKED, TransferStep.UNBLOCKED},
        "amount": {TransferStep.FEE_ASKED, TransferStep.FEE_PAID},
        "negotiable": {TransferStep.FEE_ASKED},
        "before_data": {TransferStep.FEE_ASKED},
        "records": {TransferStep.RECEIVED, TransferStep.RECONCILED},
        "missing": {TransferStep.RECONCILED},
    }

    step: TransferStep = Field(description="The kind of step.")
    by: Text | None = Field(
        default=None, description="The organisation or role that blocks or unblocks the transfer."
    )
    amount: AmountText | None = Field(
        default=None, description="The fee asked or paid in GBP, with two decimals."
    )
    currency: Literal["GBP"] = Field(default="GBP", description="The currency of the amount.")
    negotiable: bool | None = Field(
        default=None, description="True if the fee could be negotiated; only for `fee-asked`."
    )
    before_data: bool | None = Field(
        default=None,
        description="True if the fee was asked before any data was released; only for `fee-asked`.",
    )
    records: CountIn | None = Field(
        default=None, description="The number of records received, or found to be right."
    )
    missing: CountIn | None = Field(
        default=None, description="The number of records found to be missing or wrong."
    )


class DataTransferQuery(RecordQuery, ContractFilter, ExplainQuery):
    """A query for data transfers."""

    holder: Text | None = Field(default=None, description="Only transfers from this provider.")
    recipient: Text | None = Field(default=None, description="Only transfers to this provider.")
    open: bool | None = Field(
        default=None, description="True for open transfers only, false for ended ones only."
    )
    blocked: bool | None = Field(
        default=None,
        description="True for transfers known to be blocked on the day only, false for those known "
        "not to be. A source that saw a block speaks of no later day.",
    )


class MobilisationIn(RecordIn, DatedIn, LateIn):
    """A step that must be done before a provider can serve. Revise it when it is done."""

    contract: ReferenceText = Field(description="The reference of the contract.")
    step: MobilisationKind = Field(description="The kind of step.")
    text: LongText = Field(description="A short description of the step.")
    scope: CodeText | None = Field(
        default=None, description="The code of the scope; only for `go-live`."
    )
    level: ServiceLevel | None = Field(
        default=None, description="The level of service, if known; only for `go-live`."
    )
    target_on: Day | None = Field(default=None, description="The target day.")
    done_on: Day | None = Field(default=None, description="The day of completion.")

    @model_validator(mode="after")
    def _has_scope_if_go_live(self) -> Self:
        goes_live = self.step is MobilisationKind.GO_LIVE
        if goes_live is (self.scope is None) or (self.level is not None and not goes_live):
            raise PydanticCustomError(
                "scope-if-go-live",
                "send a scope if, and only if, the step is go-live; a level only with go-live",
            )
        return self


class MobilisationQuery(RecordQuery, ContractFilter):
    """A query for mobilisation steps."""

    step: MobilisationKind | None = Field(default=None, description="Only this kind of step.")
    late: bool | None = Field(
        default=None, description="True for steps late on the day only, false for others only."
    )


class ReadinessQuery(RecordQuery, ContractFilter, ExplainQuery):
    """A query for readiness."""


class ReplacementQuery(FactPageQuery, OnDayQuery, PartyFilters):
    """A query for replacements: pairs in which one of the contracts passes the filters."""

    contract: Text | None = Field(default=None, description="Only pairs with this contract.")
