"""State that providers have failed, and what was done about it."""

from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from app.cases.core.commands import (
    case_check,
    course_history,
    state_record,
    stated,
    take_step,
)
from app.cases.incidents.models import IncidentFact, IncidentStepFact
from app.cases.incidents.schemas import IncidentIn, IncidentStepIn
from app.domain.courses import INCIDENT
from app.ledger.entries import Provenance, Subject
from app.ledger.integrity import check_exists
from app.ledger.models import Fact
from app.registry.contracts.ownership import leads_of

check_incident = case_check(IncidentFact, IncidentStepFact, course_history(INCIDENT, "declared_on"))


def declare(session: Session, body: IncidentIn, provenance: Provenance) -> IncidentFact:
    """State that providers have failed."""
    check_exists(session, "provider", body.providers, "providers")
    named = {"consortium": body.consortium, "authority": body.authority}
    thing, code = next(
        ((thing, code) for thing, code in named.items() if code is not None),
        ("provider", body.providers[0]),
    )
    return state_record(session, stated(IncidentFact, body), Subject(thing, code), provenance)


def take_incident_step(
    session: Session, case: IncidentFact, body: IncidentStepIn, provenance: Provenance
) -> IncidentStepFact:
    """State what was done about it."""
    return take_step(session, case, IncidentStepFact, body, provenance)


def incident_charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """Its consortium's lead, or the authority named; else an admin declares it."""
    incident = cast(IncidentFact, fact)
    if incident.consortium is not None:
        return leads_of(session, incident.consortium, today)
    return frozenset() if incident.authority is None else frozenset({incident.authority})
