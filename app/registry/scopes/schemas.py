"""What is said of service scopes, and how they are shown."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import Confidence
from app.ledger.inputs import CodeText, DetailsIn, RevisionIn
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.http.pagination import LongText, Text


class ScopeDetailsIn(DetailsIn):
    """What a scope is called, where it stands in the tree, and the duty behind it."""

    title: Text
    parent: CodeText | None = None
    duty: LongText | None = None
    description: LongText | None = None


class ScopeIn(ScopeDetailsIn):
    """A service scope with its first details."""

    code: CodeText


class ScopeRevisionIn(ScopeDetailsIn, RevisionIn):
    """What a scope is called and where it stands, stated again."""


class ScopeQuery(FactPageQuery, OnDayQuery):
    """Which part of the tree to list."""

    parent: Text | None = Field(default=None, description="Only scopes right below this one.")


@dataclass(frozen=True, slots=True)
class ScopeOut:
    """A service scope."""

    code: str
    title: str
    parent: str | None
    leaves: Annotated[
        list[str],
        Field(description="The leaves under it, for which cover is answered; a leaf names itself."),
    ]
    duty: Annotated[str | None, Field(description="The statutory duty behind a leaf.")]
    description: str | None
    fact: Annotated[str, Field(description="The fact that says so.")]
    source: str
    confidence: Confidence
