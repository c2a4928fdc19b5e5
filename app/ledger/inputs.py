"""Inputs of facts, shared by all rooms."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import Confidence, RevisionReason, Visibility
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import ForeignCode, LongText, Text
from app.platform.model import Model

CodeText = Annotated[
    str, StringConstraints(min_length=2, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]+$")
]
FactId = Annotated[
    str,
    StringConstraints(max_length=100, pattern=r"^(public|partners|owner-[a-z0-9-]+)-[1-9][0-9]*$"),
]

EXAMPLE_PROVENANCE = {"source": "wcc-story", "confidence": "high"}
"""A source of the embedded data, with which the examples of the API record."""


class FactIn(Model):
    """The common fields of every fact; other fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: CodeText = Field(description="Code of the source on which the fact rests.")
    confidence: Confidence = Field(description="Confidence in what the source says.")
    note: LongText | None = Field(default=None, description="A remark, without personal data.")


class ReplaceableIn(FactIn):
    """A fact that can replace a wrong one."""

    replaces: FactId | None = Field(
        default=None,
        description="Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.",
    )


class HideableIn(FactIn):
    """A fact that may be restricted, because cover is not computed from it."""

    visibility: Visibility = Field(
        default=Visibility.PUBLIC,
        description="Readers of the fact: everyone, partners, or one authority.",
    )
    owner: CodeText | None = Field(
        default=None,
        description="The only authority that may read it; required if `visibility` is `owner`.",
    )

    @model_validator(mode="after")
    def _owned_if_only_its_owner_sees_it(self) -> Self:
        if (self.visibility is Visibility.OWNER) is (self.owner is None):
            raise PydanticCustomError(
                "owner-if-owned", "send an owner if, and only if, the visibility is owner"
            )
        return self


class IdentifierIn(Model):
    """An identifier that a register gave to a thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    scheme: ForeignCode = Field(description="The register: an org-id.guide code, or GSS.")
    id: ForeignCode = Field(description="The identifier as the register spells it.")


class PeriodIn(Model):
    """A period of days, inclusive."""

    first_day: Day | None = Field(
        default=None, description="First day of the period, inclusive; null if unknown."
    )
    last_day: Day | None = Field(
        default=None,
        description="Last day of the period, inclusive; null if unknown or open-ended.",
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "last_day")
        return self


class ObservedPeriodIn(PeriodIn):
    """A period for which a source may show days, where its own are not all known."""

    seen_from: Day | None = Field(
        default=None, description="First day that a source shows, where `first_day` is unknown."
    )
    seen_to: Day | None = Field(
        default=None, description="Last day that a source shows, where `last_day` is unknown."
    )

    @model_validator(mode="after")
    def _seen_inside(self) -> Self:
        check_order(self, "seen_from", "seen_to")
        if self.first_day and self.seen_from and self.seen_from < self.first_day:
            raise PydanticCustomError(
                "seen-outside",
                "seen_from is before first_day; the observed days lie inside the period",
            )
        return self


class DetailsIn(FactIn):
    """Details of a thing."""

    holds_from: Day | None = Field(
        default=None, description="First day of a changed version; null for the first version."
    )
    identifiers: list[IdentifierIn] = Field(
        default_factory=list, description="Identifiers that registers gave to it."
    )


class SourceIn(Model):
    """A document on which facts rest. Sources are always public."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: CodeText = Field(
        description="Code of the source: lower-case letters, digits and hyphens."
    )
    url: LongText | None = Field(
        default=None, description="Address of the document; null if it is not online."
    )
    title: LongText = Field(description="Title of the document.")
    publisher: Text | None = Field(default=None, description="Organisation that published it.")
    kind: ForeignCode = Field(description="Kind of document, such as `council-minutes`.")
    published_on: Day | None = Field(default=None, description="Day of publication.")
    dated_on: Day | None = Field(
        default=None, description="Publication day, else the day of the meeting or decision."
    )
    retrieved_on: Day | None = Field(default=None, description="Day on which it was last read.")


class CorroborationIn(HideableIn):
    """A further source for a fact."""


class RevisionIn(Model):
    """The reason of a revision of details."""

    reason: RevisionReason = Field(
        description="`correction`: the registry was wrong, over the same days. `change`: the "
        "world changed, from the day `holds_from` on."
    )


class ErasureIn(Model):
    """The texts to erase, and the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: LongText = Field(description="Why the texts must go, without repeating them.")
    texts: list[ForeignCode] | None = Field(
        default=None,
        min_length=1,
        description="Paths of free texts of the entry, such as `note`; by default all of them.",
    )


class WithdrawalIn(Model):
    """The reason of a withdrawal."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: LongText = Field(description="Why the fact is wrong, without personal data.")
