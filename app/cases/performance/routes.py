"""Routes of performance."""

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
    """List key performance indicators.

    Returns the indicators of contracts with their targets and bounds. A `standard` names the same
    measure in all contracts.
    """
    return reads.answer(query, KPI.listing.page)


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
def record_kpi(caller: Editor, body: KpiIn, writes: Writes) -> Response:
    """Record a key performance indicator.

    The authorities that may record the terms of the contract record it. Light-touch contracts have
    no legal duty to set indicators.
    """
    return writes.record(caller, KPI.fact, body)


@router.get(
    "/kpi-observations",
    response_model=Page[KpiObservationOut],
    openapi_extra=documented(example={"authority": ["hackney"]}, statements=(4, 5)),
)
def list_kpi_observations(query: Annotated[KpiObservationQuery, Query()], reads: Reads) -> Response:
    """List monthly counts of indicators.

    Returns for each month and authority the counts, the value in the unit of the indicator, its
    published rating, and `breach` if it misses the target. Visible to partners by default.
    """
    return reads.answer(query, KPI_OBSERVATION.listing.page)


@router.post(
    "/kpi-observations",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "hackney",
                "kpi": "public-322",
                "month": "2025-06-01",
                "numerator": 180,
                "denominator": 200,
            }
        }
    ),
)
def record_kpi_observation(caller: Editor, body: KpiObservationIn, writes: Writes) -> Response:
    """Record the count of an indicator in a month.

    The authority that was served records one count per month. Visible to partners by default.

    Errors: 409 `month-known`; 422 `small-number` for a public count from 1 to 4.
    """
    return writes.record(caller, KPI_OBSERVATION.fact, body)


@router.get(
    "/performance",
    response_model=Page[PerformanceOut],
    openapi_extra=documented(example={"provider": ["nottingham-rehab"]}, statements=5),
)
def list_performance(query: Annotated[PerformanceQuery, Query()], reads: Reads) -> Response:
    """Compare the performance of providers.

    Returns for each standard, provider and authority the sum of the months, its value and rating,
    and the number of months that missed the target.
    """
    return reads.answer(query, queries.list_performance)
