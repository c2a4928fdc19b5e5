"""HTTP routes that set the record beside what is claimed, or beside what is on offer elsewhere."""

from typing import Annotated

from fastapi import Query, Response

from app.cover import overview_queries
from app.cover.overview_responses import CompletenessOut, SubstituteOut
from app.cover.schemas import CompletenessQuery, SubstituteQuery
from app.ledger.http.reads import Reads
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Cover")


@router.get(
    "/completeness",
    response_model=CompletenessOut,
    openapi_extra=documented(
        example={"consortium": "lcec", "on": "2025-09-20"}, statements=(8, 12)
    ),
)
def get_completeness(query: Annotated[CompletenessQuery, Query()], reads: Reads) -> Response:
    """Show how complete the record is.

    Returns for a consortium, for authorities or for the registry how many members and contracts
    are on record, how many sources say there are, how many cells are unknown, and how fresh the
    evidence is.
    """
    return reads.answer(query, overview_queries.get_completeness)


@router.get(
    "/substitutes",
    response_model=Page[SubstituteOut],
    openapi_extra=documented(
        example={
            "near": "bromley",
            "scope": ["equipment-supply"],
            "on": "2025-09-20",
            "excluding_group": "nottingham-rehab",
        },
        statements=(9, 11),
    ),
)
def list_substitutes(query: Annotated[SubstituteQuery, Query()], reads: Reads) -> Response:
    """List providers that could take over.

    Returns the providers that hold the scopes for any authority on the day, other than those of
    one group, with the authorities that they serve and the ends of their awards. With `near`, those
    that serve near an authority come first: its details and memberships take two more statements.
    """
    return reads.answer(query, overview_queries.list_substitutes)
