"""What may be stated about transition, and how it is asked for."""

from collections.abc import Collection, Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    AmountText,
    CountIn,
    OfContract,
    OfProvider,
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


class CandidateIn(PartnersIn):
    """A provider that may take a scope over."""

    scope: CodeText
    provider: CodeText
    opened_on: Day = Field(description="The day on which it was identified.")


class CandidateStepIn(StepIn):
    """How much further a candidate came."""

    step: CandidateStage
    contract: ReferenceText | None = Field(
        default=None, description="What was signed; with the step `signed`, and only then."
    )
    reason: LongText | None = Field(
        default=None, description="Why it fell through; with that step, and only then."
    )

    @model_validator(mode="after")
    def _tells_what_its_step_tells(self) -> Self:
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


class CandidateQuery(RecordQuery, OfProvider):
    """Which candidates to list."""

    scope: Text | None = Field(default=None, description="Only for this scope, as it was stated.")
    stage: list[CandidateStage] = Field(
        default_factory=list,
        description="Only those that had come so far by the day; repeat it for several.",
    )


class DataTransferIn(PartnersIn):
    """Data that a service needs, and that must come from whoever holds it."""

    holder: CodeText = Field(description="The provider that holds the data.")
    recipient: CodeText | None = Field(
        default=None, description="The provider that needs it; the authority itself if left out."
    )
    contract: ReferenceText | None = Field(
        default=None, description="The contract under which it is needed."
    )
    classes: list[DataClass] = Field(min_length=1, description="What is to be handed over.")
    scopes: list[CodeText] = Field(
        default_factory=list, description="The scopes whose service needs it."
    )
    opened_on: Day = Field(description="From when on it was known to be needed.")


class TransferStepIn(StepIn):
    """What happened to the data on its way."""

    TOLD_BY: ClassVar[Mapping[str, Collection[str]]] = {
        "by": {TransferStep.BLOCKED, TransferStep.UNBLOCKED},
        "amount": {TransferStep.FEE_ASKED, TransferStep.FEE_PAID},
        "records": {TransferStep.RECEIVED, TransferStep.RECONCILED},
        "missing": {TransferStep.RECONCILED},
    }

    step: TransferStep
    by: Text | None = Field(
        default=None, description="Which organisation or role holds it up, or lets it go."
    )
    amount: AmountText | None = Field(
        default=None, description="The fee asked or paid, if it was told."
    )
    currency: Literal["GBP"] = "GBP"
    records: CountIn | None = Field(
        default=None, description="How many records were received, or were found to be right."
    )
    missing: CountIn | None = Field(
        default=None, description="How many records were found to be missing or wrong."
    )


class DataTransferQuery(RecordQuery, OfContract):
    """Which data transfers to list."""

    holder: Text | None = Field(default=None, description="Only from this holder.")
    recipient: Text | None = Field(default=None, description="Only to this recipient.")
    open: bool | None = Field(default=None, description="Only those under way, or only those over.")
    blocked: bool | None = Field(
        default=None, description="Only those held up, or not, on the day."
    )


class MobilisationIn(RecordIn):
    """Something that must be ready. State it again with `replaces` once it is done."""

    contract: ReferenceText
    step: MobilisationKind
    text: LongText = Field(description="What must be ready, in a few words.")
    scope: CodeText | None = Field(default=None, description="What goes live, with `go-live`.")
    level: ServiceLevel | None = Field(
        default=None, description="At which level it goes live, with `go-live`."
    )
    target_on: Day | None = Field(default=None, description="By when it was to be ready.")
    done_on: Day | None = Field(default=None, description="When it was.")

    @model_validator(mode="after")
    def _goes_live_with_something(self) -> Self:
        goes_live = self.step is MobilisationKind.GO_LIVE
        if goes_live is (self.scope is None) or goes_live is (self.level is None):
            raise PydanticCustomError(
                "scope-if-go-live", "send a scope and a level if, and only if, the step is go-live"
            )
        return self


class MobilisationQuery(RecordQuery, OfContract):
    """Which steps of mobilisation to list."""

    step: MobilisationKind | None = Field(default=None, description="Only steps of this kind.")
    late: bool | None = Field(
        default=None, description="Only those that are late on the day, or only those that are not."
    )


class ReadinessQuery(RecordQuery, OfContract):
    """Whose readiness to show."""


class ReplacementQuery(FactPageQuery, OnDayQuery, OfProvider):
    """Which replacements to list."""

    authority: Text | None = Field(
        default=None, description="Only where this authority takes from the new or the old one."
    )
    contract: Text | None = Field(
        default=None, description="Only where this contract replaces, or is replaced."
    )
