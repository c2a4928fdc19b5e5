"""Inputs, queries and outputs of column mappings."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field

from app.domain.vocabulary import Confidence
from app.ledger.inputs import FactIn
from app.ledger.schemas import FactPageQuery
from app.platform.http.pagination import ForeignCode, Text
from app.platform.model import Model

MAX_COLUMNS = 200


class MappedColumnIn(Model):
    """A column of the registers of a publisher, and its field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heading: Text = Field(
        description="Heading of the column, without regard to case and spaces; or its letter, if "
        "no column has such a heading."
    )
    field: ForeignCode | None = Field(
        default=None,
        description="Field of the column, such as `first_day`, as `columns` of an import names it; "
        "without one, the column is not read.",
    )


class ColumnMappingIn(FactIn):
    """The meaning of the columns of a publisher's registers, where their headings do not tell."""

    columns: list[MappedColumnIn] = Field(
        min_length=1, max_length=MAX_COLUMNS, description="The columns; others keep their meaning."
    )


class ColumnMappingQuery(FactPageQuery):
    """Filters of the list of column mappings."""

    publisher: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only mappings of these authorities, by code or identifier; repeatable.",
    )


@dataclass(frozen=True, slots=True)
class MappedColumnOut:
    """A column of the registers of a publisher, and its field."""

    heading: Annotated[str, Field(description="Heading of the column, or its letter.")]
    field: Annotated[
        str | None, Field(description="Field of the column; null if the column is not read.")
    ]


@dataclass(frozen=True, slots=True)
class ColumnMappingOut:
    """The meaning of the columns of a publisher's registers."""

    publisher: Annotated[str, Field(description="Code of the authority that publishes them.")]
    publisher_name: Annotated[str | None, Field(description="Its name today.")]
    columns: Annotated[list[MappedColumnOut], Field(description="The columns.")]
    fact: Annotated[str, Field(description="Id of the fact: the value for `If-Match`.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
    note: Annotated[str | None, Field(description="A remark.")]
