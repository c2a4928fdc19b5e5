"""Rules for the fields of incidents."""

from app.platform.problems.problem_type import RoomProblems

_FIELD_RULES = {
    "two-who-declare": "A consortium or an authority declares an incident: not both.",
    "firm-if-adviser": "A firm and its role are named if, and only if, a firm advises.",
    "text-if-decision": "A decision says what was decided.",
}
PROBLEMS = RoomProblems(field_rules=_FIELD_RULES)
