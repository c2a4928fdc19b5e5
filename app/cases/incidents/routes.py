"""Incidents over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.incidents import impact, queries
from app.cases.incidents.facts import INCIDENT, INCIDENT_STEP
from app.cases.incidents.responses import CellOutcomeOut, ImpactOut, IncidentOut
from app.cases.incidents.schemas import (
    CellOutcomeQuery,
    ImpactQuery,
    IncidentIn,
    IncidentQuery,
    IncidentStepIn,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import operations

router = operations("/v1", "Incidents")


@router.get("/incidents", response_model=Page[IncidentOut])
def list_incidents(query: Annotated[IncidentQuery, Query()], reads: Reads) -> Response:
    """List the failures of providers

    Declared by the day: with who advises, what was decided, and how many lessons were learnt.
    """
    return reads.answer(query, queries.list_incidents)


@router.post("/incidents", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def record_incident(caller: Editor, body: IncidentIn, writes: Writes) -> Response:
    """Declare that providers have failed

    By the lead of a consortium, by an authority, or by an admin. What the providers held on the day
    on which it began is then followed day by day.
    """
    return writes.record(caller, INCIDENT.fact, body, address="/v1/incidents/{case}")


@router.get("/incidents/{id}", response_model=IncidentOut)
def get_incident(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show the failure of providers

    With every adviser and every decision up to the day.
    """
    return reads.answer(query, partial(queries.INCIDENTS.item, id_=id_))


@router.post("/incidents/{id}/steps", response_model=ChangeOut, status_code=HTTPStatus.CREATED)
def record_incident_step(
    caller: Editor, id_: CaseId, body: IncidentStepIn, writes: Writes
) -> Response:
    """State what was done about a failure

    A firm that advises, in which role; what was decided; or that the incident was stood down.
    """
    return writes.run(caller, partial(record_step, type_=INCIDENT_STEP, body=body, id_=id_))


@router.get("/incidents/{id}/days", response_model=Page[ImpactOut])
def list_incident_days(
    id_: CaseId, query: Annotated[ImpactQuery, Query()], reads: Reads
) -> Response:
    """Show what became of everything that failed

    Day by day, in runs of days that are alike: how many cells the failed providers hold no more,
    hold alone, how many others have taken over at which level, and how many are open.
    """
    return reads.answer(query, partial(impact.list_days, id_=id_))


@router.get("/incidents/{id}/cells", response_model=Page[CellOutcomeOut])
def list_incident_cells(
    id_: CaseId, query: Annotated[CellOutcomeQuery, Query()], reads: Reads
) -> Response:
    """List the cells that a failure has hit

    Each as it stands on the day: at risk, replaced, reduced, open or unclear, and who holds it.
    """
    return reads.answer(query, partial(impact.list_cells, id_=id_))
