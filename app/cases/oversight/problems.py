"""Problems with concerns, and with the fields of meetings, lessons and actions."""

from app.cases.core.problems import too_early
from app.platform.problems.problem_type import RoomProblems

_TYPES = (
    too_early("improvement-plan", "warning"),
    too_early("improved", "improvement-plan"),
    too_early("termination", "warning"),
)
_FIELD_RULES = {
    "shared-with-whom": "`shared_on` is given together with `shared_with`, a consortium.",
    "authority-twice": "`authority` and `joint_with` together name each authority once.",
    "before-decided": "No day of the action is before `decided_on`.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
