"""Inputs and queries of incidents."""

from collections.abc import Collection, Mapping
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import DatedIn, ExplainQuery, StepIn
from app.domain.incidents import CellOutcome
from app.domain.vocabulary import IncidentStep, Purpose
from app.ledger.date_range import DateRange
from app.ledger.inputs import CodeText, HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text
from app.registry.authorities.schemas import AreaFilter


class IncidentIn(ReplaceableIn, HideableIn, DatedIn):
    """The declaration that providers have failed."""

    title: LongText = Field(description="The title of the incident.")
    providers: list[CodeText] = Field(
        min_length=1, max_length=20, description="The codes of the failed providers."
    )
    consortium: CodeText | None = Field(
        default=None, description="The code of the consortium whose lead declares it."
    )
    authority: CodeText | None = Field(
        default=None,
        description="The code of the authority that declares it, without a consortium.",
    )
    began_on: Day = Field(
        description="The day of the failure. The cells held on this day are followed."
    )
    declared_on: Day = Field(description="The day of the declaration.")

    @model_validator(mode="after")
    def _declared_by_one(self) -> Self:
        if self.consortium is not None and self.authority is not None:
            raise PydanticCustomError(
                "two-who-declare", "consortium and authority were both given; send one of them"
            )
        return self


class IncidentStepIn(StepIn):
    """A step of an incident."""

    STEP_FIELDS: ClassVar[Mapping[str, Collection[str]]] = {
        "engaged_by": {IncidentStep.ADVISER},
        "engaged_for": {IncidentStep.ADVISER},
    }

    step: IncidentStep = Field(description="The kind of step.")
    firm: Text | None = Field(
        default=None, description="The firm that advises; no person. Only for `adviser`."
    )
    role: Text | None = Field(
        default=None,
        description="The role of the firm, for example `liquidator`. Only for `adviser`.",
    )
    engaged_by: CodeText | None = Field(
        default=None, description="The code of the authority that engaged it. Only for `adviser`."
    )
    engaged_for: CodeText | None = Field(
        default=None,
        description="The code of the consortium for whose members it was engaged. Only for "
        "`adviser`.",
    )
    text: LongText | None = Field(default=None, description="The decision and its reason.")

    @model_validator(mode="after")
    def _has_the_fields_of_its_step(self) -> Self:
        advises = self.step is IncidentStep.ADVISER
        if advises is (self.firm is None) or advises is (self.role is None):
            raise PydanticCustomError(
                "firm-if-adviser", "send a firm and its role if, and only if, the step is adviser"
            )
        if self.step is IncidentStep.DECISION and self.text is None:
            raise PydanticCustomError("text-if-decision", "text is missing; send what was decided")
        return self


class IncidentQuery(FactPageQuery, OnDayQuery, AreaFilter, ExplainQuery):
    """A query for the incidents declared by the day."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only incidents that one of these authorities declared, or a consortium of "
        "which it is a member on the day; repeatable.",
    )
    consortium: Text | None = Field(
        default=None,
        description="Only incidents that a member of this consortium on the day declared, or a "
        "consortium of such a member.",
    )
    labelled_consortium: Text | None = Field(
        default=None, description="Only incidents that the lead of this consortium declared."
    )
    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only incidents in which one of these providers failed; repeatable.",
    )
    open: bool | None = Field(
        default=None, description="True for open incidents only, false for ended ones only."
    )


class ImpactQuery(FactPageQuery, DateRange, ExplainQuery):
    """A query for the impact over days, by default from the first day of the incident."""


class CellOutcomeQuery(FactPageQuery, OnDayQuery, ExplainQuery):
    """A query for the cells that an incident affects."""

    outcome: list[CellOutcome] = Field(
        default_factory=list,
        description="Only cells with this outcome on the day. Repeat it for several.",
    )
    purpose: list[Purpose] = Field(
        default_factory=list,
        max_length=20,
        description="Only cells that a contract of this purpose holds on the day; repeatable.",
    )
