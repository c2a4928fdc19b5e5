"""Cover over HTTP."""

from typing import Annotated

from fastapi import Query, Response

from app.cover import interval_queries as runs
from app.cover import queries
from app.cover.responses import CellOut, DependenceOut, ExplainedPage, RunOut, SummaryOut
from app.cover.schemas import (
    CoverQuery,
    DependenceQuery,
    GapQuery,
    RunQuery,
    SummaryQuery,
    TimelineQuery,
)
from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations

router = operations("/v1/cover", "Cover")


@router.get(
    "",
    response_model=ExplainedPage[CellOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-20", "explain": True},
        statements=(6, 8),
    ),
)
def list_cover(query: Annotated[CoverQuery, Query()], reads: Reads) -> Response:
    """Show who covers what on a day

    One cell for each authority with a social-care duty and each leaf scope: its state, who holds
    it under which contract, since when, until when, and how sure that is. `unknown` is never
    counted as covered, and `none` means that no cover is recorded.
    """
    return reads.answer(query, queries.list_cells)


@router.get(
    "/summary",
    response_model=ExplainedPage[SummaryOut],
    openapi_extra=documented(example={"on": "2025-09-20"}, statements=(6, 9)),
)
def list_cover_summaries(query: Annotated[SummaryQuery, Query()], reads: Reads) -> Response:
    """Sum up each authority on a day

    How many leaf scopes are in which state, who provides, and which cover ends next.
    """
    return reads.answer(query, queries.list_summaries)


@router.get(
    "/gaps",
    response_model=ExplainedPage[RunOut],
    openapi_extra=documented(
        example={
            "authority": ["westminster"],
            "scope": ["occupational-therapy-complex"],
            "first_day": "2025-07-01",
            "last_day": "2026-12-31",
        },
        statements=(5, 8),
    ),
)
def list_gaps(query: Annotated[GapQuery, Query()], reads: Reads) -> Response:
    """List where cover is missing

    The runs of days on which the state is known to be below the level asked. Scopes without a
    duty of their own (storage, decontamination, recycling) are left out unless they are named.
    """
    return reads.answer(query, runs.list_gaps)


@router.get(
    "/overlaps",
    response_model=ExplainedPage[RunOut],
    openapi_extra=documented(
        example={"first_day": "2025-08-28", "last_day": "2025-09-15"}, statements=(5, 8)
    ),
)
def list_overlaps(query: Annotated[RunQuery, Query()], reads: Reads) -> Response:
    """List where two contracts hold the same cell

    The runs of days on which awards of two or more contracts are live: paid twice, or handing
    over.
    """
    return reads.answer(query, runs.list_overlaps)


@router.get(
    "/timeline",
    response_model=ExplainedPage[RunOut],
    openapi_extra=documented(
        example={
            "authority": "westminster",
            "scope": "occupational-therapy-complex",
            "first_day": "2025-07-01",
            "last_day": "2026-12-31",
        },
        statements=(6, 8),
    ),
)
def list_timeline(query: Annotated[TimelineQuery, Query()], reads: Reads) -> Response:
    """Show the timeline of one authority and scope

    Tiles from the first day to the last, state by state: no hole, no overlap.
    """
    return reads.answer(query, runs.list_tiles)


@router.get(
    "/dependence",
    response_model=DependenceOut,
    openapi_extra=documented(example={"on": "2025-07-31"}, statements=(7, 9)),
)
def get_dependence(query: Annotated[DependenceQuery, Query()], reads: Reads) -> Response:
    """Measure how much rests on how few

    Of the cells covered on the day, the share of each provider or group, the
    Herfindahl-Hirschman index, and the cells that one holds alone.
    """
    return reads.answer(query, queries.get_dependence)
