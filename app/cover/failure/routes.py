"""HTTP routes for exposure and simulated provider failure."""

from functools import partial
from typing import Annotated

from fastapi import Body, Path, Query, Response

from app.cover.failure import exposure as queries
from app.cover.failure import simulations
from app.cover.failure.schemas import (
    ExposureOut,
    ExposureQuery,
    ProviderFailureIn,
    ProviderFailureOut,
)
from app.ledger.http.reads import Reads
from app.ledger.schemas import FactQuery
from app.platform.http.routing import documented, operations

router = operations("/v1", "Providers")


@router.get(
    "/providers/{code}/exposure",
    response_model=ExposureOut,
    openapi_extra=documented(
        example={"code": "nottingham-rehab", "on": "2025-07-31"}, statements=(13, 16)
    ),
)
def get_exposure(
    code: Annotated[
        str, Path(description="The provider's code, or any of its identifiers.", max_length=200)
    ],
    query: Annotated[ExposureQuery, Query()],
    reads: Reads,
) -> Response:
    """Show the exposure to a provider.

    Returns the contracts of the provider on a day, the authorities and cells that it holds, sums
    of values of equal basis, and the cells without another holder. 404 for an unknown provider.
    """
    return reads.answer(query, partial(queries.get_exposure, spelling=code))


@router.post(
    "/simulations/provider-failure",
    response_model=ProviderFailureOut,
    openapi_extra=documented(
        example={
            "body": {
                "providers": ["provide-care-solutions"],
                "last_day": "2026-01-31",
                "first_day": "2025-12-01",
                "horizon_last_day": "2026-12-31",
            }
        },
        statements=22,
    ),
)
def simulate_provider_failure(
    body: Annotated[ProviderFailureIn, Body()], query: Annotated[FactQuery, Query()], reads: Reads
) -> Response:
    """Simulate the failure of providers.

    Returns the intervals of days on which cells would lose service, and those on which other
    contracts would maintain it. The result equals cover as if the providers had ceased trading
    after `last_day`. Nothing is recorded. Errors: 422 `too-wide` if the cells at stake, times the
    days, are more than the service is set to simulate.
    """
    limit = reads.request.app.state.what_if_cell_days
    simulate = partial(simulations.simulate_failure, body=body, max_cell_days=limit)
    return reads.answer(query, simulate)
