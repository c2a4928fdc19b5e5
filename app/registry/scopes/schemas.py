"""Inputs, queries and outputs of service scopes."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import Confidence
from app.ledger.inputs import CodeText, DetailsIn, RevisionIn
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.http.pagination import LongText, Text


class ScopeDetailsIn(DetailsIn):
    """Title of a scope, its place in the tree, and the duty behind it."""

    title: Text = Field(description="Title of the scope.")
    parent: CodeText | None = Field(
        default=None, description="Code of the scope above; null for a root."
    )
    duty: LongText | None = Field(default=None, description="The statutory duty behind a leaf.")
    description: LongText | None = Field(default=None, description="Contents of the scope.")


class ScopeIn(ScopeDetailsIn):
    """A service scope with its first details."""

    code: CodeText = Field(description="Code of the scope: lower-case letters, digits and hyphens.")


class ScopeRevisionIn(ScopeDetailsIn, RevisionIn):
    """Revised details of a service scope."""


class ScopeQuery(FactPageQuery, OnDayQuery):
    """Filters of the list of scopes."""

    parent: Text | None = Field(default=None, description="Only scopes directly below this one.")


@dataclass(frozen=True, slots=True)
class ScopeOut:
    """A service scope."""

    code: Annotated[str, Field(description="Code of the scope.")]
    title: Annotated[str, Field(description="Title of the scope.")]
    parent: Annotated[str | None, Field(description="Code of the scope above; null for a root.")]
    leaves: Annotated[
        list[str],
        Field(
            description="Codes of the leaves below it, for which cover is computed; a leaf lists "
            "itself."
        ),
    ]
    duty: Annotated[str | None, Field(description="The statutory duty behind a leaf.")]
    description: Annotated[str | None, Field(description="Contents of the scope.")]
    fact: Annotated[str, Field(description="Id of the fact with these details.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
