"""HTTP routes for briefs."""

from functools import partial
from typing import Annotated

from fastapi import Path, Query, Response

from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations
from app.worklist.briefs import queries
from app.worklist.briefs.schemas import BriefOut, BriefQuery

router = operations("/v1", "Briefs")


@router.get(
    "/authorities/{code}/brief",
    response_model=BriefOut,
    openapi_extra=documented(example={"code": "westminster", "on": "2025-09-25"}, statements=84),
)
def get_authority_brief(
    code: Annotated[
        str, Path(description="The authority's code, or any of its identifiers.", max_length=200)
    ],
    query: Annotated[BriefQuery, Query()],
    reads: Reads,
) -> Response:
    """Show the brief of an authority.

    Returns all items that are open on the day, in one response: cells without cover or at risk,
    key dates and notices, conflicts, candidates, data transfers, mobilisation steps, meetings,
    concerns, actions, missed targets, complaints, remedies and incidents. 404 for an unknown
    authority.
    """
    return reads.answer(query, partial(queries.get_brief, thing="authority", spelling=code))


@router.get(
    "/consortia/{code}/brief",
    response_model=BriefOut,
    openapi_extra=documented(example={"code": "lcec", "on": "2025-09-25"}, statements=93),
)
def get_consortium_brief(
    code: Annotated[
        str, Path(description="The consortium's code, or any of its identifiers.", max_length=200)
    ],
    query: Annotated[BriefQuery, Query()],
    reads: Reads,
) -> Response:
    """Show the brief of a consortium.

    Returns the open items of the consortium and of all authorities that are members on the day.
    404 for an unknown consortium.
    """
    return reads.answer(query, partial(queries.get_brief, thing="consortium", spelling=code))
