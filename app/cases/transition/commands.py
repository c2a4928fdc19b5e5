"""State what happens in a transition."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.cases.core.commands import (
    case_check,
    course_history,
    state_about_authority,
    stated,
    take_step,
)
from app.cases.transition.models import (
    CandidateFact,
    CandidateStepFact,
    DataTransferFact,
    MobilisationFact,
    TransferStepFact,
)
from app.cases.transition.queries import moved
from app.cases.transition.schemas import (
    CandidateIn,
    CandidateStepIn,
    DataTransferIn,
    MobilisationIn,
    TransferStepIn,
)
from app.domain.courses import CANDIDATE
from app.domain.transfers import check_moves
from app.ledger.entries import Provenance
from app.ledger.integrity import check_exists


def _moves(opening: DataTransferFact, steps: Sequence[TransferStepFact]) -> None:
    check_moves(opening.opened_on, [moved(step) for step in steps])


check_candidate = case_check(CandidateFact, CandidateStepFact, course_history(CANDIDATE))
check_transfer = case_check(DataTransferFact, TransferStepFact, _moves)


def state_candidate(session: Session, body: CandidateIn, provenance: Provenance) -> CandidateFact:
    """State that a provider may take a scope over."""
    return state_about_authority(session, stated(CandidateFact, body), provenance)


def take_candidate_step(
    session: Session, case: CandidateFact, body: CandidateStepIn, provenance: Provenance
) -> CandidateStepFact:
    """State how much further a candidate came."""
    return take_step(session, case, CandidateStepFact, body, provenance)


def state_transfer(
    session: Session, body: DataTransferIn, provenance: Provenance
) -> DataTransferFact:
    """State that data is needed that somebody else holds."""
    check_exists(session, "scope", body.scopes, "scopes")
    return state_about_authority(session, stated(DataTransferFact, body), provenance)


def take_transfer_step(
    session: Session, case: DataTransferFact, body: TransferStepIn, provenance: Provenance
) -> TransferStepFact:
    """State what happened to data on its way."""
    return take_step(session, case, TransferStepFact, body, provenance)


def state_mobilisation(
    session: Session, body: MobilisationIn, provenance: Provenance
) -> MobilisationFact:
    """State that something must be ready, or is."""
    return state_about_authority(session, stated(MobilisationFact, body), provenance)
