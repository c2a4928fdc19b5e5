"""Performance over HTTP."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.performance import queries
from app.cases.performance.facts import KPI, KPI_OBSERVATION
from app.cases.performance.responses import KpiObservationOut, KpiOut, PerformanceOut
from app.cases.performance.schemas import (
    KpiIn,
    KpiObservationIn,
    KpiObservationQuery,
    KpiQuery,
    PerformanceQuery,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Performance")


@router.get(
    "/kpis",
    response_model=Page[KpiOut],
    openapi_extra=documented(example={"standard": "right-first-time"}, statements=3),
)
def list_kpis(query: Annotated[KpiQuery, Query()], reads: Reads) -> Response:
    """List what is to be measured under contracts

    Each indicator with its target and the bounds around it; one `standard` names the same measure
    in every contract.
    """
    return reads.answer(query, queries.list_kpis)


@router.post(
    "/kpis",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "contract": "hackney-nrs-call-off-2023",
                "standard": "deliveries-on-the-day-agreed",
                "name": "Deliveries on the day agreed, out of all deliveries",
                "target": "95",
                "approaching": "90",
                "improvement": "80",
            }
        }
    ),
)
def state_kpi(caller: Editor, body: KpiIn, writes: Writes) -> Response:
    """State what is to be measured under a contract

    By whoever states the terms of the contract. Light-touch contracts have no duty to be measured:
    members agree on it.
    """
    return writes.record(caller, KPI.fact, body)


@router.get(
    "/kpi-observations",
    response_model=Page[KpiObservationOut],
    openapi_extra=documented(example={"authority": "hackney"}, statements=(4, 5)),
)
def list_kpi_observations(query: Annotated[KpiObservationQuery, Query()], reads: Reads) -> Response:
    """List what was counted of performance

    By month and authority, with what it comes to, the published word for it, and whether it misses
    its target. Counts are for partners unless they say otherwise; a small one is never public.
    """
    return reads.answer(query, queries.list_observations)


@router.post(
    "/kpi-observations",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "hackney",
                "kpi": "public-265",
                "month": "2025-06-01",
                "numerator": 180,
                "denominator": 200,
            }
        }
    ),
)
def state_kpi_observation(caller: Editor, body: KpiObservationIn, writes: Writes) -> Response:
    """State what was counted in a month

    By the authority for which it was counted; one count for each month. Only partners see it,
    unless it says otherwise.
    """
    return writes.record(caller, KPI_OBSERVATION.fact, body)


@router.get(
    "/performance",
    response_model=Page[PerformanceOut],
    openapi_extra=documented(example={"provider": "nottingham-rehab"}, statements=5),
)
def list_performance(query: Annotated[PerformanceQuery, Query()], reads: Reads) -> Response:
    """Compare how providers perform

    The same provider side by side for everybody whom it serves, by standard: the sum over the
    months, what it comes to, and how many months missed the target.
    """
    return reads.answer(query, queries.list_performance)
