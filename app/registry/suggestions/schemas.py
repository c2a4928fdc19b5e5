"""Inputs, queries and outputs of suggestions."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, Field

from app.domain.vocabulary import Confidence, SuggestionKind
from app.ledger.inputs import CodeText, FactIn
from app.ledger.schemas import FactPageQuery
from app.platform.http.pagination import LongText, Text
from app.platform.model import Model
from app.registry.authorities.schemas import AreaFilter


class ProviderDistinctionIn(FactIn):
    """Two providers of equal name are not one."""

    other: CodeText = Field(description="Code of the other provider.")
    reason: LongText = Field(description="Reason why they are not one.")


class SuggestionDecisionIn(Model):
    """The decision on a suggestion."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accept: bool = Field(description="True if both are the same, false if they are not.")
    reason: LongText = Field(description="Reason of the decision, without personal data.")
    source: CodeText | None = Field(
        default=None,
        description="Code of the source on which the decision rests; default: that of the newest "
        "contract with the supplier, of the notice with the buyer, or of the provider.",
    )
    confidence: Confidence = Field(
        default=Confidence.HIGH, description="Confidence in what the source says."
    )


class SuggestionQuery(FactPageQuery, AreaFilter):
    """Filters of the list of suggestions."""

    kind: list[SuggestionKind] = Field(
        default_factory=list,
        max_length=len(SuggestionKind),
        description="Only suggestions of one of these kinds; repeatable.",
    )
    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only suggestions that name one of these providers; repeatable.",
    )
    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only suggestions that name one of these authorities; repeatable.",
    )


@dataclass(frozen=True, slots=True)
class SuggestionOut:
    """Two things that may be the same, because their names are equal.

    A supplier and a provider, a buyer and an authority, or two providers.
    """

    id: Annotated[str, Field(description="Id of the suggestion, for the decision.")]
    kind: Annotated[
        SuggestionKind, Field(description="`supplier`, `buyer` or `duplicate-provider`.")
    ]
    name: Annotated[str, Field(description="Name as published, or of the first provider.")]
    number: Annotated[
        str | None, Field(description="Number of the supplier or the buyer as published.")
    ]
    scheme: Annotated[str | None, Field(description="Register of that number.")]
    provider: Annotated[
        str | None,
        Field(
            description="Code of the provider that the supplier may be; of duplicates, the one "
            "that would be merged."
        ),
    ]
    provider_name: Annotated[str | None, Field(description="Name of that provider today.")]
    other: Annotated[
        str | None, Field(description="Code of the provider into which it would be merged.")
    ]
    other_name: Annotated[str | None, Field(description="Name of the other provider today.")]
    authority: Annotated[
        str | None, Field(description="Code of the authority that the buyer may be.")
    ]
    authority_name: Annotated[str | None, Field(description="Name of that authority today.")]
    source: Annotated[str | None, Field(description="Code of the source that names the buyer.")]
    contracts: Annotated[
        int, Field(description="Number of contracts with the supplier in their details.")
    ]
    contract: Annotated[
        str | None, Field(description="Reference of one of these contracts, for comparison.")
    ]
