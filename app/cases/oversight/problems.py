"""Problems with concerns, and with the fields of meetings, lessons and actions."""

from app.cases.core.problems import too_early
from app.platform.problems.problem_type import RoomProblems

_TYPES = (
    too_early("improvement-plan", "warning"),
    too_early("improved", "improvement-plan"),
    too_early("termination", "warning"),
)
_FIELD_RULES = {
    "shared-with-whom": "The day of sharing comes with the consortium that it was shared with.",
    "before-decided": "Nothing is due or done before the day on which it was decided.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
