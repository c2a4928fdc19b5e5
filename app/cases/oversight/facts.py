"""Kinds of cases of oversight: meeting schedules, oversight events, concerns, staffing and more."""

from typing import Any

from app.cases.core.facts import (
    CaseType,
    StepType,
    case_check,
    named_record,
    record_type,
    step_type,
    workflow_history,
)
from app.cases.core.listing import Listing
from app.cases.oversight import queries
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    LessonFact,
    MeetingScheduleFact,
    OversightEventFact,
    StaffingFact,
)
from app.cases.oversight.responses import LessonOut
from app.cases.oversight.schemas import (
    ActionIn,
    ConcernIn,
    ConcernStepIn,
    LessonIn,
    MeetingScheduleIn,
    OversightEventIn,
    StaffingIn,
)
from app.domain.workflows import CONCERN as CONCERN_WORKFLOW
from app.ledger.fact_types import CommandContext


def _incident_of(ctx: CommandContext, body: LessonIn) -> dict[str, Any]:
    return {"incident": named_record(ctx, body, "incident", kind="incident")}


def _origin_of(ctx: CommandContext, body: ActionIn) -> dict[str, Any]:
    return {"arises_from": named_record(ctx, body, "arises_from")}


check_concern = case_check(ConcernFact, ConcernStepFact, workflow_history(CONCERN_WORKFLOW))

MEETING_SCHEDULE = CaseType(
    "meeting_schedule",
    "meeting-schedules",
    record_type("meeting_schedule", MeetingScheduleFact, MeetingScheduleIn),
    queries.MEETING_SCHEDULES,
    {"kind": "meeting", "cadence": "fortnightly", "first_day": "2025-08-01"},
)
OVERSIGHT_EVENT = CaseType(
    "oversight_event",
    "oversight-events",
    record_type("oversight_event", OversightEventFact, OversightEventIn),
    queries.OVERSIGHT_EVENTS,
    {"kind": "meeting", "day": "2025-08-05"},
)
CONCERN = CaseType(
    "concern",
    "concerns",
    record_type("concern", ConcernFact, ConcernIn, checks=(check_concern,)),
    queries.CONCERNS,
    {"provider": "north", "text": "Late deliveries", "opened_on": "2025-08-01"},
)
CONCERN_STEP = StepType(
    "concern_step",
    step_type(
        "concern_step", ConcernStepFact, ConcernStepIn, CONCERN.fact, checks=(check_concern,)
    ),
    {"step": "warning", "day": "2025-08-05"},
    CONCERN,
)
STAFFING = CaseType(
    "staffing",
    "staffing",
    record_type("staffing", StaffingFact, StaffingIn),
    queries.STAFFING,
    {"role": "delivery driver", "posts": 2, "first_day": "2025-08-01"},
)
LESSON = CaseType(
    "lesson",
    "lessons",
    record_type("lesson", LessonFact, LessonIn, resolve=_incident_of),
    Listing(
        LessonFact,
        LessonOut,
        day="learnt_on",
        begins="learnt_on",
        known={"incident": "incident"},
    ),
    {"text": "Ask for the data first", "learnt_on": "2025-08-05"},
)
ACTION = CaseType(
    "action",
    "actions",
    record_type("action", ActionFact, ActionIn, resolve=_origin_of),
    queries.ACTIONS,
    {"text": "Ask again", "decided_on": "2025-08-05"},
)
CASE_TYPES = (MEETING_SCHEDULE, OVERSIGHT_EVENT, CONCERN, CONCERN_STEP, STAFFING, LESSON, ACTION)
