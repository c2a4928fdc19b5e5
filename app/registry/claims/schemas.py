"""Inputs, queries and outputs of claims and conflicts."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from app.domain.vocabulary import Confidence, Verdict, Visibility
from app.ledger.inputs import HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery, RecordedRange
from app.platform.http.pagination import ForeignCode, LongText, Text

_About = Annotated[
    str,
    StringConstraints(
        max_length=75,
        pattern=r"^(authority|consortium|provider|scope|contract):[a-z0-9][a-z0-9-]+$",
    ),
]


class ClaimIn(ReplaceableIn, HideableIn):
    """The value of a field of a thing, according to a source."""

    about: _About = Field(description="Subject of the claim, as `thing:code`.")
    field: ForeignCode = Field(
        description="Name of the field that the claim is about, such as `last_day`."
    )
    value: LongText = Field(description="Value according to the source, in plain words.")
    reads_as: ForeignCode | None = Field(
        default=None,
        description="The value in the form of the field, if it has one: a day, a service level, "
        "the code of an authority, consortium, provider or contract, or an amount. Only such "
        "claims enter the rule of cover.",
    )
    topic: Text | None = Field(
        default=None,
        description="Identifier of the question on which sources disagree, if they do.",
    )


class ClaimDecisionIn(HideableIn):
    """The decision of the registry on a claim, with its reason."""

    verdict: Verdict = Field(description="`accepted`, `disputed` or `rejected`.")
    reason: LongText = Field(description="Reason of the decision, without personal data.")


class ClaimQuery(FactPageQuery, RecordedRange):
    """Filters of the list of claims."""

    about: Text | None = Field(
        default=None,
        description="Only claims about this thing: its code or any identifier, with its kind where "
        "several kinds of things have it (`provider:medequip`).",
    )
    field: Text | None = Field(default=None, description="Only claims about this field.")
    source: Text | None = Field(default=None, description="Only claims of this source.")
    topic: Text | None = Field(default=None, description="Only claims on this topic.")
    confidence: Confidence | None = Field(
        default=None, description="Only claims of this confidence."
    )


class ConflictQuery(FactPageQuery):
    """Filters of the list of conflicts."""

    about: Text | None = Field(
        default=None,
        description="Only conflicts about this thing: its code or any identifier, with its kind "
        "where several kinds of things have it (`provider:medequip`).",
    )
    open: bool | None = Field(
        default=None, description="`true`: only undecided conflicts; `false`: only decided ones."
    )


@dataclass(frozen=True, slots=True)
class ClaimOut:
    """A claim of a source, with the latest decision on it."""

    id: Annotated[str, Field(description="Id of the claim.")]
    about: Annotated[str, Field(description="Subject of the claim, as `thing:code`.")]
    field: Annotated[
        str, Field(description="Name of the field that the claim is about, such as `last_day`.")
    ]
    value: Annotated[str, Field(description="Value according to the source, in plain words.")]
    reads_as: Annotated[
        str | None, Field(description="The value in the form of the field; null if it has none.")
    ]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
    verdict: Annotated[
        Verdict | None, Field(description="The latest decision; null while undecided.")
    ]
    reason: Annotated[str | None, Field(description="Reason of the decision.")]
    visibility: Annotated[Visibility, Field(description="Readers of the claim.")]


@dataclass(frozen=True, slots=True)
class ConflictOut:
    """A question on which sources disagree, with the value used and the reasons."""

    topic: Annotated[str, Field(description="Identifier of the question.")]
    about: Annotated[list[str], Field(description="The things concerned, as `thing:code`.")]
    claims: Annotated[list[ClaimOut], Field(description="All claims on the question.")]
    is_open: Annotated[bool, Field(description="True while a claim is undecided.")]
    used: Annotated[
        list[str], Field(description="Values of the accepted claims, which the registry uses.")
    ]
    why: Annotated[list[str], Field(description="Reasons of the decisions.")]
