"""HTTP routes for cover."""

from typing import Annotated

from fastapi import Query, Response

from app.cover import count_queries, dependence_queries, interval_queries, queries
from app.cover.overview_responses import DependenceOut
from app.cover.responses import (
    CellOut,
    CoverIntervalOut,
    ExplainedPage,
    IntervalPage,
    SummaryOut,
    SummaryPage,
)
from app.cover.schemas import (
    CoverQuery,
    DependenceQuery,
    GapQuery,
    IntervalQuery,
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
        statements=(6, 9),
    ),
)
def list_cover(query: Annotated[CoverQuery, Query()], reads: Reads) -> Response:
    """Show cover on a day.

    Returns one cell for each authority with a social-care duty and each leaf scope: its state and
    certainty, the contracts and providers that hold it, the days of the current state, and the
    latest day of evidence. `none` is said by somebody; `ended` means that the recorded cover ended
    and nothing is recorded since; `unknown` counts neither as covered nor as a gap.
    """
    return reads.answer(query, queries.list_cells)


@router.get(
    "/summary",
    response_model=SummaryPage[SummaryOut],
    openapi_extra=documented(example={"on": "2025-09-20"}, statements=(7, 11)),
)
def list_cover_summaries(query: Annotated[SummaryQuery, Query()], reads: Reads) -> Response:
    """Summarise each authority on a day.

    Returns for each authority the number of leaf scopes in each state, its providers, and the
    next day on which cover ends; and the counts of all authorities.
    """
    return reads.answer(query, count_queries.list_summaries)


@router.get(
    "/gaps",
    response_model=IntervalPage[CoverIntervalOut],
    openapi_extra=documented(
        example={
            "authority": ["westminster"],
            "scope": ["occupational-therapy-complex"],
            "first_day": "2025-07-01",
            "last_day": "2026-12-31",
        },
        statements=(5, 11),
    ),
)
def list_gaps(query: Annotated[GapQuery, Query()], reads: Reads) -> Response:
    """List gaps in cover.

    Returns the intervals of days on which the state is `none` or `ended`, or below the requested
    level, each with its reason and basis, and the days of each cell in each state. Scopes without
    a duty of their own (storage, decontamination, recycling) are left out unless the query names
    them.
    """
    return reads.answer(query, interval_queries.list_gaps)


@router.get(
    "/overlaps",
    response_model=IntervalPage[CoverIntervalOut],
    openapi_extra=documented(
        example={"first_day": "2025-08-28", "last_day": "2025-09-15"}, statements=(6, 11)
    ),
)
def list_overlaps(query: Annotated[IntervalQuery, Query()], reads: Reads) -> Response:
    """List overlaps of contracts.

    Returns the intervals of days on which awards of two or more contracts are live in the same
    cell: double payment, or a handover.
    """
    return reads.answer(query, interval_queries.list_overlaps)


@router.get(
    "/timeline",
    response_model=ExplainedPage[CoverIntervalOut],
    openapi_extra=documented(
        example={
            "authority": "westminster",
            "scope": "occupational-therapy-complex",
            "first_day": "2025-07-01",
            "last_day": "2026-12-31",
        },
        statements=(7, 10),
    ),
)
def list_timeline(query: Annotated[TimelineQuery, Query()], reads: Reads) -> Response:
    """Show the timeline of one authority and scope.

    Returns consecutive intervals from the first day to the last, one for each state, without gaps
    or overlaps between them.
    """
    return reads.answer(query, interval_queries.list_timeline)


@router.get(
    "/dependence",
    response_model=DependenceOut,
    openapi_extra=documented(example={"on": "2025-07-31"}, statements=(4, 9)),
)
def get_dependence(query: Annotated[DependenceQuery, Query()], reads: Reads) -> Response:
    """Measure dependence on providers.

    Returns for the cells covered on the day the share of each provider or group, its authorities,
    the cells with a single holder, and the Herfindahl-Hirschman index; and the number of its
    contracts there with the sums of their values, each of equal basis and VAT. The filters say
    within which authorities the shares are measured. Cells are counted by the purpose of the
    contracts, too, so that bridging is not taken for lasting cover.
    """
    return reads.answer(query, dependence_queries.get_dependence)
