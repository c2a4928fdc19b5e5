"""Problems with the tree of scopes."""

from http import HTTPStatus

from app.ledger.problems import already_exists, unknown
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    already_exists("scope"),
    unknown("scope"),
    ProblemType(
        "scope-in-use",
        HTTPStatus.CONFLICT,
        "Other facts name the scope",
        "Awards, reports or attestations name it, so it can neither be withdrawn nor get scopes "
        "below it. Withdraw those facts first, or record another scope.",
    ),
    ProblemType(
        "scope-cycle",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The scope would be below itself",
        "Choose a parent that is not below this scope. GET /v1/scopes shows the tree.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
