"""Problems with questions about key dates."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "lead-time-too-short",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A replacement takes at least a month",
        "Give lead_months as a whole number from 1 to 120, or leave it out: then the lead "
        "time that is known of each route is taken.",
    ),
    ProblemType(
        "lead-time-before-award",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The replacement would start before the award",
        "Give lead_months so that the start is on or after the day of the award, or leave it out.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
