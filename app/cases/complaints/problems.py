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
        "Send a day on or after the decision.",
    ),
    ProblemType(
        "remedy-without-decision",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The remedy needs an Ombudsman decision",
        "Record the decision first, and send its id as decision.",
    ),
    ProblemType(
        "other-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The decision is about another authority",
        "Send the authority of the decision, or the id of another decision.",
    ),
)
_FIELD_RULES = {
    "two-due-days": "A remedy has either `due_on` or `within`, not both.",
    "two-ends": "A remedy has either `done_on` or `fell_away_on`, not both.",
    "reason-if-fell-away": "`fell_away_because` is given together with `fell_away_on`.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
