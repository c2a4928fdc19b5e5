"""Routes of incidents."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.explain import INCIDENT_RULE, explained_listing
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.incidents import impact
from app.cases.incidents.facts import INCIDENT, INCIDENT_STEP
from app.cases.incidents.responses import CellOutcomeOut, ImpactOut, IncidentOut
from app.cases.incidents.schemas import (
    CellOutcomeQuery,
    ImpactQuery,
    IncidentIn,
    IncidentQuery,
    IncidentStepIn,
)
from app.cover.responses import ExplainedPage
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.routing import documented, operations

router = operations("/v1", "Incidents")

_PUBLIC_EXAMPLE = {**EXAMPLE_PROVENANCE, "visibility": "public", "authority": "westminster"}


@router.get(
    "/incidents",
    response_model=ExplainedPage[IncidentOut],
    openapi_extra=documented(example={"provider": ["nottingham-rehab"]}, statements=(3, 8)),
)
def list_incidents(query: Annotated[IncidentQuery, Query()], reads: Reads) -> Response:
    """List incidents.

    Returns the failures of providers declared by the day, with advisers, decisions and the number
    of lessons learnt.
    """
    return reads.answer(
        query, partial(explained_listing, listing=INCIDENT.listing, rule=INCIDENT_RULE)
    )


@router.post(
    "/incidents",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **_PUBLIC_EXAMPLE,
                "title": "Failure of a provider of telecare",
                "providers": ["provide-care-solutions"],
                "began_on": "2026-05-04",
                "declared_on": "2026-05-05",
            }
        }
    ),
)
def record_incident(caller: Editor, body: IncidentIn, writes: Writes) -> Response:
    """Record an incident.

    The lead of the consortium, the authority or an admin declares that providers have failed. The
    cells that they held on `began_on` are then followed day by day.
    """
    return writes.record(caller, INCIDENT.fact, body, address="/v1/incidents/{case}")


@router.get(
    "/incidents/{id}",
    response_model=IncidentOut,
    openapi_extra=documented(example={"id": "public-246"}, statements=8),
)
def get_incident(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Get an incident.

    Returns the incident with all its steps up to the day.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(INCIDENT.listing.item, id_=id_))


@router.post(
    "/incidents/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-1031",
            "body": {
                **EXAMPLE_PROVENANCE,
                "step": "adviser",
                "day": "2026-05-06",
                "firm": "PwC",
                "role": "special managers",
            },
        }
    ),
)
def record_incident_step(
    caller: Editor, id_: CaseId, body: IncidentStepIn, writes: Writes
) -> Response:
    """Record a step of an incident.

    A step is a firm that advises with its role, a decision, or the end of the incident.

    Errors: 404 `unknown-code`; 409 `case-closed`, `step-before-opening`.
    """
    return writes.run(caller, partial(record_step, type_=INCIDENT_STEP, body=body, id_=id_))


@router.get(
    "/incidents/{id}/days",
    response_model=ExplainedPage[ImpactOut],
    openapi_extra=documented(example={"id": "public-246", "last_day": "2025-12-31"}, statements=8),
)
def list_incident_days(
    id_: CaseId, query: Annotated[ImpactQuery, Query()], reads: Reads
) -> Response:
    """List the impact of an incident by day.

    Returns consecutive runs of days with equal counts: the numbers of cells that the failed
    providers lost or hold alone, that other providers replaced or hold at a lower level, and that
    are open.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(impact.list_days, id_=id_))


@router.get(
    "/incidents/{id}/cells",
    response_model=ExplainedPage[CellOutcomeOut],
    openapi_extra=documented(example={"id": "public-246", "on": "2025-09-16"}, statements=8),
)
def list_incident_cells(
    id_: CaseId, query: Annotated[CellOutcomeQuery, Query()], reads: Reads
) -> Response:
    """List the cells that an incident affects.

    Returns for each cell its outcome on the day, its state before and on the day, and the contracts
    that hold it then, with their providers and purpose: so a lasting replacement is told from
    bridging.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(impact.list_cells, id_=id_))
