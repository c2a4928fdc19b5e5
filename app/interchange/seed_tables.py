"""The fact type that each table of the embedded data set is recorded as."""

from typing import Any

from app.cases.complaints.facts import COMPLAINT, COMPLAINT_STEP, OMBUDSMAN_DECISION, REMEDY
from app.cases.core.facts import StepType
from app.cases.incidents.facts import INCIDENT, INCIDENT_STEP
from app.cases.oversight.facts import ACTION, CONCERN, MEETING_SCHEDULE, OVERSIGHT_EVENT, STAFFING
from app.cases.performance.facts import KPI
from app.cases.transition.facts import (
    CANDIDATE,
    CANDIDATE_STEP,
    DATA_TRANSFER,
    DATA_TRANSFER_STEP,
    MOBILISATION_STEP,
)
from app.ledger.fact_types import FactType
from app.ledger.identities import Identity
from app.registry.authorities.facts import AUTHORITY, CONSORTIUM, MEMBERSHIP, SERVICE_REPORT
from app.registry.claims.facts import CLAIM
from app.registry.contracts.facts import AWARD, CONTRACT, NOTICE, TERM_CHANGE
from app.registry.merges.facts import MERGES
from app.registry.providers.facts import PROVIDER, PROVIDER_EVENT
from app.registry.scopes.facts import SCOPE

FACTS: dict[str, tuple[FactType[Any, Any], str | None]] = {
    "membership": (MEMBERSHIP, "consortium"),
    "report": (SERVICE_REPORT, "authority"),
    "event": (PROVIDER_EVENT, "provider"),
    **{f"{thing}_merge": (type_, "former") for thing, type_ in MERGES.items()},
    "contract.awards": (AWARD, "contract"),
    "contract.term_changes": (TERM_CHANGE, "contract"),
    "contract.notices": (NOTICE, "contract"),
    "claim": (CLAIM, None),
    "candidate": (CANDIDATE.fact, None),
    "data_transfer": (DATA_TRANSFER.fact, None),
    "mobilisation": (MOBILISATION_STEP.fact, None),
    "occasion": (OVERSIGHT_EVENT.fact, None),
    "meeting_schedule": (MEETING_SCHEDULE.fact, None),
    "complaint": (COMPLAINT.fact, None),
    "concern": (CONCERN.fact, None),
    "staffing": (STAFFING.fact, None),
    "kpi": (KPI.fact, None),
    "ombudsman_decision": (OMBUDSMAN_DECISION.fact, None),
    "incident": (INCIDENT.fact, None),
}
"""Facts by themselves, each with the column of the thing that its table or its parent names."""

STEPS: dict[str, StepType] = {
    "candidate.steps": CANDIDATE_STEP,
    "data_transfer.steps": DATA_TRANSFER_STEP,
    "incident.steps": INCIDENT_STEP,
    "complaint.steps": COMPLAINT_STEP,
}
"""Steps of the case that the parent opens."""

PARTS: dict[str, tuple[FactType[Any, Any], str]] = {
    "ombudsman_decision.remedies": (REMEDY.fact, "decision"),
    "incident.actions": (ACTION.fact, "arises_from"),
}
"""Records that name the case which the parent opens, each with the field that names it."""

IDENTITIES: dict[str, Identity[Any, Any]] = {
    identity.thing: identity for identity in (SCOPE, AUTHORITY, CONSORTIUM, PROVIDER, CONTRACT)
}
"""Things with a code, whose first details come with it."""
