"""Kinds of cases of oversight: meeting schedules, oversight events, concerns, staffing and more."""

from typing import Any

from app.cases.core.facts import (
    CaseType,
    case_check,
    named_record,
    record_type,
    step_type,
    workflow_history,
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
from app.domain.workflows import CONCERN as CONCERN_WORKFLOW
from app.ledger.fact_types import CommandContext


def _lesson_row(ctx: CommandContext, body: LessonIn) -> dict[str, Any]:
    incident = named_record(ctx, body, "incident", kind="incident")
    return {**body.model_dump(), "incident": incident}


def _action_row(ctx: CommandContext, body: ActionIn) -> dict[str, Any]:
    return {**body.model_dump(), "arises_from": named_record(ctx, body, "arises_from")}


check_concern = case_check(ConcernFact, ConcernStepFact, workflow_history(CONCERN_WORKFLOW))

MEETING_SCHEDULE = CaseType(
    "rhythm",
    "rhythms",
    record_type("rhythm", RhythmFact, RhythmIn),
    {"kind": "meeting", "cadence": "fortnightly", "first_day": "2025-08-01"},
    statements=4,
)
OVERSIGHT_EVENT = CaseType(
    "occasion",
    "occasions",
    record_type("occasion", OccasionFact, OccasionIn),
    {"kind": "meeting", "day": "2025-08-05"},
)
CONCERN = CaseType(
    "concern",
    "concerns",
    record_type("concern", ConcernFact, ConcernIn, checks=(check_concern,)),
    {"provider": "north", "text": "Late deliveries", "opened_on": "2025-08-01"},
)
CONCERN_STEP = CaseType(
    "concern_step",
    "concerns/{id}/steps",
    step_type(
        "concern_step", ConcernStepFact, ConcernStepIn, CONCERN.fact, checks=(check_concern,)
    ),
    {"step": "warning", "day": "2025-08-05"},
    parent=CONCERN,
)
STAFFING = CaseType(
    "staffing",
    "staffing",
    record_type("staffing", StaffingFact, StaffingIn),
    {"role": "delivery driver", "posts": 2, "first_day": "2025-08-01"},
)
LESSON = CaseType(
    "lesson",
    "lessons",
    record_type("lesson", LessonFact, LessonIn, to_row=_lesson_row),
    {"text": "Ask for the data first", "learnt_on": "2025-08-05"},
)
ACTION = CaseType(
    "action",
    "actions",
    record_type("action", ActionFact, ActionIn, to_row=_action_row),
    {"text": "Ask again", "decided_on": "2025-08-05"},
)
CASE_TYPES = (MEETING_SCHEDULE, OVERSIGHT_EVENT, CONCERN, CONCERN_STEP, STAFFING, LESSON, ACTION)
