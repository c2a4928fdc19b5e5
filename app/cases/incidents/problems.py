"""Rules for the fields of incidents."""

from app.platform.problems.problem_type import RoomProblems

_FIELD_RULES = {
    "two-who-declare": "An incident is declared by either `consortium` or `authority`, not both.",
    "firm-if-adviser": "`firm` and `role` are given for the step `adviser` only.",
    "text-if-decision": "`text` is given for the step `decision`.",
}
PROBLEMS = RoomProblems(field_rules=_FIELD_RULES)
