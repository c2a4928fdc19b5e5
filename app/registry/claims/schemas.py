"""What may be claimed, and how conflicts are shown."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from app.domain.vocabulary import Confidence, Verdict, Visibility
from app.ledger.inputs import HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery
from app.platform.http.pagination import LongText, Text

_About = Annotated[
    str,
    StringConstraints(
        max_length=75,
        pattern=r"^(authority|consortium|provider|scope|contract):[a-z0-9][a-z0-9-]+$",
    ),
]


class ClaimIn(ReplaceableIn, HideableIn):
    """A source says that a field of a thing has a value."""

    about: _About = Field(description="`thing:code`.")
    field: Text
    value: LongText
    topic: Text | None = Field(
        default=None, description="The question on which sources disagree, if they do."
    )


class ClaimDecisionIn(HideableIn):
    """What the registry makes of a claim, and why."""

    verdict: Verdict
    reason: LongText


class ClaimQuery(FactPageQuery):
    """Which claims to list."""

    about: Text | None = Field(
        default=None, description="Only claims about this thing, as `thing:code`."
    )
    field: Text | None = Field(default=None, description="Only claims about this field.")
    source: Text | None = Field(default=None, description="Only what this source says.")
    topic: Text | None = Field(default=None, description="Only claims on this question.")


class ConflictQuery(FactPageQuery):
    """Which conflicts to list."""

    about: Text | None = Field(
        default=None, description="Only conflicts about this thing, as `thing:code`."
    )
    open: bool | None = Field(
        default=None, description="Only those that nobody has decided, or only those decided."
    )


@dataclass(frozen=True, slots=True)
class ClaimOut:
    """What a source says, beside what the registry accepts."""

    id: str
    about: Annotated[str, Field(description="`thing:code`.")]
    field: str
    value: Annotated[str, Field(description="As the source says it, in our own words.")]
    source: str
    confidence: Confidence
    verdict: Annotated[
        Verdict | None, Field(description="What the registry makes of it; null while open.")
    ]
    reason: Annotated[str | None, Field(description="Why it was decided so.")]
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class ConflictOut:
    """A question on which sources disagree, with the value used and why."""

    topic: str
    about: Annotated[list[str], Field(description="The things concerned, as `thing:code`.")]
    claims: list[ClaimOut]
    is_open: Annotated[bool, Field(description="Whether some claim is still undecided.")]
    used: Annotated[list[str], Field(description="The values of the accepted claims.")]
    why: Annotated[list[str], Field(description="The reasons given in the decisions.")]
