"""What may be said to the ledger, whatever it is about."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import Confidence, RevisionReason, Visibility
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text

CodeText = Annotated[
    str, StringConstraints(min_length=2, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]+$")
]
FactId = Annotated[
    str, StringConstraints(max_length=40, pattern=r"^(public|restricted)-[1-9][0-9]*$")
]

EXAMPLE_PROVENANCE = {"source": "wcc-story", "confidence": "high"}
"""A source of the embedded data, with which the examples of the API record."""


class FactIn(BaseModel):
    """What every fact comes with when it is stated. Nothing else is taken along."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: CodeText = Field(description="The source it rests on.")
    confidence: Confidence
    note: LongText | None = None


class ReplaceableIn(FactIn):
    """A fact that can be stated again in the place of a wrong one."""

    replaces: FactId | None = Field(
        default=None,
        description="The wrong fact that this one replaces, in one entry; needs `If-Match`.",
    )


class HideableIn(FactIn):
    """A fact that need not be public, because cover is not computed from it."""

    visibility: Visibility = Visibility.PUBLIC
    owner: CodeText | None = Field(
        default=None, description="The authority that alone sees it, where visibility is `owner`."
    )

    @model_validator(mode="after")
    def _owned_if_only_its_owner_sees_it(self) -> Self:
        if (self.visibility is Visibility.OWNER) is (self.owner is None):
            raise PydanticCustomError(
                "owner-if-owned", "an owner, if and only if visibility is owner"
            )
        return self


class IdentifierIn(BaseModel):
    """A name that a register gave to a thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    scheme: Text
    id: Text


class PeriodIn(BaseModel):
    """Days with what they rest on; both are inside the period."""

    first_day: Day | None = None
    last_day: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise PydanticCustomError("period-reversed", "last_day is before first_day")
        return self


class ObservedPeriodIn(PeriodIn):
    """A period of which a source may show days, where its own are not all known."""

    seen_from: Day | None = None
    seen_to: Day | None = None

    @model_validator(mode="after")
    def _seen_inside(self) -> Self:
        if self.seen_from and self.seen_to and self.seen_to < self.seen_from:
            raise PydanticCustomError("period-reversed", "seen_to is before seen_from")
        if self.first_day and self.seen_from and self.seen_from < self.first_day:
            raise PydanticCustomError("seen-outside", "seen_from is before first_day")
        return self


class DetailsIn(FactIn):
    """What is said about an identity, at first or again."""

    holds_from: Day | None = Field(
        default=None, description="The day from which a changed version holds."
    )
    identifiers: list[IdentifierIn] = Field(default_factory=list)


class SourceIn(BaseModel):
    """A document that facts rest on. Sources are public, whatever rests on them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: CodeText
    url: LongText | None = None
    title: LongText
    publisher: Text | None = None
    kind: Text
    published_on: Day | None = None
    dated_on: Day | None = None
    retrieved_on: Day | None = None


class CorroborationIn(HideableIn):
    """A further source that says the same as a fact."""


class RevisionIn(BaseModel):
    """Why details are stated again."""

    reason: RevisionReason = Field(
        description="`correction`: the registry was wrong, over the same days. `change`: the world "
        "changed, from the day `holds_from` on."
    )


class WithdrawalIn(BaseModel):
    """Why the registry was wrong to state a fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: LongText
