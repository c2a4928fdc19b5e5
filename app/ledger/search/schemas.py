"""Queries and answers of the search."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.http.pagination import Text

ThingText: TypeAlias = Literal[
    "authority", "consortium", "contract", "notice", "provider", "scope", "source"
]


class SearchQuery(FactPageQuery, OnDayQuery):
    """A search for things by their names."""

    q: Text = Field(
        description="Words of a name, title, reference or identifier; at most 12. Each may be "
        "shortened or slightly misspelt."
    )
    kind: list[ThingText] = Field(
        default_factory=list,
        max_length=7,
        description="Only things of one of these kinds; repeatable.",
    )


@dataclass(frozen=True, slots=True)
class FoundOut:
    """A thing that a search found."""

    kind: Annotated[ThingText, Field(description="The kind of thing.")]
    code: Annotated[str, Field(description="Its code; the id of the fact of a notice.")]
    name: Annotated[str, Field(description="Its name or title on the day.")]
    text: Annotated[
        str, Field(description="The name or identifier that is most like what was searched for.")
    ]
    score: Annotated[
        int,
        Field(
            description="How much its words are like those of `q`, 0 to 100; 100: all words are "
            "the same."
        ),
    ]
    link: Annotated[str, Field(description="The path of the thing; of a notice, its contract.")]
