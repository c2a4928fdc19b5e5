"""Problems with complaints, decisions and remedies."""

from http import HTTPStatus

from app.cases.core.problems import too_early
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    too_early("to-ombudsman", "replied"),
    too_early("decided", "to-ombudsman"),
    ProblemType(
        "remedy-before-decision",
        HTTPStatus.CONFLICT,
        "The day is before the decision",
        "A remedy is asked for by a decision, and ends after it.",
    ),
    ProblemType(
        "remedy-without-decision",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A remedy is asked for by a decision",
        "State what the Ombudsman decided first, and give the id of that as `decision`.",
    ),
    ProblemType(
        "other-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The decision is about another authority",
        "State the remedy of the authority that the decision is about.",
    ),
)
_FIELD_RULES = {
    "two-due-days": "A remedy is due on a day, or within a time after the decision: not both.",
    "two-ends": "A remedy was done, or it fell away: not both.",
    "reason-if-fell-away": "A reason is given if, and only if, the remedy fell away.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
