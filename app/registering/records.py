"""Who checks each kind of record, and who is in charge of it."""

from app.cases.complaints.commands import check_complaint, check_decision, check_tally
from app.cases.complaints.models import (
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
    TallyFact,
)
from app.cases.core.commands import charge_of_case
from app.cases.incidents.commands import check_incident, incident_charge
from app.cases.incidents.models import IncidentFact, IncidentStepFact
from app.cases.oversight.commands import check_concern
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    LessonFact,
    OccasionFact,
    RhythmFact,
    StaffingFact,
)
from app.cases.performance.commands import check_kpi, kpi_charge
from app.cases.performance.models import KpiFact, KpiObservationFact
from app.cases.transition.commands import check_candidate, check_transfer
from app.cases.transition.models import (
    CandidateFact,
    CandidateStepFact,
    DataTransferFact,
    MobilisationFact,
    TransferStepFact,
)
from app.ledger.models import Fact
from app.ledger.registration import Check, Owners, register
from app.registry.authorities.commands import by_the_authority

RECORDS: list[tuple[type[Fact], list[Check], Owners]] = [
    (CandidateFact, [check_candidate], by_the_authority),
    (CandidateStepFact, [check_candidate], charge_of_case(CandidateFact)),
    (DataTransferFact, [check_transfer], by_the_authority),
    (TransferStepFact, [check_transfer], charge_of_case(DataTransferFact)),
    (MobilisationFact, [], by_the_authority),
    (RhythmFact, [], by_the_authority),
    (OccasionFact, [], by_the_authority),
    (ConcernFact, [check_concern], by_the_authority),
    (ConcernStepFact, [check_concern], charge_of_case(ConcernFact)),
    (StaffingFact, [], by_the_authority),
    (LessonFact, [], by_the_authority),
    (ActionFact, [], by_the_authority),
    (KpiFact, [check_kpi], kpi_charge),
    (KpiObservationFact, [check_kpi], by_the_authority),
    (ComplaintFact, [check_complaint], by_the_authority),
    (ComplaintStepFact, [check_complaint], charge_of_case(ComplaintFact)),
    (TallyFact, [check_tally], by_the_authority),
    (OmbudsmanDecisionFact, [check_decision], by_the_authority),
    (RemedyFact, [check_decision], by_the_authority),
    (IncidentFact, [check_incident], incident_charge),
    (IncidentStepFact, [check_incident], charge_of_case(IncidentFact)),
]
"""Each kind of record, with its checks and its charge, in the order in which they run."""


def register_records() -> None:
    """Tell the ledger who checks each kind of record, and who is in charge of it."""
    for kind, checks, charge in RECORDS:
        register(kind, owners=charge)
        for check in checks:
            register(kind, check=check)
