"""The registry's own command for each table of the data set, and what it takes."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.cases.complaints import commands as complaints
from app.cases.complaints.schemas import DecisionIn, RemedyIn
from app.cases.incidents import commands as incidents
from app.cases.incidents.models import IncidentFact
from app.cases.incidents.schemas import IncidentIn, IncidentStepIn
from app.cases.oversight import commands as oversight
from app.cases.oversight.models import ActionFact
from app.cases.oversight.schemas import ActionIn, ConcernIn, OccasionIn, StaffingIn
from app.cases.performance import commands as kpis
from app.cases.performance.schemas import KpiIn
from app.cases.transition import commands as transition
from app.cases.transition.schemas import (
    CandidateIn,
    CandidateStepIn,
    DataTransferIn,
    MobilisationIn,
    TransferStepIn,
)
from app.ledger.entries import Provenance
from app.registry.authorities import commands as authorities
from app.registry.authorities.schemas import (
    AuthorityDetailsIn,
    AuthorityIn,
    ConsortiumDetailsIn,
    ConsortiumIn,
    MembershipIn,
    ServiceReportIn,
)
from app.registry.claims import commands as claims
from app.registry.claims.schemas import ClaimIn
from app.registry.contracts import commands as contracts
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    NoticeIn,
    TermChangeIn,
)
from app.registry.providers import commands as providers
from app.registry.providers.schemas import ProviderDetailsIn, ProviderEventIn, ProviderIn
from app.registry.scopes.commands import state_scope
from app.registry.scopes.schemas import ScopeIn


def _act_on(
    session: Session, incident: IncidentFact, body: ActionIn, provenance: Provenance
) -> ActionFact:
    """State what is to be done since an incident."""
    arising = body.model_copy(update={"arises_from": incident.record_id})
    return oversight.state_action(session, arising, provenance)


COMMANDS: dict[str, tuple[type[BaseModel], Callable[..., Any], str | None]] = {
    "scope": (ScopeIn, state_scope, None),
    "membership": (MembershipIn, authorities.state_membership, "consortium"),
    "report": (ServiceReportIn, authorities.report_service, "authority"),
    "event": (ProviderEventIn, providers.state_event, "provider"),
    "contract.awards": (AwardIn, contracts.state_award, None),
    "contract.term_changes": (TermChangeIn, contracts.change_term, None),
    "contract.notices": (NoticeIn, contracts.state_notice, None),
    "claim": (ClaimIn, claims.state_claim, None),
    "candidate": (CandidateIn, transition.state_candidate, None),
    "data_transfer": (DataTransferIn, transition.state_transfer, None),
    "mobilisation": (MobilisationIn, transition.state_mobilisation, None),
    "occasion": (OccasionIn, oversight.state_occasion, None),
    "concern": (ConcernIn, oversight.state_concern, None),
    "staffing": (StaffingIn, oversight.state_staffing, None),
    "kpi": (KpiIn, kpis.state_kpi, None),
    "ombudsman_decision": (DecisionIn, complaints.state_decision, None),
    "incident": (IncidentIn, incidents.declare, None),
}
"""What is stated by itself or of a thing: which key names the thing, where it is not nested."""

PARTS: dict[str, tuple[type[BaseModel], Callable[..., Any]]] = {
    "candidate.steps": (CandidateStepIn, transition.take_candidate_step),
    "data_transfer.steps": (TransferStepIn, transition.take_transfer_step),
    "ombudsman_decision.remedies": (RemedyIn, complaints.ask_for),
    "incident.steps": (IncidentStepIn, incidents.take_incident_step),
    "incident.actions": (ActionIn, _act_on),
}
"""What is added to a case that another fact opens."""

DETAILS: dict[
    str, tuple[Callable[..., Any], type[BaseModel], Callable[..., Any], type[BaseModel]]
] = {
    "authority": (
        authorities.state_authority, AuthorityIn,
        authorities.change_authority, AuthorityDetailsIn,
    ),
    "consortium": (
        authorities.state_consortium, ConsortiumIn,
        authorities.change_consortium, ConsortiumDetailsIn,
    ),
    "provider": (
        providers.state_provider, ProviderIn, providers.change_provider, ProviderDetailsIn,
    ),
    "contract": (
        contracts.state_contract, ContractIn, contracts.change_contract, ContractDetailsIn,
    ),
}  # fmt: skip
"""The first version of a thing's details, and later ones."""

CORRECTIONS: dict[str, Callable[..., Any]] = {
    "authority": authorities.correct_authority,
    "consortium": authorities.correct_consortium,
    "provider": providers.correct_provider,
    "contract": contracts.correct_contract,
}
