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
from app.ledger.entries import Recording

check_concern = case_check(ConcernFact, ConcernStepFact, course_history(CONCERN))


def state_rhythm(session: Session, body: RhythmIn, recording: Recording) -> RhythmFact:
    """State how often people undertook to meet, or to look."""
    return state_about_authority(session, stated(RhythmFact, body), recording)


def state_occasion(session: Session, body: OccasionIn, recording: Recording) -> OccasionFact:
    """State that people met, talked something through, or went and looked."""
    return state_about_authority(session, stated(OccasionFact, body), recording)


def state_concern(session: Session, body: ConcernIn, recording: Recording) -> ConcernFact:
    """State that there is concern about a provider."""
    return state_about_authority(session, stated(ConcernFact, body), recording)


def take_concern_step(
    session: Session, case: ConcernFact, body: ConcernStepIn, recording: Recording
) -> ConcernStepFact:
    """State what followed from a concern."""
    return take_step(session, case, ConcernStepFact, body, recording)


def state_staffing(session: Session, body: StaffingIn, recording: Recording) -> StaffingFact:
    """State that an authority engages staff itself."""
    return state_about_authority(session, stated(StaffingFact, body), recording)


def state_lesson(session: Session, body: LessonIn, recording: Recording) -> LessonFact:
    """State what was learnt."""
    incident = named_record(session, body, "incident", recording, kind="incident")
    return state_about_authority(session, stated(LessonFact, body, incident=incident), recording)


def state_action(session: Session, body: ActionIn, recording: Recording) -> ActionFact:
    """State that something is to be done, or was."""
    of = named_record(session, body, "arises_from", recording)
    return state_about_authority(session, stated(ActionFact, body, arises_from=of), recording)
