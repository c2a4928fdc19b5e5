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
        "The scope is in use",
        "Awards, reports and attestations name it, and what they say would change silently.",
    ),
    ProblemType(
        "scope-cycle",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The scope would stand under itself",
        "Choose a parent that is not below this scope.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
