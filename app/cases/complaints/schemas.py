"""What may be stated about complaints, and how it is asked for."""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    AmountText,
    BetweenMonths,
    CountIn,
    OfContract,
    OfProvider,
    PartnersIn,
    RecordIn,
    RecordQuery,
    ReferenceText,
    StepIn,
)
from app.domain.clocks import Unit
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import ComplaintCountKind, ComplaintStep, OmbudsmanOutcome
from app.ledger.inputs import CodeText, FactId, ReplaceableIn
from app.platform.date_types import Day, Month
from app.platform.http.pagination import LongText, Text

PublicReference = Annotated[
    str, StringConstraints(min_length=2, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9 /.-]+$")
]
"""What a register calls a complaint: letters and digits, and nothing that tells of a person."""


class ComplaintIn(PartnersIn):
    """A complaint, by its reference. What it says, and who says it, has no place here."""

    provider: CodeText | None = None
    contract: ReferenceText | None = None
    reference: PublicReference
    received_on: Day
    visit_failed_on: Day | None = Field(
        default=None, description="The day of a failed visit that somebody must call about."
    )


class ComplaintStepIn(StepIn):
    """What became of a complaint."""

    TOLD_BY: ClassVar[Mapping[str, Collection[str]]] = {
        "signposted": {ComplaintStep.REPLIED},
        "copied": {ComplaintStep.REPLIED},
        "reference": {ComplaintStep.TO_OMBUDSMAN, ComplaintStep.DECIDED},
    }

    step: ComplaintStep
    signposted: bool | None = Field(
        default=None, description="With the reply: whether it told where to turn next."
    )
    copied: bool | None = Field(
        default=None, description="With the reply: whether the authority had a copy of it."
    )
    reference: PublicReference | None = Field(
        default=None, description="What the Ombudsman calls it."
    )


class ComplaintQuery(RecordQuery, OfProvider, OfContract):
    """Which complaints to list."""

    open: bool | None = Field(
        default=None, description="Only those open on the day, or only those that are over."
    )
    late: bool | None = Field(
        default=None, description="Only those whose reply is late on the day, or only the others."
    )


class ComplaintCountIn(RecordIn):
    """How many came in one month. A small count is never public."""

    provider: CodeText | None = None
    contract: ReferenceText | None = None
    kind: ComplaintCountKind
    month: Month = Field(description="The month, written as its first day.")
    received: CountIn
    answered_in_time: CountIn | None = None
    upheld: CountIn | None = None


class ComplaintCountQuery(RecordQuery, OfProvider, OfContract, BetweenMonths):
    """Which counts to list."""

    kind: ComplaintCountKind | None = Field(default=None, description="Only counts of this.")


class DecisionIn(ReplaceableIn):
    """What an Ombudsman decided, as it was published."""

    authority: CodeText
    provider: CodeText | None = None
    reference: PublicReference = Field(description="What the Ombudsman calls it: `24 015 097`.")
    ombudsman: Text
    decided_on: Day | None = None
    outcome: OmbudsmanOutcome
    findings: list[LongText] = Field(
        default_factory=list, description="The faults found, in our own words."
    )


class DecisionQuery(RecordQuery, OfProvider):
    """Which decisions to list."""

    reference: Text | None = Field(default=None, description="Only the one of this reference.")


class WithinIn(BaseModel):
    """How long after the decision."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    length: Annotated[int, Field(ge=1, le=1_000)]
    unit: Unit


class RemedyIn(RecordIn):
    """Something that an Ombudsman asked for. State it again with `replaces` once it is done."""

    decision: FactId | None = Field(default=None, description="The id of the decision. Needed.")
    text: LongText = Field(description="What is to be done.")
    amount: AmountText | None = Field(default=None, description="In pounds, if it is a payment.")
    currency: Literal["GBP"] = "GBP"
    within: WithinIn | None = Field(
        default=None, description="How long after the decision; the registry works out the day."
    )
    due_on: Day | None = Field(default=None, description="By when, if a day was named.")
    done_on: Day | None = None
    fell_away_on: Day | None = Field(
        default=None, description="When it could not be done any more, as through insolvency."
    )
    fell_away_because: LongText | None = None

    @model_validator(mode="after")
    def _one_day_and_one_end(self) -> Self:
        if self.within is not None and self.due_on is not None:
            raise PydanticCustomError("two-due-days", "give within or due_on, not both")
        if self.done_on is not None and self.fell_away_on is not None:
            raise PydanticCustomError("two-ends", "it was done, or it fell away")
        if (self.fell_away_on is None) is not (self.fell_away_because is None):
            raise PydanticCustomError("reason-if-fell-away", "why, if and only if it fell away")
        return self


class RemedyQuery(RecordQuery):
    """Which remedies to list."""

    decision: Text | None = Field(default=None, description="Only those of this decision, by id.")
    state: list[UndertakingStatus] = Field(
        default_factory=list,
        description="Only those that stand like this on the day; repeat it for several.",
    )
