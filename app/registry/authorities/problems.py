"""Problems with authorities, consortia and memberships."""

from http import HTTPStatus

from app.ledger.problems import already_exists, unknown
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    already_exists("authority"),
    already_exists("consortium"),
    unknown("consortium"),
    ProblemType(
        "member-already",
        HTTPStatus.CONFLICT,
        "The authority is already a member on these days",
        "End the earlier membership first: revise it with replaces.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
