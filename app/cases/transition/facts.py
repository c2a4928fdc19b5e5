"""Kinds of cases of a transition: candidates, data transfers and mobilisation steps."""

from collections.abc import Sequence

from app.cases.core.facts import (
    CaseType,
    StepType,
    case_check,
    record_type,
    step_type,
    workflow_history,
)
from app.cases.transition import queries
from app.cases.transition.models import (
    CandidateFact,
    CandidateStepFact,
    DataTransferFact,
    MobilisationFact,
    TransferStepFact,
)
from app.cases.transition.queries import transfer_event
from app.cases.transition.schemas import (
    CandidateIn,
    CandidateStepIn,
    DataTransferIn,
    MobilisationIn,
    TransferStepIn,
)
from app.domain.transfers import check_transfer_events
from app.domain.workflows import CANDIDATE as CANDIDATE_WORKFLOW


def _check_transfer(opening: DataTransferFact, steps: Sequence[TransferStepFact]) -> None:
    check_transfer_events(opening.opened_on, [transfer_event(step) for step in steps])


check_candidate = case_check(CandidateFact, CandidateStepFact, workflow_history(CANDIDATE_WORKFLOW))
check_transfer = case_check(DataTransferFact, TransferStepFact, _check_transfer)

CANDIDATE = CaseType(
    "candidate",
    "candidates",
    record_type("candidate", CandidateFact, CandidateIn, checks=(check_candidate,)),
    queries.CANDIDATES,
    {"scope": "repair", "provider": "north", "opened_on": "2025-08-01"},
)
CANDIDATE_STEP = StepType(
    "candidate_step",
    step_type(
        "candidate_step",
        CandidateStepFact,
        CandidateStepIn,
        CANDIDATE.fact,
        checks=(check_candidate,),
    ),
    {"step": "approached", "day": "2025-08-05"},
    CANDIDATE,
)
DATA_TRANSFER = CaseType(
    "data_transfer",
    "data-transfers",
    record_type(
        "data_transfer",
        DataTransferFact,
        DataTransferIn,
        checks=(check_transfer,),
    ),
    queries.TRANSFERS,
    {"holder": "north", "classes": ["loans"], "scopes": ["equipment"], "opened_on": "2025-08-01"},
)
DATA_TRANSFER_STEP = StepType(
    "data_transfer_step",
    step_type(
        "transfer_step",
        TransferStepFact,
        TransferStepIn,
        DATA_TRANSFER.fact,
        checks=(check_transfer,),
    ),
    {"step": "requested", "day": "2025-08-05"},
    DATA_TRANSFER,
)
MOBILISATION_STEP = CaseType(
    "mobilisation_step",
    "mobilisation-steps",
    record_type("mobilisation_step", MobilisationFact, MobilisationIn),
    queries.MOBILISATION,
    {"contract": "c-1", "step": "training", "text": "Two sessions"},
)
CASE_TYPES = (CANDIDATE, CANDIDATE_STEP, DATA_TRANSFER, DATA_TRANSFER_STEP, MOBILISATION_STEP)
