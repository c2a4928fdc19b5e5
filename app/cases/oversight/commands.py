"""State what happens in oversight."""

from sqlalchemy.orm import Session

from app.cases.core.commands import (
    case_check,
    course_history,
    named_record,
    state_about_authority,
    stated,
    take_step,
)
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    LessonFact,
    OccasionFact,
    RhythmFact,
    StaffingFact,
)
from app.cases.oversight.schemas import (
    ActionIn,
    ConcernIn,
    ConcernStepIn,
    LessonIn,
    OccasionIn,
    RhythmIn,
    StaffingIn,
)
from app.domain.courses import CONCERN
from app.ledger.entries import Provenance

check_concern = case_check(ConcernFact, ConcernStepFact, course_history(CONCERN))


def state_rhythm(session: Session, body: RhythmIn, provenance: Provenance) -> RhythmFact:
    """State how often people undertook to meet, or to look."""
    return state_about_authority(session, stated(RhythmFact, body), provenance)


def state_occasion(session: Session, body: OccasionIn, provenance: Provenance) -> OccasionFact:
    """State that people met, talked something through, or went and looked."""
    return state_about_authority(session, stated(OccasionFact, body), provenance)


def state_concern(session: Session, body: ConcernIn, provenance: Provenance) -> ConcernFact:
    """State that there is concern about a provider."""
    return state_about_authority(session, stated(ConcernFact, body), provenance)


def take_concern_step(
    session: Session, case: ConcernFact, body: ConcernStepIn, provenance: Provenance
) -> ConcernStepFact:
    """State what followed from a concern."""
    return take_step(session, case, ConcernStepFact, body, provenance)


def state_staffing(session: Session, body: StaffingIn, provenance: Provenance) -> StaffingFact:
    """State that an authority engages staff itself."""
    return state_about_authority(session, stated(StaffingFact, body), provenance)


def state_lesson(session: Session, body: LessonIn, provenance: Provenance) -> LessonFact:
    """State what was learnt."""
    incident = named_record(session, body, "incident", provenance, kind="incident")
    return state_about_authority(session, stated(LessonFact, body, incident=incident), provenance)


def state_action(session: Session, body: ActionIn, provenance: Provenance) -> ActionFact:
    """State that something is to be done, or was."""
    of = named_record(session, body, "arises_from", provenance)
    return state_about_authority(session, stated(ActionFact, body, arises_from=of), provenance)
