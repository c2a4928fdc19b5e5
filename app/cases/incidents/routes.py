"""Incidents over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.incidents import impact as truth
from app.cases.incidents import queries
from app.cases.incidents.facts import INCIDENT, INCIDENT_STEP
from app.cases.incidents.responses import IncidentOut, PlightOut, TruthOut
from app.cases.incidents.schemas import (
    IncidentIn,
    IncidentQuery,
    IncidentStepIn,
    PlightQuery,
    TruthQuery,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Incidents")

_PUBLIC_EXAMPLE = {**EXAMPLE_PROVENANCE, "visibility": "public", "authority": "westminster"}


@router.get(
    "/incidents",
    response_model=Page[IncidentOut],
    openapi_extra=documented(example={"provider": "nottingham-rehab"}, statements=(5, 7)),
)
def list_incidents(query: Annotated[IncidentQuery, Query()], reads: Reads) -> Response:
    """List the failures of providers

    Declared by the day: with who advises, what was decided, and how many lessons were learnt.
    """
    return reads.answer(query, queries.list_incidents)


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
def declare_incident(caller: Editor, body: IncidentIn, writes: Writes) -> Response:
    """Declare that providers have failed

    By the lead of a consortium, by an authority, or by an admin. What the providers held on the day
    on which it began is then followed day by day.
    """
    return writes.record(caller, INCIDENT.fact, body, address="/v1/incidents/{case}")


@router.get(
    "/incidents/{id}",
    response_model=IncidentOut,
    openapi_extra=documented(example={"id": "public-202"}, statements=5),
)
def get_incident(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show the failure of providers

    With every adviser and every decision up to the day.
    """
    return reads.answer(query, partial(queries.INCIDENTS.item, id_=id_))


@router.post(
    "/incidents/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-862",
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
def take_incident_step(
    caller: Editor, id_: CaseId, body: IncidentStepIn, writes: Writes
) -> Response:
    """State what was done about a failure

    A firm that advises, in which role; what was decided; or that the incident was stood down.
    """
    return writes.run(caller, partial(record_step, type_=INCIDENT_STEP, body=body, id_=id_))


@router.get(
    "/incidents/{id}/days",
    response_model=Page[TruthOut],
    openapi_extra=documented(example={"id": "public-202", "last_day": "2025-12-31"}, statements=7),
)
def list_incident_days(
    id_: CaseId, query: Annotated[TruthQuery, Query()], reads: Reads
) -> Response:
    """Show what became of everything that failed

    Day by day, in runs of days that are alike: how many cells the failed providers hold no more,
    hold alone, how many others have taken over at which level, and how many are open.
    """
    return reads.answer(query, partial(truth.list_days, id_=id_))


@router.get(
    "/incidents/{id}/cells",
    response_model=Page[PlightOut],
    openapi_extra=documented(example={"id": "public-202", "on": "2025-09-16"}, statements=7),
)
def list_incident_cells(
    id_: CaseId, query: Annotated[PlightQuery, Query()], reads: Reads
) -> Response:
    """List the cells that a failure has hit

    Each as it stands on the day: at risk, replaced, reduced, open or unclear, and who holds it.
    """
    return reads.answer(query, partial(truth.list_plights, id_=id_))
