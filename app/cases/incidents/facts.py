"""Kinds of cases of incidents: failures of providers and the steps taken about them."""

from app.cases.core.facts import (
    CaseType,
    StepType,
    case_check,
    record_type,
    step_type,
    workflow_history,
)
from app.cases.incidents import queries
from app.cases.incidents.models import IncidentFact, IncidentStepFact
from app.cases.incidents.schemas import IncidentIn, IncidentStepIn
from app.domain.workflows import INCIDENT as INCIDENT_WORKFLOW
from app.ledger.entries import Subject
from app.ledger.fact_types import CommandContext
from app.platform.db.references import codes_of
from app.registry.contracts.ownership import leads_of


def _incident_owners(ctx: CommandContext, incident: IncidentFact) -> frozenset[str]:
    """Return the leads of its consortium, or its authority; for neither, only admins record it."""
    if incident.consortium is not None:
        return leads_of(ctx.session, incident.consortium, ctx.today)
    return frozenset() if incident.authority is None else frozenset({incident.authority})


def _incident_subject(_: CommandContext, incident: IncidentFact) -> Subject:
    if incident.consortium is not None:
        return Subject("consortium", incident.consortium)
    if incident.authority is not None:
        return Subject("authority", incident.authority)
    return Subject("provider", codes_of(incident.providers)[0])


check_incident = case_check(
    IncidentFact, IncidentStepFact, workflow_history(INCIDENT_WORKFLOW, "declared_on")
)

INCIDENT = CaseType(
    "incident",
    "incidents",
    record_type(
        "incident",
        IncidentFact,
        IncidentIn,
        subject=_incident_subject,
        owners=_incident_owners,
        checks=(check_incident,),
    ),
    queries.INCIDENTS,
    {
        "title": "North has failed",
        "providers": ["north"],
        "began_on": "2025-08-01",
        "declared_on": "2025-08-01",
    },
)
INCIDENT_STEP = StepType(
    "incident_step",
    step_type(
        "incident_step",
        IncidentStepFact,
        IncidentStepIn,
        INCIDENT.fact,
        checks=(check_incident,),
    ),
    {"step": "decision", "text": "Stocks are pooled", "day": "2025-08-05"},
    INCIDENT,
)
CASE_TYPES = (INCIDENT, INCIDENT_STEP)
