"""Briefs over HTTP."""

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
    openapi_extra=documented(example={"code": "westminster", "on": "2025-09-25"}, statements=55),
)
def get_authority_brief(
    code: Annotated[
        str, Path(description="The authority's code, or any of its identifiers.", max_length=200)
    ],
    query: Annotated[BriefQuery, Query()],
    reads: Reads,
) -> Response:
    """Show everything that is open for an authority

    On one day, in one answer: cells without cover or at risk, key dates and notices, candidates,
    data, mobilisation, meetings, concerns, actions, missed targets, complaints and remedies.
    """
    return reads.answer(query, partial(queries.get_brief, thing="authority", spelling=code))


@router.get(
    "/consortia/{code}/brief",
    response_model=BriefOut,
    openapi_extra=documented(example={"code": "lcec", "on": "2025-09-25"}, statements=56),
)
def get_consortium_brief(
    code: Annotated[
        str, Path(description="The consortium's code, or any of its identifiers.", max_length=200)
    ],
    query: Annotated[BriefQuery, Query()],
    reads: Reads,
) -> Response:
    """Show everything that is open for a consortium

    The same for all who are members on the day.
    """
    return reads.answer(query, partial(queries.get_brief, thing="consortium", spelling=code))
