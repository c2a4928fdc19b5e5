"""Routes of suggestions."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Admin
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.suggestions import queries
from app.registry.suggestions.facts import decide
from app.registry.suggestions.schemas import SuggestionDecisionIn, SuggestionOut, SuggestionQuery

router = operations("/v1", "Suggestions")

SuggestionPath = Annotated[
    str, Path(alias="id", description="Id of the suggestion.", max_length=200)
]


@router.get(
    "/suggestions",
    response_model=Page[SuggestionOut],
    openapi_extra=documented(example={"kind": ["duplicate-provider"]}, statements=(3, 4)),
)
def list_suggestions(query: Annotated[SuggestionQuery, Query()], reads: Reads) -> Response:
    """List suggestions.

    Suppliers as published and providers with the name of a provider: case, accents, signs and
    `Limited` or `Ltd` make no difference. Buyers of imported notices with the name of an authority,
    whose number no authority has: words such as `Council` make no difference. Nothing is matched
    or merged by a name until an admin decides.
    """
    return reads.answer(query, queries.list_suggestions)


@router.post(
    "/suggestions/{id}/decision",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "d97f89526f9d1d86f163",
            "body": {"accept": False, "reason": "They have different directors."},
        }
    ),
)
def decide_suggestion(
    caller: Admin, id_: SuggestionPath, body: SuggestionDecisionIn, writes: Writes
) -> Response:
    """Accept or reject a suggestion.

    Recorded as one fact: `supplier_match`, which holds for all contracts with that supplier, also
    later ones; `buyer_match`, by which notices with that number are recognised from then on;
    `provider_merge` for accepted duplicates, `provider_distinction` for rejected ones.
    Withdraw the fact to undo it. Errors: 404; 409 `suggestion-closed` if it was decided before or
    what it rests on changed, and those of a merge.
    """
    return writes.run(caller, partial(decide, body=body, id_=id_))
