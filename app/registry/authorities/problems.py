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
        "The authority is a member for these days already",
        "End the earlier membership, by stating it again with `replaces`, before the new one.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
