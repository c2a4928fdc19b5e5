"""Rules for the fields of incidents."""

from app.platform.problems.problem_type import RoomProblems

_FIELD_RULES = {
    "two-who-declare": "Send a consortium or an authority, not both.",
    "firm-if-adviser": "Send a firm and its role if, and only if, the step is adviser.",
    "text-if-decision": "A decision needs its text: send what was decided.",
}
PROBLEMS = RoomProblems(field_rules=_FIELD_RULES)
